using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Writing;

namespace ConflictGraph.Tests.Writing;

/// <summary>What is refused, and what a put means.</summary>
public sealed class RulesOfWritingTests
{
    readonly SomeDesk desk = new();

    [Fact]
    public async Task A_node_has_an_id_of_its_kind_and_what_its_kind_needs()
    {
        Assert.Equal("WRONG_KIND", await desk.RefusalAsync(new Step.PutNode(Node.Of(new NodeId("person:us"), NodeKinds.Organisation, ("name", "US"), ("organisationKind", "STATE")))));
        Assert.Equal("BAD_INPUT", await desk.RefusalAsync(new Step.PutNode(Node.Of(new NodeId("Lloyd Austin"), NodeKinds.Person, ("name", "Austin")))));
        Assert.Equal("BAD_INPUT", await desk.RefusalAsync(new Step.PutNode(Node.Of(new NodeId("location:odesa"), NodeKinds.Location, ("name", "Odesa")))));
    }

    [Theory]
    [InlineData("incident:raid", "modality", "OCCURRED")]
    [InlineData("document:a", "sha256", "00")]
    public async Task What_is_derived_or_kept_by_the_service_is_not_entered(string id, string property, string value) =>
        Assert.Equal("BAD_INPUT", await desk.RefusalAsync(Some.Node(id, (property, value))));

    [Fact]
    public async Task An_edge_joins_what_its_kind_joins()
    {
        await ThereAsync();

        Assert.Equal("WRONG_KIND", await desk.RefusalAsync(Some.Edge(EdgeKinds.LocatedIn, "organisation:russia", "document:a", evidence: "document:a")));
        Assert.Equal("WRONG_KIND", await desk.RefusalAsync(Some.Edge(EdgeKinds.PartOf, "organisation:russia", "location:odesa", evidence: "document:a")));
        Assert.Equal("WRONG_KIND", await desk.RefusalAsync(Some.Edge(EdgeKinds.LocatedIn, "location:odesa", "location:odesa", evidence: "document:a")));
        Assert.Equal("UNKNOWN_NODE", await desk.RefusalAsync(Some.Edge(EdgeKinds.LocatedIn, "location:odesa", "location:ukraine", evidence: "document:a")));
        Assert.Equal("BAD_INPUT", await desk.RefusalAsync(Some.Edge(EdgeKinds.Attacked, "organisation:russia", "location:odesa", evidence: "document:a")));
        Assert.Equal("BAD_INPUT", await desk.RefusalAsync(Some.Edge(EdgeKinds.ParticipatedIn, "organisation:russia", "incident:raid", "document:a")));
    }

    [Fact]
    public async Task An_edge_of_an_event_names_who_says_so_so_that_an_allegation_never_turns_into_a_fact()
    {
        await ThereAsync();

        Assert.Equal("EVIDENCE_MISSING", await desk.RefusalAsync(Some.Edge(EdgeKinds.Targeted, "incident:raid", "location:odesa", evidence: "document:a")));
        Assert.Equal("WRONG_KIND", await desk.RefusalAsync(Some.Edge(EdgeKinds.Targeted, "incident:raid", "location:odesa", "organisation:russia")));
    }

    [Fact]
    public async Task What_is_not_stated_needs_its_reason()
    {
        await ThereAsync();

        Assert.Equal("BAD_INPUT", await desk.RefusalAsync(Some.Edge(EdgeKinds.Targeted, "incident:raid", "location:odesa", "document:a", certainty: Certainty.INFERRED) with { Why = null }));
    }

    [Fact]
    public async Task An_edge_put_again_adds_and_keeps_the_stronger_certainty()
    {
        await ThereAsync();
        await desk.WriteAsync(Some.Edge(EdgeKinds.OccurredAt, "incident:raid", "location:odesa", "document:a", "document:a", Certainty.INFERRED));
        await desk.WriteAsync(Some.Edge(EdgeKinds.OccurredAt, "incident:raid", "location:odesa", "document:b", "document:b"));
        await desk.WriteAsync(Some.Edge(EdgeKinds.OccurredAt, "incident:raid", "location:odesa", "document:b", certainty: Certainty.IMPLIED));

        var edge = (await desk.EdgeAsync(new EdgeId("occurred-at:incident:raid>location:odesa")))!;

        Assert.Equal((Certainty.STATED, null), (edge.Certainty, edge.Why));
        Assert.Equal(2, edge.AccordingTo.Count);
        Assert.Equal(["document:a", "document:b"], edge.Evidence.Select(evidence => evidence.Document.Value));
    }

    [Fact]
    public async Task A_place_is_as_precise_as_its_kind_allows_unless_said_otherwise()
    {
        await ThereAsync();

        await desk.WriteAsync(Some.Edge(EdgeKinds.OccurredAt, "incident:raid", "location:odesa", "document:a"));

        Assert.Equal("NEAR_25KM", (await desk.EdgeAsync(new EdgeId("occurred-at:incident:raid>location:odesa")))!.Properties.Text("precision"));
    }

