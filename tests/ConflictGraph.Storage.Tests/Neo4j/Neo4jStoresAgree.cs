using ConflictGraph.Ontology;
using ConflictGraph.Sqlite;
using ConflictGraph.Storage.Tests.Sqlite;

namespace ConflictGraph.Storage.Tests.Neo4j;

/// <summary>Both engines side by side; that SQLite is right is tried against the slow store.</summary>
[Collection(Neo4jServer.Name)]
public sealed class Neo4jStoresAgree : StoresAgree, IDisposable
{
    TempFile file = new();

    protected override int Seeds => 3;

    protected override async Task<IGraphStore> OpenRightStoreAsync()
    {
        file.Dispose();
        file = new TempFile();
        return await SqliteGraphStore.OpenAsync(file.Path, World.Default, SqliteOptions.Default, TestContext.Current.CancellationToken);
    }

    protected override async Task<IGraphStore> OpenEmptyStoreAsync()
    {
        await Neo4jServer.EmptyAsync(TestContext.Current.CancellationToken);
        return await OpenAgainAsync();
    }

    protected override Task<IGraphStore> OpenAgainAsync() => Neo4jServer.OpenAsync(TestContext.Current.CancellationToken);

    public void Dispose() => file.Dispose();
}
