using System.Diagnostics;
using ConflictGraph.Neo4j;

namespace ConflictGraph.Benchmarks;

/// <summary>
/// Stands before a server and sends the columns of every writing statement once more, to a statement that only creates nodes from them: no ends to look up, no indexes.
/// Nothing reads what it makes, and it stays: taking it away takes as long. That is done when a transaction is committed, in one of the same size, so that neither runs beside the other or has the domain's work for company.
/// </summary>
sealed class BareTwin(Neo4jOptions options) : IConnection
{
    const string Commit = "COMMIT";

    readonly IConnection real = Connections.To(options);
    readonly IConnection twin = Connections.To(options);

    readonly Dictionary<string, (int Requests, TimeSpan Took)> statements = [];

    public TimeSpan Written { get; private set; }

    public TimeSpan Bare { get; private set; }

    public ICypher Reads => real.Reads;

    public ICypher Writes => real.Writes;

    public async Task<(ITransaction Transaction, IReadOnlyList<Row> Rows)> BeginAsync(Statement first, Parameters parameters, CancellationToken cancellation = default)
    {
        var (transaction, rows) = await real.BeginAsync(first, parameters, cancellation);
        return (new Turn(this, transaction), rows);
    }

    /// <summary>Where a transaction's time goes, the longest first.</summary>
    public IEnumerable<(string Statement, int Requests, TimeSpan Took)> Statements => statements.Select(one => (one.Key, one.Value.Requests, one.Value.Took)).OrderByDescending(one => one.Took);

    public async ValueTask DisposeAsync()
    {
        await real.DisposeAsync();
        await twin.DisposeAsync();
    }

    static bool IsWriting(string statement) => statement == Commit || statement.StartsWith("write/", StringComparison.Ordinal);

    void Note(string statement, TimeSpan took)
    {
        var (requests, sofar) = statements.GetValueOrDefault(statement);
        statements[statement] = (requests + 1, sofar + took);
        if (IsWriting(statement))
            Written += took;
    }

    static Statement Plain(Parameters parameters)
    {
        var columns = parameters.Where(pair => pair.Value is List<object?>).Select(pair => pair.Key).ToList();
        var sets = columns.Select(column => column == "values" ? "n += $values[i]" : $"n.{column} = ${column}[i]");
        return new Statement("bare/create", $"UNWIND range(0, size(${columns[0]}) - 1) AS i CREATE (n:Bare) SET {string.Join(", ", sets)} RETURN count(*)");
    }

    async Task RepeatAsync(IEnumerable<Parameters> sent, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var (transaction, _) = await twin.BeginAsync(new Statement("bare/begin", "RETURN 1"), Parameters.None, cancellation);
        await using (transaction)
        {
            foreach (var parameters in sent)
                await transaction.RunAsync(Plain(parameters), parameters, cancellation);
            await transaction.CommitAsync(cancellation);
        }
        Bare += watch.Elapsed;
    }

    sealed class Turn(BareTwin owner, ITransaction real) : ITransaction
    {
        readonly List<Parameters> sent = [];

        public async Task<IReadOnlyList<Row>> RunAsync(Statement statement, Parameters parameters, CancellationToken cancellation = default)
        {
            var watch = Stopwatch.StartNew();
            var rows = await real.RunAsync(statement, parameters, cancellation);
            owner.Note(statement.Name, watch.Elapsed);
            if (IsWriting(statement.Name) && parameters.Values.Any(value => value is List<object?>))
                sent.Add(parameters);
            return rows;
        }

        public async Task CommitAsync(CancellationToken cancellation = default)
        {
            var watch = Stopwatch.StartNew();
            await real.CommitAsync(cancellation);
            owner.Note(Commit, watch.Elapsed);
            await owner.RepeatAsync(sent, cancellation);
        }

        public ValueTask DisposeAsync() => real.DisposeAsync();
    }
}
