using ConflictGraph.Storage;

namespace ConflictGraph.Formats;

/// <summary>
/// A store that forgets: whatever is written to it is seen by what follows and is gone when it is disposed. So a dry run of several files tells what a real one would, where the later build on the earlier.
/// It has its turn at writing as long as it lasts.
/// </summary>
public sealed class Rehearsal : ReadsOf, IGraphStore
{
    readonly IGraphWriter turn;
    readonly ISettings settings;

    Rehearsal(IGraphWriter turn, ISettings settings) : base(turn) => (this.turn, this.settings) = (turn, settings);

    public static async Task<Rehearsal> OfAsync(IGraphStore store, CancellationToken cancellation = default) => new(await store.WriteAsync(cancellation), store.Settings);

    public ISettings Settings => settings;

    public Task<IGraphWriter> WriteAsync(CancellationToken cancellation = default) => Task.FromResult<IGraphWriter>(new Turn(turn));

    public ValueTask DisposeAsync() => turn.DisposeAsync();

    /// <summary>A turn within the turn: it appends, and its commit makes nothing durable.</summary>
    sealed class Turn(IGraphWriter turn) : ReadsOf(turn), IGraphWriter
    {
        public Task AppendAsync(Append next, CancellationToken cancellation = default) => turn.AppendAsync(next, cancellation);

        public Task CommitAsync(CancellationToken cancellation = default) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
