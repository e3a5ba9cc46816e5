namespace ConflictGraph.Neo4j.Http;

/// <summary>A transaction of the Query API. Its requests go one after another: two at once the server refuses.</summary>
sealed class HttpTransaction : ITransaction
{
    // The server rolls back what was idle for ten seconds where it is set up as recommended.
    static readonly TimeSpan Idle = TimeSpan.FromSeconds(3);

    readonly HttpConnection connection;
    readonly string path;
    readonly string? affinity;
    readonly SemaphoreSlim turn = new(1);
    readonly CancellationTokenSource over = new();
    readonly Task keptAlive;
    string newest = "";
    bool isCommitted;

    public HttpTransaction(HttpConnection connection, string path, string? affinity)
    {
        (this.connection, this.path, this.affinity) = (connection, path, affinity);
        keptAlive = KeepAliveAsync();
    }

    public async Task<IReadOnlyList<Row>> RunAsync(Statement statement, Parameters parameters, CancellationToken cancellation = default)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            ObjectDisposedException.ThrowIf(over.IsCancellationRequested, this);
            newest = Endings.Word();
            return await connection.RunAsync(Doing.Within, path, statement, parameters, newest, affinity, cancellation);
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
            ObjectDisposedException.ThrowIf(over.IsCancellationRequested, this);
            cancellation.ThrowIfCancellationRequested();
            await over.CancelAsync();
            await connection.CommitAsync(path, affinity);
            isCommitted = true;
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await keptAlive;
        if (isCommitted)
            return;
        // Nothing rolls back while a statement runs.
        await connection.EndingOf(newest);
        await connection.RollBackAsync(path, affinity);
    }

    async Task KeepAliveAsync()
    {
        using var timer = new PeriodicTimer(Idle, connection.Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(over.Token))
                await TouchAsync();
        }
        // Over, or it could not be kept: the next statement says so.
        catch (Exception error) when (error is OperationCanceledException or ConflictGraphException or InvalidOperationException)
        {
        }
    }

    async Task TouchAsync()
    {
        if (!await turn.WaitAsync(TimeSpan.Zero, CancellationToken.None))
            return;
        try
        {
            await connection.RunAsync(Doing.Within, path, Statement.Of("read/alive"), Parameters.None, Endings.Word(), affinity, over.Token);
        }
        finally
        {
            turn.Release();
        }
    }
}
