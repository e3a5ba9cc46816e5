using ConflictGraph.Ontology;
using ConflictGraph.Sqlite;
using ConflictGraph.Storage.Tests.Sqlite;

namespace ConflictGraph.Storage.Tests;

public class SqliteStoresAgree : StoresAgree, IDisposable
{
    TempFile file = new();

    protected virtual SqliteOptions Options => SqliteOptions.Default;

    protected override Task<IGraphStore> OpenEmptyStoreAsync()
    {
        file.Dispose();
        file = new TempFile();
        return OpenAgainAsync();
    }

    protected override async Task<IGraphStore> OpenAgainAsync() => await SqliteGraphStore.OpenAsync(file.Path, World.Default, Options, TestContext.Current.CancellationToken);

    public void Dispose()
    {
        file.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>The same with every list read along its order, as if each part of its filter were met by many, and with links read into memory beside the queries.</summary>
public sealed class SqliteStoresOfManyAgree : SqliteStoresAgree
{
    protected override SqliteOptions Options => new() { Few = -1, EdgesReadInPlace = -1 };
}

/// <summary>The same with every path walked over the file.</summary>
public sealed class SqliteStoresWithoutMemoryAgree : SqliteStoresAgree
{
    protected override SqliteOptions Options => new() { LinksInMemory = false };
}
