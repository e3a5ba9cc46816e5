using System.Globalization;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using Microsoft.Data.Sqlite;

namespace ConflictGraph.Sqlite;

/// <summary>What operators do with a file: back it up, look for faults, see what it is made of.</summary>
public sealed class SqliteFile
{
    readonly string path;
    readonly ReaderPool readers;

    internal SqliteFile(string path, ReaderPool readers) => (this.path, this.readers) = (path, readers);

    /// <summary>Brings a file up to this build's schema and indexes. Gives the path of the copy it made first; null where there was nothing to do.</summary>
    public static Task<string?> MigrateAsync(string path, World world, SqliteOptions? options = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        options = (options ?? SqliteOptions.Default) with { Migrate = true };
        using var session = new Session(path, SqliteOpenMode.ReadWrite, world, options);
        return Task.FromResult(Migrate(session, options));
    }

    internal static string? Migrate(Session session, SqliteOptions options)
    {
        if (!Schema.IsToBeMigrated(session, options))
            return null;
        var copy = CopyBeforeMigration(session, session.Path, options.Clock);
        Schema.Migrate(session);
        return copy;
    }

    /// <summary>A whole copy as of now, made while others read and write. An existing file is never written over.</summary>
    public async Task BackupAsync(string target, CancellationToken cancellation = default)
    {
        if (File.Exists(target))
            throw new BadInputException($"{target} is there already, and a backup never writes over a file. Name another.");
        await readers.ReadAsync(session =>
        {
            Copy(session, target);
            return true;
        }, cancellation);
    }

    /// <summary>What is wrong with the file, in sentences; nothing when all is well. Reads all of it.</summary>
    public Task<IReadOnlyList<string>> CheckIntegrityAsync(CancellationToken cancellation = default) => readers.ReadAsync<IReadOnlyList<string>>(session =>
    {
        var faults = new List<string>();
        using (var rows = session.Prepare("PRAGMA integrity_check(100)"))
        {
            while (rows.Step())
                if (rows.Text(0) is not "ok" and var fault)
                    faults.Add($"The file itself is damaged: {fault}.");
        }
        if (faults.Count > 0)
            return faults;
        foreach (var name in Sql.Names.Where(name => name.StartsWith("check-", StringComparison.Ordinal)))
        {
            using var rows = session.Get(name);
            while (rows.Step())
                faults.Add(rows.Text(0));
        }
        foreach (var (kind, property) in Schema.Indexed(session.World))
        {
            if (session.Number($"SELECT count(*) FROM sqlite_schema WHERE name = '{Schema.NameOfIndex(kind, property)}'") == 0)
                faults.Add($"There is no index of {property.Name} of {kind.Name}, so filters by it read the whole kind; run `cgraph migrate`.");
        }
        return faults;
    }, cancellation);

    public Task<FileFigures> FiguresAsync(CancellationToken cancellation = default) => readers.ReadAsync(session => new FileFigures(
        path,
        session.Number("PRAGMA page_size") * session.Number("PRAGMA page_count"),
        session.Number("PRAGMA page_size") * session.Number("PRAGMA freelist_count"),
        new FileInfo(path + "-wal") is { Exists: true } log ? log.Length : 0,
        session.Number("PRAGMA user_version"),
        session.Number("SELECT count(*) FROM revision"),
        session.Number("SELECT count(*) FROM node"),
        session.Number("SELECT count(*) FROM node_version"),
        session.Number("SELECT count(*) FROM edge_version"),
        session.Number("SELECT count(*) FROM link"),
        session.Number("SELECT count(*) FROM document_text")), cancellation);

    /// <summary>Beside the file, under a name that says which schema it has and when it was made.</summary>
    static string CopyBeforeMigration(Session session, string path, TimeProvider clock)
    {
        var schema = session.Number("PRAGMA user_version");
        var target = string.Create(CultureInfo.InvariantCulture, $"{path}.schema-{schema}-{clock.GetUtcNow():yyyyMMddHHmmssfff}");
        if (File.Exists(target))
            throw new StoreException(StoreException.Unavailable, $"{target} is there already, so no safety copy could be made. Move it away and migrate again.");
        Copy(session, target);
        return target;
    }

    static void Copy(Session session, string target)
    {
        try
        {
            using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = target, Pooling = false }.ConnectionString);
            copy.Open();
            session.Connection.BackupDatabase(copy);
        }
        catch (SqliteException error)
        {
            // Half a copy must not be taken for a whole one.
            File.Delete(target);
            throw StoreErrors.Of(target, error.SqliteErrorCode, error.Message);
        }
    }
}

/// <summary>What a file is made of, in bytes and rows.</summary>
public sealed record FileFigures(
    string Path, long Bytes, long FreeBytes, long LogBytes, long Schema, long Revisions, long Nodes, long NodeVersions, long EdgeVersions, long LinkRows, long Texts);
