using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Tests.Writing;
using ConflictGraph.Wording;

namespace ConflictGraph.Tests.Queries;

public sealed class SearchTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Andrei Belousov", SearchMatch.Exact, "name")]
    [InlineData("Andr", SearchMatch.Exact, "name")]
    [InlineData("belousov", SearchMatch.Exact, "name")]
    [InlineData("Белоусов", SearchMatch.NameVariant, "names")]
    [InlineData("Balousov", SearchMatch.Typo, "name")]
    [InlineData("economist", SearchMatch.Text, "description")]
    public async Task A_person_is_found_by_any_of_their_names_and_says_why(string text, SearchMatch match, string field)
    {
        var graph = await World().GraphAsync();

        var hit = (await new Search(graph).FindAsync(text, cancellation: Cancellation)).Hits[0];

        Assert.Equal(("person:andrei-belousov", match, field), (hit.Entity.Id.Value, hit.Match, hit.MatchedField));
    }

    [Fact]
    public async Task Better_tiers_come_first_and_pages_go_on_where_they_ended()
    {
        var graph = await World().With(Some.Node("person:b", ("name", "Belousova")), Some.Node("organisation:c", ("name", "Belousov works"))).GraphAsync();

        var first = await new Search(graph).FindAsync("Belousov", first: 2, cancellation: Cancellation);
        var second = await new Search(graph).FindAsync("Belousov", first: 2, after: first.Hits[^1].Cursor, cancellation: Cancellation);

        Assert.Equal(["organisation:c", "person:b", "person:andrei-belousov"], first.Hits.Concat(second.Hits).Select(hit => hit.Entity.Id.Value));
        Assert.Equal((3, true, false, true), (first.Total, first.HasMore, second.HasMore, first.Complete));
        Assert.Equal(["Person 2", "Organisation 1"], first.Kinds.Select(pair => $"{pair.Kind} {pair.Count}"));
    }

    [Fact]
    public async Task Words_of_a_documents_text_are_shown_where_they_stand()
    {
        var graph = await World().With(Some.Node("document:paper", ("title", "A paper")), new ConflictGraph.Writing.Step.PutText(new("document:paper"), "Long before, the harbour burned.")).GraphAsync();

        var hit = Assert.Single((await new Search(graph).FindAsync("harbour", cancellation: Cancellation)).Hits);

        Assert.Equal((SearchMatch.Text, "fullText", "harbour"), (hit.Match, hit.MatchedField, hit.MatchedText));
        Assert.Equal("harbour", hit.Snippet!.Text[hit.Snippet.Highlights[0].Start..hit.Snippet.Highlights[0].End]);
    }

    [Fact]
    public async Task A_text_names_things_and_no_events_claims_or_documents()
    {
        var graph = await SomeSample.BriefingAsync();

        var named = await new Search(graph).NamedAsync("Smolensk", cancellation: Cancellation);

        Assert.Contains(named, entity => entity.Id.Value == "location:smolensk-region");
        Assert.DoesNotContain(named, entity => entity.Kind.Is(Part.Event | Part.Claim | Part.Document));
    }

    [Fact]
    public async Task A_question_without_a_word_and_a_foreign_cursor_are_refused()
    {
        var graph = await World().GraphAsync();

        await Assert.ThrowsAsync<BadInputException>(() => new Search(graph).FindAsync("?!", cancellation: Cancellation));
        await Assert.ThrowsAsync<BadCursorException>(() => new Search(graph).FindAsync("Belousov", after: "elsewhere", cancellation: Cancellation));
    }

    static SomeWorld World() => new SomeWorld().With(Some.Node("person:andrei-belousov", ("name", "Andrei Belousov"), ("description", "An economist."), ("names", new[] { new Name("Андрей Белоусов", "PRIMARY", "ru") })));
}
