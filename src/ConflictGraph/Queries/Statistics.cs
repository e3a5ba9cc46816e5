using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <summary>How much there is, from the running totals of the revision: no row is read.</summary>
public sealed record Statistics(IReadOnlyList<(NodeKind Kind, long Count)> Nodes, IReadOnlyList<(EdgeKind Kind, long Count)> Edges, Revision? First)
{
    public long TotalNodes => Nodes.Sum(pair => pair.Count);

    public long TotalEdges => Edges.Sum(pair => pair.Count);

    public static async Task<Statistics> OfAsync(GraphAt graph, CancellationToken cancellation = default)
    {
        var first = await graph.Reads.RevisionsAsync(new RevisionQuery(new PageOf(1), OldestFirst: true), cancellation);
        var totals = graph.Revision.Totals;
        return new Statistics(
            [.. graph.World.NodeKinds.Select(kind => (kind, totals.Nodes.GetValueOrDefault(kind.Name))).Where(pair => pair.Item2 > 0)],
            [.. graph.World.EdgeKinds.Select(kind => (kind, totals.Edges.GetValueOrDefault(kind.Name))).Where(pair => pair.Item2 > 0)],
            first.Items.FirstOrDefault(revision => revision.Number <= graph.At));
    }
}
