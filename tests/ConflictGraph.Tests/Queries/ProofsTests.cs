using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using ConflictGraph.Tests.Writing;

namespace ConflictGraph.Tests.Queries;

public sealed class ProofsTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_edge_says_how_it_stands_by_its_claims_and_a_kind_without_claims_says_nothing()
    {
        var graph = await World().GraphAsync();

        var relations = await AtAsync(graph, SomeWorld.Raid);

        Assert.Equal((Modality.ALLEGED, "claim:a"), (relations.Single(one => one.Kind == EdgeKinds.Targeted).Modality, relations.Single(one => one.Kind == EdgeKinds.Targeted).AccordingTo.Single().Value));
        Assert.Equal((null, "ALLEGES"), (relations.Single(one => one.Kind == EdgeKinds.About).Modality, relations.Single(one => one.Kind == EdgeKinds.About).Stance));
    }

    [Fact]
    public async Task Evidence_is_its_own_else_that_of_its_claims_else_of_the_claim_it_starts_from()
    {
        var graph = await World().With(Some.Edge(EdgeKinds.OccurredAt, SomeWorld.Raid, "location:town", "claim:a", "document:own")).GraphAsync();
        var relations = await AtAsync(graph, SomeWorld.Raid);

        var evidence = await new Proofs(graph).EvidenceAsync(relations, Cancellation);

        string Of(EdgeKind kind) => evidence[relations.Single(one => one.Kind == kind).Id].Single().Evidence.Document.Value;
        Assert.Equal(("document:own", "document:paper", "document:paper"), (Of(EdgeKinds.OccurredAt), Of(EdgeKinds.Targeted), Of(EdgeKinds.About)));
    }

    [Fact]
    public async Task A_direct_edge_is_read_back_by_its_id_with_the_evidence_of_the_edges_behind_it()
    {
        var graph = await World().With(Some.Took("organisation:army", SomeWorld.Raid, "INITIATOR", "claim:a", Certainty.INFERRED)).GraphAsync();
        const string id = "attacked:organisation:army>location:town#incident:raid";

        var relation = (await new Proofs(graph).RelationsAsync([id], Cancellation))[id];

        Assert.Equal((Modality.ALLEGED, Certainty.INFERRED, "read between the lines", SomeWorld.Raid), (relation.Modality, relation.Certainty, relation.Why, relation.DerivedFrom.Single().Value));
        Assert.Equal("document:paper", (await new Proofs(graph).EvidenceAsync([relation], Cancellation))[id].Single().Evidence.Document.Value);
    }

    [Fact]
    public async Task The_weapons_of_an_attack_are_those_of_the_claims_that_say_it()
    {
        var graph = await World().Things("weapon:drone", "weapon:bomb").Document("document:other").With(Some.Took("organisation:army", SomeWorld.Raid, "INITIATOR", "claim:a"))
            .Edge(EdgeKinds.UsedWeapon, SomeWorld.Raid, "weapon:drone", "claim:a", ("use", "MUNITION")).Edge(EdgeKinds.UsedWeapon, SomeWorld.Raid, "weapon:bomb", "document:other", ("use", "MUNITION")).GraphAsync();
        const string id = "attacked:organisation:army>location:town#incident:raid";
        var relations = await new Proofs(graph).RelationsAsync([id], Cancellation);

        Assert.Equal("weapon:drone", (await new Proofs(graph).WeaponsAsync([.. relations.Values], Cancellation))[id].Single().Value);
    }

    [Fact]
    public async Task Ids_of_entered_edges_direct_edges_and_bundles_are_read_back_and_others_are_absent()
    {
        var graph = await Twice().GraphAsync();
        string[] ids = ["attacked:organisation:army>location:town#*ALLEGED.", "attacked:organisation:army>location:town#incident:second", "about:claim:a>incident:raid", "about:claim:a>location:nowhere", "nonsense"];

        var found = await new Proofs(graph).RelationsAsync(ids, Cancellation);

        Assert.Equal(ids.Take(3).Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((2, 2), (found[ids[0]].Bundled, found[ids[0]].DerivedFrom.Count));
        Assert.Equal(["claim:a", "claim:b"], found[ids[0]].AccordingTo.Select(claim => claim.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Parallel_edges_are_bundled_only_where_they_stand_alike()
    {
        var world = Twice().With(Some.Node("incident:third")).Says("person:ann", "claim:c", about: "incident:third").With(Some.Took("organisation:army", "incident:third", "INITIATOR", "claim:c"), Some.Edge(EdgeKinds.Targeted, "incident:third", "location:town", "claim:c"));
        var graph = await world.GraphAsync();
        var links = await graph.Reads.LinksAsync(graph.At, [new("organisation:army")], new LinkQuery { Layer = Layer.DIRECT }, Cancellation);

        var bundled = Proofs.Bundled(await new Proofs(graph).OfLinksAsync(links.Values.Single().Items, Cancellation));

        Assert.Equal(["ALLEGED 2", "REPORTED 1"], bundled.Select(one => $"{one.Modality} {one.Bundled}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_merged_thing_is_shown_at_its_canonical_end_with_the_edge_as_entered()
    {
        var world = World().Things("organisation:army", "organisation:land-forces").With(Some.Took("organisation:land-forces", SomeWorld.Raid, "INITIATOR", "claim:a"));
        await world.GraphAsync();
        var graph = await world.With(new ConflictGraph.Writing.Step.Judge(new("organisation:army"), new("organisation:land-forces"), IdentityVerdict.SAME, null, null, [])).GraphAsync();

        var relation = (await AtAsync(graph, "organisation:army")).Single(one => !one.Kind.IsDirect);

        Assert.Equal(("organisation:army", "organisation:land-forces"), (relation.From.Value, relation.Entered!.Edge.From.Value));
        Assert.Contains("organisation:army", (await new Proofs(graph).RelationsAsync(["attacked:organisation:land-forces>location:town#incident:raid"], Cancellation)).Values.Single().Id, StringComparison.Ordinal);
    }

    static SomeWorld World() => new SomeWorld().Things("person:ann", "organisation:army", "location:town").Document("document:paper").Document("document:own")
        .Says("person:ann", "claim:a", stance: "ALLEGES").Edge(EdgeKinds.Targeted, SomeWorld.Raid, "location:town", "claim:a");

    static SomeWorld Twice() => World().With(Some.Took("organisation:army", SomeWorld.Raid, "INITIATOR", "claim:a"), Some.Node("incident:second")).Says("person:ann", "claim:b", about: "incident:second", stance: "ALLEGES")
        .With(Some.Took("organisation:army", "incident:second", "INITIATOR", "claim:b"), Some.Edge(EdgeKinds.Targeted, "incident:second", "location:town", "claim:b"));

    static async Task<IReadOnlyList<Relation>> AtAsync(GraphAt graph, string id)
    {
        var links = await graph.Reads.LinksAsync(graph.At, [new(id)], new LinkQuery { Layer = Layer.BOTH, WithPayload = true }, Cancellation);
        return await new Proofs(graph).OfLinksAsync(links.Values.Single().Items, Cancellation);
    }
}
