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

    /// <summary>Each statement by itself, durable when it returns. Never sent twice, so use it for what may be repeated by hand.</summary>
    ICypher Writes { get; }

    /// <summary>A transaction; its first statement runs at once, which may wait for a lock.</summary>
    Task<(ITransaction Transaction, IReadOnlyList<Row> Rows)> BeginAsync(Statement first, Parameters parameters, CancellationToken cancellation = default);
}

/// <summary>Statements that become visible together. Any error ends it. Disposed without a commit it leaves nothing.</summary>
interface ITransaction : ICypher, IAsyncDisposable
{
    /// <summary>An error whose <see cref="LostAnswerException"/> says so leaves it open whether this was committed.</summary>
    Task CommitAsync(CancellationToken cancellation = default);
}

/// <summary>The server was asked and no answer came: what was asked may have been done.</summary>
sealed class LostAnswerException(string message, Exception? cause = null) : Exception(message, cause);
