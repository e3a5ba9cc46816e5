using ConflictGraph.Model;

namespace ConflictGraph.Queries;

/// <summary>Whom claims go back to: claims of one origin count as one.</summary>
public sealed class ClaimOrigins(GraphAt graph)
{
    /// <summary>By claim, in the order of its claimants.</summary>
    public async Task<IReadOnlyDictionary<NodeId, IReadOnlyList<NodeId>>> OfAsync(IReadOnlyCollection<NodeId> claims, CancellationToken cancellation = default)
    {
        var origins = await Origins.OfAsync(graph, claims, cancellation);
        return claims.ToDictionary(claim => claim, claim => (IReadOnlyList<NodeId>)[.. origins.Of(claim).Select(origin => origin.Entity)]);
    }
}
