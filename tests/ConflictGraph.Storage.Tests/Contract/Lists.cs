using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests;

public abstract partial class GraphStoreContract
{
    static Node Said(string slug, string? when, string? name = null) => Some.Claim(slug, name, ("saidAt", when is null ? null : When.Parse(when)));

    [Fact]
    public async Task Lists_by_name_settle_ties_by_serial_and_descending_turns_the_names_alone()
    {
        Graph.Put(Some.Person("first", "Ivanov"), Some.Person("second", "Austin"), Some.Person("third", "Ivanov"), Some.Person("fourth", "Яровий"), Some.Person("fifth", "Ivanova"));
        var at = await WriteAsync();

        Assert.Equal(["second", "first", "third", "fifth", "fourth"], await SlugsAsync(at, People()));
        Assert.Equal(["fourth", "fifth", "first", "third", "second"], await SlugsAsync(at, People(order: Order.NAME_DESC)));
    }

    [Fact]
    public async Task Names_compare_by_code_unit_without_regard_to_any_language()
    {
        string[] names = ["a b", "a-b", "ab", "a", "zz", "é", "ß", "я", "\uFF21", "\uFFFD", "0"];
        foreach (var (name, i) in names.Select((name, i) => (name, i)))
            Graph.Put(Some.Person($"p{i}", name));
        var at = await WriteAsync();

        var listed = (await ListAsync(at, People())).Items;

        Assert.Equal(names.Select(name => name.ToLowerInvariant()).Order(StringComparer.Ordinal), listed.Select(entity => entity.ByName));
    }

    [Fact]
    public async Task Undated_things_come_last_both_ways()
    {
        Graph.Put(Said("undated", null), Said("june", "2024-06"), Said("day", "2024-06-25"), Said("may", "2024-05-20"), Said("also-undated", "XXXX-03"), Said("same-day", "2024-06-25"), Said("ancient", "0001-01-01"));
        var at = await WriteAsync();

        Assert.Equal(["ancient", "may", "june", "day", "same-day", "undated", "also-undated"], await SlugsAsync(at, Of(NodeKinds.Claim, order: Order.OLDEST)));
        Assert.Equal(["june", "day", "same-day", "may", "ancient", "undated", "also-undated"], await SlugsAsync(at, Of(NodeKinds.Claim, order: Order.NEWEST)));
    }

    [Fact]
    public async Task The_order_of_entry_is_that_of_birth()
    {
        Graph.Put(Some.Person("zeta"), Some.Person("alpha"));
        await WriteAsync();
        Graph.Put(Some.Person("middle")).Put(Some.Person("zeta", "Zeta, corrected"));
        var at = await WriteAsync();

        Assert.Equal(["zeta", "alpha", "middle"], await SlugsAsync(at, People(order: Order.ENTERED)));
        Assert.Equal(["middle", "alpha", "zeta"], await SlugsAsync(at, People(order: Order.ENTERED_DESC)));
    }

    [Theory]
    [InlineData(Order.NAME)]
    [InlineData(Order.NAME_DESC)]
    [InlineData(Order.OLDEST)]
    [InlineData(Order.NEWEST)]
    [InlineData(Order.ENTERED)]
    [InlineData(Order.ENTERED_DESC)]
    public async Task Pages_forwards_and_backwards_meet_everything_once_in_every_order(Order order)
    {
        string?[] times = ["2024-06", null, "2024-06-25", "2024-06-25", null, "2023", "2024-06-25", null, "2022", "2024-06-25"];
        foreach (var (when, i) in times.Select((when, i) => (when, i)))
            Graph.Put(Said($"claim-{i}", when, i % 3 == 0 ? "same words" : $"words {9 - i}"));
        var at = await WriteAsync();
        var all = await SlugsAsync(at, Of(NodeKinds.Claim, order: order));

        var (forwards, backwards) = (new List<string>(), new List<string>());
        var query = Of(NodeKinds.Claim, order: order) with { Size = 3, WithTotal = true };
        Page<Entity> page;
        do
        {
            page = await ListAsync(at, query);
            forwards.AddRange(Slugs(page.Items));
            query = query with { After = ListCursor.Of(page.Items[^1], order) };
            Assert.Equal(10, page.Total);
        }
        while (page.HasMore);
        query = Of(NodeKinds.Claim, order: order) with { Size = 3, Backwards = true };
        do
        {
            page = await ListAsync(at, query);
            backwards.InsertRange(0, Slugs(page.Items));
            query = query with { Before = ListCursor.Of(page.Items[0], order) };
            Assert.Null(page.Total);
        }
        while (page.HasMore);

        Assert.Equal(10, all.Length);
        Assert.Equal(all, forwards);
        Assert.Equal(all, backwards);
    }

