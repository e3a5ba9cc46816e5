using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>Whose turn at writing it is: in this process by waiting in line, among processes by the lock on the node <c>Store</c>, which a transaction holds until it is over.</summary>
sealed class WriterTurn(IConnection connection, Neo4jOptions options) : IDisposable
{
    static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(250);
    readonly SemaphoreSlim line = new(1);

    public Uri Address => options.Address;

    /// <summary>Waits, then begins a transaction. Answers the newest revision.</summary>
    public async Task<(ITransaction Transaction, long Newest)> TakeAsync(CancellationToken cancellation)
    {
        if (options.ReadOnly)
            throw StoreErrors.ReadOnly(options.Address);
        await line.WaitAsync(cancellation);
        try
        {
            return await BeginAsync(cancellation);
        }
        catch
        {
            line.Release();
            throw;
        }
    }

    public void Leave() => line.Release();

    /// <summary>Shows revisions that are committed to everybody.</summary>
    public Task PublishAsync(long revision, CancellationToken cancellation) => connection.Writes.RunAsync(Statement.Of("write/publish"), new Parameters { ["revision"] = revision }, cancellation);

    /// <summary>Whether a commit was done whose answer was lost. Its transaction has the lock until it is over, so what is found under the lock is final. Only for whoever has the turn.</summary>
    public async Task<bool> IsCommittedAsync(Revision revision)
    {
        var start = options.Clock.GetTimestamp();
        while (true)
        {
            try
            {
                var (transaction, _) = await BeginAsync(CancellationToken.None);
                await using (transaction)
                    return (await transaction.RunAsync(Statement.Of("write/is-committed"), new Parameters { ["number"] = revision.Number, ["changeSet"] = revision.ChangeSet, ["content"] = revision.Content }))[0].Long(0) > 0;
            }
            catch (ConflictGraphException error)
            {
                if (options.Clock.GetElapsedTime(start) >= options.StartTimeout)
                    throw StoreErrors.NotKnown(options.Address, revision.ChangeSet, error);
            }
            await Task.Delay(BetweenTries, options.Clock);
        }
    }

    public void Dispose() => line.Dispose();

    async Task<(ITransaction Transaction, long Newest)> BeginAsync(CancellationToken cancellation)
    {
        var (transaction, rows) = await connection.BeginAsync(Statement.Of("write/begin"), new Parameters { ["writer"] = Guid.NewGuid().ToString("N") }, cancellation);
        try
        {
            var (newest, published) = (rows[0].Long(0), rows[0].LongOrNull(1) ?? 0);
            // Whoever wrote it ended before saying so.
            if (published < newest)
                await PublishAsync(newest, cancellation);
            return (transaction, newest);
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }
}
