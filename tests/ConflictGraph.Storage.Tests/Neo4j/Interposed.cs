using ConflictGraph.Neo4j;

namespace ConflictGraph.Storage.Tests.Neo4j;

/// <summary>A connection to a real server with something in between: to see statements go by, or to lose an answer.</summary>
sealed class Interposed(IConnection inner) : IConnection
{
    /// <summary>Called with each statement before it is sent; what it throws takes the place of sending.</summary>
    public Action<Statement, Parameters>? Before { get; init; }

    /// <summary>In place of a plain commit.</summary>
    public Func<ITransaction, Task>? Commit { get; set; }

    public ICypher Reads => new Through(this, inner.Reads);

    public ICypher Writes => new Through(this, inner.Writes);

    public async Task<(ITransaction Transaction, IReadOnlyList<Row> Rows)> BeginAsync(Statement first, Parameters parameters, CancellationToken cancellation = default)
    {
        Before?.Invoke(first, parameters);
        var (transaction, rows) = await inner.BeginAsync(first, parameters, cancellation);
        return (new ThroughTransaction(this, transaction), rows);
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    sealed class Through(Interposed between, ICypher to) : ICypher
    {
        public Task<IReadOnlyList<Row>> RunAsync(Statement statement, Parameters parameters, CancellationToken cancellation = default)
        {
            between.Before?.Invoke(statement, parameters);
            return to.RunAsync(statement, parameters, cancellation);
        }
    }

    sealed class ThroughTransaction(Interposed between, ITransaction to) : ITransaction
    {
        public Task<IReadOnlyList<Row>> RunAsync(Statement statement, Parameters parameters, CancellationToken cancellation = default)
        {
            between.Before?.Invoke(statement, parameters);
            return to.RunAsync(statement, parameters, cancellation);
        }

        public Task CommitAsync(CancellationToken cancellation = default) => between.Commit is { } commit ? commit(to) : to.CommitAsync(cancellation);

        public ValueTask DisposeAsync() => to.DisposeAsync();
    }
}