    [Fact]
    public async Task What_lies_between_two_cursors_can_be_read_from_either_end()
    {
        Graph.Put(Enumerable.Range(0, 8).Select(i => Some.Person($"p{i}")));
        var at = await WriteAsync();
        var all = (await ListAsync(at, People())).Items;
        var between = People() with { After = ListCursor.Of(all[1], Order.NAME), Before = ListCursor.Of(all[6], Order.NAME), Size = 3, WithTotal = true };

        var (first, last, whole) = (await ListAsync(at, between), await ListAsync(at, between with { Backwards = true }), await ListAsync(at, between with { Size = 4 }));

        Assert.Equal(["p2", "p3", "p4"], Slugs(first.Items));
        Assert.Equal(["p3", "p4", "p5"], Slugs(last.Items));
        Assert.Equal(["p2", "p3", "p4", "p5"], Slugs(whole.Items));
        Assert.Equal((true, true, false), (first.HasMore, last.HasMore, whole.HasMore));
        Assert.Equal(8, first.Total);
        Assert.Equal(["p0", "p1", "p2"], await SlugsAsync(at, People() with { Before = ListCursor.Of(all[6], Order.NAME), Size = 3 }));
        Assert.Equal(["p5", "p6", "p7"], await SlugsAsync(at, People() with { After = ListCursor.Of(all[1], Order.NAME), Size = 3, Backwards = true }));
    }

    [Fact]
    public async Task A_page_of_no_size_says_whether_there_is_anything_and_how_much()
    {
        Graph.Put(Some.Person("austin"));
        var at = await WriteAsync();

        var (some, none) = (await ListAsync(at, People() with { Size = 0, WithTotal = true }), await ListAsync(at, Of(NodeKinds.Weapon) with { Size = 0, WithTotal = true }));

        Assert.Equal((0, true, 1), (some.Items.Count, some.HasMore, some.Total));
        Assert.Equal((0, false, 0), (none.Items.Count, none.HasMore, none.Total));
    }

    [Fact]
    public async Task A_cursor_goes_on_where_it_stood_when_things_were_inserted_or_taken_out()
    {
        Graph.Put(Some.Person("b"), Some.Person("d"), Some.Person("f"));
        await WriteAsync();
        var first = await ListAsync(1, People() with { Size = 2 });
        Graph.Put(Some.Person("a"), Some.Person("c"), Some.Person("e")).Retract(Some.Person("d"));
        var at = await WriteAsync();
        var cursor = ListCursor.Of(first.Items[^1], Order.NAME);

        Assert.Equal(["e", "f"], await SlugsAsync(at, People() with { After = cursor }));
        Assert.Equal(["a", "b", "c"], await SlugsAsync(at, People() with { Before = cursor, Backwards = true }));
        Assert.Equal(["f"], await SlugsAsync(1, People() with { After = cursor }));
    }

