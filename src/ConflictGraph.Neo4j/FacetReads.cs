using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>How many of a list have each value.</summary>
sealed class FacetReads(Reading reading)
{
    public Task<IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>>> CountAsync(long at, ListQuery query, IReadOnlyList<Facet> by, CancellationToken cancellation) => throw new NotImplementedException(reading.World.ToString());
}
