using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests;

public abstract partial class GraphStoreContract
{
    static readonly Node Odesa = Some.Location("odesa");
    static readonly Node Kyiv = Some.Location("kyiv");
    static readonly Node Russia = Some.Organisation("russia");
    static readonly Node Ministry = Some.Organisation("ministry");
    static readonly Node Iskander = Some.Weapon("iskander");
    static readonly Node Strike = Some.Incident("strike");
    static readonly Node Belousov = Some.Person("belousov");
    static readonly Node Denial = Some.Claim("denial", more: [("stance", "DENIES"), ("saidAt", When.Parse("2024-06-26"))]);

    /// <summary>A strike with what is at it; its direct edges; a claim about it.</summary>
    SomeGraph AStrike() => Graph
        .Put(Odesa, Kyiv, Russia, Ministry, Iskander, Belousov, Denial)
        .Put(Strike, derived: [("when", When.Parse("2024-06-25"))])
        .Relate(new Edge(EdgeKinds.ParticipatedIn, Russia.Id, Strike.Id) { Properties = Role("INITIATOR"), Certainty = Certainty.IMPLIED })
        .Relate(new Edge(EdgeKinds.ParticipatedIn, Ministry.Id, Strike.Id) { Properties = Role("OPERATOR"), Certainty = Certainty.INFERRED, Why = "it runs the brigade" })
        .Relate(EdgeKinds.Targeted, Strike, Odesa)
        .Relate(EdgeKinds.OccurredAt, Strike, Odesa)
        .Relate(EdgeKinds.UsedWeapon, Strike, Iskander, ("use", "MUNITION"))
        .Relate(EdgeKinds.MemberOf, Ministry, Russia)
        .Relate(EdgeKinds.MemberOf, Belousov, Ministry)
        .Relate(EdgeKinds.MadeClaim, Belousov, Denial)
        .Relate(EdgeKinds.About, Denial, Strike)
        .Direct(EdgeKinds.Attacked, Russia, Odesa, Strike, Certainty.IMPLIED)
        .Direct(EdgeKinds.Used, Russia, Iskander, Strike)
        .Direct(EdgeKinds.ClaimedAbout, Belousov, Odesa, Denial, tag: "DENIES");

    static Properties Role(string role) => Properties.Of(EdgeKinds.ParticipatedIn.Properties, ("role", role));

    static string Told(Link link) => $"{(link.Direction == Direction.OUT ? "" : "<-")}{link.Kind} {Slug(link.Other)}";

    async Task<string[]> ToldAsync(long at, Node node, LinkQuery? query = null) => [.. (await LinksAsync(at, node, query ?? new LinkQuery())).Items.Select(Told)];

    [Fact]
    public async Task Links_come_by_kind_direction_far_serial_and_edge()
    {
        AStrike();
        var at = await WriteAsync();

        var links = await Store.LinksAsync(at, [Strike.Id, Russia.Id], new LinkQuery { Layer = Layer.BOTH }, Cancellation);

        Assert.Equal(
            ["<-PARTICIPATED_IN russia", "<-PARTICIPATED_IN ministry", "TARGETED odesa", "OCCURRED_AT odesa", "USED_WEAPON iskander", "<-ABOUT denial"],
            links[Strike.Id].Items.Select(Told));
        Assert.Equal(["PARTICIPATED_IN strike", "<-MEMBER_OF ministry", "ATTACKED odesa", "USED iskander"], links[Russia.Id].Items.Select(Told));
    }

    [Fact]
    public async Task A_link_tells_both_ends_its_tag_certainty_and_time()
    {
        AStrike();
        var at = await WriteAsync();
        var day = When.Parse("2024-06-25").Interval;

        var taking = (await LinksAsync(at, Strike, new LinkQuery { Kinds = [EdgeKinds.ParticipatedIn], AtLeast = Certainty.IMPLIED })).Items[0];
        var about = (await LinksAsync(at, Strike, new LinkQuery { Kinds = [EdgeKinds.About] })).Items[0];

        Assert.Equal((Strike.Id, Russia.Id, NodeKinds.Organisation, Graph.SerialOf(Russia.Id)), (taking.Node, taking.Other, taking.OtherKind, taking.OtherSerial));
        Assert.Equal((Russia.Id, Strike.Id, Direction.IN), (taking.From, taking.To, taking.Direction));
        Assert.Equal(("INITIATOR", Certainty.IMPLIED, day), (taking.Tag, taking.Certainty, (taking.Time!.Value.From, taking.Time.Value.Until)));
        Assert.Equal("DENIES", about.Tag);
        Assert.Equal(When.Parse("2024-06-26").OrderFrom, about.Time!.Value.From);
        Assert.Equal((false, null, null), (about.IsDirect, about.DerivedFrom, about.Payload));
    }

