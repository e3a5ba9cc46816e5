using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>Which revisions there are.</summary>
sealed class RevisionReads(Reading reading)
{
    // number, changeSet, content, author, reason, at, firstNode, firstEdge, totals
    public static Revision Read(Row row) => new(
        row.Long(0), row.Text(1), row.Text(2), row.Text(3), row.TextOrNull(4), DateTimeOffset.FromUnixTimeMilliseconds(row.Long(5)), row.Long(6), row.Long(7), TotalsText.Read(row.Text(8)));

    public Task<Revision?> FindAsync(RevisionRef which, CancellationToken cancellation) => throw new NotImplementedException(reading.World.ToString());

    public Task<Page<Revision>> PageAsync(RevisionQuery query, CancellationToken cancellation) => throw new NotImplementedException(reading.World.ToString());
}
