using System.Text.Json;
using System.Text.RegularExpressions;
using ConflictGraph.Formats.Article;
using ConflictGraph.Ontology;
using ConflictGraph.Sqlite;

namespace ConflictGraph.Acceptance.Tests.GraphQL;

/// <summary>What is asked of the store that people use is answered as it is by the slow one.</summary>
public sealed partial class EnginesAgreeTests(SampleOperationTests.Briefing slow) : IClassFixture<SampleOperationTests.Briefing>, IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("graphql-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Every_sample_operation_has_one_answer()
    {
        await using var store = await SqliteGraphStore.OpenAsync(Path.Combine(folder.FullName, "briefing.db"), World.Default, cancellation: TestContext.Current.CancellationToken);
        await SampleWorld.Briefing.LoadAsync(store, SampleOperationTests.StoppedClock, TestContext.Current.CancellationToken);
        await using var server = await AskedOverHttp.StartAsync(store);
        var relation = new { id = await slow.SomeRelationAsync() };

        foreach (var name in SampleOperations.Names)
        {
            var variables = name == "relation-in-full" ? relation : null;
            var (expected, actual) = (await slow.Server.AskAsync(SampleOperations.Read(name), variables), await server.AskAsync(SampleOperations.Read(name), variables));
            Assert.True(WithoutCursors(expected) == WithoutCursors(actual), $"{name}\n{expected}\n{actual}");
        }
    }

    /// <summary>Where a page of changes ends is each engine's own to name.</summary>
    static string WithoutCursors(JsonElement answer) => EndCursor().Replace(answer.ToString(), "");

    [GeneratedRegex("\"endCursor\":\"[^\"]*\"")]
    private static partial Regex EndCursor();
}
