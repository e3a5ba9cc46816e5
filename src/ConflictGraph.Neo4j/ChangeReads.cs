using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>What revisions entered and took out.</summary>
sealed class ChangeReads(Reading reading)
{
    public Task<Page<Change>> PageAsync(ChangeQuery query, CancellationToken cancellation) => throw new NotImplementedException(reading.World.ToString());

    public Task<IReadOnlyDictionary<NodeId, Page<Change>>> HistoryAsync(IReadOnlyCollection<NodeId> ids, PageOf page, CancellationToken cancellation) => throw new NotImplementedException(reading.World.ToString());
}