    [Theory]
    [InlineData(Order.NAME, "a0 b1 c2 d3 e4 f5 g6 h7 i8")]
    [InlineData(Order.NAME_DESC, "i8 h7 g6 f5 e4 d3 c2 b1 a0")]
    [InlineData(Order.ENTERED, "a0 b1 c2 d3 e4 f5 g6 h7 i8")]
    [InlineData(Order.OLDEST, "g6 d3 a0 b1 c2 e4 f5 h7 i8")]
    [InlineData(Order.NEWEST, "a0 d3 g6 b1 c2 e4 f5 h7 i8")]
    public async Task Several_kinds_are_merged_into_one_order(Order order, string expected)
    {
        for (var i = 0; i < 9; i++)
        {
            var slug = $"{(char)('a' + i)}{i}";
            Graph.Put(i % 3 == 0 ? Said(slug, $"202{9 - i}") : i % 3 == 1 ? Some.Weapon(slug) : Some.Location(slug));
        }
        Graph.Put(Some.Person("not-asked-for"));
        var at = await WriteAsync();
        var query = new ListQuery([NodeKinds.Location, NodeKinds.Claim, NodeKinds.Weapon], Order: order) { Size = 4, WithTotal = true };

        var first = await ListAsync(at, query);
        var second = await ListAsync(at, query with { After = ListCursor.Of(first.Items[^1], order) });
        var third = await ListAsync(at, query with { After = ListCursor.Of(second.Items[^1], order) });

        Assert.Equal(expected, string.Join(' ', Slugs([.. first.Items, .. second.Items, .. third.Items])));
        Assert.Equal((9, true, true, false), (first.Total, first.HasMore, second.HasMore, third.HasMore));
    }

    [Fact]
    public async Task Many_questions_of_one_shape_are_one_call()
    {
        var parents = Enumerable.Range(0, 50).Select(i => Some.Organisation($"org-{i}")).ToArray();
        Graph.Put(parents);
        foreach (var (parent, i) in parents.Select((parent, i) => (parent, i)))
        {
            for (var j = 0; j < i % 4; j++)
            {
                var member = Some.Person($"p-{i:00}-{j}");
                Graph.Put(member).Relate(EdgeKinds.MemberOf, member, parent);
            }
        }
        var at = await WriteAsync();

        var pages = await Store.ListAsync(at, [.. parents.Select(parent =>
            People(new Filter.Related([EdgeKinds.MemberOf], Direction.OUT, new Filter.Is([parent.Id]))) with { Size = 2, WithTotal = true })], Cancellation);

        Assert.Equal(50, pages.Count);
        Assert.All(pages.Select((page, i) => (page, i)), each =>
        {
            Assert.Equal(Enumerable.Range(0, Math.Min(2, each.i % 4)).Select(j => $"p-{each.i:00}-{j}"), Slugs(each.page.Items));
            Assert.Equal((each.i % 4 > 2, each.i % 4), (each.page.HasMore, each.page.Total));
        });
    }

    [Fact]
    public async Task Lists_at_an_earlier_revision_stay_exact_after_names_times_and_groups_changed()
    {
        Graph.Put(Said("first", "2024-06-01", "alpha"), Said("second", "2024-06-02", "beta"), Said("third", "2024-06-03", "gamma"));
        await WriteAsync();
        Graph.Put(Said("first", "2024-06-09", "zeta")).Put(Said("second", null, "beta"));
        await WriteAsync();
        Graph.Judge(Said("first", null), Said("third", null));
        await WriteAsync();
        Graph.Retract(Said("first", null));
        await WriteAsync();

        async Task<string> Both(long at) => $"{string.Join(' ', await SlugsAsync(at, Of(NodeKinds.Claim)))} | {string.Join(' ', await SlugsAsync(at, Of(NodeKinds.Claim, order: Order.NEWEST)))}";

        Assert.Equal("first second third | third second first", await Both(1));
        Assert.Equal("second third first | first third second", await Both(2));
        Assert.Equal("second first | first second", await Both(3));
        Assert.Equal("second third | third second", await Both(4));
        Assert.Equal(" | ", await Both(0));
    }

