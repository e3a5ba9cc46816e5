using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Projection;
using ConflictGraph.Storage;
using ConflictGraph.TestKit;
using ConflictGraph.Writing;

namespace ConflictGraph.Tests.Writing;

/// <summary>What an everyday change set costs does not grow with the graph.</summary>
public sealed class CostTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_denial_of_one_incident_costs_the_same_among_fifty_and_among_five_hundred()
    {
        Step[] denial =
        [
            Some.Node("document:article"), Some.Node("claim:denial", ("stance", "DENIES")),
            Some.Edge(EdgeKinds.MadeClaim, "organisation:russia", "claim:denial", evidence: "document:article"), Some.Edge(EdgeKinds.About, "claim:denial", "incident:7"),
            Some.Edge(EdgeKinds.OccurredAt, "incident:7", "location:odesa", "claim:denial"),
        ];

        var (few, many) = (await CostAsync(50, denial), await CostAsync(500, denial));

        Assert.Equal(few, many);
        Assert.InRange(many.Calls, 1, 20);
        Assert.InRange(many.Edges, 1, 20);
    }

    [Fact]
    public async Task A_further_edge_of_an_event_costs_the_same_among_fifty_and_among_five_hundred()
    {
        Step[] further = [Some.Edge(EdgeKinds.UsedWeapon, "incident:7", "weapon:drone", "document:agency", properties: ("use", "MUNITION"))];

        var (few, many) = (await CostAsync(50, further), await CostAsync(500, further));

        Assert.Equal(few, many);
        Assert.InRange(many.Calls, 1, 20);
        Assert.InRange(many.Edges, 1, 20);
    }

    [Fact]
    public async Task A_new_name_of_a_hub_reads_none_of_its_edges()
    {
        Step[] renamed = [Some.Node("organisation:russia", ("name", "Russian Federation"))];

        Assert.Equal(0, (await CostAsync(50, renamed)).Edges);
    }

    [Fact]
    public async Task Taking_back_a_large_change_set_takes_no_more_calls_than_its_pages()
    {
        var many = await CostAsync(200, new Step.Revert(1));

        // Its 1,600 changes are two pages.
        Assert.Equal((await CostAsync(5, new Step.Revert(1))).Calls + 1, many.Calls);
    }

    [Fact]
    public async Task Retracting_a_hub_takes_as_many_calls_as_retracting_what_stands_apart()
    {
        Step[] gone = [new Step.RetractNode(new NodeId("document:agency"))];

        var (few, many) = (await CostAsync(5, gone), await CostAsync(200, gone));

        Assert.Equal(few.Calls, many.Calls);
    }

    // Every incident is the doing of one actor in one place, reported by one agency: three hubs.
    static async Task<(int Calls, int Edges)> CostAsync(int incidents, params Step[] steps)
    {
        var store = new MemoryGraphStore();
        var clock = new SomeClock();
        List<Step> world = [Some.Node("organisation:russia"), Some.Node("location:odesa"), Some.Node("weapon:drone"), Some.Node("source:agency"), Some.Node("document:agency"), Some.Edge(EdgeKinds.PublishedBy, "document:agency", "source:agency", evidence: "document:agency")];
        for (var i = 0; i < incidents; i++)
        {
            var (incident, claim) = ($"incident:{i}", $"claim:{i}");
            world.AddRange(
            [
                Some.Node(incident), Some.Node(claim), Some.Edge(EdgeKinds.MadeClaim, "organisation:russia", claim, evidence: "document:agency"), Some.Edge(EdgeKinds.About, claim, incident),
                Some.Took("organisation:russia", incident, "INITIATOR", claim), Some.Took("organisation:russia", incident, "INITIATOR", "document:agency"), Some.Edge(EdgeKinds.Targeted, incident, "location:odesa", claim),
            ]);
        }
        await new ChangeSets(store, clock, World.Default).WriteAsync(new ChangeSet("world", "desk", null, world), cancellation: Cancellation);

        var prepared = await new Preparation(store, World.Default, Limits.Default).OfAsync(new ChangeSet("everyday", "desk", null, steps), "", await store.NewestAsync(Cancellation), clock.Now, Cancellation);

        Assert.NotNull(prepared.Append);
        return prepared.Cost;
    }
}
