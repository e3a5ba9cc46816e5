using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Projection;
using ConflictGraph.Storage;
using ConflictGraph.Tests.Writing;
using ConflictGraph.Writing;

namespace ConflictGraph.Tests.Projection;

/// <summary>What is derived from who says what.</summary>
public sealed class DerivedTests
{
    readonly SomeDesk desk = new(new Limits(4, 3, 2));

    [Theory]
    [InlineData("ASSERTS", "FACTUAL", "organisation:russia", "REPORTED")]
    [InlineData("ASSERTS", "FACTUAL", "source:agency", "OCCURRED")]
    [InlineData("ALLEGES", "FACTUAL", "organisation:russia", "ALLEGED")]
    [InlineData("DENIES", "FACTUAL", "organisation:russia", "NEGATED")]
    [InlineData("DENIES", "INTENT", "organisation:russia", "NEGATED")]
    [InlineData("ASSERTS", "INTENT", "organisation:russia", "PLANNED")]
    [InlineData("WARNS", "FACTUAL", "organisation:russia", "HYPOTHETICAL")]
    [InlineData("ASSERTS", "CAPABILITY", "organisation:russia", "HYPOTHETICAL")]
    [InlineData("NEITHER_CONFIRMS_NOR_DENIES", "FACTUAL", "organisation:russia", null)]
    public async Task An_event_stands_by_what_its_claims_say(string stance, string kind, string maker, string? modality)
    {
        await ThereAsync();
        await ClaimAsync("claim:x", maker, ("stance", stance), ("claimKind", kind));

        await desk.WriteAsync(Some.Edge(EdgeKinds.Targeted, "incident:raid", "location:odesa", "claim:x"));

        Assert.Equal(modality, await ShownAsync("modality"));
    }

    [Fact]
    public async Task The_strongest_that_anybody_says_counts_and_a_corrected_claim_does_not()
    {
        await ThereAsync();
        await ClaimAsync("claim:x", "organisation:russia", ("stance", "ASSERTS"), ("asserts", new[] { Some.Killed(12) }));
        await ClaimAsync("claim:y", "organisation:russia", ("stance", "ALLEGES"), ("asserts", new[] { Some.Killed(9) }));
        Assert.Equal("REPORTED", await ShownAsync("modality"));

        await desk.WriteAsync(Some.Edge(EdgeKinds.Corrects, "claim:y", "claim:x", evidence: "document:a"));

        Assert.Equal("ALLEGED", await ShownAsync("modality"));
    }

    [Fact]
    public async Task The_time_is_the_hull_of_the_latest_account_of_each_claimant()
    {
        await ThereAsync();
        await ClaimAsync("claim:early", "organisation:russia", ("saidAt", When.Parse("2024-06-25")), ("asserts", new[] { Some.Time("2024-06-20") }));
        await ClaimAsync("claim:late", "organisation:russia", ("saidAt", When.Parse("2024-06-26")), ("asserts", new[] { Some.Time("2024-06-24") }));
        await ClaimAsync("claim:other", "organisation:ukraine", ("asserts", new[] { Some.Time("2024-06-23") }));

        var when = (await desk.EntityAsync("incident:raid"))!.Properties.Time("when")!;

        Assert.Equal(("2024-06-23", "2024-06-24", true), (when.Earliest, when.Latest, when.Disputed));
        Assert.Contains("TIME", (await desk.EntityAsync("incident:raid"))!.Properties.List<string>("answeredTwice"));
    }

    [Fact]
    public async Task A_denied_effect_is_none()
    {
        await ThereAsync();
        await ClaimAsync("claim:x", "organisation:russia", ("stance", "DENIES"), ("asserts", new[] { Some.Effect("FIRE") }));
        Assert.Empty((await desk.EntityAsync("incident:raid"))!.Properties.List<string>("effects"));

        await ClaimAsync("claim:y", "organisation:ukraine", ("asserts", new[] { Some.Effect("FIRE") }));

        Assert.Equal(["FIRE"], (await desk.EntityAsync("incident:raid"))!.Properties.List<string>("effects"));
    }

