using System.Text.RegularExpressions;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Sqlite;
using ConflictGraph.TestKit;
using Microsoft.Data.Sqlite;

namespace ConflictGraph.Storage.Tests.Sqlite;

/// <summary>No read goes through a whole table where an index is meant.</summary>
public sealed partial class PlanTests : IAsyncLifetime
{
    // What reads everything on purpose: exports of texts, checks, the links for memory, a search for nothing in particular; and the newest revision, which is the last row.
    static readonly string[] ReadAll = ["check-", "links-live", "kinds-of-nodes", "text-any", "export-texts", "text-first-named", "indexes", "settings-of-scope", "schema", "revision-newest"];

    static readonly string[] Types = ["SHELLING", "AIR_DRONE_STRIKE"];

    readonly TempFile file = new();

    [GeneratedRegex(@"\bSCAN (node_version|edge_version|link|node|key|revision|according|citation|term|box|v|e|l|n|k|r|s|b|t)\b(?! VIRTUAL TABLE INDEX)")]
    private static partial Regex WholeTable { get; }

    public static TheoryData<string> Statements => [.. Sql.Names.Where(name => !ReadAll.Any(all => name.StartsWith(all, StringComparison.Ordinal)) && !Sql.Text(name).Contains('«', StringComparison.Ordinal) && !name.StartsWith("insert-", StringComparison.Ordinal))];

