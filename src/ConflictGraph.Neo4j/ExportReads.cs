using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>The truth at a revision in canonical order.</summary>
sealed class ExportReads(Reading reading)
{
    public Task<Page<Record>> PageAsync(long at, PageOf page, CancellationToken cancellation) => throw new NotImplementedException(reading.World.ToString());
}
