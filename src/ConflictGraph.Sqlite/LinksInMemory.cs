using ConflictGraph.Storage;

namespace ConflictGraph.Sqlite;

/// <summary>
/// The links in arrays, for walks: those that were live at a base revision and, over them, what this store's own writers appended since.
/// For older revisions, and after another store wrote, the file answers until the base is built again.
/// </summary>
sealed class LinksInMemory(ReaderPool readers, NewestRevision newest, long edgesReadInPlace) : IAsyncDisposable
{
    const int ManyNodes = 100;

    readonly Lock door = new();
    readonly CancellationTokenSource end = new();
    readonly List<Append> meanwhile = [];
    LiveLinks? links;
    Task? building;

    /// <summary>Whether appends are of any use here.</summary>
    public bool IsFollowing
    {
        get
        {
            lock (door)
                return links is not null || building is not null;
        }
    }

    /// <summary>The reading of links under way; of interest to tests alone.</summary>
    internal Task Reading
    {
        get
        {
            lock (door)
                return building ?? Task.CompletedTask;
        }
    }

    /// <summary>Null when the file has to answer.</summary>
    public ISteps? Steps(Session session, long at, PathQuery query)
    {
        var known = Current(session, at);
        return known is not null && known.Holds(at) ? new StepsInMemory(known, at, query) : null;
    }

    /// <summary>For reads of links: what is there. A call about many nodes is a sign that more will follow, and has them read; for one about a few the file is as fast.</summary>
    public LiveLinks? Held(Session session, long at, int nodes)
    {
        lock (door)
        {
            if (links is not null && links.Holds(at))
                return links;
        }
        return nodes >= ManyNodes && Current(session, at) is { } known && known.Holds(at) ? known : null;
    }

    /// <summary>What a writer committed.</summary>
    public void Add(IReadOnlyList<Append> appended)
    {
        lock (door)
        {
            if (building is not null)
                meanwhile.AddRange(appended);
            else
                Follow(appended);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        Task? last;
        lock (door)
            last = building;
        if (last is not null)
            await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        end.Dispose();
    }

    LiveLinks? Current(Session session, long at)
    {
        lock (door)
        {
            if (links is not null && at <= links.Newest)
                return links;
            if (building is not null || at < newest.Get().Number)
                return null;
            links = null;
            if (newest.Get().Totals.EdgeVersions > edgesReadInPlace)
            {
                building = BuildAsync();
                return null;
            }
            return links = LiveLinks.Read(session, at);
        }
    }

    async Task BuildAsync()
    {
        // Leaves the door before anything is read.
        await Task.Yield();
        LiveLinks? built = null;
        try
        {
            var at = newest.Get().Number;
            built = await readers.ReadAsync(session => LiveLinks.Read(session, at), end.Token);
        }
        finally
        {
            // Whatever went wrong, the file goes on answering, and the next query tries again.
            lock (door)
            {
                (links, building) = (built, null);
                Follow(meanwhile);
                meanwhile.Clear();
            }
        }
    }

    void Follow(IReadOnlyList<Append> appended)
    {
        foreach (var append in appended)
        {
            if (links is null || append.Revision.Number <= links.Newest)
                continue;
            if (append.Revision.Number != links.Newest + 1 || !links.Add(append))
                links = null;
        }
    }
}
