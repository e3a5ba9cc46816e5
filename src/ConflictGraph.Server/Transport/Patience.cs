namespace ConflictGraph.Server.Transport;

/// <summary>
/// How long a client may take nothing of what is sent. Then it gets nothing more but the reason. That can only stand behind what it has not taken, so it has as long again twice over to come to it; whoever does not is cut off.
/// </summary>
sealed class Patience(TimeSpan usual, TimeProvider clock)
{
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(10);

    /// <summary>What a client is told; short enough for the reason of a socket's end.</summary>
    public string Reason => $"What was sent was not taken for {usual.TotalSeconds:0} s. Go on with fromRevision.";

    /// <summary>Whether the client took it in time; false when it did later. Where it did not at all, this is cancelled.</summary>
    public async Task<bool> IsTakenAsync(Task sending, CancellationToken ending = default)
    {
        try
        {
            await sending.WaitAsync(usual, clock, ending);
            return true;
        }
        catch (TimeoutException)
        {
            return await IsTakenLateAsync(sending, ending);
        }
    }

    async Task<bool> IsTakenLateAsync(Task sending, CancellationToken ending)
    {
        try
        {
            await sending.WaitAsync(2 * usual, clock, ending);
            return false;
        }
        catch (TimeoutException)
        {
            throw new OperationCanceledException("The client takes nothing.");
        }
    }
}