    [Fact]
    public async Task Direct_links_say_what_they_are_derived_from_and_are_a_layer_of_their_own()
    {
        AStrike();
        var at = await WriteAsync();

        var direct = (await LinksAsync(at, Odesa, new LinkQuery { Layer = Layer.DIRECT, WithPayload = true })).Items;

        Assert.Equal(["<-ATTACKED russia", "<-CLAIMED_ABOUT belousov"], direct.Select(Told));
        Assert.Equal([Strike.Id, Denial.Id], direct.Select(link => link.DerivedFrom!.Value));
        Assert.Equal([-Graph.SerialOf(Strike.Id), -Graph.SerialOf(Denial.Id)], direct.Select(link => link.Edge));
        Assert.All(direct, link => Assert.True(link.IsDirect));
        Assert.All(direct, link => Assert.Null(link.Payload));
        Assert.Equal(["<-TARGETED strike", "<-OCCURRED_AT strike"], await ToldAsync(at, Odesa));
        Assert.Equal(4, (await LinksAsync(at, Odesa, new LinkQuery { Layer = Layer.BOTH })).Items.Count);
    }

    [Fact]
    public async Task Direct_links_between_the_same_ends_come_by_their_event_the_newest_first()
    {
        var other = Some.Incident("other");
        AStrike().Put(other).Direct(EdgeKinds.Attacked, Russia, Odesa, other);
        var at = await WriteAsync();

        var attacks = (await LinksAsync(at, Russia, new LinkQuery { Layer = Layer.DIRECT, Kinds = [EdgeKinds.Attacked] })).Items;

        Assert.Equal([other.Id, Strike.Id], attacks.Select(link => link.DerivedFrom!.Value));
    }

    [Fact]
    public async Task Links_are_asked_by_kind_direction_and_tag()
    {
        AStrike();
        var at = await WriteAsync();

        Assert.Equal(["TARGETED odesa", "<-ABOUT denial"], await ToldAsync(at, Strike, new LinkQuery { Kinds = [EdgeKinds.About, EdgeKinds.Targeted] }));
        Assert.Equal(["TARGETED odesa", "OCCURRED_AT odesa", "USED_WEAPON iskander"], await ToldAsync(at, Strike, new LinkQuery { Direction = Direction.OUT }));
        Assert.Equal(["<-ABOUT denial"], await ToldAsync(at, Strike, new LinkQuery { Direction = Direction.IN, Kinds = [EdgeKinds.About, EdgeKinds.Targeted] }));
        Assert.Equal(["<-PARTICIPATED_IN ministry", "USED_WEAPON iskander"], await ToldAsync(at, Strike, new LinkQuery { Tags = ["OPERATOR", "MUNITION", "never said"] }));
        Assert.Equal(["<-CLAIMED_ABOUT belousov"], await ToldAsync(at, Odesa, new LinkQuery { Tags = ["DENIES"], Layer = Layer.BOTH }));
        Assert.Empty(await ToldAsync(at, Strike, new LinkQuery { Kinds = [] }));
        Assert.Empty(await ToldAsync(at, Strike, new LinkQuery { Tags = ["never said"] }));
    }

