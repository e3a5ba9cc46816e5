using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests;

public abstract partial class GraphStoreContract
{
    static PropertySpec Property(NodeKind kind, string name) => kind.Property(name)!;

    /// <summary>Who meets a filter; and that its Not is met by exactly the others.</summary>
    async Task<string> MeetingAsync(long at, NodeKind kind, Filter filter)
    {
        var all = await SlugsAsync(at, Of(kind, order: Order.ENTERED) with { Size = 1000 });
        var met = await SlugsAsync(at, Of(kind, filter, Order.ENTERED) with { Size = 1000 });
        var others = await SlugsAsync(at, Of(kind, new Filter.Not(filter), Order.ENTERED) with { Size = 1000 });
        var total = (await ListAsync(at, Of(kind, filter) with { Size = 0, WithTotal = true })).Total;

        Assert.Equal(all.Except(met), others);
        Assert.Equal(met, await SlugsAsync(at, Of(kind, new Filter.Not(new Filter.Not(filter)), Order.ENTERED) with { Size = 1000 }));
        Assert.Equal(met.Length, total);
        return string.Join(' ', met);
    }

    [Fact]
    public async Task A_test_on_a_missing_property_is_false_and_not_is_its_exact_complement()
    {
        Graph.Put(
            Some.Person("general", null, ("rank", "General")), Some.Person("colonel", null, ("rank", "Colonel")), Some.Person("civilian"),
            Some.Person("anonymous", null, ("anonymous", true)), Some.Person("major", null, ("rank", "Major"), ("description", "")));
        var at = await WriteAsync();
        var (rank, anonymous) = (Property(NodeKinds.Person, "rank"), Property(NodeKinds.Person, "anonymous"));
        Task<string> Meeting(PropertySpec property, Op op, object value) => MeetingAsync(at, NodeKinds.Person, new Filter.Has(property, op, value));

        Assert.Equal("general", await Meeting(rank, Op.EQ, "General"));
        Assert.Equal("", await Meeting(rank, Op.EQ, "general"));
        Assert.Equal("general colonel", await Meeting(rank, Op.IN, new List<string> { "Colonel", "General", "Sergeant" }));
        Assert.Equal("", await Meeting(rank, Op.IN, new List<string>()));
        Assert.Equal("colonel", await Meeting(rank, Op.LT, "General"));
        Assert.Equal("general colonel", await Meeting(rank, Op.LTE, "General"));
        Assert.Equal("major", await Meeting(rank, Op.GT, "General"));
        Assert.Equal("general major", await Meeting(rank, Op.GTE, "General"));
        Assert.Equal("general colonel major", await Meeting(rank, Op.EXISTS, true));
        Assert.Equal("civilian anonymous", await Meeting(rank, Op.EXISTS, false));
        Assert.Equal("anonymous", await Meeting(anonymous, Op.EQ, true));
        Assert.Equal("", await Meeting(anonymous, Op.EQ, false));
        Assert.Equal("major", await Meeting(Property(NodeKinds.Person, "description"), Op.EXISTS, true));
    }

    [Fact]
    public async Task Numbers_compare_as_numbers_and_never_with_texts()
    {
        foreach (var number in new[] { 5, 40, 1_000_000_000_000 })
            Graph.Put(Some.Claim($"from-{number}"), derived: [("publicFrom", number)]);
        Graph.Put(Some.Claim("unknown"));
        var at = await WriteAsync();
        Task<string> Meeting(Op op, object value) => MeetingAsync(at, NodeKinds.Claim, new Filter.Has(Property(NodeKinds.Claim, "publicFrom"), op, value));

        Assert.Equal("from-40", await Meeting(Op.EQ, 40L));
        Assert.Equal("from-40", await Meeting(Op.EQ, 40.0));
        Assert.Equal("from-5", await Meeting(Op.LT, 40L));
        Assert.Equal("from-5 from-40", await Meeting(Op.LT, 40.5));
        Assert.Equal("from-40 from-1000000000000", await Meeting(Op.GTE, 40L));
        Assert.Equal("from-5 from-1000000000000", await Meeting(Op.IN, new List<long> { 5, 1_000_000_000_000 }));
        Assert.Equal("", await Meeting(Op.EQ, "40"));
        Assert.Equal("", await Meeting(Op.GT, "4"));
        Assert.Equal("", await Meeting(Op.LT, "4"));
    }

