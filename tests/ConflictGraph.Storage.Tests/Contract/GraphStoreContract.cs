using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests;

/// <summary>What every store promises. An engine inherits it and says how to open a store.</summary>
public abstract partial class GraphStoreContract : IAsyncLifetime
{
    IGraphStore? store;

    protected abstract Task<IGraphStore> OpenEmptyStoreAsync();

    /// <summary>Another store on the same database, as another process would open it.</summary>
    protected abstract Task<IGraphStore> OpenAgainAsync();

    protected IGraphStore Store => store!;

    /// <summary>The graph that a test builds and writes.</summary>
    protected SomeGraph Graph { get; } = new();

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => store = await OpenEmptyStoreAsync();

    public virtual async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes what differs as one revision and gives its number.</summary>
    async Task<long> WriteAsync(string? changeSet = null, string author = "desk", string? reason = null)
    {
        var next = Graph.Next(changeSet, author, reason);
        await AppendAsync(next);
        return next.Revision.Number;
    }

    async Task AppendAsync(params Append[] appends)
    {
        await using var writer = await Store.WriteAsync(Cancellation);
        foreach (var append in appends)
            await writer.AppendAsync(append, Cancellation);
        await writer.CommitAsync(Cancellation);
    }

    async Task<Page<Entity>> ListAsync(long at, ListQuery query) => Assert.Single(await Store.ListAsync(at, [query], Cancellation));

    /// <summary>The slugs of a list, in its order.</summary>
    async Task<string[]> SlugsAsync(long at, ListQuery query) => Slugs((await ListAsync(at, query)).Items);

    async Task<Page<Link>> LinksAsync(long at, Node node, LinkQuery query) => (await Store.LinksAsync(at, [node.Id], query, Cancellation))[node.Id];

    static string[] Slugs(IEnumerable<Entity> entities) => [.. entities.Select(entity => Slug(entity.Id))];

    static string Slug(NodeId id) => id.Value[(id.Value.IndexOf(':', StringComparison.Ordinal) + 1)..];

    static ListQuery People(Filter? filter = null, Order order = Order.NAME) => new([NodeKinds.Person], filter, order);

    static ListQuery Of(NodeKind kind, Filter? filter = null, Order order = Order.NAME) => new([kind], filter, order);
}
