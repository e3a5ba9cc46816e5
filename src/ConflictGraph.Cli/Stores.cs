using ConflictGraph.Ontology;
using ConflictGraph.Sqlite;
using ConflictGraph.Storage;

namespace ConflictGraph.Cli;

/// <summary>What a command wants to do with the store it opens. LOOK changes nothing, not even on the disk.</summary>
public enum OpenTo { Look, Read, Write, Create }

/// <summary>The one place that knows which engine keeps the graph.</summary>
static class Stores
{
    public static async Task<IGraphStore> OpenAsync(StoreAddress address, OpenTo purpose, CancellationToken cancellation = default) =>
        await SqliteGraphStore.OpenAsync(Existing(address, purpose), World.Default, new SqliteOptions { Create = purpose == OpenTo.Create, ReadOnly = purpose == OpenTo.Look }, cancellation);

    /// <summary>A whole copy as of now, made while others read and write.</summary>
    public static Task BackupAsync(IGraphStore store, string target, CancellationToken cancellation = default) => FileOf(store).BackupAsync(target, cancellation);

    /// <summary>What is wrong with the file itself, in sentences.</summary>
    public static Task<IReadOnlyList<string>> FaultsAsync(IGraphStore store, CancellationToken cancellation = default) => FileOf(store).CheckIntegrityAsync(cancellation);

    /// <summary>Brings an older file up to this build. Names the safety copy, where one was made.</summary>
    public static Task<string?> MigrateAsync(StoreAddress address, TimeProvider clock, CancellationToken cancellation = default) =>
        SqliteFile.MigrateAsync(Existing(address, OpenTo.Write), World.Default, new SqliteOptions { Create = false, Clock = clock }, cancellation);

    /// <summary>Removes a store that nobody has open.</summary>
    public static void Delete(StoreAddress address)
    {
        foreach (var ending in (string[])["", "-wal", "-shm"])
            File.Delete(address.Path + ending);
    }

    static SqliteFile FileOf(IGraphStore store) => ((SqliteGraphStore)store).File;

    static string Existing(StoreAddress address, OpenTo purpose) => purpose == OpenTo.Create || File.Exists(address.Path) ? address.Path : throw new StoreException(
        StoreException.Unavailable, $"There is no store at {address}. 'cgraph serve --sample' and 'cgraph import FILE' make one; --store and ${StoreAddress.Variable} name another.");
}
