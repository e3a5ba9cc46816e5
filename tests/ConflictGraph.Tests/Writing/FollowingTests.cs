using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using ConflictGraph.Writing;

namespace ConflictGraph.Tests.Writing;

/// <summary>What follows from a change: own claims, cascades, identity, taking back.</summary>
public sealed class FollowingTests
{
    readonly SomeDesk desk = new();

    static readonly NodeId Own = OwnClaim("document:a", "incident:raid");

    [Fact]
    public async Task What_names_a_document_falls_to_its_own_claim()
    {
        await ThereAsync();

        await desk.WriteAsync(Some.Took("organisation:russia", "incident:raid", "INITIATOR", "document:a"));

        var claim = (await desk.EntityAsync(Own.Value))!;
        Assert.Equal(("a raid", "FACTUAL", "ASSERTS"), (claim.Name, claim.Properties.Text("claimKind"), claim.Properties.Text("stance")));
        Assert.Equal("document:a", Assert.Single((await desk.EdgeAsync(new EdgeId($"made-claim:document:a>{Own}")))!.Evidence).Document.Value);
        Assert.NotNull(await desk.EdgeAsync(new EdgeId($"about:{Own}>incident:raid")));
        Assert.Equal("OCCURRED", (await desk.EntityAsync("incident:raid"))!.Properties.Text("modality"));
    }

    [Fact]
    public async Task The_claimant_of_an_own_claim_follows_the_publisher_and_whose_channel_it_is()
    {
        await ThereAsync();
        await desk.WriteAsync(Some.Took("organisation:russia", "incident:raid", "INITIATOR", "document:a"));

        await desk.WriteAsync(Some.Node("source:telegram"), Some.Edge(EdgeKinds.PublishedBy, "document:a", "source:telegram", evidence: "document:a"), Some.Edge(EdgeKinds.ChannelOf, "source:telegram", "organisation:mod", evidence: "document:a"));

        Assert.NotNull(await desk.EdgeAsync(new EdgeId($"made-claim:organisation:mod>{Own}")));
        Assert.Null(await desk.EdgeAsync(new EdgeId($"made-claim:document:a>{Own}")));
        Assert.Equal("REPORTED", (await desk.EntityAsync("incident:raid"))!.Properties.Text("modality"));
    }

    [Fact]
    public async Task An_own_claim_goes_with_the_last_thing_that_rests_on_it()
    {
        await ThereAsync();
        await desk.WriteAsync(Some.Took("organisation:russia", "incident:raid", "INITIATOR", "document:a"), Some.Value("incident:raid", Some.Killed(4), "document:a"));
        var edge = Some.Took("organisation:russia", "incident:raid", "INITIATOR", "document:a");
        await desk.WriteAsync(new Step.RetractEdge(EdgeId.Of(edge.Kind, edge.From, edge.To, edge.Properties)));
        Assert.NotNull(await desk.EntityAsync(Own.Value));

        await desk.WriteAsync(new Step.CorrectNode(Own, [("asserts", null)]));

        Assert.Null(await desk.EntityAsync(Own.Value));
    }

    [Fact]
    public async Task Nobody_else_writes_an_own_claim()
    {
        await ThereAsync();
        await desk.WriteAsync(Some.Took("organisation:russia", "incident:raid", "INITIATOR", "document:a"));

        Assert.Equal("BAD_INPUT", await desk.RefusalAsync(Some.Node(Own.Value)));
        Assert.Equal("BAD_INPUT", await desk.RefusalAsync(new Step.CorrectNode(Own, [("stance", "DENIES")])));
        Assert.Equal("BAD_INPUT", await desk.RefusalAsync(new Step.RetractEdge(new EdgeId($"about:{Own}>incident:raid"))));
        Assert.Equal("BAD_INPUT", await desk.RefusalAsync(Some.Edge(EdgeKinds.MadeClaim, "organisation:russia", Own.Value, evidence: "document:a")));
    }

    [Fact]
    public async Task Retracting_a_claim_closes_what_rests_on_it_alone()
    {
        await ThereAsync();
        await ClaimAsync("claim:x", "organisation:mod");
        await ClaimAsync("claim:y", "organisation:mod");
        await desk.WriteAsync(Some.Edge(EdgeKinds.Targeted, "incident:raid", "location:odesa", "claim:x claim:y"), Some.Edge(EdgeKinds.OccurredAt, "incident:raid", "location:odesa", "claim:x"));

        await desk.WriteAsync(new Step.RetractNode(new NodeId("claim:x")));

        Assert.Equal("claim:y", Assert.Single((await desk.EdgeAsync(new EdgeId("targeted:incident:raid>location:odesa")))!.AccordingTo).Value);
        Assert.Null(await desk.EdgeAsync(new EdgeId("occurred-at:incident:raid>location:odesa")));
    }

    [Fact]
    public async Task Retracting_an_event_reports_the_claims_that_are_left_about_nothing()
    {
        await ThereAsync();
        await ClaimAsync("claim:x", "organisation:mod");

        var answer = await desk.WriteAsync(new Step.RetractNode(new NodeId("incident:raid")));

        Assert.Equal(["claim:x"], Assert.Single(answer.Warnings).Things);
        Assert.Contains(answer.Changes, change => change is { Operation: ChangeOperation.RETRACTED, Id: "about:claim:x>incident:raid" });
    }

