using System.Diagnostics;
using ConflictGraph.Neo4j;

namespace ConflictGraph.Benchmarks;

/// <summary>
/// Stands before a server and sends the columns of every writing statement once more, to a statement that only creates nodes from them: no ends to look up, no indexes.
/// Both are timed, in turn, in transactions of the same size.
/// </summary>
sealed class BareTwin(Neo4jOptions options) : IConnection
{
    readonly IConnection real = Connections.To(options);
    readonly IConnection twin = Connections.To(options);

    public TimeSpan Written { get; private set; }

    public TimeSpan Bare { get; private set; }

    public ICypher Reads => real.Reads;

    public ICypher Writes => real.Writes;

    public async Task<(ITransaction Transaction, IReadOnlyList<Row> Rows)> BeginAsync(Statement first, Parameters parameters, CancellationToken cancellation = default)
    {
        var (transaction, rows) = await real.BeginAsync(first, parameters, cancellation);
        var (beside, _) = await twin.BeginAsync(new Statement("bare/begin", "RETURN 1"), Parameters.None, cancellation);
        return (new Turn(this, transaction, beside), rows);
    }

    public Task RemoveAsync() => twin.Writes.RunAsync(new Statement("bare/remove", "MATCH (n:Bare) CALL (n) { DELETE n } IN TRANSACTIONS OF 10000 ROWS"), Parameters.None);

    public async ValueTask DisposeAsync()
    {
        await real.DisposeAsync();
        await twin.DisposeAsync();
    }

    static Statement Plain(Parameters parameters)
    {
        var columns = parameters.Where(pair => pair.Value is List<object?>).Select(pair => pair.Key).ToList();
        var sets = columns.Select(column => column == "values" ? "n += $values[i]" : $"n.{column} = ${column}[i]");
        return new Statement("bare/create", $"UNWIND range(0, size(${columns[0]}) - 1) AS i CREATE (n:Bare) SET {string.Join(", ", sets)} RETURN count(*)");
    }

    sealed class Turn(BareTwin owner, ITransaction real, ITransaction beside) : ITransaction
    {
        public async Task<IReadOnlyList<Row>> RunAsync(Statement statement, Parameters parameters, CancellationToken cancellation = default)
        {
            if (!statement.Name.StartsWith("write/", StringComparison.Ordinal))
                return await real.RunAsync(statement, parameters, cancellation);
            var watch = Stopwatch.StartNew();
            var rows = await real.RunAsync(statement, parameters, cancellation);
            owner.Written += watch.Elapsed;
            if (!parameters.Values.Any(value => value is List<object?>))
                return rows;
            watch.Restart();
            await beside.RunAsync(Plain(parameters), parameters, cancellation);
            owner.Bare += watch.Elapsed;
            return rows;
        }

        public async Task CommitAsync(CancellationToken cancellation = default)
        {
            var watch = Stopwatch.StartNew();
            await real.CommitAsync(cancellation);
            owner.Written += watch.Elapsed;
            watch.Restart();
            await beside.CommitAsync(cancellation);
            owner.Bare += watch.Elapsed;
        }

        public async ValueTask DisposeAsync()
        {
            await beside.DisposeAsync();
            await real.DisposeAsync();
        }
    }
}
