using System.Collections;
using System.Collections.Concurrent;
using ConflictGraph.Model;
using ConflictGraph.Neo4j;
using ConflictGraph.Ontology;
using ConflictGraph.Storage.Tests.Sqlite;
using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests.Neo4j;

/// <summary>
/// A graph of some thousand things in the real server, and the statements that a few writes and reads of it sent: chosen so that each statement of the folders is among them, in the forms that matter.
/// A new statement belongs here too; the test of plans misses it otherwise, and says so.
/// </summary>
public sealed class AskedGraph
{
    const int OfAKind = 350;
    const int Revisions = 30;

    static readonly Node Hub = Some.Organisation("hub");
    static readonly Node Country = Some.Location("country");
    static readonly Node Joined = Person(21);
    static readonly NodeKind[] Incidents = [NodeKinds.Incident];
    static readonly string[] Types = ["SHELLING_ARTILLERY_MISSILE", "AIR_DRONE_STRIKE"];
    static readonly string[] Asserts = ["ASSERTS"];

    readonly SomeGraph graph = new();
    readonly ConcurrentDictionary<string, (Statement, Parameters)> sent = new(StringComparer.Ordinal);
    Task? asked;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static IEnumerable<Filter> Filters =>
    [
        new Filter.Has(NodeKinds.Incident.Property("incidentType")!, Op.EQ, "SHELLING_ARTILLERY_MISSILE"),
        new Filter.Has(NodeKinds.Incident.Property("incidentType")!, Op.IN, Types),
        new Filter.Has(NodeKinds.Incident.Property("title")!, Op.STARTS_WITH, "a"),
        new Filter.HasKey("tags", ["tag1"]),
        new Filter.Is([Incident(1).Id]),
        new Filter.At(During.Parse("2024-02", "2024-03")),
        new Filter.At(During.Parse("2024-02", "2024-03", TimeMatch.CERTAIN)),
        new Filter.At(During.Parse("2024-02", "2024-03", keepUndated: true)),
        new Filter.All([new Filter.At(During.Parse("2024-02", "2024-03")), new Filter.Has(NodeKinds.Incident.Property("incidentType")!, Op.EQ, "SHELLING_ARTILLERY_MISSILE")]),
        new Filter.Recorded(0, 1),
        new Filter.Inside(Country.Id, PlaceMatch.POSSIBLE, Disputed.ONLY),
        new Filter.InBox(new Box(0, 0, 10, 10)),
        new Filter.Matches(["strike"]),
        new Filter.Related([EdgeKinds.About], Direction.IN) { FarKinds = [NodeKinds.Claim] },
        new Filter.Related([EdgeKinds.About], Direction.IN, new Filter.Is([Claim(1).Id])) { Tags = Asserts },
        new Filter.Related([EdgeKinds.About], Direction.IN, new Filter.Has(NodeKinds.Claim.Property("stance")!, Op.EQ, "DENIES")),
        new Filter.Related([EdgeKinds.About], Direction.IN, new Filter.Related([EdgeKinds.MadeClaim], Direction.IN, new Filter.Is([Person(1).Id]))),
        new Filter.Not(new Filter.Related([EdgeKinds.About], Direction.IN, new Filter.Matches(["said"]))),
        new Filter.Any([new Filter.HasKey("tags", ["tag1"]), new Filter.Matches(["strike"])]),
    ];

    static IEnumerable<LinkQuery> Links =>
    [
        new LinkQuery(),
        new LinkQuery { Direction = Direction.OUT, First = 5, WithTotal = true, WithPayload = true, WithFar = true },
        new LinkQuery { Direction = Direction.IN, Layer = Layer.BOTH, Loops = true, First = 5, After = new LinkCursor(2 * EdgeKinds.MemberOf.Number + 1, 1, 1) },
        new LinkQuery { Kinds = [EdgeKinds.MemberOf, EdgeKinds.RelatedTo], AtLeast = Certainty.IMPLIED, During = During.Parse("2024-02", "2024-03"), FarKinds = [NodeKinds.Person], Exclude = [Person(2).Id] },
        new LinkQuery { Tags = Asserts, FarIds = [Person(1).Id, Person(3).Id], WithFar = true },
    ];

    static IEnumerable<PathQuery> Paths =>
    [
        new PathQuery(Person(30).Id, Person(40).Id),
        new PathQuery(Person(31).Id, Person(41).Id) { AvoidDegreeOver = 5, MaxLength = 3 },
        new PathQuery(Person(32).Id, Person(42).Id) { EdgeKinds = [EdgeKinds.MemberOf], AvoidKinds = [NodeKinds.Document], Avoid = [Person(1).Id], AtLeast = Certainty.IMPLIED, Layer = Layer.ASSERTED, MaxLength = 3 },
    ];

