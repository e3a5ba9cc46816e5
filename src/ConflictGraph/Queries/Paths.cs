using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <summary>STOPPED: none was found before a cap was reached, so there may be one.</summary>
public enum PathVerdict { FOUND, NONE, STOPPED }

public sealed record ConnectionQuery(NodeId From, NodeId To)
{
    public int MaxLength { get; init; } = 6;

    public int First { get; init; } = 3;

    public IReadOnlyCollection<NodeId> Avoid { get; init; } = [];

    /// <summary>Kinds that no path goes through; its ends may be of them.</summary>
    public IReadOnlyCollection<NodeKind> AvoidKinds { get; init; } = [NodeKinds.Document, NodeKinds.Source, NodeKinds.Conflict];

    public int? AvoidDegreeOver { get; init; }

    public IReadOnlyCollection<EdgeKind>? EdgeKinds { get; init; }

    public Certainty? AtLeast { get; init; }

    public EventView Events { get; init; } = EventView.BOTH;
}

public sealed record PathAnswer(IReadOnlyList<Connection> Paths, PathVerdict Verdict);

/// <summary>One way from one thing to another.</summary>
/// <param name="Edges">One for each step, chosen the same way every time: the surest first.</param>
/// <param name="Sentence">Names each event with its modality and who says so.</param>
public sealed record Connection(IReadOnlyList<Entity> Nodes, IReadOnlyList<Relation> Edges, string Sentence)
{
    public int Length => Edges.Count;
}

/// <summary>How two things are connected.</summary>
public sealed class Paths(GraphAt graph)
{
    const int Longest = 10;

    public async Task<PathAnswer> AskAsync(ConnectionQuery query, CancellationToken cancellation = default)
    {
        if (query.MaxLength is < 0 or > Longest)
            throw new LimitException("LIMIT_DEPTH", $"A path has at most {Longest} steps, and {query.MaxLength} were asked. Ask for fewer, or ask from something nearer.");
        var ends = await graph.KnownAsync([query.From, query.To, .. query.Avoid], cancellation);
        var found = await graph.Reads.PathsAsync(graph.At, new PathQuery(ends[query.From].Id, ends[query.To].Id)
        {
            MaxLength = query.MaxLength,
            First = query.First,
            Avoid = [.. query.Avoid.Select(id => ends[id].Id).Distinct()],
            // Among direct edges no way leads through the events and claims that they stand for.
            AvoidKinds = query.Events == EventView.EDGES ? [.. query.AvoidKinds.Union(graph.KindsWith(Part.Event | Part.Claim))] : query.AvoidKinds,
            AvoidDegreeOver = query.AvoidDegreeOver,
            EdgeKinds = query.EdgeKinds,
            AtLeast = query.AtLeast,
            Layer = LayerOf(query.Events),
        }, cancellation);
        if (found.Paths.Count == 0)
            return new PathAnswer([], found.Complete ? PathVerdict.NONE : PathVerdict.STOPPED);

        var on = found.Paths.SelectMany(path => path).ToHashSet();
        var entities = await graph.EntitiesAsync(on, cancellation);
        var edges = await StepsAsync(found.Paths, on, query, cancellation);
        var sentence = await PathSentence.OverAsync(graph, entities, [.. edges.Values], cancellation);
        return new PathAnswer([.. found.Paths.Select(path => ConnectionOf(path, entities, edges, sentence))], PathVerdict.FOUND);
    }

    static Layer LayerOf(EventView events) => events == EventView.NODES ? Layer.ASSERTED : Layer.BOTH;

    static Connection ConnectionOf(IReadOnlyList<NodeId> path, IReadOnlyDictionary<NodeId, Entity> entities, Dictionary<(NodeId, NodeId), Relation> edges, PathSentence sentence)
    {
        IReadOnlyList<Entity> nodes = [.. path.Select(id => entities[id])];
        IReadOnlyList<Relation> steps = [.. path.Zip(path.Skip(1), (from, to) => edges[Pair(from, to)])];
        return new Connection(nodes, steps, sentence.Of(nodes, steps));
    }

    /// <summary>The edge for each step: the surest, then that which stands firmest, then by kind and birth; an entered one before a direct one.</summary>
    async Task<Dictionary<(NodeId, NodeId), Relation>> StepsAsync(IReadOnlyList<IReadOnlyList<NodeId>> paths, HashSet<NodeId> on, ConnectionQuery query, CancellationToken cancellation)
    {
        var pairs = paths.SelectMany(path => path.Zip(path.Skip(1), Pair)).ToHashSet();
        var links = await graph.LinksAsync(on, new LinkQuery
        {
            Kinds = query.EdgeKinds,
            Direction = Direction.OUT,
            Layer = LayerOf(query.Events),
            FarIds = on,
            AtLeast = query.AtLeast,
            WithPayload = true,
            First = 10 * Reading.LinksPerNode,
        }, cancellation);
        var parallel = links.Values.SelectMany(page => page.Items).Where(link => pairs.Contains(Pair(link.From, link.To))).ToList();
        var relations = await new Proofs(graph).OfLinksAsync(parallel, cancellation);
        return relations.Zip(parallel).GroupBy(pair => Pair(pair.First.From, pair.First.To)).ToDictionary(group => group.Key, group => group
            .MinBy(pair => (pair.First.Certainty, pair.First.Kind.IsDirect, pair.First.Modality ?? Modality.OCCURRED, pair.First.Kind.Number, Math.Abs(pair.Second.Edge))).First);
    }

    static (NodeId, NodeId) Pair(NodeId a, NodeId b) => a.CompareTo(b) <= 0 ? (a, b) : (b, a);
}
