using ConflictGraph.Storage;

namespace ConflictGraph.Writing;

/// <summary>
/// The transaction that the change sets of a bulk load share: opened by the first, and again after each commit.
/// The store appends one change set while the next is got and looked through; nothing is read before it is done.
/// </summary>
sealed class BulkTurn(IGraphStore store) : IAsyncDisposable
{
    IGraphWriter? writer;
    Task appending = Task.CompletedTask;

    /// <summary>Whether <see cref="Newest"/> is known without waiting.</summary>
    public bool IsOpen => writer is not null;

    /// <summary>The newest revision, appended ones included.</summary>
    public Revision Newest { get; private set; } = Revision.None;

    /// <summary>Versions appended and not yet committed.</summary>
    public long Waiting { get; private set; }

    /// <summary>Versions of the last append.</summary>
    public long LastVersions { get; set; }

    public async Task<IGraphWriter> WriterAsync(CancellationToken cancellation)
    {
        await appending;
        if (writer is not null)
            return writer;
        writer = await store.WriteAsync(cancellation);
        Newest = await writer.NewestAsync(cancellation);
        return writer;
    }

    /// <summary>Begins to append; whoever takes the writer next, or commits, waits for it and learns of its failure.</summary>
    public void Append(Append append, CancellationToken cancellation)
    {
        var to = writer!;
        appending = Task.Run(() => to.AppendAsync(append, cancellation), cancellation);
        Newest = append.Revision;
        LastVersions = append.Nodes.Count + append.Edges.Count + append.Judgements.Count;
        Waiting += LastVersions;
    }

    /// <summary>Makes everything durable and gives others their turn. Answers with the last durable revision.</summary>
    public async Task<long> CommitAsync(CancellationToken cancellation)
    {
        await appending;
        if (writer is null)
            return Newest.Number;
        if (Waiting > 0)
            await writer.CommitAsync(cancellation);
        await DisposeAsync();
        return Newest.Number;
    }

    public async ValueTask DisposeAsync()
    {
        // One that fails was told of, or nobody waits for it any more.
        await appending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        appending = Task.CompletedTask;
        if (writer is not null)
            await writer.DisposeAsync();
        (writer, Waiting) = (null, 0);
    }
}
