using System.Collections.Concurrent;

namespace ConflictGraph.Neo4j.Http;

/// <summary>Ends what still runs on the server for callers that have gone; neither a closed connection nor a roll-back does that. Nobody waits for it.</summary>
/// <param name="end">Ends what carries a word; false where nothing did.</param>
sealed class Endings(Func<string, CancellationToken, Task<bool>> end, TimeProvider clock) : IAsyncDisposable
{
    // The statement may be on its way, and then is not there yet.
    static readonly TimeSpan[] Pauses = [TimeSpan.Zero, TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(400), TimeSpan.FromMilliseconds(1500)];

    static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    static readonly TimeSpan LongestAtTheEnd = TimeSpan.FromSeconds(5);

    readonly ConcurrentDictionary<string, Task> underWay = new(StringComparer.Ordinal);
    readonly CancellationTokenSource closing = new();

    /// <summary>Always of one length, so that a plan made for one is found for all.</summary>
    public static string Word() => Guid.NewGuid().ToString("N");

    /// <param name="meanwhile">What is left to do once its answer comes, which need not wait to be ended.</param>
    public void Start(string word, Task? meanwhile = null)
    {
        var ending = EndAsync(word, meanwhile ?? Task.CompletedTask);
        underWay[word] = ending;
        _ = ending.ContinueWith(static (_, state) => ((Action)state!)(), () => underWay.TryRemove(word, out Task? _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Done when what carries the word has ended, which it may never have had to.</summary>
    public Task Of(string word) => underWay.GetValueOrDefault(word, Task.CompletedTask);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await Task.WhenAll(underWay.Values).WaitAsync(LongestAtTheEnd, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        closing.Dispose();
    }

    async Task EndAsync(string word, Task meanwhile)
    {
        await Task.Yield();
        try
        {
            foreach (var pause in Pauses)
            {
                if (pause > TimeSpan.Zero)
                    await Task.Delay(pause, clock, closing.Token);
                if (await end(word, CancellationToken.None))
                    break;
            }
        }
        // The server's own limit ends what this could not reach, and nobody is left to tell.
        catch (Exception error) when (error is RequestFailure or OperationCanceledException or TimeoutException)
        {
        }
        // As above: what the caller has given up may fail as it likes.
        await meanwhile.WaitAsync(Longest, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
