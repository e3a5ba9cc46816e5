using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>The truth with its history, in the order in which it was written.</summary>
sealed class ReplayReads(Reading reading)
{
    public Task<Page<Record>> PageAsync(PageOf page, CancellationToken cancellation) => throw new NotImplementedException(reading.World.ToString());
}
