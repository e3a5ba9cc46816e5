using ConflictGraph.Acceptance.Tests.Samples;
using ConflictGraph.Formats.Article;

namespace ConflictGraph.Acceptance.Tests.Neo4j;

/// <summary>A sample in the server, loaded by the first test of a class that asks for it.</summary>
public abstract class SampleInNeo4j : IAsyncDisposable
{
    readonly Lazy<Task<(Storage.IGraphStore Store, LoadedWorld World)>> loaded;

    protected SampleInNeo4j(SampleWorld sample) => loaded = new(() => LoadAsync(sample));

    internal async Task<LoadedWorld> WorldAsync()
    {
        Neo4jServer.SkipWhenMissing();
        return (await loaded.Value).World;
    }

    public async ValueTask DisposeAsync()
    {
        if (loaded.IsValueCreated)
            await (await loaded.Value).Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    static async Task<(Storage.IGraphStore, LoadedWorld)> LoadAsync(SampleWorld sample)
    {
        var store = await Neo4jServer.OpenEmptyAsync();
        return (store, await LoadedWorld.OfAsync(sample, store));
    }
}

public sealed class TheBriefing() : SampleInNeo4j(SampleWorld.Briefing);

public sealed class TheExercise() : SampleInNeo4j(SampleWorld.Exercise);

[Collection(Neo4jServer.Name)]
public sealed class BriefingRulesInNeo4jTests(TheBriefing sample) : RulesOverTheBriefing, IClassFixture<TheBriefing>
{
    private protected override Task<LoadedWorld> WorldAsync() => sample.WorldAsync();
}

[Collection(Neo4jServer.Name)]
public sealed class BriefingLedgerInNeo4jTests(TheBriefing sample) : BriefingLedgerTests, IClassFixture<TheBriefing>
{
    private protected override Task<LoadedWorld> WorldAsync() => sample.WorldAsync();
}

[Collection(Neo4jServer.Name)]
public sealed class BriefingQuestionsInNeo4jTests(TheBriefing sample) : BriefingQuestionsTests, IClassFixture<TheBriefing>
{
    private protected override Task<LoadedWorld> WorldAsync() => sample.WorldAsync();
}

[Collection(Neo4jServer.Name)]
public sealed class ExerciseInNeo4jTests(TheExercise sample) : ExerciseTests, IClassFixture<TheExercise>
{
    private protected override Task<LoadedWorld> WorldAsync() => sample.WorldAsync();
}
