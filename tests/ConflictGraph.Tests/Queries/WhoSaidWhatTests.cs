using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Tests.Writing;

namespace ConflictGraph.Tests.Queries;

public sealed class WhoSaidWhatTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ATACMS", "organisation:russia claim:russia-atacms-crimea DIRECT STATED", "organisation:russia claim:russia-four-deaths THROUGH_INCIDENT STATED", "person:pat-ryder claim:ryder-ukraine-decides RESPONSE INFERRED")]
    [InlineData("Smolensk", "organisation:russia claim:russia-drones-smolensk DIRECT STATED", "organisation:russian-ministry-of-defence claim:ministry-intercepted-two THROUGH_INCIDENT STATED", "person:vasily-anokhin claim:anokhin-place THROUGH_INCIDENT STATED",
        "person:vasily-anokhin claim:anokhin-no-casualties-reported THROUGH_INCIDENT STATED", "person:vasily-anokhin claim:anokhin-no-damage-reported THROUGH_INCIDENT STATED")]
    [InlineData("Sevastopol", "organisation:russia claim:russia-drone-guided-missiles DIRECT STATED")]
    public async Task The_briefing_answers_who_said_what(string text, params string[] expected)
    {
        var graph = await SomeSample.BriefingAsync();

        var page = await new WhoSaidWhat(graph).AskAsync(new SayingQuery { Text = text }, Cancellation);

        Assert.Equal(expected.Order(StringComparer.Ordinal), Lines(page).Where(line => !line.Contains("document:", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.True(page.Complete);
    }

    [Theory]
    [InlineData("Odesa", "person:oleh-kiper claim:kiper-no-casualties THROUGH_INCIDENT STATED")]
    [InlineData("arms", "person:andrei-belousov claim:belousov-arms-escalation DIRECT STATED")]
    public async Task Beside_a_speaker_stands_what_the_document_says_itself(string text, string speaker)
    {
        var graph = await SomeSample.BriefingAsync();

        var lines = Lines(await new WhoSaidWhat(graph).AskAsync(new SayingQuery { Text = text }, Cancellation));

        Assert.Contains(speaker, lines);
        Assert.Contains(lines, line => line.StartsWith("document:", StringComparison.Ordinal) && line.EndsWith("THROUGH_INCIDENT STATED", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_inferred_response_says_why_and_what_it_answers()
    {
        var graph = await SomeSample.BriefingAsync();

        var page = await new WhoSaidWhat(graph).AskAsync(new SayingQuery { Text = "ATACMS" }, Cancellation);

        var response = page.Speakers.SelectMany(speaker => speaker.Statements).Single(statement => statement.Relation == StatementRelation.RESPONSE);
        Assert.NotNull(response.Why);
        Assert.StartsWith("claim:russia-", Assert.Single(response.Through).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_names_nothing_is_refused()
    {
        var graph = await new SomeWorld().GraphAsync();

        var error = await Assert.ThrowsAsync<BadInputException>(() => new WhoSaidWhat(graph).AskAsync(new SayingQuery { Stances = ["DENIES"] }, Cancellation));

        Assert.Contains("about, text and by", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_claim_counts_once_under_its_first_label_and_its_surest_way()
    {
        var graph = await World().GraphAsync();

        var lines = Lines(await new WhoSaidWhat(graph).AskAsync(new SayingQuery { About = [new("location:town")] }, Cancellation));

        Assert.Equal(
        [
            "person:ann claim:direct DIRECT IMPLIED", "person:ann claim:through THROUGH_INCIDENT STATED", "person:bob claim:answer RESPONSE STATED", "person:bob claim:echo REPEAT STATED",
        ], lines.Where(line => line.StartsWith("person", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_related_only_what_is_about_it_is_left()
    {
        var graph = await World().GraphAsync();

        var lines = Lines(await new WhoSaidWhat(graph).AskAsync(new SayingQuery { About = [new("location:town")], IncludeRelated = false }, Cancellation));

        Assert.Equal(["person:ann claim:direct DIRECT IMPLIED"], lines);
    }

    [Fact]
    public async Task A_documents_own_claim_is_not_found_by_its_words()
    {
        var world = new SomeWorld().Things("location:town").Document("document:paper").Edge(EdgeKinds.Targeted, SomeWorld.Raid, "location:town", "document:paper");
        var graph = await world.GraphAsync();

        var page = await new WhoSaidWhat(graph).AskAsync(new SayingQuery { Text = "raid" }, Cancellation);

        Assert.Empty(page.Speakers);
    }

    [Fact]
    public async Task Speakers_come_by_the_number_of_their_statements_and_statements_newest_first_undated_last()
    {
        var world = new SomeWorld().Things("person:ann", "person:bob", "location:town").Document("document:paper")
            .Says("person:ann", "claim:a", about: "location:town").Says("person:bob", "claim:b", about: "location:town", saidAt: "2024-06-24")
            .Says("person:bob", "claim:c", about: "location:town").Says("person:bob", "claim:d", about: "location:town", saidAt: "2024-06-26");
        var graph = await world.GraphAsync();

        var first = await new WhoSaidWhat(graph).AskAsync(new SayingQuery { About = [new("location:town")], First = 1 }, Cancellation);
        var second = await new WhoSaidWhat(graph).AskAsync(new SayingQuery { About = [new("location:town")], First = 1, After = first.Speakers[0].Cursor }, Cancellation);

        Assert.Equal(["claim:d", "claim:b", "claim:c"], first.Speakers.Single().Statements.Select(statement => statement.Claim.Id.Value));
        Assert.Equal("person:ann", second.Speakers.Single().Entity.Id.Value);
        Assert.Equal((2, true, false), (first.Total, first.HasMore, second.HasMore));
        Assert.Equal("claim:b", first.Speakers[0].Page(1, "claim:d").Items.Single().Claim.Id.Value);
    }

    [Fact]
    public async Task What_was_said_is_narrowed_by_speaker_channel_source_stance_kind_and_time()
    {
        var world = new SomeWorld().Things("person:ann", "person:bob", "location:town", "source:channel", "source:outlet", "communication:briefing").Document("document:paper", "2024-06-26").Document("document:other")
            .Edge(EdgeKinds.PublishedBy, "document:paper", "source:outlet")
            .Says("person:ann", "claim:a", about: "location:town", stance: "DENIES", kind: "DENIAL", saidAt: "2024-06-24")
            .Says("person:bob", "claim:b", "document:other", about: "location:town")
            .Edge(EdgeKinds.ConveyedIn, "claim:b", "communication:briefing").Edge(EdgeKinds.Via, "communication:briefing", "source:channel");
        var graph = await world.GraphAsync();
        var all = new SayingQuery { About = [new("location:town")] };

        async Task<string> Ask(SayingQuery query) => string.Join(' ', (await new WhoSaidWhat(graph).AskAsync(query, Cancellation)).Speakers.SelectMany(speaker => speaker.Statements).Select(statement => statement.Claim.Id.Value));

        Assert.Equal("claim:a", await Ask(all with { By = [new("person:ann")] }));
        Assert.Equal("claim:b", await Ask(all with { Via = [new("source:channel")] }));
        Assert.Equal("claim:a", await Ask(all with { Citing = [new("source:outlet")] }));
        Assert.Equal("claim:b", await Ask(all with { Citing = [new("document:other")] }));
        Assert.Equal("claim:a", await Ask(all with { Stances = ["DENIES"] }));
        Assert.Equal("claim:b", await Ask(all with { ClaimKinds = ["FACTUAL"] }));
        Assert.Equal("claim:a", await Ask(all with { During = During.Parse("2024-06-24", "2024-06-24") }));
        Assert.Equal("claim:a", await Ask(all with { PublishedUntil = new DateTimeOffset(2024, 6, 26, 23, 59, 59, TimeSpan.Zero) }));
        Assert.Equal("", await Ask(all with { PublishedUntil = new DateTimeOffset(2024, 6, 26, 12, 0, 0, TimeSpan.Zero) }));
        Assert.Equal("claim:b", await Ask(new SayingQuery { By = [new("person:bob")] }));
        Assert.Equal("claim:b", await Ask(new SayingQuery { SaidIn = [new("communication:briefing")] }));
        Assert.Equal(1, (await new WhoSaidWhat(graph).AskAsync(all with { During = During.Parse("2024-06-24", null) }, Cancellation)).UndatedLeftOut);
    }

    [Fact]
    public async Task Claims_about_an_event_of_the_time_are_found_by_when_it_happened()
    {
        var world = new SomeWorld().Things("person:ann", "location:town").Document("document:paper")
            .Says("person:ann", "claim:a", about: "incident:raid location:town", saidAt: "2024-07-01").With(Some.Value(SomeWorld.Raid, Some.Time("2024-06-24"), "claim:a"));
        var graph = await world.GraphAsync();
        var query = new SayingQuery { About = [new("location:town")], During = During.Parse("2024-06-24", "2024-06-25") };

        Assert.Empty((await new WhoSaidWhat(graph).AskAsync(query, Cancellation)).Speakers);
        Assert.Single((await new WhoSaidWhat(graph).AskAsync(query with { DuringOf = TimeOf.HAPPENED }, Cancellation)).Speakers);
        await Assert.ThrowsAsync<BadInputException>(() => new WhoSaidWhat(graph).AskAsync(query with { DuringOf = TimeOf.PUBLISHED }, Cancellation));
    }

    static SomeWorld World() => new SomeWorld().Things("person:ann", "person:bob", "location:town").Document("document:paper")
        .Says("person:ann", "claim:direct", about: "location:town incident:raid", aboutCertainty: Certainty.IMPLIED)
        .Says("person:ann", "claim:through")
        .Edge(EdgeKinds.Targeted, SomeWorld.Raid, "location:town", "claim:through")
        .Says("person:bob", "claim:answer", about: "person:ann").Edge(EdgeKinds.RespondsTo, "claim:answer", "claim:through").Edge(EdgeKinds.Repeats, "claim:answer", "claim:direct")
        .Says("person:bob", "claim:echo", about: "person:ann").Edge(EdgeKinds.Repeats, "claim:echo", "claim:through");

    static IReadOnlyList<string> Lines(SpeakerPage page) =>
        [.. page.Speakers.SelectMany(speaker => speaker.Statements.Select(statement => $"{speaker.Entity.Id} {statement.Claim.Id} {statement.Relation} {statement.Certainty}"))];
}
