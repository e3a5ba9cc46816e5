using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using ConflictGraph.Ontology;
using ConflictGraph.Server;
using ConflictGraph.Storage;

namespace ConflictGraph.Benchmarks;

/// <summary>Requests a second of the API over both engines, and of @neo4j/graphql over the same Neo4j, by the same eight clients.</summary>
static class GraphQLBeside
{
    const int Clients = 8;
    const int Rounds = 3;
    static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(5);

    static readonly (string What, string Ours, string Theirs)[] Work =
    [
        ("100 claims × claimants × about",
            "{ claims(first: 100) { nodes { id text stance claimants { entity { id name } } about { id name } } } }",
            "{ claims(limit: 100) { id text stance claimants { ... on Person { id name } ... on Organisation { id name } } about { ... on Incident { id title } ... on Weapon { id name } } } }"),
        ("one person by id", "{ person(id: \"person:7\") { id name } }", "{ people(where: { id: { eq: \"person:7\" } }) { id name } }"),
    ];

    const string WhoSaidWhat = "{ whoSaidWhat(about: [\"weapon:7\"], first: 20) { nodes { entity { id name } statements(first: 3) { nodes { relation certainty claim { id text stance } } } } } }";

    public static async Task RunAsync(IGraphStore file, IGraphStore server, string bolt, string? password)
    {
        await using var overFile = await StartAsync(file, 5311);
        await using var overNeo4j = await StartAsync(server, 5312);
        using var beside = StartTheirs(bolt, 5313, password);
        try
        {
            foreach (var (what, ours, theirs) in Work)
            {
                var rates = new (string Name, string Address, string Query)[] { ("SQLite", Ours(5311), ours), ("Neo4j", Ours(5312), ours), ("@neo4j/graphql", "http://127.0.0.1:5313/", theirs) };
                await CompareAsync(what, rates);
            }
            await CompareAsync("who said what about a weapon", [("SQLite", Ours(5311), WhoSaidWhat), ("Neo4j", Ours(5312), WhoSaidWhat)]);
        }
        finally
        {
            beside.Kill();
        }
    }

    static string Ours(int port) => $"http://127.0.0.1:{port}/graphql";

    static async Task CompareAsync(string what, (string Name, string Address, string Query)[] all)
    {
        var found = all.ToDictionary(one => one.Name, _ => new List<(double Rate, double Median, double Slow)>());
        foreach (var one in all)
            await RoundAsync(one.Address, one.Query);
        // In turn, so that a change of the machine's speed meets all alike.
        for (var round = 0; round < Rounds; round++)
            foreach (var one in all)
                found[one.Name].Add(await RoundAsync(one.Address, one.Query));
        Console.WriteLine($"-- {what}, median of {Rounds} rounds, {Clients} clients");
        foreach (var (name, rounds) in found)
        {
            var middle = rounds.OrderBy(round => round.Rate).ElementAt(Rounds / 2);
            Console.WriteLine(FormattableString.Invariant($"{name,-20} {middle.Rate,9:0.0} requests/s   p50 {middle.Median,7:0.0} ms   p99 {middle.Slow,7:0.0} ms"));
        }
    }

    static async Task<(double Rate, double Median, double Slow)> RoundAsync(string address, string query)
    {
        using var http = new HttpClient();
        var watch = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => ClientAsync(http, address, query, watch)));
        var all = times.SelectMany(some => some).Order().ToList();
        return (all.Count / watch.Elapsed.TotalSeconds, all[all.Count / 2], all[all.Count * 99 / 100]);
    }

    static async Task<List<double>> ClientAsync(HttpClient http, string address, string query, Stopwatch watch)
    {
        var times = new List<double>();
        while (watch.Elapsed < RoundTime)
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await http.PostAsJsonAsync(address, new { query });
            var text = await answer.Content.ReadAsStringAsync();
            if (!answer.IsSuccessStatusCode || text.Contains("\"errors\"", StringComparison.Ordinal))
                throw new InvalidOperationException($"{address} answered {text[..Math.Min(500, text.Length)]}");
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return times;
    }

    static async Task<Microsoft.AspNetCore.Builder.WebApplication> StartAsync(IGraphStore store, int port)
    {
        var app = await ConflictGraphServer.BuildAsync(store, World.Default, new ServerOptions { Listen = new IPEndPoint(IPAddress.Loopback, port) });
        await app.StartAsync();
        return app;
    }

    static Process StartTheirs(string bolt, int port, string? password)
    {
        var script = Path.Combine(Folder(), "server.mjs");
        var start = new ProcessStartInfo("node", [script, bolt, port.ToString(System.Globalization.CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        start.Environment["NEO4J_PASSWORD"] = password ?? "";
        var process = Process.Start(start)!;
        if (process.StandardOutput.ReadLine() != "ready")
            throw new InvalidOperationException($"@neo4j/graphql did not start; `npm install` in {Folder()} first.");
        return process;
    }

    static string Folder([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "neo4j-graphql");
}
