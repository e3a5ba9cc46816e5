using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <summary>Reads at the graph's revision, in sets; an empty set costs no call.</summary>
static class Reading
{
    /// <summary>More links of one node than this are not walked.</summary>
    public const int LinksPerNode = 1000;

    static readonly IReadOnlyDictionary<NodeId, Entity> NoEntities = new Dictionary<NodeId, Entity>();
    static readonly IReadOnlyDictionary<NodeId, Page<Link>> NoLinks = new Dictionary<NodeId, Page<Link>>();

    public static async Task<IReadOnlyDictionary<NodeId, Entity>> EntitiesAsync(this GraphAt graph, IEnumerable<NodeId> ids, CancellationToken cancellation)
    {
        var set = ids as HashSet<NodeId> ?? [.. ids];
        return set.Count == 0 ? NoEntities : await graph.Reads.EntitiesAsync(graph.At, set, cancellation);
    }

    public static async Task<IReadOnlyDictionary<NodeId, Page<Link>>> LinksAsync(this GraphAt graph, IEnumerable<NodeId> ids, LinkQuery query, CancellationToken cancellation)
    {
        var set = ids.ToHashSet();
        return set.Count == 0 || query.Kinds is { Count: 0 } || query.FarKinds is { Count: 0 } || query.FarIds is { Count: 0 } ? NoLinks : await graph.Reads.LinksAsync(graph.At, set, query, cancellation);
    }

    public static IEnumerable<Link> LinksOf(this IReadOnlyDictionary<NodeId, Page<Link>> links, NodeId id) => links.TryGetValue(id, out var page) ? page.Items : [];

    public static bool HasMore(this IReadOnlyDictionary<NodeId, Page<Link>> links) => links.Values.Any(page => page.HasMore);

    /// <summary>The entities of these ids; refuses one that was never given.</summary>
    public static async Task<IReadOnlyDictionary<NodeId, Entity>> KnownAsync(this GraphAt graph, IReadOnlyCollection<NodeId> ids, CancellationToken cancellation)
    {
        var found = await graph.EntitiesAsync(ids, cancellation);
        foreach (var id in ids)
            if (!found.ContainsKey(id))
                throw new UnknownNodeException(id.Value);
        return found;
    }

    public static NodeKind? KindOf(this GraphAt graph, NodeId id) => graph.World.KindOf(id);

    public static bool Is(this GraphAt graph, NodeId id, Part part) => graph.KindOf(id)?.Is(part) ?? false;

    public static IReadOnlyList<NodeKind> KindsWith(this GraphAt graph, Part part) => [.. graph.World.NodeKinds.Where(kind => kind.Is(part))];

    public static IReadOnlyList<NodeKind> KindsWithout(this GraphAt graph, Part part) => [.. graph.World.NodeKinds.Where(kind => !kind.Is(part))];

    /// <summary>Kinds of edges that say something of an event, so that each is according to a claim.</summary>
    public static IReadOnlyList<EdgeKind> ClaimNeeding(this GraphAt graph) => [.. graph.World.EdgeKinds.Where(kind => kind.NeedsClaim)];

    /// <summary>The event that an edge of a claim-needing kind says something of.</summary>
    public static NodeId EventOf(this Link link) => link.Kind.EventEnd == End.FROM ? link.From : link.To;

    /// <summary>Its other end.</summary>
    public static NodeId ThingOf(this Link link) => link.Kind.EventEnd == End.FROM ? link.To : link.From;

    /// <summary>The claim's name as canonical, where it is known.</summary>
    public static NodeId Canonical(this IReadOnlyDictionary<NodeId, Entity> entities, NodeId id) => entities.TryGetValue(id, out var entity) ? entity.Id : id;

    public static Certainty Weaker(this Certainty one, Certainty other) => one > other ? one : other;

    public static Filter? And(this Filter? one, Filter? other) => (one, other) switch
    {
        (null, _) => other,
        (_, null) => one,
        _ => new Filter.All([one, other]),
    };
}
