using ConflictGraph.Cli;
using ConflictGraph.Server.Access;
using ConflictGraph.Storage;
using ConflictGraph.Writing;

namespace ConflictGraph.Acceptance.Tests.Cli;

/// <summary>A whole graph goes from one file to another as it is.</summary>
public class CopyTests
{
    /// <summary>The key that a store has on which a desk has worked.</summary>
    internal const string Key = "a-key-of-the-desk-for-these-tests-alone";

    [Theory]
    [InlineData("briefing")]
    [InlineData("exercise")]
    public async Task A_copy_holds_the_same_history_byte_for_byte_and_the_settings(string sample)
    {
        using var tool = await MuchChanged(sample);

        var copied = await tool.RunAsync("copy", "--to", "copy.db");

        Assert.True(copied.ExitCode == ExitCode.Done, copied.Error);
        Assert.Contains("2 settings.", copied.Error);
        Assert.Equal("", copied.Out);
        Assert.Equal(await HistoryOf(tool, "conflictgraph.db"), await HistoryOf(tool, "copy.db"));
        Assert.Equal(ExitCode.Done, (await tool.RunAsync("check", "--store", "copy.db")).ExitCode);
        Assert.Equal("desk", await OwnerOfKeyAsync(tool, "copy.db"));
    }

    [Fact]
    public async Task A_copy_run_again_brings_what_came_since()
    {
        using var tool = await MuchChanged("exercise");
        await tool.RunAsync("copy", "--to", "copy.db");
        await tool.RunAsync("correct", "location:zavrin", "description=A port", "--reason", "Was missing");

        var again = await tool.RunAsync("copy", "--to", "copy.db");
        var idle = await tool.RunAsync("copy", "--to", "copy.db");

        Assert.Contains("gone on after revision 7, 1 revision with 1 rows copied", again.Error);
        Assert.Contains("it held all of the graph already", idle.Error);
        Assert.Equal(await HistoryOf(tool, "conflictgraph.db"), await HistoryOf(tool, "copy.db"));
    }

    [Fact]
    public async Task An_interrupted_copy_goes_on_where_it_was()
    {
        using var tool = await MuchChanged("exercise");
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using (var from = await Stores.OpenAsync(new FileAddress(tool.PathOf("conflictgraph.db")), OpenTo.Read, TestContext.Current.CancellationToken))
        await using (var to = await Stores.OpenAsync(new FileAddress(tool.PathOf("copy.db")), OpenTo.Create, TestContext.Current.CancellationToken))
        {
            var copy = new GraphCopy(from, to, TimeProvider.System, Ontology.World.Default) { Options = new BulkOptions(1), Progress = new Interrupting(interrupt) };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => copy.RunAsync(interrupt.Token));
            Assert.InRange((await to.NewestAsync(TestContext.Current.CancellationToken)).Number, 1, 3);
        }

        var again = await tool.RunAsync("copy", "--to", "copy.db");

        Assert.Contains("gone on after revision", again.Error);
        Assert.Equal(await HistoryOf(tool, "conflictgraph.db"), await HistoryOf(tool, "copy.db"));
    }

    [Fact]
    public async Task A_target_that_holds_another_graph_or_more_is_refused()
    {
        using var tool = await Tool.WithSampleAsync("exercise");
        await tool.RunAsync("copy", "--to", "ahead.db");
        await tool.RunAsync("correct", "location:zavrin", "description=A port", "--reason", "Was missing", "--store", "ahead.db");
        await tool.RunAsync("import", Repository.PathOf("samples", "briefing", "briefing.yaml"), "--store", "other.db");

        var ahead = await tool.RunAsync("copy", "--to", "ahead.db");
        var other = await tool.RunAsync("copy", "--to", "other.db");
        var itself = await tool.RunAsync("copy", "--to", "conflictgraph.db");

        Assert.Equal([ExitCode.Wrong, ExitCode.Wrong, ExitCode.Misused], [ahead.ExitCode, other.ExitCode, itself.ExitCode]);
        Assert.Contains("The target is at revision 5 and the source at 4", ahead.Error);
        Assert.Contains("The target holds another graph", other.Error);
    }

    [Fact]
    public async Task Two_graphs_that_grew_from_one_are_told_apart()
    {
        using var tool = await Tool.WithSampleAsync("exercise");
        await tool.RunAsync("copy", "--to", "copy.db");
        await tool.RunAsync("correct", "location:zavrin", "description=A port", "--reason", "Here");
        await tool.RunAsync("correct", "location:zavrin", "description=A town", "--reason", "Here again");
        await tool.RunAsync("correct", "location:zavrin", "description=A port", "--reason", "There", "--store", "copy.db");

        var ran = await tool.RunAsync("copy", "--to", "copy.db");

        Assert.Equal(ExitCode.Wrong, ran.ExitCode);
        Assert.Contains("its revision 5 is 'cgraph-correct-", ran.Error);
    }

    /// <summary>A sample on which a desk has worked: two things merged, one taken apart, something retracted, settings put.</summary>
    internal static async Task<Tool> MuchChanged(string sample)
    {
        var tool = await Tool.WithSampleAsync(sample);
        var (a, b, gone) = sample == "exercise" ? ("location:zavrin", "location:melicha", "weapon:drones-zavrin") : ("person:lloyd-austin", "person:pat-ryder", "weapon:atacms");
        foreach (var args in (string[][])[["judge", a, b, "same", "--reason", "To see"], ["retract", gone, "--reason", "To see"], ["judge", a, b, "different", "--reason", "Two"]])
            Assert.Equal(ExitCode.Done, (await tool.RunAsync(args)).ExitCode);
        await using var store = await Stores.OpenAsync(new FileAddress(tool.PathOf(StoreAddress.DefaultName)), OpenTo.Write, TestContext.Current.CancellationToken);
        await store.Settings.PutAsync("views", "raid", """{"name":"Завін"}""", TestContext.Current.CancellationToken);
        await new AccessKeys(store.Settings, TimeProvider.System).SetAsync("desk", Key, TestContext.Current.CancellationToken);
        return tool;
    }

    /// <summary>Whose key it is in a store; null when it counts for nothing there.</summary>
    internal static async Task<string?> OwnerOfKeyAsync(Tool tool, string store)
    {
        await using var opened = await Stores.OpenAsync(new FileAddress(tool.PathOf(store)), OpenTo.Read, TestContext.Current.CancellationToken);
        return (await new AccessKeys(opened.Settings, TimeProvider.System).FindAsync(Key, TestContext.Current.CancellationToken))?.Name;
    }

    internal static async Task<string> HistoryOf(Tool tool, string store)
    {
        var ran = await tool.RunAsync("export", "--history", "-", "--store", store);
        Assert.True(ran.ExitCode == ExitCode.Done, ran.Error);
        return ran.Out;
    }

    internal static async Task<string?> SettingOf(Tool tool, string store, string scope, string key)
    {
        await using var opened = await Stores.OpenAsync(new FileAddress(tool.PathOf(store)), OpenTo.Read, TestContext.Current.CancellationToken);
        return await opened.Settings.GetAsync(scope, key, TestContext.Current.CancellationToken);
    }

    /// <summary>As Ctrl-C would, after the second change set.</summary>
    internal sealed class Interrupting(CancellationTokenSource interrupt) : IProgress<long>
    {
        int reports;

        public void Report(long value)
        {
            if (++reports == 2)
                interrupt.Cancel();
        }
    }
}
