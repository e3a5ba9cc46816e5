using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <summary>Who says so: reads edges, links and direct edges as relations, and the evidence of each, a set at a time.</summary>
public sealed class Proofs(GraphAt graph)
{
    /// <summary>Links as relations, in their order, each from its source to its target whichever end it was read from. Asserted ones must carry their payload.</summary>
    public Task<IReadOnlyList<Relation>> OfLinksAsync(IReadOnlyList<Link> links, CancellationToken cancellation = default) => throw new NotImplementedException(graph.ToString());

    /// <summary>Edges as entered, such as those that rest on a claim, at their canonical ends.</summary>
    public Task<IReadOnlyList<Relation>> OfEdgesAsync(IReadOnlyList<StoredEdge> edges, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Any of the ids that relations carry, read back: of asserted and direct edges and of bundles. What is not there is absent.</summary>
    public Task<IReadOnlyDictionary<string, Relation>> RelationsAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>By relation: its own evidence, else that of the claims it is according to, else that of the claim it starts from; of a bundle that of all its edges.</summary>
    public Task<IReadOnlyDictionary<string, IReadOnlyList<Proof>>> EvidenceAsync(IReadOnlyCollection<Relation> relations, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Of claims: the evidence of who made them.</summary>
    public Task<IReadOnlyDictionary<NodeId, IReadOnlyList<Proof>>> EvidenceOfClaimsAsync(IReadOnlyCollection<NodeId> claims, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Parallel relations of equal kind, ends, modality and stance as one each, in the order of the first.</summary>
    public static IReadOnlyList<Relation> Bundled(IEnumerable<Relation> relations) => throw new NotImplementedException();
}
