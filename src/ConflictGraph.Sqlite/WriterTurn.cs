using System.Globalization;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ConflictGraph.Sqlite;

/// <summary>The one connection that writes, and whose turn it is: in this process by waiting in line, among processes by the file's lock.</summary>
sealed class WriterTurn(string path, World world, SqliteOptions options) : IDisposable
{
    // 64 MB of 8 KB pages: the log is copied into the file, as far as readers let it, when a commit leaves it longer.
    const int LogPages = 8192;
    static readonly TimeSpan OneTry = TimeSpan.FromMilliseconds(50);
    readonly SemaphoreSlim line = new(1);
    Session? session;

    /// <summary>Waits, then begins a transaction.</summary>
    public async Task<Session> TakeAsync(CancellationToken cancellation)
    {
        if (options.ReadOnly)
            throw StoreErrors.ReadOnly(path);
        await line.WaitAsync(cancellation);
        try
        {
            session ??= Open();
            await BeginAsync(session, cancellation);
            return session;
        }
        catch
        {
            line.Release();
            throw;
        }
    }

    public void Leave(bool isCommitted)
    {
        if (!isCommitted)
            session?.RollBack();
        line.Release();
    }

    public static void Limit(Session session, long pages) => session.Number($"PRAGMA max_page_count = {pages.ToString(CultureInfo.InvariantCulture)}");

    public void Dispose()
    {
        session?.Dispose();
        line.Dispose();
    }

    // The engine's own wait cannot be cancelled, so it waits in short tries.
    async Task BeginAsync(Session session, CancellationToken cancellation)
    {
        var start = options.Clock.GetTimestamp();
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var code = session.TryExecute("BEGIN IMMEDIATE");
            if (code == raw.SQLITE_OK)
                return;
            if ((code & 0xff) != raw.SQLITE_BUSY || options.Clock.GetElapsedTime(start) >= options.BusyWait)
                throw session.Error(code);
            await Task.Yield();
        }
    }

    Session Open()
    {
        var opened = new Session(path, SqliteOpenMode.ReadWrite, world, options);
        opened.WaitWhenBusy(OneTry < options.BusyWait ? OneTry : options.BusyWait);
        opened.Execute("PRAGMA synchronous = FULL");
        opened.Execute("PRAGMA cache_size = -65536");
        opened.Execute($"PRAGMA wal_autocheckpoint = {LogPages.ToString(CultureInfo.InvariantCulture)}");
        if (options.MaxPages is { } pages)
            Limit(opened, pages);
        return opened;
    }
}
