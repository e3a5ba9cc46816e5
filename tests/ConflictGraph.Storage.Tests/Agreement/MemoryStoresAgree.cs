using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests;

/// <summary>The slow store against itself: the histories are ones that it accepts, and every question has an answer.</summary>
public sealed class MemoryStoresAgree : StoresAgree, IDisposable
{
    MemoryDatabase database = new();

    protected override int Seeds => 3;

    protected override Task<IGraphStore> OpenEmptyStoreAsync()
    {
        database.Dispose();
        database = new MemoryDatabase();
        return OpenAgainAsync();
    }

    protected override Task<IGraphStore> OpenAgainAsync() => Task.FromResult<IGraphStore>(new MemoryGraphStore(database));

    public void Dispose() => database.Dispose();
}
