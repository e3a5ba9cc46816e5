using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <summary>Whether events are drawn as nodes, as direct edges between those who took part, or both.</summary>
public enum EventView { EDGES, NODES, BOTH }

public enum GraphOrder { DEGREE, NEWEST }

public enum OmissionReason { NODE_LIMIT, EDGE_LIMIT, LINKS_PER_NODE, MIN_DEGREE, UNDATED, DISPUTED }

/// <summary>What was left out, how much, and why.</summary>
public sealed record Omission(OmissionReason Reason, long Count)
{
    public NodeKind? Kind { get; init; }

    public EdgeKind? EdgeKind { get; init; }
}

/// <summary>A part of the graph to draw. Without seeds: the newest events that pass, with their ends.</summary>
public sealed record SubgraphQuery
{
    public IReadOnlyList<NodeId> Seeds { get; init; } = [];

    /// <summary>0: exactly the seeds and the edges among them.</summary>
    public int Depth { get; init; } = 1;

    public Direction Direction { get; init; } = Direction.BOTH;

    /// <summary>Not sent again; edges to them are.</summary>
    public IReadOnlyList<NodeId> Known { get; init; } = [];

    /// <summary>Kinds of nodes that may be reached; seeds are always there.</summary>
    public IReadOnlyList<NodeKind>? Kinds { get; init; }

    public IReadOnlyList<EdgeKind>? EdgeKinds { get; init; }

    public During? During { get; init; }

    public Filter.Inside? Within { get; init; }

    /// <summary>Documents, or sources that published them: only edges whose evidence is from these.</summary>
    public IReadOnlyList<NodeId>? Citing { get; init; }

    public EventView Events { get; init; } = EventView.EDGES;

    public bool Bundle { get; init; } = true;

    public int? MinDegree { get; init; }

    public int NodeLimit { get; init; } = 300;

    public int EdgeLimit { get; init; } = 1000;
}

/// <param name="HiddenNeighbours">Links in the asked view that were not sent.</param>
public sealed record GraphNode(Entity Entity, int Depth, long HiddenNeighbours);

/// <param name="Truncated">The asked budget cut.</param>
/// <param name="Complete">No cap of the service cut; totals are exact when true.</param>
public sealed record Subgraph(
    IReadOnlyList<GraphNode> Nodes, IReadOnlyList<Relation> Edges, bool Truncated, bool Complete, int TotalNodes, int TotalEdges, GraphOrder OrderedBy, IReadOnlyList<Omission> Omitted);

/// <summary>What lies round some things, level by level.</summary>
public sealed class Neighbourhood(GraphAt graph)
{
    const int MostSeeds = 2_000;
    const int MostNodes = 2_000;
    const int MostEdges = 5_000;
    const int Deepest = 6;

    /// <summary>
    /// So many things are reached and counted, or twice the asked number where that is more: an answer that stops here says that it is not complete.
    /// Counting everything round a common weapon would cost a hundred times what is drawn.
    /// </summary>
    const int FewestReached = 1_000;

    /// <summary>Edges that are bundled only to be counted.</summary>
    const int MostBundled = 500;

    /// <summary>A level is walked in parts, each ten times as large, so that one of hubs is not read in full when a few of them fill the answer, and many parts are still few calls.</summary>
    const int FirstPart = 20;

    /// <summary>Newest events that are looked at when there are no seeds.</summary>
    const int MostEvents = 2_000;

    public async Task<Subgraph> AskAsync(SubgraphQuery query, CancellationToken cancellation = default)
    {
        Refuse(query);
        var named = await graph.KnownAsync([.. query.Seeds.Concat(query.Known).Concat(query.Citing ?? []).Concat(query.Within is { } within ? [within.Place] : []).Distinct()], cancellation);
        var known = query.Known.Select(id => named[id].Id).ToHashSet();
        var view = new GraphView(graph, query, (query.Citing ?? []).Select(id => named[id].Id).ToHashSet());
        var reached = query.Seeds.Count > 0
            ? await GrowAsync(view, [.. query.Seeds.Select(id => named[id]).Where(seed => seed.RetractedIn is null).Select(seed => seed.Id).Distinct()], query, cancellation)
            : await NewestAsync(view, query, cancellation);
        return await DrawAsync(view, reached, known, query, cancellation);
    }

