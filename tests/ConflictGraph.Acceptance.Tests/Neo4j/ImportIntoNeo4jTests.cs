using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ConflictGraph.Acceptance.Tests.Cli;
using ConflictGraph.Acceptance.Tests.GraphQL;
using ConflictGraph.Cli;
using ConflictGraph.Neo4j;
using ConflictGraph.Ontology;
using ConflictGraph.TestKit;

namespace ConflictGraph.Acceptance.Tests.Neo4j;

/// <summary>Files for the server's own import hold exactly what the store itself writes.</summary>
[Collection(Neo4jServer.Name)]
public sealed class ImportIntoNeo4jTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_servers_own_import_makes_of_the_files_is_what_copying_makes_and_answers_as_before()
    {
        Assert.SkipWhen(Neo4jTestServer.Home is null, "CONFLICTGRAPH_TEST_NEO4J_HOME names no folder with the programs that start and stop a server.");
        using var tool = await CopyTests.MuchChanged("briefing");
        var copied = Neo4jServer.Options;
        Assert.Equal(ExitCode.Done, (await tool.RunAsync("copy", "--to", await Neo4jServer.EmptyForAsync(tool))).ExitCode);

        var exported = await tool.RunAsync("export", "--format", "neo4j-import", "files");
        await using var imported = await OwnServer.OfFilesAsync(tool.PathOf("files"), tool.PathOf("server"));

        Assert.True(exported.ExitCode == ExitCode.Done, exported.Error);
        Assert.Equal(await EverythingInAsync(copied), await EverythingInAsync(imported.Options));
        var address = Neo4jServer.Known(tool, imported.Options);
        await using var store = await Neo4jGraphStore.OpenAsync(imported.Options, World.Default, Cancellation);
        Assert.Equal(await CopyTests.HistoryOf(tool, "conflictgraph.db"), await CopyTests.HistoryOf(tool, address));
        Assert.Equal(ExitCode.Done, (await tool.RunAsync("check", "--store", address)).ExitCode);
        await using var file = await Stores.OpenAsync(new FileAddress(tool.PathOf("conflictgraph.db")), OpenTo.Read, Cancellation);
        await EnginesAgreeTests.AgreeAsync(file, store, CopyTests.Key);
        Assert.Equal(ExitCode.Done, (await tool.RunAsync("correct", "organisation:russia", "description=A state", "--reason", "Goes on", "--store", address)).ExitCode);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("full")]
    [InlineData("full/file")]
    public async Task Only_a_folder_that_is_empty_or_new_is_written_to(string target)
    {
        using var tool = await Tool.WithSampleAsync();
        Directory.CreateDirectory(tool.PathOf("full"));
        tool.Write("full/file", "");

        var ran = await tool.RunAsync("export", "--format", "neo4j-import", target);

        Assert.Equal(ExitCode.Misused, ran.ExitCode);
        Assert.Equal(["file"], Directory.GetFileSystemEntries(tool.PathOf("full")).Select(Path.GetFileName));
    }

    /// <summary>Every node and relationship with its labels, ends and properties, each as a line.</summary>
    static async Task<IEnumerable<string>> EverythingInAsync(Neo4jOptions options)
    {
        // The lock is the writer's, and no part of the graph.
        var nodes = await RowsAsync(options, """
            MATCH (n)
            CALL (n) { UNWIND labels(n) AS label WITH label ORDER BY label RETURN collect(label) AS labels }
            CALL (n) { UNWIND keys(n) AS key WITH n, key WHERE key <> 'lock' AND key <> 'writer' WITH n, key ORDER BY key RETURN collect([key, n[key]]) AS properties }
            RETURN labels, properties
            """);
        var relationships = await RowsAsync(options, """
            MATCH (a)-[r]->(b)
            CALL (r) { UNWIND keys(r) AS key WITH r, key ORDER BY key RETURN collect([key, r[key]]) AS properties }
            RETURN a.id, type(r), b.id, properties
            """);
        return nodes.Concat(relationships).Order(StringComparer.Ordinal);
    }

    static async Task<IEnumerable<string>> RowsAsync(Neo4jOptions options, string statement)
    {
        using var client = new HttpClient { BaseAddress = options.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Password}")));
        // With types, so that a number is not taken for a text.
        client.DefaultRequestHeaders.Accept.ParseAdd("application/vnd.neo4j.query");
        using var response = await client.PostAsJsonAsync($"/db/{options.Database}/query/v2", new { statement }, Cancellation);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return [.. answer.GetProperty("data").GetProperty("values").EnumerateArray().Select(row => row.GetRawText())];
    }

    /// <summary>A server of this test's own, filled by the import.</summary>
    sealed class OwnServer : IAsyncDisposable
    {
        const string Password = "conflictgraph";

        readonly string folder;
        readonly int http = Ports.Free(), bolt = Ports.Free();

        OwnServer(string folder) => this.folder = folder;

        public Neo4jOptions Options => new(new Uri($"http://127.0.0.1:{http}")) { Password = Password };

        public static async Task<OwnServer> OfFilesAsync(string files, string folder)
        {
            var server = new OwnServer(folder);
            try
            {
                // The first start makes the folder as the programs want it.
                await server.StartAsync();
                await RunAsync(files, "stop", folder);
                await RunAsync(files, "admin", folder, "database", "import", "full", "neo4j", "@arguments.txt", "--overwrite-destination");
                await server.StartAsync();
                return server;
            }
            catch
            {
                await server.DisposeAsync();
                throw;
            }
        }

        public async ValueTask DisposeAsync() => await RunAsync(Path.GetTempPath(), "stop", folder, "--kill");

        Task StartAsync() => RunAsync(Path.GetTempPath(), "start", folder, "--http", $"{http}", "--bolt", $"{bolt}", "--password", Password, "--heap", "400m", "--pagecache", "64m");

        static async Task RunAsync(string where, string program, params string[] args)
        {
            var start = new ProcessStartInfo(Path.Combine(Neo4jTestServer.Home!, program)) { WorkingDirectory = where, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var arg in args)
                start.ArgumentList.Add(arg);
            using var process = Process.Start(start)!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
            await process.WaitForExitAsync(CancellationToken.None);
            Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', args)}\n{await output}\n{await error}");
        }
    }
}
