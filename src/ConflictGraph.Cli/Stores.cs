using System.Diagnostics;
using ConflictGraph.Neo4j;
using ConflictGraph.Ontology;
using ConflictGraph.Sqlite;
using ConflictGraph.Storage;

namespace ConflictGraph.Cli;

/// <summary>What a command wants to do with the store it opens. LOOK changes nothing, not even on the disk; SERVE makes it like CREATE, and has the patience to wait for a server that is starting.</summary>
public enum OpenTo { Look, Read, Write, Create, Serve }

/// <summary>The one place that knows which engine keeps the graph.</summary>
static class Stores
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<IGraphStore> OpenAsync(StoreAddress address, OpenTo purpose, CancellationToken cancellation = default) => address switch
    {
        FileAddress file => await SqliteGraphStore.OpenAsync(Existing(file, purpose), World.Default, new SqliteOptions { Create = Makes(purpose), ReadOnly = purpose == OpenTo.Look }, cancellation),
        ServerAddress server => await Neo4jGraphStore.OpenAsync(OptionsOf(server, purpose), World.Default, cancellation),
        _ => throw new UnreachableException($"{address.GetType().Name} has no engine."),
    };

    /// <summary>A whole copy as of now, made while others read and write.</summary>
    public static Task BackupAsync(IGraphStore store, string target, CancellationToken cancellation = default) => FileOf(store)?.BackupAsync(target, cancellation) ?? throw new MisusedException(
        "A Neo4j server is backed up by its own tools: 'neo4j-admin database dump', or 'neo4j-admin database backup' where the edition has it. 'cgraph copy --to FILE' makes a file of the graph with its whole history.");

    /// <summary>What is wrong with the file itself, in sentences. The files of a server are its own.</summary>
    public static Task<IReadOnlyList<string>> FaultsAsync(IGraphStore store, CancellationToken cancellation = default) => FileOf(store)?.CheckIntegrityAsync(cancellation) ?? Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>What a check from here cannot see, and what would.</summary>
    public static string? LeftToOthers(IGraphStore store) => FileOf(store) is null ? "The server's own files are not looked at; 'neo4j-admin database check' does that while it is stopped." : null;

    /// <summary>Brings an older store up to this build. Names the safety copy, where one was made.</summary>
    public static async Task<string?> MigrateAsync(StoreAddress address, TimeProvider clock, CancellationToken cancellation = default)
    {
        if (address is FileAddress file)
            return await SqliteFile.MigrateAsync(Existing(file, OpenTo.Write), World.Default, new SqliteOptions { Create = false, Clock = clock }, cancellation);
        if (address is ServerAddress server)
            await Neo4jGraphStore.MigrateAsync(OptionsOf(server, OpenTo.Write), World.Default, cancellation);
        return null;
    }

    /// <summary>Removes a store that nobody has open.</summary>
    public static void Delete(FileAddress address)
    {
        foreach (var ending in (string[])["", "-wal", "-shm"])
            File.Delete(address.Path + ending);
    }

    static bool Makes(OpenTo purpose) => purpose is OpenTo.Create or OpenTo.Serve;

    static Neo4jOptions OptionsOf(ServerAddress address, OpenTo purpose)
    {
        var options = address.Options with { Create = Makes(purpose), ReadOnly = purpose == OpenTo.Look };
        return purpose == OpenTo.Serve ? options : options with { StartTimeout = Patience };
    }

    static SqliteFile? FileOf(IGraphStore store) => (store as SqliteGraphStore)?.File;

    static string Existing(FileAddress address, OpenTo purpose) => Makes(purpose) || !address.IsMissing ? address.Path : throw new StoreException(
        StoreException.Unavailable, $"There is no store at {address}. 'cgraph serve --sample' and 'cgraph import FILE' make one; --store and ${StoreAddress.Variable} name another.");
}