    static void Refuse(SubgraphQuery query)
    {
        if (query.Seeds.Count > MostSeeds || query.Known.Count > MostSeeds)
            throw new LimitException("LIMIT_SIZE", $"seeds and known hold at most {MostSeeds} ids each, and {Math.Max(query.Seeds.Count, query.Known.Count)} were given. Ask in parts.");
        if (query.NodeLimit is < 1 or > MostNodes)
            throw new LimitException("LIMIT_SIZE", $"nodeLimit is from 1 to {MostNodes}, and {query.NodeLimit} was asked.");
        if (query.EdgeLimit is < 0 or > MostEdges)
            throw new LimitException("LIMIT_SIZE", $"edgeLimit is from 0 to {MostEdges}, and {query.EdgeLimit} was asked.");
        if (query.Depth is < 0 or > Deepest)
            throw new LimitException("LIMIT_DEPTH", $"depth is from 0 to {Deepest}, and {query.Depth} was asked. Ask for less, and again from what you find.");
    }

    sealed record Reached(List<(NodeId Id, int Depth)> Nodes, GraphOrder OrderedBy, bool IsComplete, List<Omission> Omitted);

    /// <summary>Level by level; within a level what has most links in the view comes first.</summary>
    async Task<Reached> GrowAsync(GraphView view, IReadOnlyList<NodeId> seeds, SubgraphQuery query, CancellationToken cancellation)
    {
        var reached = new Reached([.. seeds.Select(seed => (seed, 0))], GraphOrder.DEGREE, true, []);
        var there = seeds.ToHashSet();
        var most = Math.Max(FewestReached, 2 * query.NodeLimit);
        var level = seeds;
        for (var depth = 1; depth <= query.Depth && level.Count > 0; depth++)
        {
            var next = new List<NodeId>();
            var isFull = false;
            for (int from = 0, size = FirstPart; from < level.Count && !isFull; from += size, size *= 10)
            {
                var step = await view.StepAsync([.. level.Skip(from).Take(size)], cancellation);
                reached.Omitted.AddRange(new[] { new Omission(OmissionReason.LINKS_PER_NODE, step.Cut), new(OmissionReason.UNDATED, step.Undated), new(OmissionReason.DISPUTED, step.Disputed) }.Where(omission => omission.Count > 0));
                var found = step.Far.Where(there.Add).ToList();
                if (query.MinDegree is { } least && found.Count > 0)
                    await KeepAsync(found, least, reached, cancellation);
                next.AddRange(found);
                isFull = reached.Nodes.Count + next.Count > most;
            }
            level = await view.ByLinksAsync(next, cancellation);
            reached.Nodes.AddRange(level.Select(id => (id, depth)));
            if (isFull)
                return reached with { IsComplete = false };
        }
        return reached with { IsComplete = reached.Omitted.TrueForAll(omission => omission.Reason != OmissionReason.LINKS_PER_NODE) };
    }

    async Task KeepAsync(List<NodeId> found, int least, Reached reached, CancellationToken cancellation)
    {
        var degrees = await graph.Reads.CountLinksAsync(graph.At, found, new LinkQuery(), Reading.LinksPerNode, cancellation);
        var low = found.RemoveAll(id => degrees[id].Total < least);
        if (low > 0)
            reached.Omitted.Add(new Omission(OmissionReason.MIN_DEGREE, low));
    }

    /// <summary>The newest events that pass, each followed by its ends, until there are enough.</summary>
    async Task<Reached> NewestAsync(GraphView view, SubgraphQuery query, CancellationToken cancellation)
    {
        const int atOnce = 200;
        var reached = new Reached([], GraphOrder.NEWEST, true, []);
        var there = new HashSet<NodeId>();
        var kinds = graph.KindsWith(Part.Event);
        ListCursor? after = null;
        for (var looked = 0; looked < MostEvents; looked += atOnce)
        {
            var page = (await graph.Reads.ListAsync(graph.At, [new ListQuery(kinds, view.Passing, Order.NEWEST) { Size = atOnce, After = after }], cancellation))[0];
            foreach (var (id, depth) in await view.OfEventsAsync(page.Items, cancellation))
                if (there.Add(id))
                    reached.Nodes.Add((id, depth));
            if (!page.HasMore)
                return reached;
            after = ListCursor.Of(page.Items[^1], Order.NEWEST);
        }
        return reached with { IsComplete = false };
    }

