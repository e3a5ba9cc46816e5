using ConflictGraph.Storage;

namespace ConflictGraph.GraphQL.Following;

/// <summary>The number of the newest revision, for all followers together: looked at once a second as long as somebody waits, since other processes write too, and known at once of what this one wrote.</summary>
sealed class NewestRevision(IGraphReads reads, TimeProvider clock)
{
    static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    readonly Lock gate = new();
    TaskCompletionSource grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    long newest;
    int waiting;
    bool isLooking;

    public void Heard(long number)
    {
        lock (gate)
        {
            if (number <= newest)
                return;
            newest = number;
            grown.SetResult();
            grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Waits until there is one after this.</summary>
    public async Task<long> AfterAsync(long number, CancellationToken cancellation)
    {
        while (true)
        {
            Task growing;
            lock (gate)
            {
                if (newest > number)
                    return newest;
                growing = grown.Task;
                waiting++;
                if (!isLooking)
                    _ = LookAsync();
                isLooking = true;
            }
            try
            {
                await growing.WaitAsync(cancellation).ConfigureAwait(false);
            }
            finally
            {
                lock (gate)
                    waiting--;
            }
        }
    }

    async Task LookAsync()
    {
        while (true)
        {
            try
            {
                Heard((await reads.NewestAsync(CancellationToken.None).ConfigureAwait(false)).Number);
            }
            catch (Exception)
            {
                // A store that is away for a while ends nobody's following: whatever came meanwhile is there afterwards.
            }
            await Task.Delay(Between, clock, CancellationToken.None).ConfigureAwait(false);
            lock (gate)
            {
                if (waiting > 0)
                    continue;
                isLooking = false;
                return;
            }
        }
    }
}