    [Fact]
    public async Task Existence_is_asked_of_properties_of_every_type()
    {
        Graph.Put(Some.Location("mapped", null, Some.At(30.7, 46.4)), Some.Location("tagged", null, Some.Tags("port")), Some.Location("bare"));
        var at = await WriteAsync();
        Task<string> Meeting(string name, bool value) => MeetingAsync(at, NodeKinds.Location, new Filter.Has(Property(NodeKinds.Location, name), Op.EXISTS, value));

        Assert.Equal("mapped", await Meeting("geometry", true));
        Assert.Equal("tagged bare", await Meeting("geometry", false));
        Assert.Equal("tagged", await Meeting("tags", true));
    }

    [Fact]
    public async Task A_property_that_a_kind_does_not_have_is_missing_there()
    {
        Graph.Put(Some.Person("general", null, ("rank", "General"))).Put(Some.Weapon("gun"));
        var at = await WriteAsync();
        ListQuery Both(Filter filter) => new([NodeKinds.Person, NodeKinds.Weapon], filter);
        var has = new Filter.Has(Property(NodeKinds.Person, "rank"), Op.EQ, "General");

        Assert.Equal(["general"], await SlugsAsync(at, Both(has)));
        Assert.Equal(["gun"], await SlugsAsync(at, Both(new Filter.Not(has))));
    }

    [Fact]
    public async Task Names_that_start_alike_are_found_by_their_folded_form()
    {
        Graph.Put(Some.Person("a", "Андрій"), Some.Person("b", "Андрей"), Some.Person("c", "Ан_рей"), Some.Person("d", "100% sure"), Some.Person("e", "100 of them"), Some.Person("f", "\uFFFDx"));
        var at = await WriteAsync();
        Task<string> Meeting(string prefix) => MeetingAsync(at, NodeKinds.Person, new Filter.Has(Property(NodeKinds.Person, "name"), Op.STARTS_WITH, prefix));

        Assert.Equal("a b", await Meeting("андр"));
        Assert.Equal("b", await Meeting("андрей"));
        Assert.Equal("", await Meeting("Андр"));
        Assert.Equal("c", await Meeting("ан_"));
        Assert.Equal("d", await Meeting("100%"));
        Assert.Equal("f", await Meeting("\uFFFD"));
        Assert.Equal("", await MeetingAsync(at, NodeKinds.Person, new Filter.Has(Property(NodeKinds.Person, "rank"), Op.STARTS_WITH, "андр")));
    }

    [Fact]
    public async Task A_keyed_list_has_any_of_the_asked_values()
    {
        Graph.Put(Some.Person("a", null, Some.Tags("port", "front")), Some.Person("b", null, Some.Tags("port")), Some.Person("c", null, ("nationality", new List<string> { "port" })), Some.Person("d"));
        await WriteAsync();
        Graph.Put(Some.Person("a", null, Some.Tags("front")));
        await WriteAsync();
        Task<string> Meeting(long at, params string[] tags) => MeetingAsync(at, NodeKinds.Person, new Filter.HasKey("tags", tags));

        Assert.Equal("a b", await Meeting(1, "port"));
        Assert.Equal("b", await Meeting(2, "port"));
        Assert.Equal("a b", await Meeting(2, "port", "front", "none"));
        Assert.Equal("", await Meeting(2, "Port"));
        Assert.Equal("", await Meeting(2));
        Assert.Equal("c", await MeetingAsync(2, NodeKinds.Person, new Filter.HasKey("nationality", ["port"])));
    }

    [Fact]
    public async Task A_merged_entity_has_the_keys_of_all_its_members()
    {
        Graph.Put(Some.Person("a", null, Some.Tags("front")), Some.Person("b", null, Some.Tags("port"))).Judge(Some.Person("a"), Some.Person("b"));
        var at = await WriteAsync();

        Assert.Equal("a", await MeetingAsync(at, NodeKinds.Person, new Filter.HasKey("tags", ["port"])));
        Assert.Equal("a", await MeetingAsync(at, NodeKinds.Person, new Filter.HasKey("tags", ["front"])));
    }

