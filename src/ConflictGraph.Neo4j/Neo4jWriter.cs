using System.Globalization;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>A turn at writing: one transaction, whose reads see what was appended.</summary>
sealed class Neo4jWriter(ITransaction transaction, World world, WriterTurn turn, long newest, Action<Revision> committed) : Neo4jReads, IGraphWriter
{
    readonly NodeNames names = new();
    long last = newest;
    Revision? appended;
    bool hasEnded;
    bool isDisposed;

    private protected override Reading Reading
    {
        get
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            return new Reading(transaction, world, names, long.MaxValue);
        }
    }

    public override async Task<Revision> NewestAsync(CancellationToken cancellation = default) =>
        (await Reading.RunAsync("read/newest-in-turn", Parameters.None, cancellation)) is [var row] ? RevisionReads.Read(row) : Revision.None;

    public async Task AppendAsync(Append next, CancellationToken cancellation = default)
    {
        RefuseWhenEnded();
        hasEnded = true;
        if (next.Revision.Number != last + 1)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Revision {next.Revision.Number} does not follow {last}."));
        await new Appender(transaction, next, cancellation).WriteAsync();
        (last, appended) = (next.Revision.Number, next.Revision);
        hasEnded = false;
    }

    public async Task CommitAsync(CancellationToken cancellation = default)
    {
        RefuseWhenEnded();
        cancellation.ThrowIfCancellationRequested();
        hasEnded = true;
        await CommitAsync();
        if (appended is null)
            return;
        committed(appended);
        await PublishAsync(appended);
    }

    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
            return;
        (hasEnded, isDisposed) = (true, true);
        try
        {
            await transaction.DisposeAsync();
        }
        finally
        {
            turn.Leave();
        }
    }

    // Once it is sent nothing stops a commit, so a caller who gives up waits for the answer all the same.
    async Task CommitAsync()
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (LostAnswerException lost) when (appended is not null)
        {
            if (!await turn.IsCommittedAsync(appended))
                throw StoreErrors.NotWritten(turn.Address, lost);
        }
    }

    // It is committed, whatever becomes of this; the next turn publishes what this one could not.
    async Task PublishAsync(Revision revision)
    {
        try
        {
            await turn.PublishAsync(revision.Number, CancellationToken.None);
        }
        catch (ConflictGraphException)
        {
        }
    }

    void RefuseWhenEnded()
    {
        if (hasEnded)
            throw new InvalidOperationException("This turn at writing is over: it was committed, disposed, or an append failed.");
    }
}
