using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>The graph in a Neo4j server. Several stores, in one process or many, may have the same server open.</summary>
public sealed class Neo4jGraphStore : Neo4jReads, IGraphStore
{
    readonly IConnection connection;
    readonly World world;
    readonly NodeNames names = new();
    readonly SemaphoreSlim turn = new(1);
    Revision newest = Revision.None;

    Neo4jGraphStore(IConnection connection, World world)
    {
        (this.connection, this.world) = (connection, world);
        Settings = new Neo4jSettings(connection);
    }

    public ISettings Settings { get; }

    private protected override Reading Reading => new(connection.Reads, world, names, newest.Number);

    /// <summary>Reaches a server, and makes the store in it where there is none.</summary>
    public static async Task<Neo4jGraphStore> OpenAsync(Neo4jOptions options, World world, CancellationToken cancellation = default)
    {
        var connection = await Connections.OpenAsync(options, cancellation);
        await new Schema(connection, world).CreateAsync(cancellation);
        return new Neo4jGraphStore(connection, world);
    }

    public override async Task<Revision> NewestAsync(CancellationToken cancellation = default)
    {
        var known = newest;
        var rows = await Reading.RunAsync("read/newest", new Parameters { ["known"] = known.Number }, cancellation);
        return rows is [var row] ? RevisionReads.Read(row) : Revision.None;
    }

    public async Task<IGraphWriter> WriteAsync(CancellationToken cancellation = default)
    {
        await turn.WaitAsync(cancellation);
        ITransaction? begun = null;
        try
        {
            var (transaction, rows) = await connection.BeginAsync(Statement.Of("write/begin"), new Parameters { ["writer"] = Guid.NewGuid().ToString("N") }, cancellation);
            begun = transaction;
            // Who wrote it may have ended before saying so.
            var revision = rows[0].Long(0);
            if (revision > newest.Number)
                await PublishAsync(revision);
            return new Neo4jWriter(transaction, world, revision, CommittedAsync, Leave);
        }
        catch
        {
            if (begun is not null)
                await begun.DisposeAsync();
            turn.Release();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        turn.Dispose();
    }

    async Task CommittedAsync(Revision revision)
    {
        newest = revision;
        await PublishAsync(revision.Number);
    }

    async Task PublishAsync(long revision) => await connection.Writes.RunAsync(Statement.Of("write/publish"), new Parameters { ["revision"] = revision });

    ValueTask Leave()
    {
        turn.Release();
        return ValueTask.CompletedTask;
    }
}
