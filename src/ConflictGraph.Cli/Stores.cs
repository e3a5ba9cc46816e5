using ConflictGraph.Storage;

namespace ConflictGraph.Cli;

/// <summary>What a command wants to do with the store it opens.</summary>
public enum OpenTo { Read, Write, Create }

/// <summary>The one place that knows which engine keeps the graph.</summary>
public static class Stores
{
    public static Task<IGraphStore> OpenAsync(StoreAddress address, OpenTo purpose, CancellationToken cancellation = default)
    {
        if (purpose != OpenTo.Create && !File.Exists(address.Path))
            throw NoStoreAt(address);
        throw new StoreException(StoreException.Unavailable, $"{address} cannot be opened: this build has no engine yet.");
    }

    public static StoreException NoStoreAt(StoreAddress address) => new(StoreException.Unavailable,
        $"There is no store at {address}. 'cgraph serve --sample' and 'cgraph import FILE' make one; --store and {StoreAddress.Variable} name another.");
}
