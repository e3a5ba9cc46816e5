namespace ConflictGraph.Neo4j;

/// <summary>
/// One request for all who ask at the same time. Who comes while one is under way waits for the next, since what is under way may have been answered before they came;
/// so nobody is told of a state that was over when they asked.
/// </summary>
sealed class AskedTogether<T>(Func<Task<T>> ask)
{
    readonly Lock door = new();
    Task<T>? running;
    Task<T>? next;

    public Task<T> GetAsync(CancellationToken cancellation)
    {
        lock (door)
        {
            if (running is null or { IsCompleted: true })
                return (running = ask()).WaitAsync(cancellation);
            return (next ??= AfterAsync(running)).WaitAsync(cancellation);
        }
    }

    async Task<T> AfterAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (door)
            (running, next) = (next, null);
        return await ask();
    }
}
