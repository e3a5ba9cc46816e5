using ConflictGraph.Acceptance.Tests.Neo4j;
using ConflictGraph.Formats.Article;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Projection;
using ConflictGraph.Queries;
using ConflictGraph.Sqlite;
using ConflictGraph.Storage;

namespace ConflictGraph.Acceptance.Tests.Samples;

/// <summary>What the tables of these tests say of the slow store holds of those that people use.</summary>
public abstract class SamplesInAStoreTests
{
    private protected abstract Task<IGraphStore> OpenEmptyAsync();

    [Theory]
    [InlineData("briefing", "ATACMS")]
    [InlineData("exercise", "Zavrin")]
    public async Task A_sample_reads_as_it_does_in_the_slow_store(string name, string text)
    {
        await using var store = await OpenEmptyAsync();
        var slow = await LoadedWorld.OfAsync(SampleWorld.Named(name));

        var file = await LoadedWorld.OfAsync(SampleWorld.Named(name), store);

        Assert.Equal(await ShownAsync(slow), await ShownAsync(file));
        Assert.Equal(await slow.WhoSaidAsync(new SayingQuery { Text = text }), await file.WhoSaidAsync(new SayingQuery { Text = text }));
        foreach (var happening in await slow.EventsAsync())
            Assert.Equal(await slow.VerdictsAsync(happening.Value), await file.VerdictsAsync(happening.Value));
        for (var revision = 1; revision <= slow.Graph.At; revision++)
            Assert.Equal(await ShownAsync(await slow.AsOfAsync(RevisionRef.Numbered(revision))), await ShownAsync(await file.AsOfAsync(RevisionRef.Numbered(revision))));
    }

    static async Task<string[]> ShownAsync(LoadedWorld world) =>
        [.. (await world.AllAsync(NodeKinds.All)).Select(entity => $"{entity.Serial} {entity.Id} {entity.Shown} {Derived.Of(entity, World.Default).Direct.Count}")];
}

public sealed class SamplesInAFileTests : SamplesInAStoreTests, IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("samples-");

    public void Dispose() => folder.Delete(recursive: true);

    private protected override async Task<IGraphStore> OpenEmptyAsync() =>
        await SqliteGraphStore.OpenAsync(Path.Combine(folder.FullName, "sample.db"), World.Default, cancellation: TestContext.Current.CancellationToken);
}

[Collection(Neo4jServer.Name)]
public sealed class SamplesInAServerTests : SamplesInAStoreTests
{
    private protected override Task<IGraphStore> OpenEmptyAsync() => Neo4jServer.OpenEmptyAsync();
}
