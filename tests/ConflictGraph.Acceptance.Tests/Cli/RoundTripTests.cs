using System.Text.Json.Nodes;
using ConflictGraph.Cli;

namespace ConflictGraph.Acceptance.Tests.Cli;

/// <summary>What goes out as JSON lines comes in again as it was.</summary>
public class RoundTripTests
{
    [Theory]
    [InlineData("briefing")]
    [InlineData("exercise")]
    public async Task A_history_replayed_into_an_empty_store_is_the_same_byte_for_byte(string sample)
    {
        using var tool = await Tool.WithSampleAsync(sample);
        if (sample == "exercise")
            await tool.RunAsync("judge", "organisation:karethia", "organisation:velmaria", "different", "--reason", "Neighbours");
        await tool.RunAsync("export", "--history", "history.jsonl");

        var restored = await tool.RunAsync("restore", "history.jsonl", "--store", "again.db");
        await tool.RunAsync("export", "--history", "again.jsonl", "--store", "again.db");

        Assert.Equal((0, $"Restored to {tool.PathOf("again.db")}.\n"), (restored.Code, restored.Error));
        Assert.Equal(tool.Read("history.jsonl"), tool.Read("again.jsonl"));
        Assert.Equal(ExitCode.Done, (await tool.RunAsync("check", "--store", "again.db")).ExitCode);
        Assert.Equal(["again.db", "again.jsonl", "conflictgraph.db", "history.jsonl"],
            Directory.GetFiles(tool.Folder).Select(Path.GetFileName).Where(name => !name!.EndsWith("-wal", StringComparison.Ordinal) && !name.EndsWith("-shm", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("briefing")]
    [InlineData("exercise")]
    public async Task One_revision_merged_into_an_empty_store_is_the_same_graph(string sample)
    {
        using var tool = await Tool.WithSampleAsync(sample);
        await tool.RunAsync("export", "graph.jsonl");

        var loaded = await tool.RunAsync("import", "graph.jsonl", "--store", "merged.db", "--author", "Ines", "--reason", "From the other desk");
        await tool.RunAsync("export", "merged.jsonl", "--store", "merged.db");

        Assert.True(loaded.ExitCode == ExitCode.Done, loaded.Out + loaded.Error);
        Assert.Equal(InOrder(tool.Read("graph.jsonl")), InOrder(tool.Read("merged.jsonl")));
    }

    /// <summary>The lines, with evidence in an order of ours: that of documents' own claims is united anew.</summary>
    static IEnumerable<string> InOrder(string lines) => lines.Split('\n').Select(line =>
    {
        if (!line.Contains("\"evidence\":", StringComparison.Ordinal))
            return line;
        var edge = JsonNode.Parse(line)!;
        edge["evidence"] = new JsonArray([.. edge["evidence"]!.AsArray().Select(piece => piece!.ToJsonString()).Order(StringComparer.Ordinal).Select(piece => JsonNode.Parse(piece))]);
        return edge.ToJsonString();
    });

    [Fact]
    public async Task Loading_a_file_twice_writes_nothing_more()
    {
        using var tool = await Tool.WithSampleAsync();
        await tool.RunAsync("export", "graph.jsonl");
        await tool.RunAsync("import", "graph.jsonl", "--store", "merged.db");

        var again = await tool.RunAsync("import", "graph.jsonl", "--store", "merged.db");

        Assert.Equal("graph.jsonl (jsonl): 1 change set already there.\n", again.Out);
        Assert.Equal(ExitCode.Done, again.ExitCode);
    }

    [Fact]
    public async Task A_history_goes_into_an_empty_store_only()
    {
        using var tool = await Tool.WithSampleAsync();
        await tool.RunAsync("export", "--history", "history.jsonl");

        var ran = await tool.RunAsync("import", "history.jsonl");

        Assert.Equal(ExitCode.Wrong, ran.ExitCode);
        Assert.Contains("replayed into an empty store; this one is at revision 1", ran.Error);
    }

    [Theory]
    [InlineData("", "is in no format")]
    [InlineData("{\"format\":\"conflictgraph\",\"version\":9,\"history\":false}", "version 9")]
    [InlineData("{\"format\":\"conflictgraph\",\"version\":1,\"history\":false}\n{\"record\":\"node\"}", "line 2: The record lacks \"id\".")]
    [InlineData("{\"format\":\"conflictgraph\",\"version\":1,\"history\":false}\n{\"record\":\"unicorn\"}", "line 2: There is no record 'unicorn'")]
    [InlineData("{\"format\":\"conflictgraph\",\"version\":1,\"history\":false}\nnot json at all", "line 2: This line is not JSON")]
    [InlineData("{\"format\":\"conflictgraph\",\"version\":1,\"history\":false}\n{\"record\":\"text\",\"sha256\":\"00\",\"text\":\"changed\"}", "it was changed after it was written")]
    [InlineData("{\"format\":\"conflictgraph\",\"version\":1,\"history\":false}\n{\"record\":\"edge\",\"kind\":\"ABOUT\",\"from\":\"claim:x\",\"to\":\"weapon:y\"}", "There is no 'claim:x'")]
    [InlineData("{\"format\":\"conflictgraph\",\"version\":1,\"history\":true}\n{\"record\":\"node\",\"id\":\"weapon:x\",\"kind\":\"Weapon\",\"properties\":{\"name\":\"X\",\"weaponClass\":\"UAV\"}}", "begins with a revision")]
    public async Task A_broken_file_exits_3_and_changes_nothing(string content, string says)
    {
        using var tool = new Tool();
        tool.Write("broken.jsonl", content);

        var ran = await tool.RunAsync("import", "broken.jsonl");

        Assert.Equal(ExitCode.BadData, ran.ExitCode);
        Assert.Contains(says, ran.Error);
        Assert.Contains("An empty graph", (await tool.RunAsync("statistics")).Out);
    }

    [Fact]
    public async Task A_backup_is_restored_and_never_written_over()
    {
        using var tool = await Tool.WithSampleAsync();
        await tool.RunAsync("backup", "monday.db");

        var restored = await tool.RunAsync("restore", "monday.db", "--store", "again.db");
        var over = await tool.RunAsync("restore", "monday.db", "--store", "again.db");
        var backedUpOver = await tool.RunAsync("backup", "monday.db");

        Assert.Equal([ExitCode.Done, ExitCode.Misused, ExitCode.Misused], [restored.ExitCode, over.ExitCode, backedUpOver.ExitCode]);
        Assert.Equal((await tool.RunAsync("export", "-")).Out, (await tool.RunAsync("export", "-", "--store", "again.db")).Out);
    }

    [Fact]
    public async Task What_is_no_store_is_not_restored()
    {
        using var tool = new Tool();
        tool.Write("nonsense.db", new string('x', 10_000));

        var ran = await tool.RunAsync("restore", "nonsense.db", "--store", "again.db");

        Assert.Equal(ExitCode.NoStore, ran.ExitCode);
        Assert.False(File.Exists(tool.PathOf("again.db")));
    }
}
