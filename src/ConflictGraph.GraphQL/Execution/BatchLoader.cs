using GraphQL.DataLoader;

namespace ConflictGraph.GraphQL.Execution;

/// <summary>Collects keys until the executor wants a first answer, then fetches them in one call. It lives for one request, and a key is fetched once in it.</summary>
sealed class BatchLoader<TKey, TValue>(string field, Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> fetch, IEqualityComparer<TKey>? comparer = null)
    where TKey : notnull
{
    const int LargestBatch = 1000;

    readonly Lock gate = new();
    readonly Dictionary<TKey, Pending> seen = new(comparer);
    Batch? open;

    public IDataLoaderResult<TValue?> Load(TKey key)
    {
        lock (gate)
        {
            if (seen.TryGetValue(key, out var pending))
                return pending;
            if (open is null || open.Keys.Count == LargestBatch)
                open = new Batch(this);
            open.Keys.Add(key);
            return seen[key] = new Pending(open, key);
        }
    }

    sealed class Batch(BatchLoader<TKey, TValue> owner)
    {
        Task<IReadOnlyDictionary<TKey, TValue>>? answer;

        public List<TKey> Keys { get; } = [];

        public Task<IReadOnlyDictionary<TKey, TValue>> RunAsync(CancellationToken cancellation)
        {
            lock (owner.gate)
            {
                if (owner.open == this)
                    owner.open = null;
                return answer ??= owner.Fetch(Keys, cancellation);
            }
        }
    }

    async Task<IReadOnlyDictionary<TKey, TValue>> Fetch(List<TKey> keys, CancellationToken cancellation)
    {
        using var _ = Telemetry.Batch(field, keys.Count);
        return await fetch(keys, cancellation).ConfigureAwait(false);
    }

    sealed class Pending(Batch batch, TKey key) : IDataLoaderResult<TValue?>
    {
        public async Task<TValue?> GetResultAsync(CancellationToken cancellationToken = default) => ValueIn(await batch.RunAsync(cancellationToken).ConfigureAwait(false));

        Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken)
        {
            var running = batch.RunAsync(cancellationToken);
            return running.IsCompletedSuccessfully ? Task.FromResult<object?>(ValueIn(running.Result)) : WaitAsync(running);
        }

        async Task<object?> WaitAsync(Task<IReadOnlyDictionary<TKey, TValue>> running) => ValueIn(await running.ConfigureAwait(false));

        TValue? ValueIn(IReadOnlyDictionary<TKey, TValue> answer) => answer.TryGetValue(key, out var value) ? value : default;
    }
}

static class Loading
{
    /// <summary>What is loaded, made into something else; that may be a further thing to load.</summary>
    public static IDataLoaderResult Then<T>(this IDataLoaderResult<T> loading, Func<T, object?> next) => new Following<T>(loading, next);

    sealed class Following<T>(IDataLoaderResult<T> loading, Func<T, object?> next) : IDataLoaderResult
    {
        public async Task<object?> GetResultAsync(CancellationToken cancellationToken = default) => next(await loading.GetResultAsync(cancellationToken).ConfigureAwait(false));
    }
}