    [Fact]
    public async Task Ids_are_those_of_any_member_and_kinds_are_a_filter_too()
    {
        Graph.Put(Some.Person("a"), Some.Person("b"), Some.Person("c"), Some.Person("gone")).Judge(Some.Person("a"), Some.Person("b"));
        await WriteAsync();
        Graph.Retract(Some.Person("gone"));
        var at = await WriteAsync();

        Assert.Equal("a", await MeetingAsync(at, NodeKinds.Person, new Filter.Is([Some.Person("b").Id])));
        Assert.Equal("a c", await MeetingAsync(at, NodeKinds.Person, new Filter.Is([Some.Person("c").Id, Some.Person("a").Id, Some.Person("nobody").Id, Some.Person("gone").Id])));
        Assert.Equal("", await MeetingAsync(at, NodeKinds.Person, new Filter.Is([])));
        Assert.Equal("a c", await MeetingAsync(at, NodeKinds.Person, new Filter.OfKind([NodeKinds.Person, NodeKinds.Weapon])));
        Assert.Equal("", await MeetingAsync(at, NodeKinds.Person, new Filter.OfKind([NodeKinds.Weapon])));
    }

    [Fact]
    public async Task All_of_nothing_is_everything_and_any_of_nothing_is_nothing()
    {
        Graph.Put(Some.Person("a", null, ("rank", "General")), Some.Person("b", null, ("rank", "General"), ("gender", "f")), Some.Person("c", null, ("gender", "f")));
        var at = await WriteAsync();
        Filter general = new Filter.Has(Property(NodeKinds.Person, "rank"), Op.EQ, "General"), woman = new Filter.Has(Property(NodeKinds.Person, "gender"), Op.EQ, "f");

        Assert.Equal("a b c", await MeetingAsync(at, NodeKinds.Person, new Filter.All([])));
        Assert.Equal("", await MeetingAsync(at, NodeKinds.Person, new Filter.Any([])));
        Assert.Equal("b", await MeetingAsync(at, NodeKinds.Person, new Filter.All([general, woman])));
        Assert.Equal("a b c", await MeetingAsync(at, NodeKinds.Person, new Filter.Any([general, woman])));
        Assert.Equal("a", await MeetingAsync(at, NodeKinds.Person, new Filter.All([general, new Filter.Not(woman)])));
        Assert.Equal("a c", await MeetingAsync(at, NodeKinds.Person, new Filter.Not(new Filter.All([new Filter.Any([general]), new Filter.All([woman, new Filter.Not(new Filter.Any([]))])]))));
    }

    [Theory]
    [InlineData("2024-06-25", "2024-06-25", TimeMatch.POSSIBLE, false, "day month year decade minute")]
    [InlineData("2024-06-25", "2024-06-25", TimeMatch.CERTAIN, false, "day minute")]
    [InlineData("2024-06-01", "2024-06-30", TimeMatch.CERTAIN, false, "day month week minute")]
    [InlineData("2024-06-26", "2024-06-27", TimeMatch.POSSIBLE, false, "month year decade")]
    [InlineData("2024-06-30", null, TimeMatch.POSSIBLE, false, "month year decade")]
    [InlineData(null, "2024-05-31", TimeMatch.POSSIBLE, true, "year decade undated")]
    [InlineData(null, "2024-12-31", TimeMatch.CERTAIN, false, "day month week year minute")]
    [InlineData("2021", null, TimeMatch.CERTAIN, true, "day month week year minute undated")]
    [InlineData(null, null, TimeMatch.POSSIBLE, false, "day month week year decade minute")]
    [InlineData(null, null, TimeMatch.CERTAIN, true, "day month week year decade minute undated")]
    [InlineData("2031", null, TimeMatch.POSSIBLE, false, "")]
    public async Task Time_overlaps_or_lies_inside_and_undated_things_stay_when_asked(string? from, string? until, TimeMatch match, bool keepUndated, string expected)
    {
        foreach (var (slug, when) in new[] { ("day", "2024-06-25"), ("month", "2024-06"), ("week", "[2024-06-17..2024-06-23]"), ("year", "2024"), ("decade", "[2020..2029]"), ("minute", "2024-06-25T21:48"), ("undated", null) })
            Graph.Put(Said(slug, when));
        var at = await WriteAsync();

        Assert.Equal(expected, await MeetingAsync(at, NodeKinds.Claim, new Filter.At(During.Parse(from, until, match, keepUndated))));
    }

