using ConflictGraph.Storage;

namespace ConflictGraph.Sqlite;

/// <summary>Which revisions there are.</summary>
static class RevisionReads
{
    public static Revision Newest(Session session)
    {
        using var rows = session.Get("revision-newest");
        return rows.Step() ? Read(rows) : Revision.None;
    }

    public static Revision? Find(Session session, RevisionRef which)
    {
        using var rows = which.Number is { } number ? session.Get("revision-by-number").Bind(1, number)
            : which.At is { } at ? session.Get("revision-as-of").Bind(1, at.UtcTicks)
            : session.Get("revision-of-change-set").Bind(1, which.ChangeSet);
        return rows.Step() ? Read(rows) : null;
    }

    public static Page<Revision> Page(Session session, RevisionQuery query)
    {
        var after = Place.Number(query.Page.After, query.OldestFirst ? 0 : long.MaxValue);
        using var rows = (query.About is { } about
                ? session.Get("revisions-about").Bind(":about", JsonLists.Of(about.Select(session.Names.Serial).OfType<long>())).Bind(":way", query.OldestFirst ? 1L : -1L)
                : session.Get(query.OldestFirst ? "revisions-oldest-first" : "revisions-newest-first"))
            .Bind(":after", after).Bind(":author", query.Author).Bind(":prefix", query.ChangeSetPrefix).Bind(":size", query.Page.Size + 1L);
        var found = new List<Revision>();
        while (rows.Step())
            found.Add(Read(rows));
        return Paged.Of(found, query.Page, revision => Place.Of(revision.Number));
    }

    /// <summary>The first and the last version of nodes and edges that a revision wrote; the last is open for the newest.</summary>
    public static (Revision Revision, long NodesUntil, long EdgesUntil)? Range(Session session, long number)
    {
        if (Find(session, RevisionRef.Numbered(number)) is not { } revision)
            return null;
        var next = Find(session, RevisionRef.Numbered(number + 1));
        return (revision, next?.FirstNode ?? long.MaxValue, next?.FirstEdge ?? long.MaxValue);
    }

    static Revision Read(Statement row) => new(
        row.Long(0), row.Text(1), row.Text(2), row.Text(3), row.TextOrNull(4), new DateTimeOffset(row.Long(5), TimeSpan.Zero), row.Long(6), row.Long(7), TotalsText.Read(row.Text(8)));
}
