namespace ConflictGraph.Storage.Tests.Neo4j;

[Collection(Neo4jServer.Name)]
public sealed class Neo4jGraphStoreTests : GraphStoreContract
{
    protected override async Task<IGraphStore> OpenEmptyStoreAsync()
    {
        await Neo4jServer.EmptyAsync(Cancellation);
        return await Neo4jServer.OpenAsync(Cancellation);
    }

    protected override Task<IGraphStore> OpenAgainAsync() => Neo4jServer.OpenAsync(Cancellation);
}
