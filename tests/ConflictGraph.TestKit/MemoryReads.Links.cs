using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.TestKit;

/// <summary>Links and their counts.</summary>
public abstract partial class MemoryReads : IGraphReads
{
    public Task<IReadOnlyDictionary<NodeId, Page<Link>>> LinksAsync(long at, IReadOnlyCollection<NodeId> ids, LinkQuery query, CancellationToken cancellation = default)
    {
        var graph = Rows.At(at);
        var asked = new AskedLinks(graph, query);
        return ForEach(ids, id => graph.Find(id) is { } node ? PageOf(node) : null, cancellation);

        Page<Link> PageOf(NodeVersion node)
        {
            var all = asked.Of(node).ToList();
            var rest = query.After is { } after ? all.Where(link => link.Place.CompareTo((after.Slot, after.Other, after.Edge)) > 0).ToList() : all;
            return new Page<Link>([.. rest.Take(query.First).Select(link => Link(node, link))], rest.Count > query.First, query.WithTotal ? all.Count : null);
        }

        Link Link(NodeVersion node, Seen seen)
        {
            var (other, link) = (graph.Live[seen.Other], seen.Link);
            return new Link(link.Kind, seen.Direction, node.Id, other.Id, other.Kind, other.Serial, link.Edge, link.Certainty, link.Tag, link.Time)
            {
                DerivedFrom = link.Edge < 0 ? graph.Live[-link.Edge].Id : null,
                Payload = query.WithPayload && link.Edge > 0 ? Rows.Edges.Find(row => row.What.Version == link.Edge)!.Stored() : null,
            };
        }
    }

    public Task<IReadOnlyDictionary<NodeId, LinkCounts>> CountLinksAsync(long at, IReadOnlyCollection<NodeId> ids, LinkQuery query, int cap, CancellationToken cancellation = default)
    {
        var graph = Rows.At(at);
        var asked = new AskedLinks(graph, query);
        return ForEach(ids, id => graph.Find(id) is { } node ? Count(asked.Of(node).ToList()) : null, cancellation);

        LinkCounts Count(IReadOnlyList<Seen> links) => new(
            [.. links.Take(cap)
                .GroupBy(link => (link.Place.Slot, link.Link.Kind, link.Direction, Far: graph.Live[link.Other].Kind))
                .OrderBy(group => group.Key.Slot).ThenBy(group => group.Key.Far.Number)
                .Select(group => new LinkCount(group.Key.Kind, group.Key.Direction, group.Key.Far, group.Count()))],
            links.Count <= cap);
    }

    /// <summary>The links of a node that a query asks for, in order, whatever its page.</summary>
    sealed class AskedLinks(Snapshot graph, LinkQuery query)
    {
        readonly HashSet<long>? far = query.FarIds is { } ids ? graph.SerialsOf(ids) : null;
        readonly HashSet<long> excluded = graph.SerialsOf(query.Exclude ?? []);

        public IEnumerable<Seen> Of(NodeVersion node) => graph.LinksOf[node.Serial].Where(IsAsked).OrderBy(seen => seen.Place);

        bool IsAsked(Seen seen) =>
            (query.Kinds is null || query.Kinds.Contains(seen.Link.Kind))
            && (query.Direction == Direction.BOTH || query.Direction == seen.Direction)
            && (query.Tags is null || (seen.Link.Tag is { } tag && query.Tags.Contains(tag)))
            && (query.Layer == Layer.BOTH || query.Layer == Layer.DIRECT == seen.Link.Edge < 0)
            && (query.During is null || query.During.Meets(seen.Link.Time))
            && (query.FarKinds is null || query.FarKinds.Contains(graph.Live[seen.Other].Kind))
            && (far is null || far.Contains(seen.Other))
            && !excluded.Contains(seen.Other)
            && (query.AtLeast is null || seen.Link.Certainty <= query.AtLeast)
            && (query.Loops || !seen.IsLoop);
    }
}