    [Fact]
    public async Task Facets_count_each_value_most_first_then_by_value()
    {
        Graph.Put(
            Some.Location("a", null, ("countryCode", "UA"), ("locationKind", "ADM1"), Some.Tags("port", "front")),
            Some.Location("b", null, ("countryCode", "RU"), ("locationKind", "ADM1"), Some.Tags("port")),
            Some.Location("c", null, ("countryCode", "UA"), Some.Tags("\U0001F6A2", "\uFF5E", "port")),
            Some.Location("d", null, ("plural", true)), Some.Location("e", null, ("plural", true), ("countryCode", "BY")));
        var at = await WriteAsync();
        Facet[] by = [Facet.Of("countryCode"), Facet.Of("locationKind"), Facet.Of("tags"), Facet.Of("plural"), Facet.Of("description"), Facet.ByKind];

        var counts = await Store.CountAsync(at, Of(NodeKinds.Location) with { Size = 1 }, by, Cancellation);

        Assert.Equal(by, counts.Keys);
        Assert.Equal("UA 2, BY 1, RU 1", Told(counts[by[0]]));
        Assert.Equal("POPULATED_PLACE 3, ADM1 2", Told(counts[by[1]]));
        Assert.Equal("port 3, front 1, \uFF5E 1, \U0001F6A2 1", Told(counts[by[2]]));
        Assert.Equal([(1L, 2L)], counts[by[3]].Select(count => (count.Number!.Value, count.Count)));
        Assert.Empty(counts[by[4]]);
        Assert.Equal([(NodeKinds.Location, 5L)], counts[by[5]].Select(count => (count.Kind!, count.Count)));

        static string Told(IEnumerable<FacetCount> counts) => string.Join(", ", counts.Select(count => $"{count.Text} {count.Count}"));
    }

    [Fact]
    public async Task Facets_by_dataset_and_language_count_a_thing_once_for_each_that_it_has()
    {
        static (string, object) Known(params ExternalId[] ids) => ("externalIds", (IReadOnlyList<ExternalId>)ids);
        Graph.Put(
            Some.Person("a", more: Known(new ExternalId("ftm", "Q1"), new ExternalId("ftm", "Q2", "https://example.org/Q2"), new ExternalId("acled", "1"))), Some.Person("b", more: Known(new ExternalId("acled", "2"))), Some.Person("c"),
            Some.Claim("a", more: [Known(new ExternalId("acled", "3"), new ExternalId("a \"b\", \\{\"dataset\":\"c\u00e9\",", "\",\"id\":\"")), ("language", "uk")]), Some.Claim("b", more: ("language", "uk")), Some.Claim("c", more: ("language", "en")));
        var at = await WriteAsync();
        var query = new ListQuery([NodeKinds.Claim, NodeKinds.Person]);

        var counts = await Store.CountAsync(at, query, [Facet.Dataset, Facet.Of("language")], Cancellation);
        var some = await Store.CountAsync(at, query with { Filter = new Filter.HasKey("externalIds", ["acled 2", "acled 3"]) }, [Facet.Dataset], Cancellation);

        Assert.Equal(["acled 3", "a \"b\", \\{\"dataset\":\"cé\", 1", "ftm 1"], counts[Facet.Dataset].Select(count => $"{count.Text} {count.Count}"));
        Assert.Equal(["uk 2", "en 1"], counts[Facet.Of("language")].Select(count => $"{count.Text} {count.Count}"));
        Assert.Equal(["acled 2", "a \"b\", \\{\"dataset\":\"cé\", 1"], some[Facet.Dataset].Select(count => $"{count.Text} {count.Count}"));
    }

    [Fact]
    public async Task Facets_put_numbers_before_texts_and_kinds_by_number()
    {
        Graph.Put(Some.Incident("a"), Some.Incident("b"), Some.Claim("c"), Some.Person("d"));
        Graph.Put(Some.Claim("c"), derived: [("publicFrom", 30L)]).Put(Some.Claim("e"), derived: [("publicFrom", 4L)]);
        var at = await WriteAsync();
        var query = new ListQuery([NodeKinds.Claim, NodeKinds.Person, NodeKinds.Incident]);

        var counts = await Store.CountAsync(at, query, [Facet.ByKind, Facet.Of("publicFrom")], Cancellation);

        Assert.Equal(["Incident 2", "Claim 2", "Person 1"], counts[Facet.ByKind].Select(count => $"{count.Kind} {count.Count}"));
        Assert.Equal([4, 30], counts[Facet.Of("publicFrom")].Select(count => count.Number!.Value));
    }