    async Task<Subgraph> DrawAsync(GraphView view, Reached reached, HashSet<NodeId> known, SubgraphQuery query, CancellationToken cancellation)
    {
        // What is known is not sent again, but for what was asked as a seed.
        var all = reached.Nodes.Where(node => !known.Contains(node.Id)).ToList();
        var sent = all.Take(query.NodeLimit).ToList();
        var omitted = reached.Omitted;
        if (all.Count > sent.Count)
            omitted.Add(new Omission(OmissionReason.NODE_LIMIT, all.Count - sent.Count));

        var ids = sent.Select(node => node.Id).ToList();
        var place = ids.Concat(known).Distinct().Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index);
        var (links, cut, unread) = await LinksAsync(view, ids, known, place, reached.IsComplete ? null : query, cancellation);
        if (cut > 0)
            omitted.Add(new Omission(OmissionReason.LINKS_PER_NODE, cut));
        var relations = await view.RelationsAsync(links, cancellation);
        var drawn = query.Bundle ? Proofs.Bundled(relations) : relations;
        var ordered = drawn.OrderBy(edge => Math.Max(place[edge.From], place[edge.To])).ThenBy(edge => Math.Min(place[edge.From], place[edge.To])).ThenBy(edge => edge.Kind.Number).ThenBy(edge => edge.Id, StringComparer.Ordinal).ToList();
        var edges = ordered.Take(query.EdgeLimit).ToList();
        var total = ordered.Count + unread;
        if (total > edges.Count)
            omitted.Add(new Omission(OmissionReason.EDGE_LIMIT, total - edges.Count));

        var isComplete = reached.IsComplete && cut == 0;
        // Where not all was reached, what is drawn is what is known of the number.
        if (all.Count > sent.Count && reached.IsComplete)
            (total, isComplete) = await TotalAsync(view, [.. all.Select(node => node.Id)], known, query, isComplete, cancellation);
        var entities = await graph.EntitiesAsync(sent.Select(node => node.Id), cancellation);
        var hidden = await view.HiddenAsync(ids, edges, cancellation);
        return new Subgraph(
            [.. sent.Select(node => new GraphNode(entities[node.Id], node.Depth, hidden.GetValueOrDefault(node.Id)))], edges,
            all.Count > sent.Count || total > edges.Count, isComplete, all.Count, total, reached.OrderedBy,
            [.. omitted.GroupBy(omission => omission.Reason).OrderBy(group => group.Key).Select(group => new Omission(group.Key, group.Sum(omission => omission.Count)))]);
    }

    /// <summary>
    /// The links among what is sent. Where the answer is not complete anyway, those of as many pairs, in the order of drawing, as edges may be sent;
    /// each pair gives one edge at least, and the other pairs are only counted.
    /// </summary>
    static async Task<(IReadOnlyList<Link> Links, int Cut, int Unread)> LinksAsync(
        GraphView view, IReadOnlyList<NodeId> ids, HashSet<NodeId> known, Dictionary<NodeId, int> place, SubgraphQuery? asked, CancellationToken cancellation)
    {
        var (links, cut) = await view.AmongAsync(ids, known, withPayload: true, cancellation);
        if (asked is not { Citing: null })
            return (links, cut, 0);
        var pairs = links.GroupBy(link => (High: Math.Max(place[link.From], place[link.To]), Low: Math.Min(place[link.From], place[link.To]), link.Kind))
            .OrderBy(pair => pair.Key.High).ThenBy(pair => pair.Key.Low).ThenBy(pair => pair.Key.Kind.Number).ToList();
        return ([.. pairs.Take(asked.EdgeLimit).SelectMany(pair => pair)], cut, Math.Max(0, pairs.Count - asked.EdgeLimit));
    }

    /// <summary>How many edges there are among all that was reached, sent or not.</summary>
    static async Task<(int Total, bool IsComplete)> TotalAsync(GraphView view, IReadOnlyList<NodeId> all, HashSet<NodeId> known, SubgraphQuery query, bool isComplete, CancellationToken cancellation)
    {
        var (links, cut) = await view.AmongAsync(all, known, withPayload: false, cancellation);
        if (!query.Bundle && query.Citing is null)
            return (links.Count, isComplete && cut == 0);
        if (links.Count > MostBundled)
            return (links.DistinctBy(link => (link.Kind, link.From, link.To)).Count(), false);
        (links, _) = await view.AmongAsync(all, known, withPayload: true, cancellation);
        var relations = await view.RelationsAsync(links, cancellation);
        return ((query.Bundle ? Proofs.Bundled(relations) : relations).Count, isComplete && cut == 0);
    }
}
