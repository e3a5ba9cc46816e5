using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests;

public sealed class MemoryGraphStoreTests : GraphStoreContract
{
    readonly MemoryDatabase database = new();

    protected override Task<IGraphStore> OpenEmptyStoreAsync() => Task.FromResult<IGraphStore>(new MemoryGraphStore(database));

    protected override Task<IGraphStore> OpenAgainAsync() => Task.FromResult<IGraphStore>(new MemoryGraphStore(database));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        database.Dispose();
        GC.SuppressFinalize(this);
    }
}
