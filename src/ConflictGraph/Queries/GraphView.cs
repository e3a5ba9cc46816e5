using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Projection;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <summary>The links that a drawing asks for, by its view of events and its filters.</summary>
/// <remarks>
/// In EDGES, events and claims give way to the direct edges that stand for them; an event that gives none stays a node, so that nothing vanishes,
/// and whatever was asked for by its id is there.
/// </remarks>
sealed class GraphView(GraphAt graph, SubgraphQuery query, IReadOnlySet<NodeId> citing)
{
    readonly Dictionary<NodeId, bool> stays = [];
    readonly Dictionary<NodeId, long> counted = [];

    bool IsEdges => query.Events == EventView.EDGES;

    Layer Layer => query.Events == EventView.NODES ? Layer.ASSERTED : Layer.BOTH;

    IReadOnlyList<NodeKind> Folded => graph.KindsWith(Part.Event | Part.Claim);

    /// <summary>Kinds that links may lead to as they are.</summary>
    IReadOnlyList<NodeKind>? Kinds => IsEdges ? [.. (query.Kinds ?? graph.World.NodeKinds).Except(Folded)] : query.Kinds;

    /// <summary>Kinds of events that may stay nodes in EDGES.</summary>
    IReadOnlyList<NodeKind> StayingKinds => [.. (query.Kinds ?? graph.World.NodeKinds).Where(kind => kind.Is(Part.Event))];

    /// <summary>Which events pass, where the newest are asked for.</summary>
    public Filter? Passing
    {
        get
        {
            Filter? passing = query.Within;
            return query.During is { } during ? passing.And(new Filter.At(during)) : passing;
        }
    }

    /// <param name="Cut">Nodes with more links than are walked.</param>
    /// <param name="Undated">Links that the asked time left out because they have none.</param>
    /// <param name="Disputed">Things that lie in the asked place only where it is disputed.</param>
    public sealed record Step(IReadOnlyList<NodeId> Far, int Cut, long Undated, long Disputed);

    /// <summary>What is one link away from a level.</summary>
    public async Task<Step> StepAsync(IReadOnlyCollection<NodeId> level, CancellationToken cancellation)
    {
        var links = new List<Link>();
        var cut = new HashSet<NodeId>();
        foreach (var asked in Queries(query.Direction))
            await ReadAsync(level, asked with { WithPayload = citing.Count > 0, EndsOnly = citing.Count == 0, FarKinds = Kinds }, links, cut, cancellation);
        if (IsEdges)
        {
            var events = new List<Link>();
            foreach (var asked in Queries(query.Direction))
                await ReadAsync(level, asked with { WithPayload = citing.Count > 0, EndsOnly = citing.Count == 0, Layer = Layer.ASSERTED, FarKinds = StayingKinds }, events, cut, cancellation);
            links.AddRange(await StayingAsync(events, cancellation));
        }
        if (citing.Count > 0)
        {
            var cited = (await RelationsAsync(links, cancellation)).SelectMany(relation => new[] { relation.From, relation.To }).ToHashSet();
            links = [.. links.Where(link => cited.Contains(link.Other))];
        }
        var (inside, disputed) = await InsideAsync([.. links.OrderBy(link => link.OtherSerial).Select(link => link.Other).Distinct()], cancellation);
        return new Step(inside, cut.Count, await UndatedAsync(level, cancellation), disputed);
    }

    async Task<long> UndatedAsync(IReadOnlyCollection<NodeId> level, CancellationToken cancellation)
    {
        if (query.During is not { KeepUndated: false } during || level.Count == 0 || Kinds is { Count: 0 })
            return 0;
        var dated = Queries(query.Direction).First() with { FarKinds = Kinds };
        if (dated.Kinds is { Count: 0 })
            return 0;
        var kept = await graph.Reads.CountLinksAsync(graph.At, level, dated with { During = during with { KeepUndated = true } }, 10 * Reading.LinksPerNode, cancellation);
        var dropped = await graph.Reads.CountLinksAsync(graph.At, level, dated, 10 * Reading.LinksPerNode, cancellation);
        return kept.Values.Sum(counts => counts.Total) - dropped.Values.Sum(counts => counts.Total);
    }

    /// <summary>What has most links in the view first, then the oldest.</summary>
    public async Task<IReadOnlyList<NodeId>> ByLinksAsync(IReadOnlyList<NodeId> ids, CancellationToken cancellation)
    {
        var counts = await CountAsync(ids, cancellation);
        return [.. ids.OrderByDescending(id => counts.GetValueOrDefault(id))];
    }

