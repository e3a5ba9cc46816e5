using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using ConflictGraph.Ontology;
using ConflictGraph.Sqlite;
using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests.Sqlite;

/// <summary>A process that is killed while it writes loses nothing that it said was written, and leaves nothing by halves.</summary>
public sealed class KilledWriterTests : IDisposable
{
    const string Variable = "CONFLICTGRAPH_KILLED_WRITER";
    const int Kills = 6;
    readonly TempFile file = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => file.Dispose();

    /// <summary>The other process is this assembly again: told by a variable, it writes until it is killed and runs no tests.</summary>
    [ModuleInitializer]
    internal static void WriteInsteadOfTesting()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } path)
            WriteForEverAsync(path).GetAwaiter().GetResult();
    }

    [Fact]
    public async Task Each_acknowledged_revision_is_there_whole_and_none_by_halves()
    {
        long acknowledged = 0;
        for (var kill = 1; kill <= Kills; kill++)
        {
            acknowledged = await WriteAndKillAsync(writes: 3 * kill);

            await using var store = await SomeFiles.OpenAsync(file.Path);
            var newest = (await store.NewestAsync(Cancellation)).Number;
            Assert.InRange(newest, acknowledged, acknowledged + 1);
            Assert.Empty(await store.File.CheckIntegrityAsync(Cancellation));
            Assert.Equal(await RecordsAsync(await ReplayAsync(newest), newest), await RecordsAsync(store, newest));
        }
        Assert.True(acknowledged >= Kills);
    }

    /// <summary>The last revision that it said was written.</summary>
    async Task<long> WriteAndKillAsync(int writes)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [typeof(KilledWriterTests).Assembly.Location]) { RedirectStandardOutput = true };
        start.Environment[Variable] = file.Path;
        using var writer = Process.Start(start)!;
        try
        {
            var last = 0L;
            for (var i = 0; i < writes; i++)
            {
                var line = await writer.StandardOutput.ReadLineAsync(Cancellation) ?? throw new InvalidOperationException("The writer ended by itself.");
                last = long.Parse(line, CultureInfo.InvariantCulture);
            }
            writer.Kill();
            // What it had said before it died counts too.
            while (await writer.StandardOutput.ReadLineAsync(Cancellation) is { } line)
                last = long.TryParse(line, CultureInfo.InvariantCulture, out var number) ? number : last;
            return last;
        }
        finally
        {
            if (!writer.HasExited)
                writer.Kill();
            await writer.WaitForExitAsync(CancellationToken.None);
        }
    }

    static async Task WriteForEverAsync(string path)
    {
        await using var store = await SqliteGraphStore.OpenAsync(path, World.Default);
        var graph = new SomeGraph();
        for (var number = (await store.NewestAsync()).Number; graph.Newest.Number < number;)
            _ = Next(graph);
        while (true)
        {
            await using (var writer = await store.WriteAsync())
            {
                await writer.AppendAsync(Next(graph));
                await writer.CommitAsync();
            }
            Console.WriteLine(graph.Newest.Number.ToString(CultureInfo.InvariantCulture));
        }
    }

    static async Task<IGraphStore> ReplayAsync(long newest)
    {
        var store = new MemoryGraphStore();
        var graph = new SomeGraph();
        await using var writer = await store.WriteAsync(Cancellation);
        while (graph.Newest.Number < newest)
            await writer.AppendAsync(Next(graph), Cancellation);
        await writer.CommitAsync(Cancellation);
        return store;
    }

    static Append Next(SomeGraph graph)
    {
        var number = graph.Newest.Number + 1;
        graph.Put([.. Enumerable.Range(0, 20).Select(i => Some.Person($"p{number}-{i}"))]);
        for (var i = 1; i < 20; i++)
            graph.Relate(EdgeKinds.RelatedTo, Some.Person($"p{number}-0"), Some.Person($"p{number}-{i}"));
        if (number > 2)
            graph.Put(Some.Person($"p{number - 1}-1", $"renamed {number}")).Retract(Some.Person($"p{number - 2}-2"));
        return graph.Next();
    }

    static async Task<string[]> RecordsAsync(IGraphStore store, long at)
    {
        var records = new List<string>();
        for (PageOf? page = new(500); page is not null;)
        {
            var read = await store.RecordsAsync(at, page, Cancellation);
            records.AddRange(read.Items.Select(record => record.ToString()));
            page = read.Next is { } next ? new PageOf(500, next) : null;
        }
        return [.. records];
    }
}
