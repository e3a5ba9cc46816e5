using System.Diagnostics;
using System.Globalization;
using ConflictGraph.Neo4j;
using ConflictGraph.Ontology;
using ConflictGraph.Sqlite;
using ConflictGraph.Storage;

namespace ConflictGraph.Benchmarks;

/// <summary>Both engines on the same work in one run: bulk commits beside bare creation of the same bytes, a copy, the same reads, and the API beside @neo4j/graphql on the same server.</summary>
static class Neo4jBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length < 2)
        {
            Console.Error.WriteLine("neo4j HTTP-ADDRESS BOLT-ADDRESS [NODES]: an empty server, whose password is in NEO4J_PASSWORD.");
            return 2;
        }
        var nodes = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 200_000;
        var options = new Neo4jOptions(new Uri(args[0])) { Password = Environment.GetEnvironmentVariable("NEO4J_PASSWORD") };
        var folder = Directory.CreateTempSubdirectory("cgraph-neo4j");
        try
        {
            var path = Path.Combine(folder.FullName, "graph.db");
            await using var file = await SqliteGraphStore.OpenAsync(path, World.Default);
            var bare = new BareTwin(options);
            await using var server = await Neo4jGraphStore.OpenAsync(bare, options, World.Default, CancellationToken.None);
            await LoadAsync(file, server, bare, nodes);
            await GraphQLBeside.RunAsync(file, server, args[1], options.Password);
            foreach (var (name, store) in new (string, IGraphStore)[] { ("SQLite", file), ("Neo4j", server) })
            {
                Console.WriteLine($"-- {name}");
                await StoreBenchmark.ReadsAsync(store, new SyntheticWorld(nodes));
            }
            await WholeGraph.RunAsync(file, path, server, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        return 0;
    }

    static async Task LoadAsync(SqliteGraphStore file, Neo4jGraphStore server, BareTwin bare, int nodes)
    {
        if ((await server.NewestAsync()).Number > 0)
            throw new InvalidOperationException("The server holds a graph already; this benchmark wants an empty one.");
        Console.WriteLine("-- SQLite");
        await StoreBenchmark.LoadAsync(AppendTap.Before(file, []), nodes);
        Console.WriteLine("-- Neo4j");
        AppendTap.Forget();
        var watch = Stopwatch.StartNew();
        await StoreBenchmark.LoadAsync(AppendTap.Before(server, []), nodes);
        var took = watch.Elapsed - bare.Bare;
        Console.WriteLine(FormattableString.Invariant($"             without what follows: {took.TotalSeconds:0.0} s, of which the server's statements of writing {bare.Written.TotalSeconds:0.0} s"));
        Console.WriteLine(FormattableString.Invariant($"bare UNWIND … CREATE of the same bytes: {bare.Bare.TotalSeconds:0.0} s; bulk commit runs at {100 * bare.Bare / took:0} % of its rate, the statements of writing at {100 * bare.Bare / bare.Written:0} %"));
        foreach (var (statement, requests, spent) in bare.Statements.Take(12))
            Console.WriteLine(FormattableString.Invariant($"             {statement,-28} {requests,6} requests {spent.TotalSeconds,8:0.0} s"));
    }
}