    [Fact]
    public async Task Links_are_asked_by_far_kind_far_id_and_what_to_leave_out()
    {
        AStrike().Judge(Odesa, Kyiv);
        var at = await WriteAsync();

        Assert.Equal(["TARGETED odesa", "OCCURRED_AT odesa", "USED_WEAPON iskander"], await ToldAsync(at, Strike, new LinkQuery { FarKinds = [NodeKinds.Location, NodeKinds.Weapon] }));
        Assert.Equal(["<-PARTICIPATED_IN ministry"], await ToldAsync(at, Strike, new LinkQuery { FarIds = [Ministry.Id, Some.Person("nobody").Id] }));
        Assert.Equal(["TARGETED odesa", "OCCURRED_AT odesa"], await ToldAsync(at, Strike, new LinkQuery { FarIds = [Kyiv.Id] }));
        Assert.Equal(["<-PARTICIPATED_IN russia", "USED_WEAPON iskander", "<-ABOUT denial"], await ToldAsync(at, Strike, new LinkQuery { Exclude = [Kyiv.Id, Ministry.Id, Some.Person("nobody").Id] }));
        Assert.Empty(await ToldAsync(at, Strike, new LinkQuery { FarIds = [Some.Person("nobody").Id] }));
        Assert.Empty(await ToldAsync(at, Strike, new LinkQuery { FarKinds = [] }));
    }

    [Fact]
    public async Task Links_are_asked_by_the_weakest_certainty_that_will_do()
    {
        AStrike();
        var at = await WriteAsync();
        LinkQuery AtLeast(Certainty certainty) => new() { Kinds = [EdgeKinds.ParticipatedIn], AtLeast = certainty };

        Assert.Empty(await ToldAsync(at, Strike, AtLeast(Certainty.STATED)));
        Assert.Equal(["<-PARTICIPATED_IN russia"], await ToldAsync(at, Strike, AtLeast(Certainty.IMPLIED)));
        Assert.Equal(["<-PARTICIPATED_IN russia", "<-PARTICIPATED_IN ministry"], await ToldAsync(at, Strike, AtLeast(Certainty.INFERRED)));
    }

    [Theory]
    [InlineData("2024-06-25", "2024-06-25", TimeMatch.POSSIBLE, false, "june 25, june")]
    [InlineData("2024-06-25", "2024-06-25", TimeMatch.CERTAIN, false, "june 25")]
    [InlineData("2024-06-01", "2024-06-30", TimeMatch.CERTAIN, true, "june 25, june, undated")]
    [InlineData("2024-06-26", null, TimeMatch.POSSIBLE, false, "june")]
    [InlineData(null, "2024-05-31", TimeMatch.POSSIBLE, false, "")]
    [InlineData(null, "2024-05-31", TimeMatch.POSSIBLE, true, "undated")]
    [InlineData(null, null, TimeMatch.POSSIBLE, false, "june 25, june")]
    public async Task Links_are_asked_by_the_time_they_are_of(string? from, string? until, TimeMatch match, bool keepUndated, string expected)
    {
        Graph.Put(Odesa);
        foreach (var (slug, when) in new[] { ("june-25", When.Parse("2024-06-25")), ("june", When.Parse("2024-06")), ("undated", null) })
        {
            var incident = Some.Incident(slug);
            Graph.Put(incident, derived: [("when", when)]).Relate(EdgeKinds.OccurredAt, incident, Odesa);
        }
        var at = await WriteAsync();

        var links = await LinksAsync(at, Odesa, new LinkQuery { During = During.Parse(from, until, match, keepUndated) });

        Assert.Equal(expected, string.Join(", ", links.Items.Select(link => Slug(link.Other).Replace('-', ' '))));
    }

    [Fact]
    public async Task Links_are_paged_for_each_node_and_no_link_is_met_twice_or_missed()
    {
        var many = Enumerable.Range(0, 7).Select(i => Some.Person($"member-{i}")).ToArray();
        Graph.Put(Russia, Ministry).Put(many).Relate(EdgeKinds.MemberOf, Ministry, Russia);
        foreach (var member in many)
            Graph.Relate(EdgeKinds.MemberOf, member, Ministry).Relate(EdgeKinds.RelatedTo, Ministry, member, ("as", "pays")).Relate(EdgeKinds.RelatedTo, Ministry, member, ("as", "feeds"));
        var at = await WriteAsync();
        var all = (await LinksAsync(at, Ministry, new LinkQuery())).Items;

        var met = new List<Link>();
        LinkCursor? after = null;
        Page<Link> page;
        do
        {
            page = await LinksAsync(at, Ministry, new LinkQuery { First = 4, After = after, WithTotal = true });
            Assert.Equal(22, page.Total);
            met.AddRange(page.Items);
            after = page.Items[^1].Cursor;
        }
        while (page.HasMore);

        Assert.Equal(22, all.Count);
        Assert.Equal(all, met);
        Assert.Equal(all.OrderBy(link => (link.Cursor.Slot, link.Cursor.Other, link.Cursor.Edge)), all);
        var both = await Store.LinksAsync(at, [Ministry.Id, Russia.Id, many[0].Id], new LinkQuery { First = 2 }, Cancellation);
        Assert.Equal([(2, true), (1, false), (2, true)], new[] { Ministry.Id, Russia.Id, many[0].Id }.Select(id => (both[id].Items.Count, both[id].HasMore)));
        Assert.All(both.Values, each => Assert.Null(each.Total));
    }

