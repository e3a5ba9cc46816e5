using ConflictGraph.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ConflictGraph.Sqlite;

/// <summary>What the engine's result codes mean to somebody who runs the service.</summary>
static class StoreErrors
{
    public static StoreException Of(string path, int code, string message) => (code & 0xff) switch
    {
        raw.SQLITE_FULL => new(StoreException.Full, $"There is no room left for {path}; nothing of this change was written. Make room on the disk and try again."),
        raw.SQLITE_READONLY => ReadOnly(path),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new(StoreException.Unavailable, $"Another process is writing to {path} and did not finish in time. Try again.", isTransient: true),
        raw.SQLITE_NOTADB => new(StoreException.Unavailable, $"{path} is not a database of this service. Name another file, or move this one away to begin with an empty store."),
        raw.SQLITE_CORRUPT => new(StoreException.Unavailable, $"{path} is damaged ({message}). Run `cgraph check` on it and restore a backup."),
        raw.SQLITE_CANTOPEN => NotFound(path, null),
        _ => new(StoreException.Unavailable, $"{path}: {message} (code {code})."),
    };

    public static StoreException ReadOnly(string path) => new(StoreException.ReadOnly, $"{path} is open for reading only. Open it for writing, or write to another store.");

    public static StoreException NotOpened(string path, SqliteException error) =>
        error.SqliteErrorCode == raw.SQLITE_CANTOPEN ? NotFound(path, error) : new StoreException(StoreException.Unavailable, $"{path} cannot be opened: {error.Message}", error);

    public static StoreException Foreign(string path) => new(StoreException.Unavailable, $"{path} is a database, but not one of this service. Name another file.");

    public static StoreException Older(string path, long found, long known) => new(
        StoreException.Unavailable, $"{path} has schema {found}; this build works with {known}. Run `cgraph migrate` on it: it keeps a copy of the file first.");

    public static StoreException Newer(string path, long found, long known) => new(
        StoreException.Newer, $"{path} has schema {found}, written by a newer build; this one knows {known}. Use the newer build.");

    static StoreException NotFound(string path, Exception? cause) => new(
        StoreException.Unavailable, $"{path} cannot be opened: the file or its folder is not there, or may not be read. Check the path.", cause);
}
