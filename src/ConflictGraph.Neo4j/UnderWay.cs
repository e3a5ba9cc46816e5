namespace ConflictGraph.Neo4j;

/// <summary>The requests of one append, one after another: while the server works at one, the rows of the next are made.</summary>
sealed class UnderWay
{
    Task last = Task.CompletedTask;

    /// <summary>Waits for the request before, and fails as it did.</summary>
    public async Task StartAsync(Func<Task> request)
    {
        await last;
        last = request();
    }

    public Task AllAsync() => last;

    /// <summary>For an append that failed while rows were made: nothing follows a request that nobody waits for.</summary>
    public async Task EndAsync() => await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