    [Fact]
    public async Task A_page_of_links_stays_the_same_whatever_is_closed_and_opened_later()
    {
        AStrike();
        var at = await WriteAsync();
        var before = await ToldAsync(at, Strike);
        var page = (await LinksAsync(at, Strike, new LinkQuery { First = 2 })).Items;
        Graph.Retract(Graph.Edges.First(edge => edge.Kind == EdgeKinds.Targeted).Id).Relate(EdgeKinds.Targeted, Strike, Kyiv).Judge(Odesa, Kyiv);
        await WriteAsync();
        Graph.Retract(Odesa);
        var last = await WriteAsync();

        Assert.Equal(before, await ToldAsync(at, Strike));
        Assert.Equal(before[2..], await ToldAsync(at, Strike, new LinkQuery { After = page[^1].Cursor }));
        Assert.Equal(["TARGETED odesa", "OCCURRED_AT odesa"], await ToldAsync(at + 1, Strike, new LinkQuery { FarKinds = [NodeKinds.Location] }));
        Assert.Equal(["TARGETED kyiv"], await ToldAsync(last, Strike, new LinkQuery { FarKinds = [NodeKinds.Location] }));
        Assert.Empty(await Store.LinksAsync(last, [Odesa.Id], new LinkQuery(), Cancellation));
    }

    [Fact]
    public async Task A_live_node_without_links_has_an_empty_page()
    {
        Graph.Put(Odesa);
        var at = await WriteAsync();

        var page = await LinksAsync(at, Odesa, new LinkQuery { WithTotal = true });

        Assert.Equal((0, false, 0), (page.Items.Count, page.HasMore, page.Total));
        Assert.Empty((await Store.CountLinksAsync(at, [Odesa.Id], new LinkQuery(), 10, Cancellation))[Odesa.Id].Rows);
    }

    [Fact]
    public async Task Links_of_members_are_those_of_their_canonical()
    {
        AStrike().Relate(EdgeKinds.LocatedIn, Kyiv, Odesa).Judge(Odesa, Kyiv, canonical: Kyiv);
        var at = await WriteAsync();

        var links = await Store.LinksAsync(at, [Odesa.Id, Kyiv.Id], new LinkQuery(), Cancellation);

        Assert.Equal(["<-TARGETED strike", "<-OCCURRED_AT strike"], links[Odesa.Id].Items.Select(Told));
        Assert.Equal(links[Kyiv.Id].Items, links[Odesa.Id].Items);
        Assert.All(links[Odesa.Id].Items, link => Assert.Equal(Kyiv.Id, link.Node));
        Assert.Equal(["TARGETED kyiv", "OCCURRED_AT kyiv"], await ToldAsync(at, Strike, new LinkQuery { FarKinds = [NodeKinds.Location] }));
    }

    [Fact]
    public async Task An_edge_between_members_of_a_group_is_met_once_as_outgoing_and_only_when_asked()
    {
        AStrike().Relate(EdgeKinds.LocatedIn, Kyiv, Odesa).Judge(Odesa, Kyiv);
        var at = await WriteAsync();
        var loops = new LinkQuery { Kinds = [EdgeKinds.LocatedIn], Loops = true, WithPayload = true };

        var loop = Assert.Single((await LinksAsync(at, Kyiv, loops)).Items);

        Assert.Equal((Odesa.Id, Odesa.Id, Direction.OUT), (loop.Node, loop.Other, loop.Direction));
        Assert.Equal((Kyiv.Id, Odesa.Id), (loop.Payload!.Edge.From, loop.Payload.Edge.To));
        Assert.Empty(await ToldAsync(at, Kyiv, loops with { Direction = Direction.IN }));
        Assert.Empty(await ToldAsync(at, Kyiv, loops with { Loops = false }));
        Assert.Equal(1, (await Store.CountLinksAsync(at, [Kyiv.Id], loops, 10, Cancellation))[Kyiv.Id].Total);
    }

