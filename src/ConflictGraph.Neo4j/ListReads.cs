using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>Pages of lists.</summary>
sealed class ListReads(Reading reading)
{
    public Task<IReadOnlyList<Page<Entity>>> PagesAsync(long at, IReadOnlyList<ListQuery> queries, CancellationToken cancellation) => throw new NotImplementedException(reading.World.ToString());
}
