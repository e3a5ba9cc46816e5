using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <summary>A list with what its time and place left out.</summary>
public sealed record LeftOut(Page<Entity> Page, long UndatedLeftOut, long DisputedLeftOut);

/// <summary>Everything within a place, everything in a time: lists, and how many they left out.</summary>
public sealed class Everything(GraphAt graph)
{
    /// <summary>Of a time: things that would be in the list were undated ones kept.</summary>
    public Task<long> UndatedLeftOutAsync(IReadOnlyList<NodeKind> kinds, Filter? others, During during, CancellationToken cancellation = default) => throw new NotImplementedException(graph.ToString());

    /// <summary>Of a place: things that would be in the list were disputed areas counted in.</summary>
    public Task<long> DisputedLeftOutAsync(IReadOnlyList<NodeKind> kinds, Filter? others, Filter.Inside within, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>A page with both counts.</summary>
    public Task<LeftOut> ListAsync(ListQuery list, Filter.Inside? within = null, During? during = null, CancellationToken cancellation = default) => throw new NotImplementedException();
}
