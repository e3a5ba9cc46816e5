using ConflictGraph.Neo4j.Http;
using global::Neo4j.Driver;

namespace ConflictGraph.Neo4j.Bolt;

/// <summary>A transaction of the driver. It has a connection of its own, so nothing needs to keep it alive.</summary>
sealed class BoltTransaction(BoltConnection connection, IAsyncSession session, IAsyncTransaction transaction) : ITransaction
{
    readonly SemaphoreSlim turn = new(1);
    string newest = "";
    bool isOver;

    public async Task<IReadOnlyList<Row>> RunAsync(Statement statement, Parameters parameters, CancellationToken cancellation = default)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            ObjectDisposedException.ThrowIf(isOver, this);
            var word = newest = Endings.Word();
            return await connection.TryAsync(Doing.Within, statement.Name, word, () => BoltConnection.RunAsync(transaction, statement, parameters, word), cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    public async Task CommitAsync(CancellationToken cancellation = default)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            ObjectDisposedException.ThrowIf(isOver, this);
            cancellation.ThrowIfCancellationRequested();
            isOver = true;
            await connection.TryAsync(Doing.Committing, "COMMIT", "", CommitOnceAsync, CancellationToken.None);
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        isOver = true;
        await connection.EndingOf(newest);
        // Rolls back what was not committed.
        await connection.QuietlyAsync(async () => await transaction.DisposeAsync());
        await connection.QuietlyAsync(session.CloseAsync);
    }

    async Task<bool> CommitOnceAsync()
    {
        await transaction.CommitAsync();
        return true;
    }
}