    [Fact]
    public async Task Ends_of_a_range_are_half_open_to_the_second()
    {
        Graph.Put(Said("day", "2024-06-25"));
        var at = await WriteAsync();
        var (from, until) = When.Parse("2024-06-25").Interval!.Value;
        Task<string> Meeting(long? begins, long? ends, TimeMatch match) => MeetingAsync(at, NodeKinds.Claim, new Filter.At(new During(begins, ends, match)));

        Assert.Equal("", await Meeting(until, null, TimeMatch.POSSIBLE));
        Assert.Equal("day", await Meeting(until - 1, null, TimeMatch.POSSIBLE));
        Assert.Equal("", await Meeting(null, from, TimeMatch.POSSIBLE));
        Assert.Equal("day", await Meeting(null, from + 1, TimeMatch.POSSIBLE));
        Assert.Equal("day", await Meeting(from, until, TimeMatch.CERTAIN));
        Assert.Equal("", await Meeting(from + 1, until, TimeMatch.CERTAIN));
        Assert.Equal("", await Meeting(from, until - 1, TimeMatch.CERTAIN));
    }

    [Fact]
    public async Task Recorded_goes_by_the_revision_of_birth()
    {
        Graph.Put(Some.Person("first"));
        await WriteAsync();
        Graph.Put(Some.Person("second"));
        await WriteAsync();
        Graph.Put(Some.Person("first", "Renamed"), Some.Person("third"));
        await WriteAsync();
        Graph.Retract(Some.Person("second"));
        await WriteAsync();
        Graph.Put(Some.Person("second", "Again"), Some.Person("fifth")).Judge(Some.Person("first"), Some.Person("fifth"));
        var at = await WriteAsync();

        Assert.Equal("second third", await MeetingAsync(at, NodeKinds.Person, new Filter.Recorded(1, 3)));
        Assert.Equal("first", await MeetingAsync(at, NodeKinds.Person, new Filter.Recorded(0, 1)));
        Assert.Equal("", await MeetingAsync(at, NodeKinds.Person, new Filter.Recorded(3, at)));
        Assert.Equal("first second", await MeetingAsync(2, NodeKinds.Person, new Filter.Recorded(0, 100)));
    }

    [Fact]
    public async Task Boxes_meet_with_their_edges_included()
    {
        Graph.Put(Some.Location("odesa", null, Some.At(30.73, 46.48)), Some.Location("kyiv", null, Some.At(30.52, 50.45)), Some.Location("null-island", null, Some.At(0, 0)), Some.Location("suva", null, Some.At(178.44, -18.14)), Some.Location("nowhere"));
        await WriteAsync();
        Graph.Put(Some.Location("kyiv", null, Some.At(0, 0)));
        await WriteAsync();
        Task<string> Meeting(long at, int west, int south, int east, int north) => MeetingAsync(at, NodeKinds.Location, new Filter.InBox(new Box(west, south, east, north)));

        Assert.Equal("odesa kyiv", await Meeting(1, 30_000_000, 46_000_000, 31_000_000, 51_000_000));
        Assert.Equal("odesa", await Meeting(2, 30_000_000, 46_000_000, 31_000_000, 51_000_000));
        Assert.Equal("odesa", await Meeting(1, 30_730_000, 46_480_000, 30_730_000, 46_480_000));
        Assert.Equal("", await Meeting(1, 30_730_001, 46_480_000, 31_000_000, 47_000_000));
        Assert.Equal("odesa kyiv null-island suva", await Meeting(1, -180_000_000, -90_000_000, 180_000_000, 90_000_000));
        Assert.Equal("suva", await Meeting(1, 170_000_000, -20_000_000, 180_000_000, -10_000_000));
    }

