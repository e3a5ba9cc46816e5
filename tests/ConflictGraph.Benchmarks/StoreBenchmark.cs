using System.Diagnostics;
using System.Globalization;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Sqlite;
using ConflictGraph.Storage;
using ConflictGraph.Writing;

namespace ConflictGraph.Benchmarks;

/// <summary>A bulk commit through the whole domain beside plain inserts of the same rows, then reads at that size.</summary>
static class StoreBenchmark
{
    const int VersionsPerCommit = 50_000;

    public static async Task<int> RunAsync(string[] args)
    {
        var nodes = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200_000;
        var folder = Directory.CreateTempSubdirectory("cgraph-store");
        var file = args.Length > 1 ? args[1] : Path.Combine(folder.FullName, "graph.db");
        try
        {
            if (!File.Exists(file))
            {
                await using var store = await SqliteGraphStore.OpenAsync(file, World.Default);
                var words = new List<(long, TextKeys)>();
                var took = await LoadAsync(AppendTap.Before(store, words), nodes);
                await BesidePlainAsync(folder.FullName, file, words, took);
            }
            await using var again = await SqliteGraphStore.OpenAsync(file, World.Default);
            await ReadsAsync(again, new SyntheticWorld(nodes));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        return 0;
    }

    public static async Task<TimeSpan> LoadAsync(IGraphStore store, int nodes)
    {
        var sets = new SyntheticWorld(nodes).ChangeSets().ToList();
        var steps = sets.Sum(set => (long)set.Steps.Count);
        Console.WriteLine(FormattableString.Invariant($"{steps:N0} steps in {sets.Count} change sets of about 5,000, {VersionsPerCommit:N0} versions a transaction"));
        var writing = new ChangeSets(store, TimeProvider.System, World.Default);
        var watch = Stopwatch.StartNew();
        await foreach (var result in writing.WriteManyAsync(sets.ToAsyncEnumerable(), new BulkOptions { VersionsPerCommit = VersionsPerCommit }))
        {
            if (result.Refusal is { } refused)
                throw refused;
        }
        watch.Stop();
        var newest = await store.NewestAsync();
        var (nodeCount, edgeCount) = (newest.Totals.Nodes.Values.Sum(), newest.Totals.Edges.Values.Sum());
        Console.WriteLine(FormattableString.Invariant($"bulk commit: {nodeCount:N0} nodes and {edgeCount:N0} edges in {watch.Elapsed.TotalSeconds:0.0} s; {AppendTap.Seen.Nodes:N0} node rows, {AppendTap.Seen.Edges:N0} edge rows, {2 * AppendTap.Seen.Links:N0} link rows"));
        Console.WriteLine(FormattableString.Invariant($"             {(AppendTap.Seen.Nodes + AppendTap.Seen.Edges) / watch.Elapsed.TotalSeconds:N0} node and edge rows/s"));
        return watch.Elapsed;
    }

    static async Task BesidePlainAsync(string folder, string finished, List<(long, TextKeys)> words, TimeSpan took)
    {
        var empty = Path.Combine(folder, "plain.db");
        await (await SqliteGraphStore.OpenAsync(empty, World.Default)).DisposeAsync();
        var transactions = (int)Math.Max(1, (AppendTap.Seen.Nodes + AppendTap.Seen.Edges) / VersionsPerCommit);
        var plain = new PlainSqlite(finished, words).Insert(empty, transactions);
        Console.WriteLine(FormattableString.Invariant($"plain SQLite: the same rows in {plain.TotalSeconds:0.0} s; bulk commit runs at {100 * plain.TotalSeconds / took.TotalSeconds:0} % of its rate"));
    }

    public static async Task ReadsAsync(IGraphStore store, SyntheticWorld world)
    {
        var graph = await GraphAt.NewestAsync(store, World.Default);
        await Figures.LatencyAsync("node by id", 2000, _ => store.EntitiesAsync(graph.At, [world.APerson()]));
        await Figures.LatencyAsync("who said what about a weapon", 500, _ => new WhoSaidWhat(graph).AskAsync(new SayingQuery { About = [world.AWeapon()] }));
        await Figures.LatencyAsync("who said what about the commonest weapon", 20, _ => new WhoSaidWhat(graph).AskAsync(new SayingQuery { About = [SyntheticWorld.CommonestWeapon] }));
        await Figures.LatencyAsync("neighbourhood of 500 nodes", 300, _ => new Neighbourhood(graph).AskAsync(new SubgraphQuery { Seeds = [world.APerson()], Depth = 2, NodeLimit = 500, EdgeLimit = 2000 }));
        await Figures.LatencyAsync("path of at most 4 hops", 300, _ => store.PathsAsync(graph.At, new PathQuery(world.APerson(), world.AWeapon()) { MaxLength = 4, AvoidKinds = [NodeKinds.Document, NodeKinds.Source, NodeKinds.Conflict] }));
        Console.WriteLine(FormattableString.Invariant($"resident: {Environment.WorkingSet / 1e6:0} MB"));
    }
}
