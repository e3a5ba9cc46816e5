using ConflictGraph.Wording;
using CsCheck;

namespace ConflictGraph.Tests.Wording;

public class TokensTests
{
    [Fact]
    public void A_name_of_many_words_in_two_scripts_gives_each_reading_once()
    {
        var name = string.Concat(Enumerable.Range(0, 30_000).Select(i => $"Ж{i} Ж{i} "));

        Assert.Equal(30_000, Tokens.Latin(name, "ru").Count(token => token.StartsWith("zh", StringComparison.Ordinal)));
    }

    [Fact]
    public void Tokens_are_folded_runs_of_letters_and_digits() =>
        Assert.Equal(["s", "300", "hit", "lukyanivka", "at", "21", "48", "odesa", "s"], Tokens.Of("S-300 hit Luk’yanivka, at 21:48; ‘Odesa’ s"));

    [Fact]
    public void A_token_has_at_most_64_characters() =>
        Assert.Equal([new string('a', 64), "b"], Tokens.Of(new string('A', 65) + " b"));

    [Fact]
    public void A_letter_outside_the_BMP_becomes_the_replacement_character_and_a_picture_ends_a_word() =>
        Assert.Equal(["x\uFFFD", "y"], Tokens.Of("x\U00010330\U0001F680y"));

    [Fact]
    public void A_slice_at_a_span_has_that_token_and_no_other() =>
        SomeText.Any.Sample(text =>
        {
            foreach (var span in Tokens.Spans(text))
                Assert.Equal([span.Token], Tokens.Of(text.Substring(span.Start, span.Length)));
        });

    [Fact]
    public void Spans_follow_each_other() =>
        SomeText.Any.Sample(text =>
        {
            var end = 0;
            foreach (var span in Tokens.Spans(text))
            {
                Assert.True(span.Start >= end && span.Length > 0 && span.End <= text.Length);
                end = span.End;
            }
        });

    [Fact]
    public void Folded_text_has_the_tokens_of_the_text() =>
        SomeText.Any.Sample(text => Tokens.Of(Fold.Of(text)).SequenceEqual(Tokens.Of(text)));

    [Fact]
    public void The_latin_tokens_are_the_readings_and_loose_forms_that_the_name_itself_lacks()
    {
        Assert.Equal(["belousov"], Tokens.Latin("Белоусов"));
        Assert.Equal(["volodimir", "volodymyr"], Tokens.Latin("Володимир"));
        Assert.Equal(["volodymyr", "volodimir"], Tokens.Latin("Володимир", "uk"));
        Assert.Equal(["iuri"], Tokens.Latin("Yury"));
        Assert.Empty(Tokens.Latin("Belousov"));
    }

    [Theory]
    [InlineData('\uD83D')]
    [InlineData('\uDE80')]
    [InlineData('\0')]
    public void Half_a_pair_and_NUL_are_refused(char half)
    {
        Assert.Throws<BadInputException>(() => TextRules.RefuseLoneSurrogates("Odesa" + half, "name"));
        var text = half + "Odesa";
        var error = Assert.Throws<BadInputException>(() => TextRules.RefuseLoneSurrogates(text, "nodes[0].name"));

        Assert.Equal("BAD_INPUT", error.Code);
        Assert.Equal("nodes[0].name", error.Path);
        Assert.StartsWith("nodes[0].name holds ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_pair_is_welcome() => TextRules.RefuseLoneSurrogates("Odesa \U0001F680", "name");
}