    [Fact]
    public async Task Facets_by_a_far_entity_count_an_entity_once_however_many_edges_lead_there()
    {
        AStrike().Relate(EdgeKinds.ParticipatedIn, Russia, Strike, ("role", "OPERATOR")).Judge(Odesa, Kyiv);
        var raid = Some.Incident("raid");
        Graph.Put(raid).Relate(EdgeKinds.OccurredAt, raid, Kyiv).Relate(EdgeKinds.ParticipatedIn, Russia, raid, ("role", "INITIATOR")).Relate(EdgeKinds.PartOf, raid, Strike).Judge(raid, Some.Incident("raid-again"));
        Graph.Put(Some.Incident("raid-again")).Relate(EdgeKinds.PartOf, raid, Some.Incident("raid-again"));
        var at = await WriteAsync();
        Facet[] by = [Facet.Far(EdgeKinds.ParticipatedIn, Direction.IN), Facet.Far(EdgeKinds.OccurredAt, Direction.OUT), Facet.Far(EdgeKinds.PartOf, Direction.BOTH), Facet.Far(EdgeKinds.ParticipatedIn, Direction.OUT)];

        var counts = await Store.CountAsync(at, Of(NodeKinds.Incident), by, Cancellation);

        Assert.Equal(["russia 2", "ministry 1"], Told(counts[by[0]]));
        Assert.Equal(["odesa 2"], Told(counts[by[1]]));
        Assert.Equal(["strike 1", "raid 1"], Told(counts[by[2]]));
        Assert.Empty(counts[by[3]]);

        static IEnumerable<string> Told(IEnumerable<FacetCount> counts) => counts.Select(count => $"{Slug(count.Entity!.Value)} {count.Count}");
    }

    [Fact]
    public async Task Facets_by_time_count_equal_intervals_with_the_undated_last()
    {
        Graph.Put(Said("a", "2024-06-25"), Said("b", null), Said("c", "2024-06"), Said("d", "2024-06-25"), Said("e", "2024-06-01"), Said("f", "2023"));
        var at = await WriteAsync();

        var counts = (await Store.CountAsync(at, Of(NodeKinds.Claim), [Facet.When], Cancellation))[Facet.When];

        Assert.Equal([2, 1, 1, 1, 1], counts.Select(count => count.Count));
        Assert.Equal(["2024-06-25", "2023-01-01", "2024-06-01", "2024-06-01", null], counts.Select(count => count.Time is { } time ? new CivilTime(time.From).ToString() : null));
        Assert.True(counts[2].Time!.Value.Until < counts[3].Time!.Value.Until);
    }

    [Fact]
    public async Task Facets_count_what_the_filter_leaves_at_the_revision()
    {
        Graph.Put(Some.Location("a", null, ("countryCode", "UA")), Some.Location("b", null, ("countryCode", "UA")), Some.Location("c", null, ("countryCode", "RU")));
        await WriteAsync();
        Graph.Judge(Some.Location("a"), Some.Location("b")).Put(Some.Location("c", null, ("countryCode", "UA")));
        await WriteAsync();
        async Task<IEnumerable<string>> Count(long at, Filter? filter) =>
            (await Store.CountAsync(at, Of(NodeKinds.Location, filter), [Facet.Of("countryCode")], Cancellation)).Values.Single().Select(count => $"{count.Text} {count.Count}");

        Assert.Equal(["UA 2", "RU 1"], await Count(1, null));
        Assert.Equal(["UA 2"], await Count(2, null));
        Assert.Equal(["UA 1"], await Count(1, new Filter.Is([Some.Location("b").Id])));
        Assert.Equal(["UA 1"], await Count(2, new Filter.Is([Some.Location("b").Id])));
        Assert.Empty(await Count(1, new Filter.Is([])));
    }
}