    [Fact]
    public async Task A_claim_goes_with_its_last_claimant()
    {
        await ThereAsync();
        await ClaimAsync("claim:x", "organisation:mod");

        await desk.WriteAsync(new Step.RetractNode(new NodeId("organisation:mod")));

        Assert.Null(await desk.EntityAsync("claim:x"));
    }

    [Fact]
    public async Task Retracting_a_document_withdraws_what_cites_it()
    {
        await ThereAsync();
        await desk.WriteAsync(Some.Node("document:b"), Some.Edge(EdgeKinds.MemberOf, "organisation:mod", "organisation:russia", evidence: "document:a document:b"), Some.Edge(EdgeKinds.Operates, "organisation:mod", "weapon:drone", evidence: "document:a"));

        await desk.WriteAsync(new Step.RetractNode(new NodeId("document:a")));

        Assert.Equal("document:b", Assert.Single((await desk.EdgeAsync(new EdgeId("member-of:organisation:mod>organisation:russia")))!.Evidence).Document.Value);
        Assert.Null(await desk.EdgeAsync(new EdgeId("operates:organisation:mod>weapon:drone")));
    }

    [Fact]
    public async Task What_was_judged_the_same_reads_as_one_under_the_chosen_or_the_oldest()
    {
        await ThereAsync();
        await desk.WriteAsync(Some.Node("organisation:mod2", ("name", "Ministry of Defence"), ("anonymous", true), ("countryCode", "RU")));

        await desk.WriteAsync(Same("organisation:mod", "organisation:mod2"));

        var entity = (await desk.EntityAsync("organisation:mod2"))!;
        Assert.Equal("organisation:mod", entity.Id.Value);
        Assert.Equal("RU", entity.Properties.Text("countryCode"));
        Assert.False(entity.Properties.Flag("anonymous"));
        Assert.Equal("Ministry of Defence", Assert.Single(entity.Properties.List<Name>("names")).Text);
        await desk.WriteAsync(Same("organisation:mod", "organisation:mod2") with { Canonical = new NodeId("organisation:mod2") });
        Assert.Equal("organisation:mod2", (await desk.EntityAsync("organisation:mod"))!.Id.Value);
    }

    [Fact]
    public async Task Same_across_a_pair_judged_different_is_refused_with_the_chain()
    {
        await ThereAsync();
        await desk.WriteAsync(Some.Node("organisation:b"), Some.Node("organisation:c"));
        await desk.WriteAsync(Same("organisation:mod", "organisation:b"), Same("organisation:mod", "organisation:c") with { Verdict = IdentityVerdict.DIFFERENT });

        var refusal = await Assert.ThrowsAsync<StepRefusedException>(() => desk.WriteAsync(Same("organisation:b", "organisation:c")));

        Assert.Equal(3, Assert.IsType<IdentityConflictException>(refusal.InnerException).Chain.Count);
        Assert.Equal("WRONG_KIND", await desk.RefusalAsync(Same("organisation:b", "location:odesa")));
        Assert.Equal("BAD_INPUT", await desk.RefusalAsync(Same("organisation:mod", "organisation:b") with { Canonical = new NodeId("organisation:russia") }));
    }

    [Fact]
    public async Task Reverting_lists_what_stands_on_it()
    {
        await ThereAsync();
        await desk.WriteAsync(Some.Node("location:port"));
        await desk.WriteAsync(Some.Edge(EdgeKinds.LocatedIn, "location:port", "location:odesa", evidence: "document:a"));

        var refusal = await Assert.ThrowsAsync<StepRefusedException>(() => desk.WriteAsync(new Step.Revert(2)));

        Assert.Equal(["located-in:location:port>location:odesa"], Assert.IsType<WriteConflictException>(refusal.InnerException).Things);
        await desk.WriteAsync(new Step.Revert(3), new Step.Revert(2));
        Assert.Null(await desk.EntityAsync("location:port"));
    }

    [Fact]
    public async Task Reverting_takes_back_the_edges_of_a_change_set_and_leaves_the_own_claim_to_others()
    {
        await ThereAsync();
        await desk.WriteAsync(Some.Took("organisation:russia", "incident:raid", "INITIATOR", "document:a"));
        await desk.WriteAsync(Some.Edge(EdgeKinds.Targeted, "incident:raid", "location:odesa", "document:a"));

        await desk.WriteAsync(new Step.Revert(2));

        Assert.NotNull(await desk.EntityAsync(Own.Value));
        Assert.Empty(await desk.DirectAsync("incident:raid"));
    }

    Task<WriteAnswer> ThereAsync() => desk.WriteAsync(
        Some.Node("organisation:russia"), Some.Node("organisation:mod"), Some.Node("location:odesa"), Some.Node("weapon:drone"), Some.Node("incident:raid", ("title", "a raid")), Some.Node("document:a"));

    Task<WriteAnswer> ClaimAsync(string id, string maker) => desk.WriteAsync(
        Some.Node(id), Some.Edge(EdgeKinds.MadeClaim, maker, id, evidence: "document:a"), Some.Edge(EdgeKinds.About, id, "incident:raid"));

    static Step.Judge Same(string a, string b) => new(new NodeId(a), new NodeId(b), IdentityVerdict.SAME, null, "the same ministry", []);

    static NodeId OwnClaim(string document, string happening) => new(
        "claim:reports-" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{document}\n{happening}")))[..16]);
}
