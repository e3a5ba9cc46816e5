using ConflictGraph.Storage;

namespace ConflictGraph.Sqlite;

/// <summary>The newest revision, kept until a commit of any connection or process changes the file.</summary>
sealed class NewestRevision(Session session) : IDisposable
{
    readonly Lock door = new();
    long seen = -1;
    Revision newest = Revision.None;

    public Revision Get()
    {
        lock (door)
        {
            var now = session.Number("PRAGMA data_version");
            if (now == seen)
                return newest;
            // Read after the mark: a commit between the two is then seen twice, never missed.
            newest = RevisionReads.Newest(session);
            seen = now;
            return newest;
        }
    }

    public void Dispose() => session.Dispose();
}
