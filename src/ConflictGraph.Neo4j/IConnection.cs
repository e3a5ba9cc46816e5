namespace ConflictGraph.Neo4j;

/// <summary>Where statements run, one after another.</summary>
interface ICypher
{
    Task<IReadOnlyList<Row>> RunAsync(Statement statement, Parameters parameters, CancellationToken cancellation = default);
}

/// <summary>The seam to a server: everything that depends on how it is reached is behind it. Reads through it see what was written through it.</summary>
interface IConnection : IAsyncDisposable
{
    /// <summary>Each statement by itself; the server refuses one that writes.</summary>
    ICypher Reads { get; }

    /// <summary>Each statement by itself, durable when it returns. A <see cref="LostAnswerException"/> leaves open whether it was done; it is never sent again, so use it for what may be repeated.</summary>
    ICypher Writes { get; }

    /// <summary>A transaction; its first statement runs at once, which may wait for a lock.</summary>
    Task<(ITransaction Transaction, IReadOnlyList<Row> Rows)> BeginAsync(Statement first, Parameters parameters, CancellationToken cancellation = default);
}

/// <summary>Statements that become visible together. Any error ends it. Disposed without a commit it leaves nothing.</summary>
interface ITransaction : ICypher, IAsyncDisposable
{
    /// <summary>
    /// Once sent it is not called back: <paramref name="cancellation"/> counts until then. A <see cref="LostAnswerException"/> leaves open whether this was committed, and it may still
    /// be under way: ask for what it wrote in a transaction that has taken the same lock. Any other error says that it was not.
    /// </summary>
    Task CommitAsync(CancellationToken cancellation = default);
}

/// <summary>The server was asked and no answer came: what was asked may have been done. Who cannot find out tells the caller, for whom a second try is safe: whatever is written has a name.</summary>
sealed class LostAnswerException(string message, Exception? cause = null) : ConflictGraphException(message, cause)
{
    public override string Code => StoreException.Unavailable;

    public override bool IsTransient => true;
}