    [Fact]
    public async Task Relations_are_met_by_kind_direction_tag_and_what_is_at_the_other_end()
    {
        AStrike().Put(Some.Organisation("bystander"));
        var at = await WriteAsync();
        Task<string> Organisations(Filter filter) => MeetingAsync(at, NodeKinds.Organisation, filter);
        Filter.Related Took(Filter? far = null) => new([EdgeKinds.ParticipatedIn], Direction.OUT, far);

        Assert.Equal("russia ministry", await Organisations(Took()));
        Assert.Equal("bystander", await Organisations(Took() with { None = true }));
        Assert.Equal("", await Organisations(new Filter.Related([EdgeKinds.ParticipatedIn], Direction.IN)));
        Assert.Equal("russia ministry", await Organisations(new Filter.Related([EdgeKinds.ParticipatedIn], Direction.BOTH)));
        Assert.Equal("ministry", await Organisations(Took() with { Tags = ["OPERATOR"] }));
        Assert.Equal("russia bystander", await Organisations(Took() with { Tags = ["OPERATOR"], None = true }));
        Assert.Equal("", await Organisations(Took() with { FarKinds = [NodeKinds.Communication] }));
        Assert.Equal("russia ministry", await Organisations(Took() with { FarKinds = [NodeKinds.Incident] }));
        Assert.Equal("russia ministry", await Organisations(Took(new Filter.Is([Strike.Id]))));
        Assert.Equal("", await Organisations(Took(new Filter.Not(new Filter.Is([Strike.Id])))));
        Assert.Equal("russia ministry bystander", await Organisations(Took(new Filter.Not(new Filter.Is([Strike.Id]))) with { None = true }));
        Assert.Equal("russia ministry", await Organisations(new Filter.Related([EdgeKinds.MemberOf], Direction.BOTH)));
        Assert.Equal("russia", await Organisations(new Filter.Related([EdgeKinds.Attacked, EdgeKinds.Used], Direction.OUT)));
    }

    [Fact]
    public async Task Relations_nest()
    {
        AStrike();
        var at = await WriteAsync();
        var hitOdesa = new Filter.Related([EdgeKinds.Targeted], Direction.OUT, new Filter.Is([Odesa.Id]));
        var initiators = new Filter.Related([EdgeKinds.ParticipatedIn], Direction.OUT, hitOdesa) { Tags = ["INITIATOR"] };

        Assert.Equal("russia", await MeetingAsync(at, NodeKinds.Organisation, initiators));
        Assert.Equal("ministry", await MeetingAsync(at, NodeKinds.Organisation, new Filter.Related([EdgeKinds.MemberOf], Direction.OUT, initiators)));
        Assert.Equal("belousov", await MeetingAsync(at, NodeKinds.Person, new Filter.Related([EdgeKinds.MemberOf], Direction.OUT, new Filter.All([new Filter.Related([EdgeKinds.MemberOf], Direction.OUT, initiators), new Filter.Not(initiators)]))));
        Assert.Equal("denial", await MeetingAsync(at, NodeKinds.Claim, new Filter.Related([EdgeKinds.About], Direction.OUT, new Filter.Any([hitOdesa, new Filter.Is([Kyiv.Id])]))));
    }

    [Fact]
    public async Task Relations_are_those_of_the_revision_and_of_the_whole_group_without_loops()
    {
        Graph.Put(Odesa, Kyiv, Some.Location("port")).Relate(EdgeKinds.LocatedIn, Odesa, Kyiv);
        await WriteAsync();
        Graph.Judge(Odesa, Kyiv).Relate(EdgeKinds.LocatedIn, Some.Location("port"), Kyiv);
        await WriteAsync();
        Graph.Retract(Some.Location("port"));
        await WriteAsync();
        Task<string> Meeting(long at, Direction direction) => MeetingAsync(at, NodeKinds.Location, new Filter.Related([EdgeKinds.LocatedIn], direction));

        Assert.Equal("odesa", await Meeting(1, Direction.OUT));
        Assert.Equal("port", await Meeting(2, Direction.OUT));
        Assert.Equal("odesa", await Meeting(2, Direction.IN));
        Assert.Equal("", await Meeting(3, Direction.BOTH));
        Assert.Equal("odesa", await MeetingAsync(3, NodeKinds.Location, new Filter.Related([EdgeKinds.LocatedIn], Direction.BOTH) { None = true }));
    }