    /// <summary>Each text that was sent, with the parameters it had first.</summary>
    internal async Task<IReadOnlyCollection<(Statement Statement, Parameters Parameters)>> SentAsync()
    {
        await (asked ??= AskAsync());
        return [.. sent.Values];
    }

    async Task AskAsync()
    {
        await FillAsync();
        var between = new Interposed(Connections.To(Neo4jServer.Options)) { Before = See };
        await using var store = await Neo4jGraphStore.OpenAsync(between, Neo4jServer.Options, World.Default, Cancellation);
        await WriteAsync(store, between);
        await SettingsAsync(store.Settings);
        var at = graph.Newest.Number;
        foreach (var query in Paths)
            await store.PathsAsync(at, query, Cancellation);
        await RevisionsAsync(store, at);
        await ThingsAsync(store, at);
        await ListsAsync(store, at);
    }

    // Lists in parameters are used again for other rows.
    void See(Statement statement, Parameters parameters)
    {
        var copy = new Parameters();
        foreach (var (name, value) in parameters)
            copy[name] = value is IEnumerable list and not string and not IEnumerable<KeyValuePair<string, object?>> ? list.Cast<object?>().ToList() : value;
        sent.TryAdd(statement.Text, (statement, copy));
    }

    async Task FillAsync()
    {
        await Neo4jServer.EmptyAsync(Cancellation);
        await using var store = await Neo4jServer.OpenAsync(Cancellation);
        graph.Put(Hub, Country);
        var early = Enumerable.Range(0, Revisions).Select(i => graph.Put(Some.Person($"{i}", "Not named yet")).Next()).ToArray();
        for (var i = 0; i < OfAKind; i++)
            Put(i);
        await store.WriteAsync([.. early, graph.Next()]);
        // What the planner knows of the indexes is counted in the background; plans made from now on go by it.
        await using var connection = Connections.To(Neo4jServer.Options);
        await connection.Writes.RunAsync(new Statement("test/counted", "CALL db.prepareForReplanning(60)"), [], Cancellation);
    }

    void Put(int i)
    {
        var (person, place, incident, claim, body) = (Person(i), Some.Location($"{i}", null, Some.At(i % 90, i % 80)), Incident(i), Claim(i), Some.Organisation($"{i}"));
        var document = Some.Document($"{i}", more: ("sha256", graph.Store($"Text {i}")));
        graph.Put(person, place, claim, body, document, Some.Weapon($"{i}")).Put(incident, derived: [("when", When.Parse($"2024-{1 + (i % 12):00}-{1 + (i % 28):00}"))])
            .Relate(EdgeKinds.MemberOf, person, Hub).Relate(EdgeKinds.RelatedTo, Hub, person, ("as", "pays")).Relate(EdgeKinds.RelatedTo, Hub, person, ("as", "feeds"))
            .Relate(new Edge(EdgeKinds.OccurredAt, incident.Id, place.Id) { AccordingTo = [claim.Id], Evidence = [new Evidence(document.Id, new UnstoredSelector(), "there")] })
            .Relate(EdgeKinds.LocatedIn, place, Country).Relate(EdgeKinds.About, claim, incident).Relate(EdgeKinds.MadeClaim, person, claim).Relate(EdgeKinds.Mentions, document, person)
            .Direct(EdgeKinds.ClaimedAbout, person, body, claim, tag: "ASSERTS");
        if (i % 50 == 1)
            graph.Judge(person, Person(i - 1));
    }

    async Task WriteAsync(Neo4jGraphStore store, Interposed between)
    {
        graph.Put(Some.Person("1", "Renamed again", Some.Tags("other"))).Judge(Joined, Person(22)).Retract(Person(10));
        Put(OfAKind);
        await store.WriteAsync(graph.Next());

        graph.WithdrawJudgement(Joined, Person(22)).Judge(Joined, Person(23)).Retract(graph.Edges.First(edge => edge.Kind == EdgeKinds.LocatedIn).Id);
        between.Commit = async transaction =>
        {
            await transaction.CommitAsync();
            throw new LostAnswerException("The answer was lost.");
        };
        await store.WriteAsync(graph.Next());
        between.Commit = null;

        await using var writer = await store.WriteAsync(Cancellation);
        await writer.NewestAsync(Cancellation);
    }

