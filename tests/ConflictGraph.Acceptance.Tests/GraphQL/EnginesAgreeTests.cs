using System.Text.Json;
using System.Text.RegularExpressions;
using ConflictGraph.Acceptance.Tests.Neo4j;
using ConflictGraph.Formats.Article;
using ConflictGraph.Ontology;
using ConflictGraph.Sqlite;
using ConflictGraph.Storage;
using ConflictGraph.TestKit;

namespace ConflictGraph.Acceptance.Tests.GraphQL;

/// <summary>What is asked of the stores that people use is answered as it is by the slow one.</summary>
public abstract partial class EnginesAgreeTests
{
    private protected abstract Task<IGraphStore> OpenEmptyAsync();

    [Fact]
    public async Task Every_sample_operation_has_one_answer()
    {
        await using var store = await OpenEmptyAsync();
        await using var slow = new MemoryGraphStore();
        foreach (var loaded in (IGraphStore[])[slow, store])
            await SampleWorld.Briefing.LoadAsync(loaded, SampleOperationTests.StoppedClock, TestContext.Current.CancellationToken);

        await AgreeAsync(slow, store);
    }

    /// <summary>Asks every sample operation of both over HTTP.</summary>
    /// <param name="key">That both stores have, where they have one.</param>
    internal static async Task AgreeAsync(IGraphStore one, IGraphStore other, string? key = null)
    {
        await using var expecting = await AskedOverHttp.StartAsync(one);
        await using var asked = await AskedOverHttp.StartAsync(other);
        if (key is not null)
            foreach (var server in (AskedOverHttp[])[expecting, asked])
                server.Client.DefaultRequestHeaders.Add("X-API-Key", key);
        var relation = new { id = await SampleOperationTests.SomeRelationAsync(expecting) };
        foreach (var name in SampleOperations.Names)
        {
            var variables = name == "relation-in-full" ? relation : null;
            var (expected, actual) = (await expecting.AskAsync(SampleOperations.Read(name), variables), await asked.AskAsync(SampleOperations.Read(name), variables));
            Assert.True(WithoutCursors(expected) == WithoutCursors(actual), $"{name}\n{expected}\n{actual}");
        }
    }

    /// <summary>Where a page of changes ends is each engine's own to name.</summary>
    static string WithoutCursors(JsonElement answer) => EndCursor().Replace(answer.ToString(), "");

    [GeneratedRegex("\"endCursor\":\"[^\"]*\"")]
    private static partial Regex EndCursor();
}

public sealed class SqliteAgreesTests : EnginesAgreeTests, IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("graphql-");

    public void Dispose() => folder.Delete(recursive: true);

    private protected override async Task<IGraphStore> OpenEmptyAsync() =>
        await SqliteGraphStore.OpenAsync(Path.Combine(folder.FullName, "briefing.db"), World.Default, cancellation: TestContext.Current.CancellationToken);
}

[Collection(Neo4jServer.Name)]
public sealed class Neo4jAgreesTests : EnginesAgreeTests
{
    private protected override Task<IGraphStore> OpenEmptyAsync() => Neo4jServer.OpenEmptyAsync();
}
