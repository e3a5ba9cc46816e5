using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using ConflictGraph.Neo4j;
using ConflictGraph.Ontology;
using ConflictGraph.Sqlite;
using ConflictGraph.Storage;
using ConflictGraph.Writing;

namespace ConflictGraph.Benchmarks;

/// <summary>A whole graph on its way to another store: by <c>copy</c> both ways, and by files for the server's own import.</summary>
static partial class WholeGraph
{
    const string Password = "conflictgraph";

    /// <summary>The folder with the programs start, stop and admin of a server of one's own.</summary>
    static string? Home => Environment.GetEnvironmentVariable("CONFLICTGRAPH_TEST_NEO4J_HOME") is { Length: > 0 } home ? home : null;

    public static async Task RunAsync(SqliteGraphStore file, string path, Neo4jGraphStore server, string folder)
    {
        Console.WriteLine("-- The whole graph, with its history");
        await using (var copy = await SqliteGraphStore.OpenAsync(Path.Combine(folder, "copy.db"), World.Default))
            await CopyAsync("copy Neo4j → SQLite", server, copy);
        if (Home is null)
        {
            Console.WriteLine("copy SQLite → Neo4j, import: left out, CONFLICTGRAPH_TEST_NEO4J_HOME names no folder with start, stop and admin");
            return;
        }
        var (own, http) = (Path.Combine(folder, "server"), FreePort());
        var options = new Neo4jOptions(new Uri($"http://127.0.0.1:{http}")) { Password = Password };
        try
        {
            await StartAsync(own, http);
            await using (var empty = await Neo4jGraphStore.OpenAsync(options, World.Default))
                await CopyAsync("copy SQLite → Neo4j", file, empty);
            await RunAsync("stop", folder, own);
            await ImportAsync(path, folder, own);
            await StartAsync(own, http);
            await OpenAsync(options, await file.NewestAsync());
        }
        finally
        {
            await RunAsync("stop", folder, own, "--kill");
        }
    }

    static async Task CopyAsync(string what, IGraphStore from, IGraphStore to)
    {
        var watch = Stopwatch.StartNew();
        var copied = await new GraphCopy(from, to, TimeProvider.System, World.Default).RunAsync();
        Console.WriteLine(FormattableString.Invariant($"{what}: {copied.Versions:N0} versions in {watch.Elapsed.TotalSeconds:0.0} s, {copied.Versions / watch.Elapsed.TotalSeconds:N0}/s"));
    }

    static async Task ImportAsync(string path, string folder, string own)
    {
        var files = Path.Combine(folder, "files");
        var watch = Stopwatch.StartNew();
        await ProcessAsync("dotnet", folder, Path.Combine(AppContext.BaseDirectory, "cgraph.dll"), "export", "--store", path, "--format", "neo4j-import", files);
        var exporting = watch.Elapsed;
        watch.Restart();
        var told = await ProcessAsync(Path.Combine(Home!, "admin"), files, own, "database", "import", "full", "neo4j", "@arguments.txt", "--overwrite-destination");
        var importing = watch.Elapsed;
        var elements = Imported().Matches(told).Sum(match => long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
        Console.WriteLine(FormattableString.Invariant($"export --format neo4j-import: {elements:N0} nodes and relationships in {exporting.TotalSeconds:0.0} s, {elements / exporting.TotalSeconds:N0}/s"));
        Console.WriteLine(FormattableString.Invariant($"neo4j-admin database import: {importing.TotalSeconds:0.0} s, {elements / importing.TotalSeconds:N0}/s; both together {elements / (exporting + importing).TotalSeconds:N0}/s"));
    }

    static async Task OpenAsync(Neo4jOptions options, Revision newest)
    {
        var watch = Stopwatch.StartNew();
        await using var store = await Neo4jGraphStore.OpenAsync(options, World.Default);
        var there = await store.NewestAsync();
        if (there.Number != newest.Number || there.Content != newest.Content)
            throw new InvalidOperationException($"Revision {newest.Number} was imported and {there.Number} is there.");
        Console.WriteLine(FormattableString.Invariant($"opened, its indexes made and filled: {watch.Elapsed.TotalSeconds:0.0} s"));
    }

    static Task<string> StartAsync(string own, int http) =>
        RunAsync("start", Path.GetTempPath(), own, "--http", Text(http), "--bolt", Text(FreePort()), "--password", Password, "--heap", "1g", "--pagecache", "256m");

    static Task<string> RunAsync(string program, string where, params string[] arguments) => ProcessAsync(Path.Combine(Home!, program), where, arguments);

    static async Task<string> ProcessAsync(string program, string where, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = where, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}\n{await output}\n{await error}");
        return await output + await error;
    }

    static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // As the import says at its end: how many of each it made.
    [GeneratedRegex(@"^\s*(\d+) (?:nodes|relationships)\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Imported();
}
