using System.Globalization;
using ConflictGraph.Formats.Article;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;

namespace ConflictGraph.Acceptance.Tests.Samples;

/// <summary>The desk's questions that reach over several facts.</summary>
public class BriefingQuestionsTests
{
    static readonly Lazy<Task<LoadedWorld>> World = new(() => LoadedWorld.OfAsync(SampleWorld.Briefing));

    private protected virtual Task<LoadedWorld> WorldAsync() => World.Value;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_ministers_said_to_each_other_and_what_their_call_followed()
    {
        var world = await WorldAsync();

        var answer = await new Ask(world.Graph).AnswerAsync("What did Belousov and Austin say to each other?", Cancellation);

        Assert.Equal(QuestionKind.SAID_TO_EACH_OTHER, answer.Kind);
        var call = Assert.Single(answer.Sequences!);
        Assert.Equal("communication:austin-belousov-call", call.Event.Id.Value);
        var summons = Assert.Single(call.Follows);
        Assert.Equal(("communication:us-ambassador-summons", "incident:crimea-attack, weapon:atacms"), (summons.Event.Id.Value, string.Join(", ", summons.About.Select(thing => thing.Id.Value).Order(StringComparer.Ordinal))));
        Assert.Equal(["claim:austin-keep-talking", "claim:belousov-arms-escalation"], call.Claims.Select(claim => claim.Id.Value).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Disputed.EXCLUDE, "incident:moshenoye-base, incident:smolensk-drone-attack, incident:voronezh-depots")]
    [InlineData(Disputed.INCLUDE, "incident:crimea-attack, incident:moshenoye-base, incident:sevastopol-strike, incident:smolensk-drone-attack, incident:voronezh-depots")]
    [InlineData(Disputed.ONLY, "incident:crimea-attack, incident:sevastopol-strike")]
    public async Task Which_attacks_hit_Russian_territory_hangs_on_whether_Crimea_is_counted(Disputed disputed, string attacks)
    {
        var world = await WorldAsync();
        string[] types = [.. Enumerations.IncidentType.Values.Where(type => type.IsAttack).Select(type => type.Name)];
        var filter = new Filter.Has(NodeKinds.Incident.Property("incidentType")!, Op.IN, types);

        var found = await new Everything(world.Graph).ListAsync(new ListQuery([NodeKinds.Incident], filter), new Filter.Inside(new("location:russia"), Disputed: disputed), cancellation: Cancellation);

        Assert.Equal(attacks, string.Join(", ", found.Page.Items.Select(incident => incident.Id.Value).Order(StringComparer.Ordinal)));
        if (disputed == Disputed.EXCLUDE)
            Assert.Equal(2, found.DisputedLeftOut);
    }

    [Fact]
    public async Task Austin_and_the_attack_on_Crimea_are_connected_by_the_call_and_the_summons()
    {
        var world = await WorldAsync();

        var answer = await new Paths(world.Graph).AskAsync(
            new ConnectionQuery(new("person:lloyd-austin"), new("incident:crimea-attack")) { Avoid = [new("organisation:ukraine"), new("conflict:russia-ukraine-war")] }, Cancellation);

        Assert.Equal(PathVerdict.FOUND, answer.Verdict);
        Assert.Contains(
            "person:lloyd-austin communication:austin-belousov-call communication:us-ambassador-summons incident:crimea-attack",
            answer.Paths.Select(path => string.Join(' ', path.Nodes.Select(node => node.Id))));
        Assert.All(answer.Paths, path => Assert.Contains("according to", path.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everything_within_the_Belgorod_region_and_every_drone_that_was_stopped()
    {
        var world = await WorldAsync();
        string[] types = [.. Enumerations.IncidentType.Values.Where(type => type.IsInterception).Select(type => type.Name)];
        var stopped = new Filter.Related([EdgeKinds.Targeted], Direction.IN, new Filter.Has(NodeKinds.Incident.Property("incidentType")!, Op.IN, types));

        var within = await new Everything(world.Graph).ListAsync(new ListQuery([NodeKinds.Incident]), new Filter.Inside(new("location:belgorod-region")), cancellation: Cancellation);
        var drones = await world.Graph.Reads.ListAsync(world.Graph.At, [new ListQuery([NodeKinds.Weapon], stopped)], Cancellation);

        Assert.Equal(["incident:belgorod-emergency", "incident:moshenoye-base"], within.Page.Items.Select(incident => incident.Id.Value).Order(StringComparer.Ordinal));
        Assert.Equal(["weapon:drones-intercepted-smolensk", "weapon:global-hawk", "weapon:mq-9-reaper"], drones[0].Items.Select(weapon => weapon.Id.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_the_week_leaves_out_is_counted()
    {
        var world = await WorldAsync();

        var week = await new Everything(world.Graph).ListAsync(new ListQuery([NodeKinds.Incident, NodeKinds.Communication]), during: During.Parse("2024-06-24", "2024-06-30"), cancellation: Cancellation);

        Assert.Equal(["communication:austin-belousov-call", "incident:odesa-missile-strike", "incident:voronezh-depots"], week.Page.Items.Select(happening => happening.Id.Value).Order(StringComparer.Ordinal));
        Assert.Equal((await world.EventsAsync()).Count - 3, week.UndatedLeftOut);
    }

    [Theory]
    [InlineData("2024-06-25T23:59:59Z", false)]
    [InlineData("2024-06-26T23:59:59Z", true)]
    public async Task Every_claim_was_public_by_the_supposed_day_of_publication_and_none_the_day_before(string instant, bool isPublic)
    {
        var world = await WorldAsync();
        var filter = new PublishedUntil(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)).Claims;

        var claims = await world.Graph.Reads.ListAsync(world.Graph.At, [new ListQuery([NodeKinds.Claim], filter) { Size = 100 }], Cancellation);

        Assert.Equal(isPublic ? (await world.AllAsync(NodeKinds.Claim)).Count : 0, claims[0].Items.Count);
    }

    [Fact]
    public async Task In_a_view_of_direct_edges_an_event_that_gives_none_stays()
    {
        var world = await WorldAsync();

        var drawn = await new Neighbourhood(world.Graph).AskAsync(
            new SubgraphQuery { Seeds = [new("location:sevastopol"), new("location:belgorod-region")], Depth = 1, Events = EventView.EDGES }, Cancellation);

        var nodes = drawn.Nodes.Select(node => node.Entity.Id.Value).ToList();
        Assert.Contains("incident:sevastopol-strike", nodes);
        Assert.Contains("incident:belgorod-emergency", nodes);
    }
}
