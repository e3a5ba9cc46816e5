namespace ConflictGraph.Sqlite;

/// <summary>The versions that a revision wrote: from its first up to the next revision's first.</summary>
sealed record RevisionRange(long Number, long FirstNode, long NodesUntil, long FirstEdge, long EdgesUntil)
{
    public static RevisionRange? Find(Session session, long number)
    {
        using var rows = session.Get("revision-range").Bind(1, number);
        return rows.Step() ? new(number, rows.Long(0), rows.LongOrNull(2) ?? long.MaxValue, rows.Long(1), rows.LongOrNull(3) ?? long.MaxValue) : null;
    }
}
