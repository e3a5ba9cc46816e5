using ConflictGraph.Storage;

namespace ConflictGraph.TestKit;

/// <summary>
/// The slow, obvious store that settles arguments: plain lists of rows, every answer by going through all of them.
/// It also looks whether an append keeps its promises, so it finds faults of the writer.
/// </summary>
public sealed class MemoryGraphStore(MemoryDatabase database) : MemoryReads, IGraphStore
{
    public MemoryGraphStore() : this(new MemoryDatabase()) { }

    /// <summary>What this store keeps; another store on it sees the same graph.</summary>
    public MemoryDatabase Database => database;

    public ISettings Settings => database.Settings;

    protected override Rows Rows => database.Published;

    public async Task<IGraphWriter> WriteAsync(CancellationToken cancellation = default)
    {
        await database.Turn.WaitAsync(cancellation);
        return new MemoryGraphWriter(database);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>What several stores share: the rows that everybody sees, whose turn it is to write, and the settings.</summary>
public sealed class MemoryDatabase : IDisposable
{
    volatile Rows published = new();

    public Rows Published
    {
        get => published;
        set => published = value;
    }

    public SemaphoreSlim Turn { get; } = new(1);

    public MemorySettings Settings { get; } = new();

    public void Dispose() => Turn.Dispose();
}

/// <summary>Appends to a copy of the rows, which takes their place when it is committed.</summary>
sealed class MemoryGraphWriter(MemoryDatabase database) : MemoryReads, IGraphWriter
{
    readonly Rows rows = database.Published.Copy();
    bool hasEnded;
    bool isDisposed;

    protected override Rows Rows => rows;

    public Task AppendAsync(Append next, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        RefuseWhenEnded();
        hasEnded = true;
        rows.Add(next);
        hasEnded = false;
        return Task.CompletedTask;
    }

    public Task CommitAsync(CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        RefuseWhenEnded();
        hasEnded = true;
        database.Published = rows;
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        hasEnded = true;
        if (!isDisposed)
            database.Turn.Release();
        isDisposed = true;
        return ValueTask.CompletedTask;
    }

    void RefuseWhenEnded()
    {
        if (hasEnded)
            throw new InvalidOperationException("This turn at writing is over: it was committed, disposed, or an append failed.");
    }
}
