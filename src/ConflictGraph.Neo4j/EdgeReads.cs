using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>Edges and judgements as entered.</summary>
sealed class EdgeReads(Reading reading)
{
    public Task<IReadOnlyDictionary<EdgeId, StoredEdge>> FindAsync(long at, IReadOnlyCollection<EdgeId> ids, CancellationToken cancellation) => throw new NotImplementedException(reading.World.ToString());

    public Task<IReadOnlyDictionary<NodeId, Page<StoredEdge>>> RestingOnAsync(long at, IReadOnlyCollection<NodeId> ids, PageOf page, CancellationToken cancellation) => throw new NotImplementedException(reading.World.ToString());
}
