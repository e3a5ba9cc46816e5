using ConflictGraph.Wording;
using CsCheck;

namespace ConflictGraph.Tests.Wording;

public class SearchRankingTests
{
    [Theory]
    [InlineData("andrei belousov", SearchTier.WholeName, SearchMatch.Exact, "Andrei Belousov")]
    [InlineData("Andrei Bel", SearchTier.NamePrefix, SearchMatch.Exact, "Andrei Belousov")]
    [InlineData("Belousov Andrei", SearchTier.NameTokens, SearchMatch.Exact, "Andrei Belousov")]
    [InlineData("defence minister", SearchTier.Alias, SearchMatch.NameVariant, "the Defence Minister")]
    [InlineData("Андрей Рэмович", SearchTier.Alias, SearchMatch.NameVariant, "Андрей Рэмович Белоусов")]
    [InlineData("Andrey Belousov", SearchTier.Transliteration, SearchMatch.Transliteration, "Andrei Belousov")]
    [InlineData("Removich", SearchTier.Transliteration, SearchMatch.Transliteration, "Андрей Рэмович Белоусов")]
    [InlineData("Андрей Белоусов", SearchTier.Alias, SearchMatch.NameVariant, "Андрей Рэмович Белоусов")]
    [InlineData("Beluosov", SearchTier.Typo, SearchMatch.Typo, "Andrei Belousov")]
    [InlineData("phone call", SearchTier.Text, SearchMatch.Text, "phone")]
    public void A_match_says_its_tier_and_what_met_the_question(string question, SearchTier tier, SearchMatch match, string matched)
    {
        var minister = new SearchCandidate(1, new("Andrei Belousov"), [new("the Defence Minister"), new("Андрей Рэмович Белоусов", "ru")],
            Body: "Spoke with Austin in a phone call.");

        var ranked = SearchRanking.Rank(SearchQuery.Of(question), minister);

        Assert.NotNull(ranked);
        Assert.Equal((tier, match, matched), (ranked.Tier, ranked.Match, ranked.MatchedText));
    }

    [Fact]
    public void A_Cyrillic_question_finds_a_name_in_Latin_letters() =>
        Assert.Equal(SearchTier.Transliteration, SearchRanking.Rank(SearchQuery.Of("Василий Анохин"), Named(1, "Vasily Anokhin"))?.Tier);

    [Theory]
    [InlineData("Pentagon")]
    [InlineData("Andrei Pentagon")]
    [InlineData("?!")]
    [InlineData("")]
    public void What_does_not_answer_all_of_the_question_is_no_match(string question) =>
        Assert.Null(SearchRanking.Rank(SearchQuery.Of(question), Named(1, "Andrei Belousov")));

    [Fact]
    public void What_the_engine_found_in_a_body_that_is_not_at_hand_is_a_text_match() =>
        Assert.Equal(SearchMatch.Text, SearchRanking.Rank(SearchQuery.Of("ATACMS"), Named(1, "Sevastopol beach") with { InBody = true })?.Match);

    [Fact]
    public void Inside_a_tier_stand_more_exact_words_then_the_shorter_name_then_the_older()
    {
        var query = SearchQuery.Of("Belgorod regino");
        SearchCandidate[] found = [Named(4, "Region of Belgorod"), Named(3, "The Belgorod region"), Named(2, "Belgorof region"), Named(1, "The Belgorod region")];

        var order = found.Select(candidate => SearchRanking.Rank(query, candidate)!).Order(SearchRanking.Order).ToList();

        Assert.Equal([4, 1, 3, 2], order.Select(match => match.Serial));
        Assert.All(order, match => Assert.Equal(SearchTier.Typo, match.Tier));
    }

    [Fact]
    public void A_score_falls_in_the_order_of_the_answer_and_stays_between_0_and_1()
    {
        var query = SearchQuery.Of("odesa port");
        var name = Gen.OneOf("odesa", "port", "odessa", "prt", "одеса", "порт", "of", "the", "region").Array[1, 5].Select(words => string.Join(' ', words));

        name.Array[2, 8].Sample(names =>
        {
            var order = names.Select((text, i) => SearchRanking.Rank(query, Named(i, text) with { InBody = true })!).Order(SearchRanking.Order).ToList();
            Assert.All(order, match => Assert.InRange(match.Score, 0, 1));
            Assert.Equal(order.Select(match => match.Score), order.Select(match => match.Score).OrderDescending());
        });
    }

    [Fact]
    public void A_snippet_is_cut_round_the_first_match_at_words()
    {
        var text = string.Concat(Enumerable.Repeat("filler ", 40)) + "then the ATACMS missile fell; an ATACMS again " + string.Concat(Enumerable.Repeat("filler ", 40));

        var snippet = Snippet.Of(text, SearchQuery.Of("atacms"), 60);

        Assert.NotNull(snippet);
        Assert.Equal(["ATACMS", "ATACMS"], snippet.Highlights.Select(span => snippet.Text[span.Start..span.End]));
        Assert.StartsWith("…filler", snippet.Text, StringComparison.Ordinal);
        Assert.EndsWith("…", snippet.Text, StringComparison.Ordinal);
        Assert.InRange(snippet.Text.Length, 40, 62);
    }

    [Fact]
    public void A_snippet_shows_the_word_as_written_in_the_other_script()
    {
        var snippet = Snippet.Of("Сказал Белоусов.", SearchQuery.Of("belousov"));

        Assert.Equal([new TextSpan(7, 15)], snippet!.Highlights);
        Assert.Equal("Сказал Белоусов.", snippet.Text);
    }

    [Fact]
    public void A_text_without_the_words_has_no_snippet() => Assert.Null(Snippet.Of("nothing here", SearchQuery.Of("atacms")));

    [Fact]
    public void A_snippet_splits_no_pair_and_its_highlights_are_words_of_the_question() =>
        Gen.Select(SomeText.Any, SomeText.Any, Gen.Int[0, 20]).Sample((before, after, length) =>
        {
            var snippet = Snippet.Of($"{before} Odesa {after}", SearchQuery.Of("odesa"), length);

            Assert.NotNull(snippet);
            TextRules.RefuseLoneSurrogates(snippet.Text, "snippet");
            Assert.NotEmpty(snippet.Highlights);
            Assert.All(snippet.Highlights, span => Assert.Contains("odesa", Tokens.Of(snippet.Text[span.Start..span.End])));
        });

    static SearchCandidate Named(int serial, string name) => new(serial, new(name), []);
}
