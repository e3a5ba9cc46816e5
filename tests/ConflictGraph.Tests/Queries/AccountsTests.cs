using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Tests.Writing;
using static ConflictGraph.Tests.Queries.SomeWorld;

namespace ConflictGraph.Tests.Queries;

public sealed class AccountsTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_origin_is_a_single_account()
    {
        var killed = await OfAsync(People().Says("person:ann", "claim:a", asserts: Count("KILLED", 4, 4)), "KILLED");

        Assert.Equal((AccountVerdict.SINGLE, 1, "4"), (killed.Verdict, killed.IndependentOrigins, killed.Accounts.Single().Value));
    }

    [Fact]
    public async Task Equal_figures_agree()
    {
        var killed = await OfAsync(People().Says("person:ann", "claim:a", asserts: Count("KILLED", 4, 4)).Says("person:bob", "claim:b", asserts: Count("KILLED", 4, 4)), "KILLED");

        Assert.Equal((AccountVerdict.AGREE, 2), (killed.Verdict, killed.IndependentOrigins));
        Assert.Equal(2, Assert.Single(killed.Sides).IndependentOrigins);
    }

    [Fact]
    public async Task Figures_that_overlap_are_compatible()
    {
        var killed = await OfAsync(People().Says("person:ann", "claim:a", asserts: Count("KILLED", 3, 5)).Says("person:bob", "claim:b", asserts: Count("KILLED", 4, 4)), "KILLED");

        Assert.Equal(AccountVerdict.COMPATIBLE, killed.Verdict);
        Assert.Equal(["3–5", "4"], killed.Accounts.Select(account => account.Value));
    }

    [Fact]
    public async Task Figures_apart_disagree_and_so_does_none_with_some()
    {
        var killed = await OfAsync(People().Says("person:ann", "claim:a", asserts: Count("KILLED", 0, 0)).Says("person:bob", "claim:b", asserts: Count("KILLED", 4, 4)), "KILLED");

        Assert.Equal(AccountVerdict.DISAGREE, killed.Verdict);
    }

    [Fact]
    public async Task That_none_was_reported_contradicts_nothing()
    {
        var killed = await OfAsync(People().Says("person:ann", "claim:a", asserts: new Assertion("KILLED", Polarity.NONE_REPORTED)).Says("person:bob", "claim:b", asserts: Count("KILLED", 4, 4)), "KILLED");

        Assert.Equal(AccountVerdict.COMPATIBLE, killed.Verdict);
        Assert.Equal("none reported", killed.Accounts[0].Value);
    }

    [Fact]
    public async Task Figures_of_two_sides_are_two_questions()
    {
        var world = People().Says("person:ann", "claim:a", asserts: Count("KILLED", 4, 4, "defenders")).Says("person:bob", "claim:b", asserts: Count("KILLED", 9, 9, "attackers"));

        var all = (await new Accounts(await world.GraphAsync()).OfAsync([new(Raid)], cancellation: Cancellation))[new(Raid)];

        Assert.Equal(["attackers SINGLE", "defenders SINGLE"], all.Where(one => one.Question == "KILLED").Select(one => $"{one.Side} {one.Verdict}"));
    }

    [Fact]
    public async Task A_place_within_another_is_compatible_with_it()
    {
        var place = await OfAsync(Places().Edge(EdgeKinds.OccurredAt, Raid, "location:town", "claim:a").Edge(EdgeKinds.OccurredAt, Raid, "location:land", "claim:b"), "PLACE");

        Assert.Equal(AccountVerdict.COMPATIBLE, place.Verdict);
    }

    [Fact]
    public async Task Two_places_apart_disagree()
    {
        var place = await OfAsync(Places().Edge(EdgeKinds.OccurredAt, Raid, "location:town", "claim:a").Edge(EdgeKinds.OccurredAt, Raid, "location:village", "claim:b"), "PLACE");

        Assert.Equal((AccountVerdict.DISAGREE, "town", "village"), (place.Verdict, place.Accounts[0].Value, place.Accounts[1].Value));
    }

    [Fact]
    public async Task Things_of_one_origin_add_up_and_one_shared_thing_is_enough()
    {
        var place = await OfAsync(Places().Says("person:ann", "claim:a2")
            .Edge(EdgeKinds.OccurredAt, Raid, "location:town", "claim:a").Edge(EdgeKinds.OccurredAt, Raid, "location:village", "claim:a2").Edge(EdgeKinds.OccurredAt, Raid, "location:village", "claim:b"), "PLACE");

        Assert.Equal((AccountVerdict.COMPATIBLE, 2, 2), (place.Verdict, place.Accounts.Count, place.Accounts[0].Answers.Count));
    }

    [Fact]
    public async Task Is_and_is_not_of_one_thing_disagree()
    {
        var world = People().Things("organisation:army").Says("person:ann", "claim:a").Says("person:bob", "claim:b", stance: "DENIES", asserts: Not("INITIATOR", "organisation:army")).With(Some.Took("organisation:army", Raid, "INITIATOR", "claim:a"));

        var initiator = await OfAsync(world, "INITIATOR");

        Assert.Equal((AccountVerdict.DISAGREE, "not army"), (initiator.Verdict, initiator.Accounts[1].Value));
    }

    [Fact]
    public async Task That_it_was_not_the_one_goes_with_its_having_been_the_other()
    {
        var world = People().Things("organisation:army", "organisation:band").Says("person:ann", "claim:a").Says("person:bob", "claim:b", stance: "DENIES", asserts: Not("INITIATOR", "organisation:band")).With(Some.Took("organisation:army", Raid, "INITIATOR", "claim:a"));

        Assert.Equal(AccountVerdict.COMPATIBLE, (await OfAsync(world, "INITIATOR")).Verdict);
    }

    [Fact]
    public async Task Whether_it_happened_at_all_is_a_question()
    {
        var occurred = await OfAsync(People().Says("person:ann", "claim:a", asserts: new Assertion("OCCURRED", Polarity.IS)).Says("person:bob", "claim:b", stance: "DENIES", asserts: Not("OCCURRED")), "OCCURRED");

        Assert.Equal((AccountVerdict.DISAGREE, "happened", "did not happen"), (occurred.Verdict, occurred.Accounts[0].Value, occurred.Accounts[1].Value));
    }

    [Fact]
    public async Task Times_with_an_instant_in_common_are_compatible_and_others_disagree()
    {
        var world = People().Says("person:ann", "claim:a", asserts: Some.Time("2024-06")).Says("person:bob", "claim:b", asserts: Some.Time("2024-06-25"));
        Assert.Equal(AccountVerdict.COMPATIBLE, (await OfAsync(world, "TIME")).Verdict);

        Assert.Equal(AccountVerdict.DISAGREE, (await OfAsync(world.Things("person:cyd").Says("person:cyd", "claim:c", asserts: Some.Time("2024-06-26")), "TIME")).Verdict);
    }

    [Fact]
    public async Task The_later_figure_of_one_origin_counts_and_the_earlier_stays_in_view()
    {
        var killed = await OfAsync(People().Says("person:ann", "claim:later", saidAt: "2024-06-26", asserts: Count("KILLED", 9, 9)).Says("person:ann", "claim:earlier", saidAt: "2024-06-25", asserts: Count("KILLED", 12, 12)), "KILLED");

        var account = Assert.Single(killed.Accounts);
        Assert.Equal((AccountVerdict.UPDATED, "9", "claim:earlier"), (killed.Verdict, account.Value, account.Superseded.Single().Value));
    }

    [Fact]
    public async Task A_figure_said_again_supersedes_nothing()
    {
        var killed = await OfAsync(People().Says("person:ann", "claim:later", saidAt: "2024-06-26", asserts: Count("KILLED", 9, 9)).Says("person:ann", "claim:earlier", saidAt: "2024-06-25", asserts: Count("KILLED", 9, 9)), "KILLED");

        Assert.Equal((AccountVerdict.SINGLE, 2), (killed.Verdict, killed.Accounts.Single().Claims.Count));
    }

    [Fact]
    public async Task What_was_corrected_no_longer_counts()
    {
        var world = Places().Says("person:ann", "claim:a2").Edge(EdgeKinds.Corrects, "claim:a2", "claim:a")
            .Edge(EdgeKinds.OccurredAt, Raid, "location:village", "claim:a").Edge(EdgeKinds.OccurredAt, Raid, "location:town", "claim:a2").Edge(EdgeKinds.OccurredAt, Raid, "location:town", "claim:b");

        var place = await OfAsync(world, "PLACE");

        Assert.Equal((AccountVerdict.UPDATED, "town"), (place.Verdict, place.Accounts[0].Value));
        Assert.Equal("claim:a", place.Accounts[0].Superseded.Single().Value);
    }

    [Fact]
    public async Task What_was_taken_back_stands_for_nothing_and_stays_in_view()
    {
        var killed = await OfAsync(People().Says("person:ann", "claim:a", asserts: Count("KILLED", 12, 12)).Says("person:ann", "claim:back", stance: "RETRACTS").Edge(EdgeKinds.Retracts, "claim:back", "claim:a"), "KILLED");

        var account = Assert.Single(killed.Accounts);
        Assert.Equal((AccountVerdict.UPDATED, "taken back", 0), (killed.Verdict, account.Value, killed.IndependentOrigins));
        Assert.Equal("claim:a", account.Superseded.Single().Value);
    }

    [Fact]
    public async Task What_an_origin_denies_later_it_no_longer_says()
    {
        var world = Places().Says("person:ann", "claim:a2", saidAt: "2024-06-26", asserts: Not("PLACE", "location:village")).Edge(EdgeKinds.OccurredAt, Raid, "location:village", "claim:a");

        var account = Assert.Single((await OfAsync(world, "PLACE")).Accounts);

        Assert.Equal(("not village", "claim:a"), (account.Value, account.Superseded.Single().Value));
    }

    [Fact]
    public async Task A_ministry_beside_its_state_is_no_second_origin()
    {
        var world = new SomeWorld().Things("organisation:state", "organisation:ministry", "person:spokeswoman", "office:spokeswoman").Document("document:paper")
            .Edge(EdgeKinds.MemberOf, "organisation:ministry", "organisation:state").Edge(EdgeKinds.HoldsOffice, "person:spokeswoman", "office:spokeswoman").Edge(EdgeKinds.OfficeOf, "office:spokeswoman", "organisation:ministry")
            .Says("organisation:state", "claim:a", asserts: Count("KILLED", 4, 4)).Says("organisation:ministry", "claim:b", asserts: Count("KILLED", 4, 4)).Says("person:spokeswoman", "claim:c", asserts: Count("KILLED", 4, 4));

        var killed = await OfAsync(world, "KILLED");

        Assert.Equal((AccountVerdict.AGREE, 3, 1), (killed.Verdict, killed.Accounts.Count, killed.IndependentOrigins));
    }

    [Fact]
    public async Task A_reprint_leads_to_the_first_and_two_papers_are_two_origins()
    {
        var world = new SomeWorld().Document("document:first").Document("document:reprint").Document("document:other").Edge(EdgeKinds.Reprints, "document:reprint", "document:first")
            .With(Some.Value(Raid, Some.Killed(4), "document:first"), Some.Value(Raid, Some.Killed(4), "document:reprint"), Some.Value(Raid, Some.Killed(4), "document:other"));

        var killed = await OfAsync(world, "KILLED");

        Assert.Equal((2, 2), (killed.Accounts.Count, killed.IndependentOrigins));
        Assert.Equal(2, killed.Accounts[0].Claims.Count);
    }

    [Fact]
    public async Task Sources_of_one_group_are_one_origin()
    {
        var world = new SomeWorld().Document("document:a").Document("document:b").With(Some.Node("source:a", ("independenceGroup", "holding")), Some.Node("source:b", ("independenceGroup", "holding")))
            .Edge(EdgeKinds.PublishedBy, "document:a", "source:a").Edge(EdgeKinds.PublishedBy, "document:b", "source:b")
            .With(Some.Value(Raid, Some.Killed(4), "document:a"), Some.Value(Raid, Some.Killed(4), "document:b"));

        Assert.Equal(AccountVerdict.SINGLE, (await OfAsync(world, "KILLED")).Verdict);
    }

    [Fact]
    public async Task Who_repeats_is_no_origin()
    {
        var world = People().Says("person:ann", "claim:a", asserts: Count("KILLED", 4, 4)).Says("person:bob", "claim:b", asserts: Count("KILLED", 4, 4)).Edge(EdgeKinds.Repeats, "claim:b", "claim:a");

        var account = Assert.Single((await OfAsync(world, "KILLED")).Accounts);

        Assert.Equal((1, "person:ann"), (account.IndependentOrigins, account.Origins.Single().Value));
    }

    [Fact]
    public async Task Two_that_repeat_each_other_end_somewhere()
    {
        var world = People().Says("person:ann", "claim:a", asserts: Count("KILLED", 4, 4)).Says("person:bob", "claim:b", asserts: Count("KILLED", 4, 4)).Edge(EdgeKinds.Repeats, "claim:b", "claim:a").Edge(EdgeKinds.Repeats, "claim:a", "claim:b");

        Assert.All((await OfAsync(world, "KILLED")).Accounts, account => Assert.NotEmpty(account.Origins));
    }

    [Fact]
    public async Task A_row_stands_for_what_its_claim_came_through_else_for_its_dataset()
    {
        var world = new SomeWorld().Things("source:dataset").Document("document:row-1", more: ("documentKind", "DATASET_ROW")).Document("document:row-2", more: ("documentKind", "DATASET_ROW"))
            .Edge(EdgeKinds.PublishedBy, "document:row-1", "source:dataset").Edge(EdgeKinds.PublishedBy, "document:row-2", "source:dataset")
            .With(Some.Value(Raid, Some.Killed(4), "document:row-1"), Some.Value(Raid, Some.Killed(4), "document:row-2"));

        var account = Assert.Single((await OfAsync(world, "KILLED")).Accounts);

        Assert.Equal("source:dataset", account.Origins.Single().Value);
    }

    [Fact]
    public async Task Claims_that_were_not_public_yet_are_not_counted()
    {
        var world = People().Document("document:later", "2024-07-01").Document("document:early", "2024-06-26").Says("person:ann", "claim:a", "document:early", asserts: Count("KILLED", 4, 4)).Says("person:bob", "claim:b", "document:later", asserts: Count("KILLED", 9, 9));
        var graph = await world.GraphAsync();

        var then = (await new Accounts(graph).OfAsync([new(Raid)], ["KILLED"], new DateTimeOffset(2024, 6, 27, 0, 0, 0, TimeSpan.Zero), Cancellation))[new(Raid)];

        Assert.Equal("4", Assert.Single(Assert.Single(then).Accounts).Value);
    }

    [Fact]
    public async Task The_exercise_stands_as_its_readme_says()
    {
        var graph = await SomeSample.ExerciseAsync();

        var all = (await new Accounts(graph).OfAsync([new("incident:zavrin-raid")], cancellation: Cancellation)).Single().Value.ToDictionary(one => one.Question);

        Assert.Equal(
            "DAMAGE SINGLE, INITIATOR DISAGREE, INJURED AGREE, KILLED DISAGREE, MISSING UPDATED, PLACE DISAGREE, TARGET DISAGREE, TIME COMPATIBLE, WEAPON DISAGREE",
            string.Join(", ", all.Values.Select(one => $"{one.Question} {one.Verdict}").Order(StringComparer.Ordinal)));
        Assert.Equal(["12", "3–5", "9", "none reported"], all["KILLED"].Accounts.Select(account => account.Value).Order(StringComparer.Ordinal));
        Assert.Equal("claim:ministry-killed-12", all["KILLED"].Accounts.Single(account => account.Value == "9").Superseded.Single().Value);
        Assert.Equal((3, 2), (all["KILLED"].IndependentOrigins, all["INJURED"].IndependentOrigins));
    }

    [Fact]
    public async Task In_the_briefing_no_accounts_disagree()
    {
        var graph = await SomeSample.BriefingAsync();
        var incidents = (await graph.Reads.ListAsync(graph.At, [new Storage.ListQuery([NodeKinds.Incident])], Cancellation))[0].Items.Select(incident => incident.Id).ToList();

        var all = (await new Accounts(graph).OfAsync(incidents, cancellation: Cancellation)).Values.SelectMany(ones => ones).ToList();

        Assert.Equal("incident:smolensk-drone-attack#PLACE COMPATIBLE", Assert.Single(all, one => one.Verdict != AccountVerdict.SINGLE) is var one ? $"{one.Id} {one.Verdict}" : "");
    }

    static SomeWorld People() => new SomeWorld().Things("person:ann", "person:bob").Document("document:paper");

    static SomeWorld Places() => People().Things("location:land", "location:town", "location:village").Edge(EdgeKinds.LocatedIn, "location:town", "location:land").Says("person:ann", "claim:a").Says("person:bob", "claim:b");

    static async Task<Disagreement> OfAsync(SomeWorld world, string question) =>
        Assert.Single((await new Accounts(await world.GraphAsync()).OfAsync([new(Raid)], [question], cancellation: Cancellation))[new(Raid)]);
}
