using ConflictGraph.Storage;

namespace ConflictGraph.Sqlite;

sealed class LinksInMemory(NewestRevision newest)
{
    public ISteps? Steps(Session session, long at, PathQuery query) => newest is null ? new StepsInFile(session, at, query) : null;

    public void Add(IReadOnlyList<Append> appended) => _ = (appended.Count, newest);
}
