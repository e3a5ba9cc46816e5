using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>The graph in a Neo4j server. Several stores, in one process or many, may have the same server open.</summary>
public sealed class Neo4jGraphStore : Neo4jReads, IGraphStore
{
    readonly IConnection connection;
    readonly World world;
    readonly NodeNames names = new();
    readonly WriterTurn turn;
    readonly AskedTogether<Revision> newestAsked;
    Revision newest = Revision.None;

    Neo4jGraphStore(IConnection connection, World world, Neo4jOptions options)
    {
        (this.connection, this.world) = (connection, world);
        turn = new WriterTurn(connection, options);
        Settings = new Neo4jSettings(connection, options);
        newestAsked = new AskedTogether<Revision>(AskNewestAsync);
    }

    public ISettings Settings { get; }

    private protected override Reading Reading => new(connection.Reads, world, names, newest.Number);

    /// <summary>Reaches a server, and makes the store in it where the graph is empty. Refuses a graph that is no store, what is newer than this build, and what is older unless it may be migrated.</summary>
    public static async Task<Neo4jGraphStore> OpenAsync(Neo4jOptions options, World world, CancellationToken cancellation = default) =>
        await OpenAsync(await Connections.OpenAsync(options, cancellation), options, world, cancellation);

    /// <summary>Brings an older store up to this build, and makes what it lacks. The names of the constraints and indexes that were made.</summary>
    public static async Task<IReadOnlyList<string>> MigrateAsync(Neo4jOptions options, World world, CancellationToken cancellation = default)
    {
        await using var connection = await Connections.OpenAsync(options, cancellation);
        return await new Schema(connection, world, options with { Migrate = true, Create = false }).MigrateAsync(cancellation);
    }

    /// <summary>Over a connection that it closes.</summary>
    internal static async Task<Neo4jGraphStore> OpenAsync(IConnection connection, Neo4jOptions options, World world, CancellationToken cancellation)
    {
        var store = new Neo4jGraphStore(connection, world, options);
        try
        {
            if (await new Schema(connection, world, options).BringUpAsync(cancellation))
                await store.PublishAsync(cancellation);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Every request of a client begins with this, so those that come together ask once.</summary>
    public override Task<Revision> NewestAsync(CancellationToken cancellation = default) => newestAsked.GetAsync(cancellation);

    public async Task<IGraphWriter> WriteAsync(CancellationToken cancellation = default)
    {
        var (transaction, revision) = await turn.TakeAsync(cancellation);
        return new Neo4jWriter(transaction, world, turn, revision, committed => newest = committed);
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        turn.Dispose();
    }

    // Only under the lock is it certain that the commit is over; taking the turn is what publishes.
    async Task PublishAsync(CancellationToken cancellation)
    {
        await using var _ = await WriteAsync(cancellation);
    }

    async Task<Revision> AskNewestAsync()
    {
        var rows = await Reading.RunAsync("read/newest", new Parameters { ["known"] = newest.Number }, CancellationToken.None);
        return rows is [var row] ? RevisionReads.Read(row) : Revision.None;
    }
}
