using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>Sequences of entities from one to another.</summary>
sealed class PathReads(Reading reading)
{
    public Task<PathsFound> FindAsync(long at, PathQuery query, CancellationToken cancellation) => throw new NotImplementedException(reading.World.ToString());
}
