namespace ConflictGraph.Storage.Tests.Neo4j;

[Collection(Neo4jServer.Name)]
public sealed class Neo4jStoresAgree : StoresAgree
{
    protected override int Seeds => 3;

    protected override async Task<IGraphStore> OpenEmptyStoreAsync()
    {
        await Neo4jServer.EmptyAsync(TestContext.Current.CancellationToken);
        return await OpenAgainAsync();
    }

    protected override Task<IGraphStore> OpenAgainAsync() => Neo4jServer.OpenAsync(TestContext.Current.CancellationToken);
}
