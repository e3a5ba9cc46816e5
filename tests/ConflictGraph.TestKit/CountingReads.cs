using ConflictGraph.Storage;

namespace ConflictGraph.TestKit;

/// <summary>Counts how often a store is asked, so that a question can promise a number of calls whatever it is asked about.</summary>
public sealed class CountingReads(IGraphReads reads) : ReadsOf(reads)
{
    readonly List<string> calls = [];

    /// <summary>The calls so far, by name, in order.</summary>
    public IReadOnlyList<string> Calls => calls;

    public void Forget() => calls.Clear();

    protected override Task<T> AskAsync<T>(string call, Func<Task<T>> ask)
    {
        calls.Add(call);
        return ask();
    }
}
