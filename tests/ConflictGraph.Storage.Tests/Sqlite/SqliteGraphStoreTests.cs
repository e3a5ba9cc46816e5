using ConflictGraph.Ontology;
using ConflictGraph.Sqlite;

namespace ConflictGraph.Storage.Tests.Sqlite;

public class SqliteGraphStoreTests : GraphStoreContract
{
    readonly TempFile file = new();

    protected virtual SqliteOptions Options => SqliteOptions.Default;

    protected override async Task<IGraphStore> OpenEmptyStoreAsync() => await SqliteGraphStore.OpenAsync(file.Path, World.Default, Options, Cancellation);

    protected override async Task<IGraphStore> OpenAgainAsync() => await SqliteGraphStore.OpenAsync(file.Path, World.Default, Options, Cancellation);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        file.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>The same with every path walked over the file.</summary>
public sealed class SqliteGraphStoreWithoutMemoryTests : SqliteGraphStoreTests
{
    protected override SqliteOptions Options => new() { LinksInMemory = false };
}