    [Fact]
    public async Task Within_a_place_is_what_lies_in_it_and_what_occurred_or_is_based_there()
    {
        InsideWorld();
        var at = await WriteAsync();
        Task<string> Meeting(NodeKind kind, string place) => MeetingAsync(at, kind, new Filter.Inside(Some.Location(place).Id));

        Assert.Equal("region town depot", await Meeting(NodeKinds.Location, "region"));
        Assert.Equal("in-town in-depot", await Meeting(NodeKinds.Incident, "region"));
        Assert.Equal("brigade council", await Meeting(NodeKinds.Organisation, "region"));
        Assert.Equal("country region town depot capital", await Meeting(NodeKinds.Location, "country"));
        Assert.Equal("in-town in-depot in-capital in-country", await Meeting(NodeKinds.Incident, "country"));
        Assert.Equal("", await Meeting(NodeKinds.Incident, "nowhere"));
        Assert.Equal("", await Meeting(NodeKinds.Person, "country"));
    }

    [Fact]
    public async Task Possibly_within_a_place_adds_the_places_round_it_but_not_what_else_lies_in_them()
    {
        InsideWorld();
        var at = await WriteAsync();
        Task<string> Meeting(NodeKind kind, string place) => MeetingAsync(at, kind, new Filter.Inside(Some.Location(place).Id, PlaceMatch.POSSIBLE));

        Assert.Equal("country region town depot", await Meeting(NodeKinds.Location, "region"));
        Assert.Equal("in-town in-depot in-country", await Meeting(NodeKinds.Incident, "region"));
        Assert.Equal("brigade council army", await Meeting(NodeKinds.Organisation, "region"));
        Assert.Equal("brigade council army", await Meeting(NodeKinds.Organisation, "country"));
    }

    [Fact]
    public async Task A_disputed_step_is_followed_only_when_asked_and_alone_when_asked_alone()
    {
        InsideWorld();
        Graph.Put(Some.Location("other-country"), Some.Location("peninsula"), Some.Location("harbour")).Put(Some.Incident("in-harbour"))
            .Relate(EdgeKinds.LocatedIn, Some.Location("peninsula"), Some.Location("country"))
            .Relate(EdgeKinds.LocatedIn, Some.Location("peninsula"), Some.Location("other-country"), ("disputed", true))
            .Relate(EdgeKinds.LocatedIn, Some.Location("harbour"), Some.Location("peninsula"))
            .Relate(EdgeKinds.OccurredAt, Some.Incident("in-harbour"), Some.Location("harbour"));
        var at = await WriteAsync();
        async Task<string> Meeting(NodeKind kind, string place, PlaceMatch match)
        {
            var met = new List<string>();
            foreach (var disputed in new[] { Disputed.EXCLUDE, Disputed.INCLUDE, Disputed.ONLY })
                met.Add(await MeetingAsync(at, kind, new Filter.Inside(Some.Location(place).Id, match, disputed)));
            return string.Join(" | ", met);
        }

        Assert.Equal("other-country | other-country peninsula harbour | peninsula harbour", await Meeting(NodeKinds.Location, "other-country", PlaceMatch.CERTAIN));
        Assert.Equal(" | in-harbour | in-harbour", await Meeting(NodeKinds.Incident, "other-country", PlaceMatch.CERTAIN));
        Assert.Equal("country peninsula harbour | country other-country peninsula harbour | other-country", await Meeting(NodeKinds.Location, "harbour", PlaceMatch.POSSIBLE));
        Assert.Equal("in-country in-harbour | in-country in-harbour | ", await Meeting(NodeKinds.Incident, "harbour", PlaceMatch.POSSIBLE));
    }