    [Fact]
    public async Task No_accounts_culprit_meets_another_accounts_weapon()
    {
        await ThereAsync();
        await ClaimAsync("claim:x", "organisation:ukraine");
        await ClaimAsync("claim:y", "organisation:russia", ("stance", "ALLEGES"));

        await desk.WriteAsync(
            Some.Took("organisation:russia", "incident:raid", "INITIATOR", "claim:x"), Some.Edge(EdgeKinds.Targeted, "incident:raid", "location:odesa", "claim:x"),
            Some.Edge(EdgeKinds.UsedWeapon, "incident:raid", "weapon:drone", "claim:y", properties: ("use", "MUNITION")), Some.Took("organisation:ukraine", "incident:raid", "INITIATOR", "claim:y", Certainty.IMPLIED));

        Assert.Equal(
            ["ATTACKED organisation:russia > location:odesa REPORTED STATED", "USED organisation:ukraine > weapon:drone ALLEGED IMPLIED"],
            await desk.DirectAsync("incident:raid"));
    }

    [Fact]
    public async Task An_anonymous_target_is_replaced_by_the_narrowest_named_place()
    {
        await ThereAsync();
        await desk.WriteAsync(Some.Node("location:depot", ("anonymous", true)), Some.Node("location:region", ("locationKind", "ADM1")));

        await desk.WriteAsync(
            Some.Took("organisation:russia", "incident:raid", "INITIATOR", "document:a"), Some.Edge(EdgeKinds.Targeted, "incident:raid", "location:depot", "document:a"),
            Some.Edge(EdgeKinds.OccurredAt, "incident:raid", "location:region", "document:a"), Some.Edge(EdgeKinds.OccurredAt, "incident:raid", "location:odesa", "document:a"));

        Assert.Equal(["ATTACKED organisation:russia > location:odesa OCCURRED STATED"], await desk.DirectAsync("incident:raid"));
        await desk.WriteAsync(Some.Node("location:depot"));
        Assert.Equal(["ATTACKED organisation:russia > location:depot OCCURRED STATED"], await desk.DirectAsync("incident:raid"));
    }

    [Fact]
    public async Task Speakers_talk_with_recipients_and_not_with_each_other()
    {
        await ThereAsync();
        await desk.WriteAsync(Some.Node("communication:call"), Some.Node("person:a"), Some.Node("person:b"));

        await desk.WriteAsync(Some.Took("person:a", "communication:call", "SPEAKER", "document:a"), Some.Took("person:b", "communication:call", "SPEAKER", "document:a"), Some.Took("organisation:russia", "communication:call", "RECIPIENT", "document:a"));

        Assert.Equal(
            ["COMMUNICATED_WITH organisation:russia > person:a OCCURRED STATED", "COMMUNICATED_WITH organisation:russia > person:b OCCURRED STATED"],
            await desk.DirectAsync("communication:call"));
    }

    [Fact]
    public async Task Too_many_participants_or_pairs_give_no_direct_edges_and_the_event_says_so()
    {
        await ThereAsync();
        await desk.WriteAsync(Some.Node("communication:summit"), Some.Node("person:a"), Some.Node("person:b"));
        await desk.WriteAsync([.. "person:a person:b organisation:russia organisation:ukraine".Split(' ').Select(who => Some.Took(who, "communication:summit", "PARTICIPANT", "document:a"))]);

        Assert.Empty(await desk.DirectAsync("communication:summit"));
        Assert.True((await desk.EntityAsync("communication:summit"))!.Properties.Flag("directOmitted"));
    }

    [Fact]
    public async Task A_claim_that_names_nothing_of_an_event_with_too_many_things_is_about_none_of_them()
    {
        await ThereAsync();
        await ClaimAsync("claim:x", "organisation:ukraine");
        await desk.WriteAsync(Some.Edge(EdgeKinds.Targeted, "incident:raid", "location:odesa", "document:a"));
        Assert.Equal(["CLAIMED_ABOUT organisation:ukraine > location:odesa ASSERTS STATED"], await desk.DirectAsync("claim:x"));

        await desk.WriteAsync(Some.Node("location:b"), Some.Node("location:c"), Some.Edge(EdgeKinds.Targeted, "incident:raid", "location:b", "document:a"), Some.Edge(EdgeKinds.Targeted, "incident:raid", "location:c", "document:a"));

        Assert.Empty(await desk.DirectAsync("claim:x"));
    }

