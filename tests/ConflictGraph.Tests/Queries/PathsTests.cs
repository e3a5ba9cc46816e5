using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Tests.Writing;

namespace ConflictGraph.Tests.Queries;

public sealed class PathsTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_path_reads_as_a_sentence_that_says_who_says_so()
    {
        var graph = await SomeSample.BriefingAsync();

        var answer = await new Paths(graph).AskAsync(new ConnectionQuery(new("person:lloyd-austin"), new("incident:crimea-attack")) { Avoid = [new("organisation:ukraine"), new("location:ukraine"), new("organisation:russia"), new("conflict:russia-ukraine-war")], Events = EventView.NODES }, Cancellation);

        Assert.Equal(PathVerdict.FOUND, answer.Verdict);
        var path = answer.Paths.First(path => path.Nodes.Any(node => node.Id.Value == "communication:us-ambassador-summons"));
        Assert.Equal(
            "Lloyd Austin took part in «Austin-Belousov call» (according to «Between front and telephone»), which followed «Russia summons the US ambassador» (according to «Between front and telephone»), which is about «Attack on Crimea with ATACMS» (alleged by Russia).",
            path.Sentence.Replace(await DocumentAsync(graph), "Between front and telephone", StringComparison.Ordinal));
        Assert.Equal(3, path.Length);
    }

    static async Task<string> DocumentAsync(GraphAt graph) => (await graph.Reads.EntitiesAsync(graph.At, [new("document:briefing")], Cancellation)).Values.Single().Name;

    [Fact]
    public async Task A_direct_step_is_hedged_by_those_who_say_it()
    {
        var graph = await World().GraphAsync();

        var path = (await new Paths(graph).AskAsync(new ConnectionQuery(new("organisation:army"), new("location:town")) { Events = EventView.EDGES }, Cancellation)).Paths[0];

        Assert.Equal("army attacked town [alleged by ann].", path.Sentence);
    }

    [Fact]
    public async Task Where_an_edge_stands_otherwise_than_its_event_the_sentence_says_so()
    {
        var graph = await World().Document("document:other").Edge(EdgeKinds.OccurredAt, SomeWorld.Raid, "location:town", "document:other").GraphAsync();

        var path = (await new Paths(graph).AskAsync(new ConnectionQuery(new("organisation:army"), new(SomeWorld.Raid)) { Events = EventView.NODES }, Cancellation)).Paths[0];

        Assert.Equal("army took part in «Raid» (according to «document:other») [alleged by ann].", path.Sentence);
    }

    [Fact]
    public async Task A_step_that_somebody_inferred_says_so()
    {
        var world = World().Things("organisation:band").With(Some.Took("organisation:band", SomeWorld.Raid, "OPERATOR", "claim:a", Certainty.INFERRED));

        var path = (await new Paths(await world.GraphAsync()).AskAsync(new ConnectionQuery(new("organisation:band"), new(SomeWorld.Raid)) { Events = EventView.NODES }, Cancellation)).Paths[0];

        Assert.EndsWith("[inferred].", path.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_parallel_edges_the_surest_is_the_step()
    {
        var world = World().With(Some.Took("organisation:army", SomeWorld.Raid, "OPERATOR", "claim:a", Certainty.IMPLIED));

        var path = (await new Paths(await world.GraphAsync()).AskAsync(new ConnectionQuery(new("organisation:army"), new(SomeWorld.Raid)) { Events = EventView.NODES }, Cancellation)).Paths[0];

        Assert.Equal((Certainty.STATED, "INITIATOR"), (path.Edges[0].Certainty, path.Edges[0].Role));
    }

    [Fact]
    public async Task There_may_be_no_way_and_an_unknown_end_is_refused()
    {
        var graph = await World().Things("person:hermit").GraphAsync();

        Assert.Equal(PathVerdict.NONE, (await new Paths(graph).AskAsync(new ConnectionQuery(new("person:hermit"), new("location:town")), Cancellation)).Verdict);
        await Assert.ThrowsAsync<UnknownNodeException>(() => new Paths(graph).AskAsync(new ConnectionQuery(new("person:nobody"), new("location:town")), Cancellation));
        await Assert.ThrowsAsync<LimitException>(() => new Paths(graph).AskAsync(new ConnectionQuery(new("person:hermit"), new("location:town")) { MaxLength = 11 }, Cancellation));
    }

    static SomeWorld World() => new SomeWorld().Things("person:ann", "organisation:army", "location:town").Document("document:paper").Says("person:ann", "claim:a", stance: "ALLEGES")
        .Edge(EdgeKinds.Targeted, SomeWorld.Raid, "location:town", "claim:a").With(Some.Took("organisation:army", SomeWorld.Raid, "INITIATOR", "claim:a"));
}