    /// <summary>Of events, newest first, what is drawn: events that are nodes, and what their edges join.</summary>
    public async Task<IReadOnlyList<(NodeId Id, int Depth)>> OfEventsAsync(IReadOnlyList<Entity> events, CancellationToken cancellation)
    {
        var ends = await graph.LinksAsync(events.Select(@event => @event.Id), new LinkQuery { Kinds = [.. graph.ClaimNeeding().Where(Allows)], WithPayload = citing.Count > 0 }, cancellation);
        var cited = citing.Count == 0 ? null : (await RelationsAsync([.. ends.Values.SelectMany(page => page.Items)], cancellation)).SelectMany(relation => new[] { relation.From, relation.To }).ToHashSet();
        var found = new List<(NodeId, int)>();
        foreach (var @event in events)
        {
            if (cited is not null && !cited.Contains(@event.Id))
                continue;
            var direct = Derived.Of(@event, graph.World).Direct;
            var isNode = !IsEdges || Stays(@event.Id, direct.Count == 0);
            if (isNode && (query.Kinds?.Contains(@event.Kind) ?? true))
                found.Add((@event.Id, 0));
            if (query.Depth == 0)
                continue;
            var far = isNode ? ends.LinksOf(@event.Id).Where(link => !link.OtherKind.Is(Part.Event)).Select(link => link.Other) : direct.SelectMany(edge => new[] { edge.From, edge.To });
            found.AddRange(far.Distinct().Where(id => query.Kinds?.Contains(graph.KindOf(id)!) ?? true).Select(id => (id, 1)));
        }
        return found;
    }

    /// <summary>Links with both ends among the nodes, or one end among what is known; each once. And how many nodes had more than are read.</summary>
    public async Task<(IReadOnlyList<Link> Links, int Cut)> AmongAsync(IReadOnlyList<NodeId> nodes, IReadOnlySet<NodeId> known, bool withPayload, CancellationToken cancellation)
    {
        var links = new List<Link>();
        var cut = new HashSet<NodeId>();
        foreach (var asked in Queries(Direction.BOTH))
            await ReadAsync(nodes, asked with { WithPayload = withPayload, FarIds = [.. nodes.Union(known)], First = 2 * Reading.LinksPerNode }, links, cut, cancellation);
        return ([.. links.DistinctBy(link => (link.Kind, link.From, link.To, link.Edge))], cut.Count);
    }

    /// <summary>As relations; where citing was asked, only those that are proved by it.</summary>
    public async Task<IReadOnlyList<Relation>> RelationsAsync(IReadOnlyList<Link> links, CancellationToken cancellation)
    {
        var proofs = new Proofs(graph);
        var relations = await proofs.OfLinksAsync(links, cancellation);
        if (citing.Count == 0)
            return relations;
        var evidence = await proofs.EvidenceAsync([.. relations.DistinctBy(relation => relation.Id)], cancellation);
        var cited = await new Publishers(graph).CitedAsync([.. evidence.Values.SelectMany(pieces => pieces).Select(proof => proof.Evidence.Document).Distinct()], citing, cancellation);
        return [.. relations.Where(relation => evidence[relation.Id].Any(proof => cited.Contains(proof.Evidence.Document)))];
    }

    /// <summary>Links in the view that the drawing does not hold.</summary>
    public async Task<IReadOnlyDictionary<NodeId, long>> HiddenAsync(IReadOnlyList<NodeId> nodes, IReadOnlyList<Relation> edges, CancellationToken cancellation)
    {
        var sent = new Dictionary<NodeId, long>();
        foreach (var edge in edges)
            foreach (var end in new[] { edge.From, edge.To })
                sent[end] = sent.GetValueOrDefault(end) + edge.Bundled;
        var counts = await CountAsync(nodes, cancellation);
        return nodes.ToDictionary(node => node, node => Math.Max(0, counts[node] - sent.GetValueOrDefault(node)));
    }

    /// <summary>What was ranked by its links is not counted again for what is hidden.</summary>
    async Task<IReadOnlyDictionary<NodeId, long>> CountAsync(IReadOnlyList<NodeId> ids, CancellationToken cancellation)
    {
        foreach (var (id, count) in await CountNewAsync([.. ids.Where(id => !counted.ContainsKey(id))], cancellation))
            counted[id] = count;
        return counted;
    }