    [Fact]
    public async Task The_payload_is_the_edge_as_entered_at_that_revision()
    {
        AStrike();
        await WriteAsync();
        var edge = Graph.Edges.First(edge => edge.To == Strike.Id && edge.From == Russia.Id);
        Graph.Relate(edge with { Certainty = Certainty.STATED, AccordingTo = [Denial.Id] });
        await WriteAsync();
        var query = new LinkQuery { Kinds = [EdgeKinds.ParticipatedIn], FarIds = [Russia.Id], WithPayload = true };

        var (before, after) = ((await LinksAsync(1, Strike, query)).Items[0], (await LinksAsync(2, Strike, query)).Items[0]);

        Assert.Equal((edge, 1), (before.Payload!.Edge, before.Payload.EnteredIn));
        Assert.Equal((edge.Id, Certainty.STATED, 2), (after.Payload!.Edge.Id, after.Payload.Edge.Certainty, after.Payload.EnteredIn));
        Assert.Equal(after.Edge, after.Payload.Version);
        Assert.Equal((Certainty.IMPLIED, Certainty.STATED), (before.Certainty, after.Certainty));
    }

    [Fact]
    public async Task Far_ends_that_come_along_are_shown_as_they_were_at_that_revision()
    {
        AStrike();
        var before = await WriteAsync();
        Graph.Put(Some.Organisation("russia", "Russia, renamed"));
        var after = await WriteAsync();
        var query = new LinkQuery { Layer = Layer.BOTH, WithFar = true, WithPayload = true };

        static object Row(Entity entity) => (entity.Id, entity.Kind, entity.Serial, entity.Shown, entity.EnteredIn, entity.Version, entity.ByName, entity.Time, entity.RetractedIn);

        foreach (var at in new[] { before, after })
        {
            var links = (await LinksAsync(at, Strike, query)).Items;
            var shown = await Store.EntitiesAsync(at, [.. links.Select(link => link.Other)], Cancellation);

            Assert.Equal((await LinksAsync(at, Strike, new LinkQuery { Layer = Layer.BOTH })).Items.Select(Told), links.Select(Told));
            Assert.All(links.Where(link => link.Far is not null), link => Assert.Equal(Row(shown[link.Other]), Row(link.Far!)));
        }
    }

    [Fact]
    public async Task Links_are_counted_by_kind_direction_and_far_kind()
    {
        AStrike().Relate(EdgeKinds.Targeted, Strike, Iskander).Relate(EdgeKinds.Targeted, Strike, Kyiv);
        var at = await WriteAsync();

        var counts = (await Store.CountLinksAsync(at, [Strike.Id, Belousov.Id], new LinkQuery(), 100, Cancellation));

        Assert.Equal(
            ["PARTICIPATED_IN IN Organisation 2", "TARGETED OUT Location 2", "TARGETED OUT Weapon 1", "OCCURRED_AT OUT Location 1", "USED_WEAPON OUT Weapon 1", "ABOUT IN Claim 1"],
            counts[Strike.Id].Rows.Select(row => $"{row.Kind} {row.Direction} {row.FarKind} {row.Count}"));
        Assert.Equal((8, true), (counts[Strike.Id].Total, counts[Strike.Id].Complete));
        Assert.Equal(2, counts[Belousov.Id].Total);
    }

    [Fact]
    public async Task A_count_over_its_cap_says_that_it_is_not_complete()
    {
        AStrike();
        var at = await WriteAsync();
        async Task<LinkCounts> Count(LinkQuery query, int cap) => (await Store.CountLinksAsync(at, [Strike.Id], query, cap, Cancellation))[Strike.Id];

        var (over, exactly, filtered) = (await Count(new LinkQuery(), 5), await Count(new LinkQuery(), 6), await Count(new LinkQuery { Direction = Direction.OUT, First = 1 }, 3));

        Assert.Equal((5, false), (over.Total, over.Complete));
        Assert.Equal((6, true), (exactly.Total, exactly.Complete));
        Assert.Equal((3, true), (filtered.Total, filtered.Complete));
    }
}