    [Fact]
    public async Task A_correction_comes_from_the_origin_of_what_it_corrects()
    {
        await ThereAsync();
        await desk.WriteAsync(Some.Node("claim:twelve"), Some.Edge(EdgeKinds.MadeClaim, "organisation:russia", "claim:twelve", evidence: "document:a"),
            Some.Node("claim:nine"), Some.Edge(EdgeKinds.MadeClaim, "organisation:russia", "claim:nine", evidence: "document:b"),
            Some.Node("claim:other"), Some.Edge(EdgeKinds.MadeClaim, "organisation:ukraine", "claim:other", evidence: "document:b"));

        Assert.Equal("BAD_INPUT", await desk.RefusalAsync(Some.Edge(EdgeKinds.Corrects, "claim:other", "claim:twelve", evidence: "document:b")));
        Assert.Equal(WriteOutcome.WRITTEN, (await desk.WriteAsync(Some.Edge(EdgeKinds.Corrects, "claim:nine", "claim:twelve", evidence: "document:b"))).Outcome);
    }

    [Fact]
    public async Task A_claim_that_nobody_makes_is_refused()
    {
        await ThereAsync();

        Assert.Equal("EVIDENCE_MISSING", await desk.RefusalAsync(Some.Node("claim:twelve")));
    }

    [Theory]
    [InlineData("AGE", Polarity.IS)]
    [InlineData("KILLED", Polarity.IS)]
    [InlineData("KILLED", Polarity.IS_NOT)]
    [InlineData("TIME", Polarity.IS)]
    public async Task A_value_answers_its_question(string question, Polarity polarity)
    {
        await ThereAsync();

        Assert.Equal("BAD_INPUT", await desk.RefusalAsync(Some.Value("incident:raid", new Assertion(question, polarity), "document:a")));
    }

    [Fact]
    public async Task Who_did_it_is_an_edge_and_not_a_value()
    {
        await ThereAsync();

        Assert.Equal("BAD_INPUT", await desk.RefusalAsync(Some.Value("incident:raid", new Assertion("INITIATOR", Polarity.IS) { Entity = new NodeId("organisation:russia") }, "document:a")));
        Assert.Equal("UNKNOWN_NODE", await desk.RefusalAsync(Some.Value("incident:raid", new Assertion("INITIATOR", Polarity.IS_NOT) { Entity = new NodeId("organisation:nobody") }, "document:a")));
    }

    [Fact]
    public async Task A_value_is_an_answer_of_a_claim_about_the_event()
    {
        await ThereAsync();
        await desk.WriteAsync(Some.Node("claim:twelve"), Some.Edge(EdgeKinds.MadeClaim, "organisation:russia", "claim:twelve", evidence: "document:a"));

        Assert.Equal("BAD_INPUT", await desk.RefusalAsync(Some.Value("incident:raid", Some.Killed(12), "claim:twelve")));
        await desk.WriteAsync(Some.Edge(EdgeKinds.About, "claim:twelve", "incident:raid"), Some.Value("incident:raid", Some.Killed(12), "claim:twelve"));
        Assert.Equal(Some.Killed(12), Assert.Single((await desk.EntityAsync("claim:twelve"))!.Properties.List<Assertion>("asserts")));
    }

    [Fact]
    public async Task A_corrected_end_closes_one_edge_and_opens_another_with_the_same_evidence()
    {
        await ThereAsync();
        await desk.WriteAsync(Some.Node("location:mykolaiv"), Some.Edge(EdgeKinds.Targeted, "incident:raid", "location:odesa", "document:a", "document:a"));

        await desk.WriteAsync(new Step.CorrectEdge(new EdgeId("targeted:incident:raid>location:odesa")) { To = new NodeId("location:mykolaiv") });

        Assert.Null(await desk.EdgeAsync(new EdgeId("targeted:incident:raid>location:odesa")));
        Assert.Equal("document:a", Assert.Single((await desk.EdgeAsync(new EdgeId("targeted:incident:raid>location:mykolaiv")))!.Evidence).Document.Value);
    }

    [Fact]
    public async Task Something_is_split_with_the_relations_that_move()
    {
        await ThereAsync();
        await desk.WriteAsync(Some.Edge(EdgeKinds.Targeted, "incident:raid", "location:odesa", "document:a"));

        await desk.WriteAsync(new Step.Split(new NodeId("location:odesa"), Some.Node("location:odesa-port").Node, [new EdgeId("targeted:incident:raid>location:odesa")]));

        Assert.NotNull(await desk.EdgeAsync(new EdgeId("targeted:incident:raid>location:odesa-port")));
    }

    [Fact]
    public async Task Something_is_restored_as_it_was()
    {
        await desk.WriteAsync(Some.Node("person:austin", ("rank", "General")));
        await desk.WriteAsync(new Step.CorrectNode(new NodeId("person:austin"), [("rank", null)]));
        await desk.WriteAsync(new Step.RetractNode(new NodeId("person:austin")));

        await desk.WriteAsync(new Step.Restore("person:austin", 1));

        Assert.Equal("General", (await desk.EntityAsync("person:austin"))!.Properties.Text("rank"));
    }

    Task<WriteAnswer> ThereAsync() => desk.WriteAsync(
        Some.Node("organisation:russia"), Some.Node("organisation:ukraine"), Some.Node("location:odesa", ("locationKind", "POPULATED_PLACE")), Some.Node("incident:raid"), Some.Node("document:a"), Some.Node("document:b"));
}
