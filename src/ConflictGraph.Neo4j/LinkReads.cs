using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>The links of nodes: a page of each, or their counts.</summary>
sealed class LinkReads(Reading reading)
{
    public Task<IReadOnlyDictionary<NodeId, Page<Link>>> PagesAsync(long at, IReadOnlyCollection<NodeId> ids, LinkQuery query, CancellationToken cancellation) => throw new NotImplementedException(reading.World.ToString());

    public Task<IReadOnlyDictionary<NodeId, LinkCounts>> CountsAsync(long at, IReadOnlyCollection<NodeId> ids, LinkQuery query, int cap, CancellationToken cancellation) => throw new NotImplementedException(reading.World.ToString());
}