    static async Task SettingsAsync(ISettings settings)
    {
        await settings.PutAsync("views", "one", "{}", Cancellation);
        await settings.GetAsync("views", "one", Cancellation);
        await settings.ListAsync("views", Cancellation);
        await settings.ScopesAsync(Cancellation);
        await settings.DeleteAsync("views", "one", Cancellation);
    }

    async Task RevisionsAsync(Neo4jGraphStore store, long at)
    {
        await store.NewestAsync(Cancellation);
        foreach (var which in new[] { RevisionRef.Numbered(at), RevisionRef.AsOf(graph.Newest.At), RevisionRef.Of(graph.Newest.ChangeSet) })
            await store.RevisionAsync(which, Cancellation);
        foreach (var oldestFirst in new[] { true, false })
            await store.RevisionsAsync(new RevisionQuery(new PageOf(3), "desk", oldestFirst), Cancellation);
        await store.RevisionsAsync(new RevisionQuery(new PageOf(3), About: [Person(1).Id, Hub.Id]), Cancellation);
        await store.ChangesAsync(new ChangeQuery(at - 2, at, new PageOf(1000)), Cancellation);
        await store.ChangesAsync(new ChangeQuery(at - 2, at, new PageOf(10), [Person(1).Id], [NodeKinds.Person]), Cancellation);
        await store.HistoryAsync([Person(1).Id], new PageOf(5), Cancellation);
        await store.RecordsAsync(at, new PageOf(100_000), Cancellation);
        await store.RecordsAsync(null, new PageOf(100), Cancellation);
    }

    async Task ThingsAsync(Neo4jGraphStore store, long at)
    {
        await store.EntitiesAsync(at, [Person(1).Id, Person(2).Id], Cancellation);
        await store.GroupsAsync(at, [Joined.Id], Cancellation);
        await store.EdgesAsync(at, [graph.Edges.First(edge => edge.Kind == EdgeKinds.OccurredAt).Id], Cancellation);
        await store.RestingOnAsync(at, [Claim(1).Id], new PageOf(5), Cancellation);
        foreach (var query in Links)
            await store.LinksAsync(at, [Hub.Id, Person(1).Id], query, Cancellation);
        await store.CountLinksAsync(at, [Hub.Id], new LinkQuery { Layer = Layer.BOTH }, 100_000, Cancellation);
        foreach (var tokens in new IReadOnlyList<string>[][] { [], [["said"], ["strike", "claim"]] })
            await store.FindTextAsync(at, new TextQuery(tokens), Cancellation);
        await store.TermsAsync('s', 2, 9, Cancellation);
        await store.KeysAsync(at, "tags", ["tag1"], Cancellation);
        await store.TextsAsync(["none"], Cancellation);
    }

    // A page of one, so that the total is a statement of its own.
    static async Task ListsAsync(Neo4jGraphStore store, long at)
    {
        var all = new ListQuery(Incidents) { Size = 1, WithTotal = true };
        foreach (var filter in Filters)
            await store.ListAsync(at, [all with { Filter = filter }], Cancellation);
        foreach (var order in Enum.GetValues<Order>())
        {
            var page = await store.ListAsync(at, [all with { Order = order }], Cancellation);
            await store.ListAsync(at, [all with { Order = order, After = ListCursor.Of(page[0].Items[0], order) }], Cancellation);
        }
        await store.ListAsync(at, [all with { Order = Order.NEWEST, Filter = new Filter.At(During.Parse("2024-02", "2024-03")) }], Cancellation);
        await store.ListAsync(at, [all with { Kinds = World.Default.NodeKinds, Filter = new Filter.Matches(["strike"]), Backwards = true }], Cancellation);
        await store.ListAsync(at, [all with { Kinds = World.Default.NodeKinds, Order = Order.NEWEST }], Cancellation);
        foreach (var filter in new[] { null, new Filter.HasKey("tags", ["tag1"]), Filters.First() })
            await store.CountAsync(at, new ListQuery(Incidents, filter), [Facet.Of("incidentType"), Facet.Of("effects"), Facet.Far(EdgeKinds.OccurredAt, Direction.OUT), Facet.When, Facet.ByKind, Facet.Dataset], Cancellation);
    }

    static Node Person(int i) => Some.Person($"{i}", $"Name {i}", Some.Tags($"tag{i % 50}"));

    static Node Incident(int i) => Some.Incident($"{i}", $"Strike {i}", ("incidentType", Types[i % 2]), Some.Tags($"tag{i % 50}"));

    static Node Claim(int i) => Some.Claim($"{i}", $"Claim {i}, as was said");
}