    [Fact]
    public async Task Places_that_lie_in_each_other_end_the_walk()
    {
        InsideWorld().Relate(EdgeKinds.LocatedIn, Some.Location("country"), Some.Location("town"));
        var at = await WriteAsync();

        Assert.Equal("country region town depot capital", await MeetingAsync(at, NodeKinds.Location, new Filter.Inside(Some.Location("town").Id)));
        Assert.Equal("country region town depot capital", await MeetingAsync(at, NodeKinds.Location, new Filter.Inside(Some.Location("country").Id, PlaceMatch.POSSIBLE, Disputed.INCLUDE)));
        Assert.Equal("", await MeetingAsync(at, NodeKinds.Location, new Filter.Inside(Some.Location("country").Id, PlaceMatch.POSSIBLE, Disputed.ONLY)));
    }

    [Fact]
    public async Task Within_a_merged_place_is_what_lies_in_any_of_its_members()
    {
        InsideWorld().Put(Some.Location("oblast"), Some.Location("village")).Relate(EdgeKinds.LocatedIn, Some.Location("village"), Some.Location("oblast"));
        await WriteAsync();
        Graph.Judge(Some.Location("oblast"), Some.Location("region"));
        var at = await WriteAsync();

        Assert.Equal("region town depot village", await MeetingAsync(at, NodeKinds.Location, new Filter.Inside(Some.Location("oblast").Id)));
        Assert.Equal("oblast village", await MeetingAsync(at - 1, NodeKinds.Location, new Filter.Inside(Some.Location("oblast").Id)));
    }

    /// <summary>A depot in a town in a region of a country that has a capital.</summary>
    SomeGraph InsideWorld()
    {
        foreach (var place in new[] { "country", "region", "town", "depot", "capital" })
            Graph.Put(Some.Location(place));
        foreach (var (inner, outer) in new[] { ("region", "country"), ("town", "region"), ("depot", "town"), ("capital", "country") })
            Graph.Relate(EdgeKinds.LocatedIn, Some.Location(inner), Some.Location(outer));
        foreach (var place in new[] { "town", "depot", "capital", "country" })
            Graph.Put(Some.Incident($"in-{place}")).Relate(EdgeKinds.OccurredAt, Some.Incident($"in-{place}"), Some.Location(place));
        Graph.Put(Some.Incident("from-town")).Relate(EdgeKinds.LaunchedFrom, Some.Incident("from-town"), Some.Location("town"));
        return Graph.Put(Some.Organisation("brigade"), Some.Organisation("council"), Some.Organisation("army"))
            .Relate(EdgeKinds.BasedAt, Some.Organisation("brigade"), Some.Location("town"))
            .Relate(EdgeKinds.LocatedIn, Some.Organisation("council"), Some.Location("region"))
            .Relate(EdgeKinds.BasedAt, Some.Organisation("army"), Some.Location("country"));
    }

    [Fact]
    public async Task Words_are_met_in_any_field_and_all_of_them()
    {
        Graph.Put(Some.Person("a"), words: new TextKeys("lloyd austin", "ллойд", "", "he spoke")).Put(Some.Person("b"), words: new TextKeys("austin", "", "", ""));
        await WriteAsync();
        Graph.Put(Some.Person("b", "Renamed"), words: new TextKeys("renamed", "", "", ""));
        await WriteAsync();

        Assert.Equal("a b", await MeetingAsync(1, NodeKinds.Person, new Filter.Matches(["austin"])));
        Assert.Equal("a", await MeetingAsync(1, NodeKinds.Person, new Filter.Matches(["austin", "ллойд", "spoke"])));
        Assert.Equal("", await MeetingAsync(1, NodeKinds.Person, new Filter.Matches(["aust"])));
        Assert.Equal("a", await MeetingAsync(2, NodeKinds.Person, new Filter.Matches(["austin"])));
        Assert.Equal("", await MeetingAsync(2, NodeKinds.Person, new Filter.Matches(["austin", "nowhere"])));
    }
}
