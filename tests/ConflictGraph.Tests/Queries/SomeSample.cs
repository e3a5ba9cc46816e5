using ConflictGraph.Formats.Article;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using ConflictGraph.TestKit;
using ConflictGraph.Tests.Writing;
using ConflictGraph.Writing;

namespace ConflictGraph.Tests.Queries;

/// <summary>The samples as a desk would have them: loaded once, each file a revision at the time it was entered.</summary>
static class SomeSample
{
    static readonly Lazy<Task<MemoryGraphStore>> briefing = new(() => LoadAsync(SampleWorld.Briefing));
    static readonly Lazy<Task<MemoryGraphStore>> exercise = new(() => LoadAsync(SampleWorld.Exercise));

    public static async Task<GraphAt> BriefingAsync() => await GraphAt.NewestAsync(await briefing.Value, World.Default);

    public static async Task<GraphAt> ExerciseAsync(long? at = null) =>
        at is { } number ? await GraphAt.AsOfAsync(await exercise.Value, RevisionRef.Numbered(number), World.Default) : await GraphAt.NewestAsync(await exercise.Value, World.Default);

    static async Task<MemoryGraphStore> LoadAsync(SampleWorld sample)
    {
        var store = new MemoryGraphStore();
        var clock = new SomeClock();
        var changeSets = new ChangeSets(store, clock, World.Default);
        foreach (var file in await sample.ReadAsync())
        {
            clock.Now = file.EnteredAt ?? clock.Now;
            await changeSets.WriteAsync(file.ToChangeSet("desk"));
        }
        return store;
    }
}
