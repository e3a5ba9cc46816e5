using ConflictGraph.Storage;

namespace ConflictGraph.Writing;

/// <summary>The transaction that the change sets of a bulk load share: opened by the first, and again after each commit.</summary>
sealed class BulkTurn(IGraphStore store) : IAsyncDisposable
{
    IGraphWriter? writer;

    /// <summary>The newest revision, appended ones included.</summary>
    public Revision Newest { get; private set; } = Revision.None;

    /// <summary>Versions appended and not yet committed.</summary>
    public long Waiting { get; private set; }

    /// <summary>Versions of the last append.</summary>
    public long LastVersions { get; set; }

    public async Task<IGraphWriter> WriterAsync(CancellationToken cancellation)
    {
        if (writer is not null)
            return writer;
        writer = await store.WriteAsync(cancellation);
        Newest = await writer.NewestAsync(cancellation);
        return writer;
    }

    public async Task AppendAsync(Append append, CancellationToken cancellation)
    {
        await writer!.AppendAsync(append, cancellation);
        Newest = append.Revision;
        LastVersions = append.Nodes.Count + append.Edges.Count + append.Judgements.Count;
        Waiting += LastVersions;
    }

    /// <summary>Makes everything durable and gives others their turn. Answers with the last durable revision.</summary>
    public async Task<long> CommitAsync(CancellationToken cancellation)
    {
        if (writer is null)
            return Newest.Number;
        if (Waiting > 0)
            await writer.CommitAsync(cancellation);
        await DisposeAsync();
        return Newest.Number;
    }

    public async ValueTask DisposeAsync()
    {
        if (writer is not null)
            await writer.DisposeAsync();
        (writer, Waiting) = (null, 0);
    }
}