    async Task<Dictionary<NodeId, long>> CountNewAsync(IReadOnlyList<NodeId> ids, CancellationToken cancellation)
    {
        var counts = ids.ToDictionary(id => id, _ => 0L);
        if (ids.Count == 0)
            return counts;
        foreach (var asked in Queries(Direction.BOTH))
            if (asked.Kinds is not { Count: 0 } && Kinds is not { Count: 0 })
                foreach (var (id, count) in await graph.Reads.CountLinksAsync(graph.At, ids, asked with { FarKinds = Kinds }, 10 * Reading.LinksPerNode, cancellation))
                    counts[id] += count.Total;
        if (!IsEdges)
            return counts;
        var events = new List<Link>();
        foreach (var asked in Queries(Direction.BOTH))
            await ReadAsync(ids, asked with { EndsOnly = true, Layer = Layer.ASSERTED, FarKinds = StayingKinds }, events, [], cancellation);
        foreach (var link in await StayingAsync(events, cancellation))
            counts[link.Node]++;
        return counts;
    }

    bool Allows(EdgeKind kind) => query.EdgeKinds?.Contains(kind) ?? true;

    /// <summary>One query; two where a time is asked, because edges between things have none and stay.</summary>
    IEnumerable<LinkQuery> Queries(Direction direction)
    {
        var all = new LinkQuery { Kinds = query.EdgeKinds, Direction = direction, Layer = Layer };
        if (query.During is not { } during)
            return [all];
        var kinds = graph.World.EdgeKinds.Where(Allows).ToLookup(HasTime);
        return [all with { Kinds = [.. kinds[true]], During = during }, all with { Kinds = [.. kinds[false]] }];
    }

    static bool HasTime(EdgeKind kind) => kind.NeedsClaim || kind.IsDirect || kind == EdgeKinds.MadeClaim || kind == EdgeKinds.About;

    async Task ReadAsync(IReadOnlyCollection<NodeId> ids, LinkQuery asked, List<Link> links, HashSet<NodeId> cut, CancellationToken cancellation)
    {
        foreach (var (id, page) in await graph.LinksAsync(ids, asked, cancellation))
        {
            links.AddRange(page.Items);
            if (page.HasMore)
                cut.Add(id);
        }
    }

    /// <summary>Links to events that no direct edge stands for.</summary>
    async Task<IReadOnlyList<Link>> StayingAsync(IReadOnlyList<Link> links, CancellationToken cancellation)
    {
        var unknown = links.Select(link => link.Other).Where(id => !stays.ContainsKey(id)).ToHashSet();
        if (unknown.Count > 0)
        {
            var giving = await graph.Reads.GivingEdgesAsync(graph.At, unknown, cancellation);
            foreach (var id in unknown)
                Stays(id, !giving.Contains(id));
        }
        return [.. links.Where(link => stays.GetValueOrDefault(link.Other))];
    }

    bool Stays(NodeId @event, bool givesNone) => stays[@event] = givesNone;

    /// <summary>Those within the asked place; kinds that are in no place stay. And how many more there would be with its disputed parts.</summary>
    async Task<(IReadOnlyList<NodeId> Inside, long Disputed)> InsideAsync(IReadOnlyList<NodeId> ids, CancellationToken cancellation)
    {
        var placed = ids.Where(id => IsPlaced(graph.KindOf(id)!)).ToList();
        if (query.Within is not { } within || placed.Count == 0)
            return (ids, 0);
        IReadOnlyList<NodeKind> kinds = [.. placed.Select(id => graph.KindOf(id)!).Distinct().OrderBy(kind => kind.Number)];
        var pages = await graph.Reads.ListAsync(graph.At, [Of(within), Of(within with { Disputed = within.Disputed == Disputed.EXCLUDE ? Disputed.INCLUDE : within.Disputed })], cancellation);
        var inside = pages[0].Items.Select(entity => entity.Id).ToHashSet();
        return ([.. ids.Where(id => inside.Contains(id) || !IsPlaced(graph.KindOf(id)!))], pages[1].Items.Count - pages[0].Items.Count);

        ListQuery Of(Filter.Inside place) => new(kinds, new Filter.All([new Filter.Is(placed), place]), Order.ENTERED) { Size = placed.Count };
    }

    static bool IsPlaced(NodeKind kind) => kind.Is(Part.Place) || EdgeKinds.OccurredAt.From.Contains(kind) || EdgeKinds.BasedAt.From.Contains(kind) || EdgeKinds.LocatedIn.From.Contains(kind);
}
