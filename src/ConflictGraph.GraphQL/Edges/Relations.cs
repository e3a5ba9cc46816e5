using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using GraphQL.DataLoader;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>Edges as answers to relation(id), and those that led to the items of a list.</summary>
static class Relations
{
    public static IDataLoaderResult<RelationAt?> Load(ReadAt at, string id) =>
        at.Loader<string, RelationAt>("relation", "", async (ids, cancellation) =>
        {
            var found = await new Proofs(at.Graph).RelationsAsync(ids, cancellation).ConfigureAwait(false);
            return found.ToDictionary(pair => pair.Key, pair => new RelationAt(at, pair.Value));
        }).Load(id);

    /// <summary>An edge as it stood in a change, whether it is still there or not.</summary>
    public static IDataLoaderResult AsEntered(ReadAt at, Edge edge, long revision) =>
        at.Loader<StoredEdge, RelationAt>("entered", "", async (edges, cancellation) =>
        {
            var relations = await new Proofs(at.Graph).OfEdgesAsync(edges, cancellation).ConfigureAwait(false);
            return edges.Zip(relations).ToDictionary(pair => pair.First, pair => new RelationAt(at, pair.Second));
        }).Load(new StoredEdge(edge, 0, revision));

    /// <summary>Edges whose ends were judged one.</summary>
    public static IDataLoaderResult Inner(EntityAt entity)
    {
        var at = entity.At;
        return at.Loader<NodeId, IReadOnlyList<RelationAt>>("inner", "", async (ids, cancellation) =>
        {
            var found = await at.Reads.LinksAsync(at.Graph.At, ids, new LinkQuery { Direction = Direction.OUT, FarIds = ids, Loops = true, WithPayload = true }, cancellation).ConfigureAwait(false);
            var loops = found.Values.SelectMany(page => page.Items).Where(link => link.Node == link.Other).ToList();
            var relations = await new Proofs(at.Graph).OfLinksAsync(loops, cancellation).ConfigureAwait(false);
            var byNode = loops.Zip(relations).ToLookup(pair => pair.First.Node, pair => new RelationAt(at, pair.Second));
            return ids.ToDictionary(id => id, id => (IReadOnlyList<RelationAt>)[.. byNode[id]]);
        }).Load(entity.Id);
    }

    public static IDataLoaderResult? Leading(EntityEdge edge)
    {
        if (edge.Page.By is not { } by)
            return null;
        var at = edge.Page.At;
        return at.Loader<(NodeId From, NodeId Far), RelationAt>($"leading.{by.Kind}.{by.Direction}", $"{(by.Tags is null ? "" : string.Join(',', by.Tags))}|{by.During}", async (pairs, cancellation) =>
        {
            var query = new LinkQuery
            {
                Kinds = [by.Kind],
                Direction = by.Direction,
                Layer = by.Kind.IsDirect ? Layer.BOTH : Layer.ASSERTED,
                Tags = by.Tags,
                During = by.During,
                FarIds = [.. pairs.Select(pair => pair.Far).Distinct()],
                WithPayload = true,
            };
            var found = await at.Reads.LinksAsync(at.Graph.At, [.. pairs.Select(pair => pair.From).Distinct()], query, cancellation).ConfigureAwait(false);
            var wanted = pairs.ToHashSet();
            var links = found.Values.SelectMany(page => page.Items).Where(link => wanted.Contains((link.Node, link.Other))).DistinctBy(link => (link.Node, link.Other)).ToList();
            var relations = await new Proofs(at.Graph).OfLinksAsync(links, cancellation).ConfigureAwait(false);
            return links.Zip(relations).ToDictionary(pair => (pair.First.Node, pair.First.Other), pair => new RelationAt(at, pair.Second));
        }).Load((by.From, edge.Node.Id));
    }
}
