using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using ConflictGraph.Tests.Writing;

namespace ConflictGraph.Tests.Queries;

public sealed class EverythingTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_within_a_region_says_what_its_disputed_areas_would_add()
    {
        var graph = await SomeSample.BriefingAsync();

        var attacks = await new Everything(graph).ListAsync(new ListQuery([NodeKinds.Incident]) { WithTotal = true }, new Filter.Inside(new("location:russia")), cancellation: Cancellation);

        Assert.DoesNotContain(attacks.Page.Items, incident => incident.Id.Value == "incident:crimea-attack");
        Assert.Equal(2, attacks.DisputedLeftOut);
    }

    [Fact]
    public async Task Everything_in_a_week_says_how_much_has_no_time()
    {
        var graph = await SomeSample.BriefingAsync();

        var week = await new Everything(graph).ListAsync(new ListQuery([NodeKinds.Incident, NodeKinds.Communication]), during: During.Parse("2024-06-24", "2024-06-30"), cancellation: Cancellation);

        Assert.Contains(week.Page.Items, entity => entity.Id.Value == "incident:odesa-missile-strike");
        Assert.True(week.UndatedLeftOut > 5);
    }

    [Fact]
    public async Task What_was_recorded_in_a_time_is_what_its_revisions_bore()
    {
        var world = new SomeWorld().Things("person:ann");
        await world.GraphAsync();
        world.Desk.Clock.Now = world.Desk.Clock.Now.AddDays(1);
        var graph = await world.Things("person:bob").GraphAsync();

        var recorded = await new Everything(graph).RecordedAsync(During.Parse("2024-06-28", null), Cancellation);

        Assert.Equal("person:bob", (await graph.Reads.ListAsync(graph.At, [new ListQuery([NodeKinds.Person], recorded)], Cancellation))[0].Items.Single().Id.Value);
    }

    [Fact]
    public async Task What_was_public_goes_by_the_documents_and_references_always_are()
    {
        var world = new SomeWorld().Things("person:ann").Document("document:early", "2024-06-25").Document("document:late", "2024-07-01").Document("document:undated").Document("document:reference", more: ("documentKind", "REFERENCE"))
            .Says("person:ann", "claim:early", "document:early").Says("person:ann", "claim:late", "document:late").Says("person:ann", "claim:undated", "document:undated").Says("person:ann", "claim:reference", "document:reference");
        var graph = await world.GraphAsync();
        var then = new PublishedUntil(new DateTimeOffset(2024, 6, 25, 23, 59, 59, TimeSpan.Zero));

        var pages = await Task.WhenAll(
            graph.Reads.ListAsync(graph.At, [new ListQuery([NodeKinds.Claim], then.Claims)], Cancellation),
            graph.Reads.ListAsync(graph.At, [new ListQuery([NodeKinds.Document], then.Documents)], Cancellation));

        Assert.Equal(["claim:early", "claim:reference"], pages[0][0].Items.Select(entity => entity.Id.Value).Order(StringComparer.Ordinal));
        Assert.Equal(["document:early", "document:gazetteer", "document:reference"], pages[1][0].Items.Select(entity => entity.Id.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_call_followed_a_summons_which_was_about_the_attack()
    {
        var graph = await SomeSample.BriefingAsync();

        var call = Assert.Single(await new WhatFollowed(graph).AskAsync([new("communication:austin-belousov-call")], Cancellation));

        var before = Assert.Single(call.Follows);
        Assert.Equal("communication:us-ambassador-summons", before.Event.Id.Value);
        Assert.Contains(before.About, entity => entity.Id.Value == "incident:crimea-attack");
        Assert.Equal(["claim:austin-keep-talking", "claim:belousov-arms-escalation"], call.Claims.Select(claim => claim.Id.Value).Order(StringComparer.Ordinal));
        Assert.Equal("communication:austin-belousov-call", Assert.Single((await new WhatFollowed(graph).AskAsync([new("communication:us-ambassador-summons")], Cancellation))[0].FollowedBy).Event.Id.Value);
    }

    [Fact]
    public async Task What_changed_lies_between_two_revisions_or_instants()
    {
        var graph = await SomeSample.ExerciseAsync();

        var last = await new WhatChanged(graph).AskAsync(new ChangesQuery(RevisionRef.AsOf(new DateTimeOffset(2023, 10, 3, 23, 59, 59, TimeSpan.Zero))), Cancellation);
        var none = await new WhatChanged(graph).AskAsync(new ChangesQuery(RevisionRef.Numbered(graph.At)), Cancellation);

        Assert.Equal((3, 4), (last.Since.Number, last.Until.Number));
        Assert.Contains(last.Changes.Items, change => change.Id == "claim:ministry-killed-9");
        Assert.Empty(none.Changes.Items);
    }

    [Fact]
    public async Task Statistics_are_the_totals_of_the_revision()
    {
        var graph = await SomeSample.ExerciseAsync(1);

        var statistics = await Statistics.OfAsync(graph, Cancellation);

        Assert.Equal((1, 1L), (statistics.First!.Number, statistics.Nodes.Single(pair => pair.Kind == NodeKinds.Incident).Count));
        Assert.Equal(statistics.Edges.Sum(pair => pair.Count), statistics.TotalEdges);
    }
}
