using ConflictGraph.Acceptance.Tests.Cli;
using ConflictGraph.Cli;
using ConflictGraph.Cli.Commands;
using ConflictGraph.Storage;
using ConflictGraph.Writing;

namespace ConflictGraph.Acceptance.Tests.Neo4j;

/// <summary>A whole graph goes from a file into a server and back as it is, and the tool works on it there as it does on the file.</summary>
[Collection(Neo4jServer.Name)]
public class CopyToNeo4jTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("briefing")]
    [InlineData("exercise")]
    public async Task Into_a_server_and_back_the_history_is_the_same_byte_for_byte(string sample)
    {
        using var tool = await CopyTests.MuchChanged(sample);
        var server = await Neo4jServer.EmptyForAsync(tool);

        var into = await tool.RunAsync("copy", "--to", server);
        var back = await tool.RunAsync("copy", "--from", server, "--to", "back.db");

        Assert.True((into.ExitCode, back.ExitCode) == (ExitCode.Done, ExitCode.Done), into.Error + back.Error);
        var history = await CopyTests.HistoryOf(tool, "conflictgraph.db");
        Assert.Equal(history, await CopyTests.HistoryOf(tool, server));
        Assert.Equal(history, await CopyTests.HistoryOf(tool, "back.db"));
        Assert.Equal("desk", await CopyTests.OwnerOfKeyAsync(tool, "back.db"));
        var check = await tool.RunAsync("check", "--store", server);
        Assert.True(check.ExitCode == ExitCode.Done, check.Out + check.Error);
        Assert.Contains("neo4j-admin database check", check.Error);
    }

    [Fact]
    public async Task An_interrupted_copy_into_a_server_goes_on_where_it_was()
    {
        using var tool = await CopyTests.MuchChanged("exercise");
        var server = await Neo4jServer.EmptyForAsync(tool);
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await using (var from = await Stores.OpenAsync(new FileAddress(tool.PathOf("conflictgraph.db")), OpenTo.Read, Cancellation))
        await using (var to = await Stores.OpenAsync(StoreAddress.Read(server, tool.Desk()), OpenTo.Create, Cancellation))
        {
            var copy = new GraphCopy(from, to, TimeProvider.System, Ontology.World.Default) { Options = new BulkOptions(1), Progress = new CopyTests.Interrupting(interrupt) };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => copy.RunAsync(interrupt.Token));
        }

        var again = await tool.RunAsync("copy", "--to", server);

        Assert.Contains("gone on after revision", again.Error);
        Assert.Equal(await CopyTests.HistoryOf(tool, "conflictgraph.db"), await CopyTests.HistoryOf(tool, server));
    }

    [Fact]
    public async Task What_the_tool_answers_of_a_file_it_answers_of_a_server()
    {
        using var tool = await Tool.WithSampleAsync();
        var server = await Neo4jServer.EmptyForAsync(tool);
        Assert.Equal(ExitCode.Done, (await tool.RunAsync("copy", "--to", server)).ExitCode);
        var examples = HelpText.CommandsOf(CommandTree.Build()).Where(pair => pair.Command.Purpose is Purpose.Ask or Purpose.Look || pair.Path is "imports" or "statistics" or "candidates")
            .SelectMany(pair => pair.Command.Examples).Append("export --format jsonl --as-of 1 -").ToList();

        Assert.True(examples.Count > 20);
        foreach (var example in examples)
        {
            string[] args = [.. ExampleTests.Words(example), "--store"];
            var (file, answer) = (await tool.RunAsync([.. args, "conflictgraph.db"]), await tool.RunAsync([.. args, server]));
            Assert.True((file.Code, file.Out) == (answer.Code, answer.Out), $"cgraph {example}\n{file.Code}\n{file.Out}{file.Error}\n{answer.Code}\n{answer.Out}{answer.Error}");
        }
    }

    [Fact]
    public async Task What_is_written_to_a_server_is_kept_there()
    {
        using var tool = new Tool();
        var server = await Neo4jServer.EmptyForAsync(tool);
        tool["CONFLICTGRAPH_STORE"] = server;

        var imported = await tool.RunAsync("import", Repository.PathOf("samples", "briefing", "briefing.yaml"));
        var rehearsed = await tool.RunAsync("correct", "weapon:atacms", "description=A missile", "--reason", "Was missing", "--dry-run");
        var corrected = await tool.RunAsync("correct", "weapon:atacms", "description=A ballistic missile", "--reason", "Was missing");
        var migrated = await tool.RunAsync("migrate");
        var backedUp = await tool.RunAsync("backup", "monday.db");

        Assert.All([imported, rehearsed, corrected, migrated], ran => Assert.True(ran.ExitCode == ExitCode.Done, ran.Error));
        Assert.Contains("description: – → A ballistic missile", (await tool.RunAsync("history", "weapon:atacms", "--itself")).Out);
        Assert.Contains($"{server} is up to date.", migrated.Error);
        Assert.Equal(ExitCode.Misused, backedUp.ExitCode);
        Assert.Contains("neo4j-admin", backedUp.Error);
    }
}
