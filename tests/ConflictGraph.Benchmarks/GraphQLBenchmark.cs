using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Ontology;
using ConflictGraph.Server;
using ConflictGraph.Server.Transport;
using ConflictGraph.Sqlite;
using ConflictGraph.Storage;

namespace ConflictGraph.Benchmarks;

/// <summary>The API over SQLite: requests a second with the load's own cost included, and what one request costs inside.</summary>
static class GraphQLBenchmark
{
    const int Port = 5314;
    const int Rounds = 3;
    static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(5);

    static readonly (string What, string Query)[] All =
    [
        ("one field", "{ __typename }"),
        ("node by id, 8 fields", "{ person(id: \"person:7\") { id asOf kind name description anonymous tags names { text kind } } }"),
        ("100 claims × claimants × about", "{ claims(first: 100) { nodes { id text stance claimants { entity { id name } } about { id name } } } }"),
        ("100 claims × claimants × about × evidence", "{ claims(first: 100) { nodes { id text stance claimants { entity { id name } evidence { quote document { id title } } } about { id name } } } }"),
        ("who said what", "{ whoSaidWhat(about: [\"weapon:7\"], first: 20) { nodes { entity { id name } statements(first: 3) { nodes { relation certainty claim { id text stance } } } } } }"),
        ("subgraph of 300", "{ subgraph(input: {seeds: [\"person:7\"], depth: 2, nodeLimit: 300, edgeLimit: 1000}) { nodes { depth entity { id name } } edges { id kind sourceId targetId } } }"),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        var nodes = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200_000;
        var folder = Directory.CreateTempSubdirectory("cgraph-graphql");
        var file = args.Length > 1 ? args[1] : Path.Combine(folder.FullName, "graph.db");
        var work = args.Length > 2 ? All.Where(one => one.What == args[2]).ToArray() : All;
        try
        {
            var isThere = File.Exists(file);
            await using var store = await SqliteGraphStore.OpenAsync(file, World.Default);
            if (!isThere)
                await StoreBenchmark.LoadAsync(AppendTap.Before(store, []), nodes);
            await InsideAsync(store, work);
            await OverHttpAsync(store, work);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        return 0;
    }

    /// <summary>All questions, of ever other things, for some minutes: what the service holds at the end of each.</summary>
    public static async Task<int> SoakAsync(string[] args)
    {
        var minutes = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 15;
        var nodes = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20_000;
        var folder = Directory.CreateTempSubdirectory("cgraph-soak");
        try
        {
            await using var store = await SqliteGraphStore.OpenAsync(Path.Combine(folder.FullName, "graph.db"), World.Default);
            await StoreBenchmark.LoadAsync(AppendTap.Before(store, []), nodes);
            await using var app = await ConflictGraphServer.BuildAsync(store, World.Default, new ServerOptions { Listen = new IPEndPoint(IPAddress.Loopback, Port) });
            await app.StartAsync();
            var (asked, things) = (0, nodes / 100);
            for (var minute = 1; minute <= minutes; minute++)
            {
                var (rate, _, slow) = await RawLoad.RoundAsync(Port, Next, TimeSpan.FromMinutes(1));
                Console.WriteLine(FormattableString.Invariant($"minute {minute,3}: {rate,7:0} requests/s   p99 {slow,7:0.0} ms   resident {Environment.WorkingSet / 1e6,6:0} MB   live {GC.GetTotalMemory(forceFullCollection: true) / 1e6,6:0.0} MB"));
            }

            byte[] Next()
            {
                var number = Interlocked.Increment(ref asked);
                // Every document is another one, so that what is kept of documents is bounded too.
                return RawLoad.Request(Port, All[number % All.Length].Query.Replace(":7\"", $":{number % things}\"", StringComparison.Ordinal).Insert(1, $" n{number}: __typename "));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        return 0;
    }

    /// <summary>One after another on one thread, without a transport.</summary>
    static async Task InsideAsync(IGraphStore store, (string What, string Query)[] work)
    {
        var executor = new GraphQLExecutor(store, World.Default);
        foreach (var (what, query) in work)
        {
            var to = new ArrayBufferWriter<byte>(1 << 20);
            async Task OnceAsync()
            {
                to.ResetWrittenCount();
                ResultWriter.Write(to, await executor.ExecuteAsync(new Operation(query)));
            }
            await OnceAsync();
            if (to.WrittenSpan.IndexOf("\"errors\""u8) >= 0)
                throw new InvalidOperationException($"{query} answered {System.Text.Encoding.UTF8.GetString(to.WrittenSpan[..Math.Min(500, to.WrittenCount)])}");
            for (var warming = Stopwatch.StartNew(); warming.Elapsed < TimeSpan.FromSeconds(2);)
                await OnceAsync();
            var (times, bytes, cpu, watch) = (0, GC.GetTotalAllocatedBytes(true), Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
            for (; watch.Elapsed < RoundTime; times++)
                await OnceAsync();
            Console.WriteLine(FormattableString.Invariant($"{what,-44} {watch.Elapsed.TotalMicroseconds / times,9:0} µs   {(Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / times,9:0} µs CPU   {(GC.GetTotalAllocatedBytes(true) - bytes) / 1000.0 / times,9:0.0} KB made   {to.WrittenCount / 1000.0,7:0.0} KB answered"));
        }
    }

    static async Task OverHttpAsync(IGraphStore store, (string What, string Query)[] work)
    {
        await using var app = await ConflictGraphServer.BuildAsync(store, World.Default, new ServerOptions { Listen = new IPEndPoint(IPAddress.Loopback, Port) });
        await app.StartAsync();
        foreach (var (what, query) in work)
        {
            var request = RawLoad.Request(Port, query);
            await RawLoad.RoundAsync(Port, () => request, RoundTime / 2);
            var rounds = new List<(double Rate, double Median, double Slow)>();
            for (var round = 0; round < Rounds; round++)
                rounds.Add(await RawLoad.RoundAsync(Port, () => request, RoundTime));
            var (rate, median, slow) = rounds.OrderBy(round => round.Rate).ElementAt(Rounds / 2);
            Console.WriteLine(FormattableString.Invariant($"{what,-44} {rate,9:0} requests/s   p50 {median,7:0.00} ms   p99 {slow,7:0.00} ms   resident {Environment.WorkingSet / 1e6:0} MB"));
        }
    }
}
