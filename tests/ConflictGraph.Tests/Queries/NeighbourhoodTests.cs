using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using ConflictGraph.Tests.Writing;

namespace ConflictGraph.Tests.Queries;

public sealed class NeighbourhoodTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_are_drawn_as_edges_and_both_ends_of_each_are_there()
    {
        var part = await AskAsync(await World().GraphAsync(), new SubgraphQuery { Seeds = [new("organisation:army")] });

        Assert.Equal(["location:town", "organisation:army"], Ids(part));
        Assert.Equal("attacked:organisation:army>location:town#incident:raid", Assert.Single(part.Edges).Id);
    }

    [Fact]
    public async Task Events_are_drawn_as_nodes_when_asked()
    {
        var part = await AskAsync(await World().GraphAsync(), new SubgraphQuery { Seeds = [new("organisation:army")], Events = EventView.NODES });

        Assert.Equal(["incident:raid", "organisation:army"], Ids(part));
        Assert.Equal(EdgeKinds.ParticipatedIn, Assert.Single(part.Edges).Kind);
    }

    [Fact]
    public async Task An_event_that_gives_no_edge_but_claims_stays_a_node()
    {
        var graph = await SomeSample.BriefingAsync();

        var part = await AskAsync(graph, new SubgraphQuery { Seeds = [new("location:belgorod-region"), new("location:sevastopol")] });

        Assert.Contains("incident:belgorod-emergency", Ids(part));
        Assert.Contains("incident:sevastopol-strike", Ids(part));
        Assert.DoesNotContain("incident:moshenoye-base", Ids(part));
        Assert.DoesNotContain(part.Nodes, node => node.Entity.Kind.Is(Part.Claim));
    }

    [Fact]
    public async Task At_depth_0_there_are_exactly_the_seeds_and_the_edges_among_them()
    {
        var part = await AskAsync(await World().GraphAsync(), new SubgraphQuery { Seeds = [new("organisation:army"), new("person:ann"), new("location:town")], Depth = 0 });

        Assert.Equal(["location:town", "organisation:army", "person:ann"], Ids(part));
        Assert.Equal(["attacked", "claimed-about"], part.Edges.Select(edge => edge.Id.Split(':')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_known_is_not_sent_again_and_edges_to_it_are()
    {
        var part = await AskAsync(await World().GraphAsync(), new SubgraphQuery { Seeds = [new("organisation:army")], Known = [new("location:town")] });

        Assert.Equal(["organisation:army"], Ids(part));
        Assert.Single(part.Edges);
    }

    [Fact]
    public async Task A_budget_keeps_what_has_most_links_and_says_what_it_left_out()
    {
        var world = World().Things("location:village", "location:hamlet").Edge(EdgeKinds.Targeted, SomeWorld.Raid, "location:village", "claim:a").Edge(EdgeKinds.Targeted, SomeWorld.Raid, "location:hamlet", "claim:a")
            .Edge(EdgeKinds.LocatedIn, "location:hamlet", "location:village");
        var graph = await world.GraphAsync();

        var part = await AskAsync(graph, new SubgraphQuery { Seeds = [new("organisation:army")], NodeLimit = 2 });

        Assert.Equal(["location:village", "organisation:army"], Ids(part));
        Assert.Equal((true, true, 4, 4), (part.Truncated, part.Complete, part.TotalNodes, part.TotalEdges));
        Assert.Equal((OmissionReason.NODE_LIMIT, 2L), (part.Omitted.Single().Reason, part.Omitted.Single().Count));
        Assert.Equal(2, part.Nodes[0].HiddenNeighbours);
    }

    [Fact]
    public async Task Edges_over_the_budget_are_counted()
    {
        var part = await AskAsync(await World().GraphAsync(), new SubgraphQuery { Seeds = [new("organisation:army")], Events = EventView.BOTH, EdgeLimit = 1 });

        Assert.Single(part.Edges);
        Assert.Equal(OmissionReason.EDGE_LIMIT, part.Omitted.Single().Reason);
    }

    [Fact]
    public async Task A_time_drops_events_outside_it_and_keeps_what_has_none()
    {
        var world = World().With(Some.Value(SomeWorld.Raid, Some.Time("2024-06-24"), "claim:a")).Things("weapon:rocket").Edge(EdgeKinds.Operates, "organisation:army", "weapon:rocket");
        var graph = await world.GraphAsync();

        var inside = await AskAsync(graph, new SubgraphQuery { Seeds = [new("organisation:army")], During = During.Parse("2024-06-24", "2024-06-24") });
        var outside = await AskAsync(graph, new SubgraphQuery { Seeds = [new("organisation:army")], During = During.Parse("2024-06-25", null) });

        Assert.Equal(["location:town", "organisation:army", "weapon:rocket"], Ids(inside));
        Assert.Equal(["organisation:army", "weapon:rocket"], Ids(outside));
    }

    [Fact]
    public async Task What_has_no_time_or_lies_in_a_disputed_part_is_counted_where_it_is_left_out()
    {
        var world = World().Things("location:land", "location:far").Edge(EdgeKinds.LocatedIn, "location:far", "location:land", properties: ("disputed", true)).Edge(EdgeKinds.RelatedTo, "organisation:army", "location:far");
        var graph = await world.GraphAsync();

        var dated = await AskAsync(graph, new SubgraphQuery { Seeds = [new("organisation:army")], During = During.Parse("2024-06-24", null) });
        var placed = await AskAsync(graph, new SubgraphQuery { Seeds = [new("organisation:army")], Within = new Filter.Inside(new("location:land")) });

        Assert.Equal(new Omission(OmissionReason.UNDATED, 1), Assert.Single(dated.Omitted));
        Assert.Equal(new Omission(OmissionReason.DISPUTED, 1), Assert.Single(placed.Omitted));
    }

    [Fact]
    public async Task Kinds_direction_place_source_and_degree_narrow_it()
    {
        var world = World().Things("location:land", "location:far", "organisation:band").Edge(EdgeKinds.LocatedIn, "location:town", "location:land").Edge(EdgeKinds.LocatedIn, "location:far", "location:town").With(Some.Node("incident:second"))
            .Document("document:other").Says("person:ann", "claim:b", "document:other", about: "incident:second").With(Some.Took("organisation:band", "incident:second", "INITIATOR", "claim:b"), Some.Edge(EdgeKinds.Targeted, "incident:second", "location:town", "claim:b"));
        var graph = await world.GraphAsync();
        var town = new SubgraphQuery { Seeds = [new("location:town")] };

        Assert.Equal(["location:far", "location:land", "location:town"], Ids(await AskAsync(graph, town with { Kinds = [NodeKinds.Location] })));
        Assert.Equal(["location:land", "location:town"], Ids(await AskAsync(graph, town with { Direction = Direction.OUT })));
        Assert.Equal(["location:town", "organisation:army", "organisation:band"], Ids(await AskAsync(graph, town with { EdgeKinds = [EdgeKinds.Attacked] })));
        Assert.Equal(["location:far", "location:town", "organisation:army", "organisation:band", "person:ann"], Ids(await AskAsync(graph, town with { Within = new Filter.Inside(new("location:town")) })).Union(["organisation:army", "organisation:band"]).Order(StringComparer.Ordinal));
        Assert.Equal(["location:town", "organisation:band", "person:ann"], Ids(await AskAsync(graph, town with { Citing = [new("document:other")] })));
        Assert.DoesNotContain("location:far", Ids(await AskAsync(graph, town with { MinDegree = 2 })));
    }

    [Fact]
    public async Task Without_seeds_the_newest_events_come_with_their_ends()
    {
        var graph = await SomeSample.BriefingAsync();

        var edges = await AskAsync(graph, new SubgraphQuery());
        var nodes = await AskAsync(graph, new SubgraphQuery { Events = EventView.NODES, NodeLimit = 3 });

        Assert.Equal(GraphOrder.NEWEST, edges.OrderedBy);
        Assert.Contains("location:odesa", Ids(edges));
        Assert.Contains("incident:belgorod-emergency", Ids(edges));
        Assert.True(nodes.Truncated);
        Assert.Equal(3, nodes.Nodes.Count);
    }

    [Fact]
    public async Task Nothing_is_hidden_where_all_was_sent()
    {
        var graph = await World().GraphAsync();

        var part = await AskAsync(graph, new SubgraphQuery { Seeds = [new("organisation:army")], Depth = 3 });

        Assert.All(part.Nodes, node => Assert.Equal(0, node.HiddenNeighbours));
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        var graph = await World().GraphAsync();

        await Assert.ThrowsAsync<UnknownNodeException>(() => AskAsync(graph, new SubgraphQuery { Seeds = [new("person:nobody")] }));
        Assert.Equal("LIMIT_SIZE", (await Assert.ThrowsAsync<LimitException>(() => AskAsync(graph, new SubgraphQuery { NodeLimit = 2_001 }))).Code);
        Assert.Equal("LIMIT_DEPTH", (await Assert.ThrowsAsync<LimitException>(() => AskAsync(graph, new SubgraphQuery { Depth = 7 }))).Code);
    }

    static SomeWorld World() => new SomeWorld().Things("person:ann", "organisation:army", "location:town").Document("document:paper").Says("person:ann", "claim:a")
        .Edge(EdgeKinds.Targeted, SomeWorld.Raid, "location:town", "claim:a").With(Some.Took("organisation:army", SomeWorld.Raid, "INITIATOR", "claim:a"));

    static Task<Subgraph> AskAsync(GraphAt graph, SubgraphQuery query) => new Neighbourhood(graph).AskAsync(query, Cancellation);

    static IEnumerable<string> Ids(Subgraph part) => part.Nodes.Select(node => node.Entity.Id.Value).Order(StringComparer.Ordinal);
}
