using ConflictGraph.Storage;

namespace ConflictGraph.Sqlite;

/// <summary>A turn at writing: one transaction on the writing connection, whose reads see what was appended.</summary>
sealed class SqliteWriter(Session session, WriterTurn turn, LinksInMemory links) : SqliteReads, IGraphWriter
{
    readonly Appender appender = new(session);
    readonly List<Append> appended = [];
    bool hasEnded;
    bool isCommitted;
    bool isDisposed;

    public override Task<Revision> NewestAsync(CancellationToken cancellation = default) => ReadAsync(RevisionReads.Newest, cancellation);

    public Task AppendAsync(Append next, CancellationToken cancellation = default)
    {
        RefuseWhenEnded();
        hasEnded = true;
        InPlace(() => appender.Write(next), cancellation);
        if (links.IsFollowing)
            appended.Add(new Append(next.Revision) { Links = next.Links, Closed = next.Closed });
        hasEnded = false;
        return Task.CompletedTask;
    }

    public Task CommitAsync(CancellationToken cancellation = default)
    {
        RefuseWhenEnded();
        hasEnded = true;
        InPlace(() => session.Execute("COMMIT"), cancellation);
        isCommitted = true;
        links.Add(appended);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        hasEnded = true;
        if (!isDisposed)
            turn.Leave(isCommitted);
        isDisposed = true;
        return ValueTask.CompletedTask;
    }

    private protected override Task<T> ReadAsync<T>(Func<Session, T> read, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        T answer = default!;
        InPlace(() => answer = read(session), cancellation);
        return Task.FromResult(answer);
    }

    void InPlace(Action act, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        session.Cancellation = cancellation;
        using var interrupt = cancellation.CanBeCanceled ? cancellation.Register(session.Interrupt) : default;
        try
        {
            act();
        }
        finally
        {
            session.Cancellation = CancellationToken.None;
        }
    }

    void RefuseWhenEnded()
    {
        if (hasEnded)
            throw new InvalidOperationException("This turn at writing is over: it was committed, disposed, or an append failed.");
    }
}