    public static TheoryData<string, Filter> Filters => new()
    {
        { "indexed value", new Filter.Has(NodeKinds.Incident.Property("incidentType")!, Op.EQ, "SHELLING") },
        { "indexed values", new Filter.Has(NodeKinds.Incident.Property("incidentType")!, Op.IN, Types) },
        { "beginning of a name", new Filter.Has(NodeKinds.Incident.Property("title")!, Op.STARTS_WITH, "a") },
        { "key", new Filter.HasKey("tags", ["odesa"]) },
        { "ids", new Filter.Is([new NodeId("incident:one")]) },
        { "time", new Filter.At(new During(10, 20)) },
        { "time and type", new Filter.All([new Filter.At(new During(10, 20)), new Filter.Has(NodeKinds.Incident.Property("incidentType")!, Op.EQ, "SHELLING")]) },
        { "undated too", new Filter.At(new During(10, 20, KeepUndated: true)) },
        { "recorded", new Filter.Recorded(0, 1) },
        { "place", new Filter.Inside(new NodeId("location:odesa"), PlaceMatch.POSSIBLE, Disputed.ONLY) },
        { "box", new Filter.InBox(new Box(0, 0, 10, 10)) },
        { "words", new Filter.Matches(["drone"]) },
        { "related", new Filter.Related([EdgeKinds.About], Direction.IN) { FarKinds = [NodeKinds.Claim] } },
        { "related to one", new Filter.Related([EdgeKinds.About], Direction.IN, new Filter.Is([new NodeId("claim:one")])) { Tags = ["ASSERTS"] } },
        { "related to some", new Filter.Related([EdgeKinds.About], Direction.IN, new Filter.Has(NodeKinds.Claim.Property("stance")!, Op.EQ, "DENIES")) },
        { "related through two", new Filter.Related([EdgeKinds.About], Direction.IN, new Filter.Related([EdgeKinds.MadeClaim], Direction.IN, new Filter.Is([new NodeId("person:one")]))) },
        { "not related", new Filter.Not(new Filter.Related([EdgeKinds.About], Direction.IN, new Filter.Matches(["drone"]))) },
        { "any of two", new Filter.Any([new Filter.HasKey("tags", ["odesa"]), new Filter.Matches(["drone"])]) },
    };

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var store = await SomeFiles.OpenAsync(file.Path);
        await store.WriteAsync(new SomeGraph().Put(Some.Incident("one", "a", Some.Tags("odesa")), Some.Location("odesa"), Some.Claim("one"), Some.Person("one"))
            .Relate(EdgeKinds.About, Some.Claim("one"), Some.Incident("one")).Relate(EdgeKinds.MadeClaim, Some.Person("one"), Some.Claim("one")).Next());
    }

    public ValueTask DisposeAsync()
    {
        file.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public void A_statement_seeks(string name)
    {
        using var session = Session();

        Assert.DoesNotMatch(WholeTable, Plan(session, Sql.Text(name)));
    }

    [Theory]
    [MemberData(nameof(Filters), DisableDiscoveryEnumeration = true)]
    public void Lists_and_facets_seek_or_follow_the_index_of_their_order(string what, Filter filter)
    {
        using var session = Session();

        foreach (var order in Enum.GetValues<Order>())
            _ = new ListReads(session, 1, new ListQuery([NodeKinds.Incident], filter, order) { WithTotal = true, After = new ListCursor("", 0, 0) }).Page();
        foreach (var facet in new[] { Facet.Of("incidentType"), Facet.Of("effects"), Facet.Far(EdgeKinds.OccurredAt, Direction.OUT), Facet.When, Facet.ByKind, Facet.Dataset, Facet.Of("language") })
            _ = new FacetReads(session, 1, new ListQuery([NodeKinds.Incident], filter)).Count(facet);

        Assert.All(session.Texts.ToList(), text => Assert.False(WholeTable.IsMatch(Plan(session, text)), $"{what}: {text}\n{Plan(session, text)}"));
    }

    [Fact]
    public void A_list_without_a_filter_is_read_in_its_order_without_a_sort()
    {
        using var session = Session();

        foreach (var order in Enum.GetValues<Order>())
            _ = new ListReads(session, 1, new ListQuery([NodeKinds.Incident], null, order)).Page();

        var lists = session.Texts.Where(text => text.Contains("LIMIT :size", StringComparison.Ordinal)).ToList();
        Assert.Equal(6, lists.Count);
        Assert.All(lists, text => Assert.DoesNotContain("TEMP B-TREE FOR ORDER BY", Plan(session, text), StringComparison.Ordinal));
    }

    [Fact]
    public void Links_come_in_their_order_without_a_sort()
    {
        using var session = Session();
        var queries = new[]
        {
            new LinkQuery(),
            new LinkQuery { Kinds = [EdgeKinds.About], Tags = ["ASSERTS"], AtLeast = Certainty.IMPLIED, During = new During(1, 2) },
            new LinkQuery { Kinds = [EdgeKinds.About], FarIds = [new NodeId("claim:one")] },
            new LinkQuery { Direction = Direction.IN, Layer = Layer.BOTH, Loops = true },
        };

        foreach (var query in queries)
            _ = new LinkReads(session, 1, query).Page(new NodeId("incident:one"));

        var texts = session.Texts.Where(text => text.Contains("ORDER BY slot, other, edge", StringComparison.Ordinal)).ToList();
        Assert.Equal(4, texts.Count);
        Assert.All(texts, text => Assert.DoesNotContain("TEMP B-TREE", Plan(session, text), StringComparison.Ordinal));
        Assert.Equal(
            ["(node=? AND (slot,other,edge)>(?,?,?))", "(node=? AND slot=? AND (other,edge)>(?,?))", "(node=? AND slot=? AND other=? AND edge>?)", "(node=? AND (slot,other,edge)>(?,?,?))"],
            texts.Select(text => Plan(session, text).Split('\n')[0].Replace("SEARCH link USING PRIMARY KEY ", "", StringComparison.Ordinal)));
    }

    Session Session() => new(file.Path, SqliteOpenMode.ReadOnly, World.Default, SqliteOptions.Default);

    static string Plan(Session session, string text)
    {
        using var rows = session.Prepare($"EXPLAIN QUERY PLAN {text}");
        var plan = new List<string>();
        while (rows.Step())
            plan.Add(rows.Text(3));
        return string.Join('\n', plan);
    }
}