    [Fact]
    public async Task What_somebody_said_about_a_thing_is_as_certain_as_that_they_said_it()
    {
        await ThereAsync();
        await desk.WriteAsync(Some.Node("claim:x"), Some.Edge(EdgeKinds.MadeClaim, "organisation:russia", "claim:x", evidence: "document:a", certainty: Certainty.IMPLIED), Some.Edge(EdgeKinds.About, "claim:x", "weapon:drone"));
        Assert.Equal(["CLAIMED_ABOUT organisation:russia > weapon:drone ASSERTS IMPLIED"], await desk.DirectAsync("claim:x"));

        await desk.WriteAsync(Some.Edge(EdgeKinds.MadeClaim, "organisation:russia", "claim:x", evidence: "document:a"));

        Assert.Equal(["CLAIMED_ABOUT organisation:russia > weapon:drone ASSERTS STATED"], await desk.DirectAsync("claim:x"));
    }

    [Fact]
    public async Task What_a_claim_is_about_follows_judgements_of_the_thing_and_of_the_claim()
    {
        await ThereAsync();
        await desk.WriteAsync(Some.Node("claim:x"), Some.Edge(EdgeKinds.MadeClaim, "organisation:russia", "claim:x", evidence: "document:a"), Some.Edge(EdgeKinds.About, "claim:x", "weapon:drone"));
        await desk.WriteAsync(Some.Node("claim:y"), Some.Edge(EdgeKinds.MadeClaim, "organisation:russia", "claim:y", evidence: "document:a"), Some.Edge(EdgeKinds.About, "claim:y", "location:odesa"), Some.Node("weapon:shahed"));

        await desk.WriteAsync(new Step.Judge(new NodeId("weapon:drone"), new NodeId("weapon:shahed"), IdentityVerdict.SAME, new NodeId("weapon:shahed"), null, []));
        Assert.Equal(["CLAIMED_ABOUT organisation:russia > weapon:shahed ASSERTS STATED"], await desk.DirectAsync("claim:x"));
        await desk.WriteAsync(new Step.Judge(new NodeId("claim:x"), new NodeId("claim:y"), IdentityVerdict.SAME, null, null, []));
        Assert.Equal(["CLAIMED_ABOUT organisation:russia > location:odesa ASSERTS STATED", "CLAIMED_ABOUT organisation:russia > weapon:shahed ASSERTS STATED"], await desk.DirectAsync("claim:x"));
    }

    [Fact]
    public async Task A_claim_is_public_from_its_earliest_dated_document()
    {
        await ThereAsync();
        await desk.WriteAsync(Some.Node("document:dated", ("publishedAt", When.Parse("2024-06-26"))));
        await desk.WriteAsync(Some.Node("claim:x"), Some.Edge(EdgeKinds.MadeClaim, "organisation:russia", "claim:x", evidence: "document:a document:dated"));

        Assert.Equal(When.Parse("2024-06-26").Until - 1, (await desk.EntityAsync("claim:x"))!.Properties.Number("publicFrom"));
        await desk.WriteAsync(Some.Node("document:dated"));
        Assert.Null((await desk.EntityAsync("claim:x"))!.Properties.Number("publicFrom"));
        await desk.WriteAsync(Some.Node("document:a", ("documentKind", "REFERENCE")));
        Assert.Equal(0, (await desk.EntityAsync("claim:x"))!.Properties.Number("publicFrom"));
    }

    Task<WriteAnswer> ThereAsync() => desk.WriteAsync(
        Some.Node("organisation:russia"), Some.Node("organisation:ukraine"), Some.Node("source:agency"), Some.Node("location:odesa", ("locationKind", "POPULATED_PLACE")), Some.Node("weapon:drone"), Some.Node("incident:raid"), Some.Node("document:a"));

    Task<WriteAnswer> ClaimAsync(string id, string maker, params (string, object?)[] properties) => desk.WriteAsync(
        Some.Node(id, properties), Some.Edge(EdgeKinds.MadeClaim, maker, id, evidence: "document:a"), Some.Edge(EdgeKinds.About, id, "incident:raid"));

    async Task<string?> ShownAsync(string property) => (await desk.EntityAsync("incident:raid"))!.Properties.Text(property);
}
