using System.Collections.Concurrent;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using Microsoft.Data.Sqlite;

namespace ConflictGraph.Sqlite;

/// <summary>The connections that answer reads, each with its statements. A call has one to itself and runs in place.</summary>
sealed class ReaderPool(string path, World world, SqliteOptions options) : IDisposable
{
    readonly SemaphoreSlim free = new(options.Readers);
    readonly ConcurrentBag<Session> idle = [];
    readonly KeptRows<Entity> entities = new();
    readonly KeptRows<StoredEdge> edges = new();
    readonly KeptNames names = new();
    bool isDisposed;

    public async Task<T> ReadAsync<T>(Func<Session, T> read, CancellationToken cancellation)
    {
        await free.WaitAsync(cancellation);
        try
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            var session = idle.TryTake(out var known) ? known : Open();
            try
            {
                return Read(session, read, cancellation);
            }
            finally
            {
                idle.Add(session);
            }
        }
        finally
        {
            free.Release();
        }
    }

    /// <summary>One transaction a call, so that all its statements see one state of the file and a page costs one lock.</summary>
    public static T Read<T>(Session session, Func<Session, T> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        session.Cancellation = cancellation;
        // Leaving the registration waits for an interrupt under way, so none reaches the next call.
        using var interrupt = cancellation.CanBeCanceled ? cancellation.Register(session.Interrupt) : default;
        try
        {
            session.Do("BEGIN");
            return read(session);
        }
        finally
        {
            session.Cancellation = CancellationToken.None;
            if (session.InTransaction)
                session.TryExecute("COMMIT");
        }
    }

    public void Dispose()
    {
        isDisposed = true;
        while (idle.TryTake(out var session))
            session.Dispose();
        free.Dispose();
    }

    Session Open()
    {
        var session = new Session(path, options.ReadOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWrite, world, options) { Entities = entities, Edges = edges, SharedNames = names };
        session.Execute("PRAGMA query_only = 1");
        session.Execute("PRAGMA cache_size = -16384");
        session.Execute("PRAGMA mmap_size = 1073741824");
        return session;
    }
}
