using ConflictGraph.Storage;

namespace ConflictGraph.GraphQL.Execution;

/// <summary>What a request asks of the store, each call with its time and its span.</summary>
sealed class MeasuredReads(IGraphReads reads) : ReadsOf(reads)
{
    protected override async Task<T> AskAsync<T>(string call, Func<Task<T>> ask)
    {
        using var _ = Telemetry.Call(call.Replace("Async", "", StringComparison.Ordinal));
        return await ask().ConfigureAwait(false);
    }
}
