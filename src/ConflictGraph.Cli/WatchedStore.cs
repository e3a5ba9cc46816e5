using ConflictGraph.Storage;

namespace ConflictGraph.Cli;

/// <summary>A store that hands on whatever is appended to it.</summary>
sealed class WatchedStore(IGraphStore store, Action<Append> appended) : ReadsOf(store), IGraphStore
{
    public ISettings Settings => store.Settings;

    public async Task<IGraphWriter> WriteAsync(CancellationToken cancellation = default) => new Turn(await store.WriteAsync(cancellation), appended);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    sealed class Turn(IGraphWriter turn, Action<Append> appended) : ReadsOf(turn), IGraphWriter
    {
        public async Task AppendAsync(Append next, CancellationToken cancellation = default)
        {
            await turn.AppendAsync(next, cancellation);
            appended(next);
        }

        public Task CommitAsync(CancellationToken cancellation = default) => turn.CommitAsync(cancellation);

        public ValueTask DisposeAsync() => turn.DisposeAsync();
    }
}
