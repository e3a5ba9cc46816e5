using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Projection;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <summary>Who says so: reads edges, links and direct edges as relations, and the evidence of each, a set at a time.</summary>
public sealed class Proofs(GraphAt graph)
{
    readonly record struct Entry(StoredEdge Stored, NodeId From, NodeId To);

    static readonly Dictionary<DirectEdge, string> NoWhys = [];

    /// <summary>Links as relations, in their order, each from its source to its target whichever end it was read from. Asserted ones must carry their payload.</summary>
    public async Task<IReadOnlyList<Relation>> OfLinksAsync(IReadOnlyList<Link> links, CancellationToken cancellation = default)
    {
        var needed = new HashSet<NodeId>();
        var events = new HashSet<NodeId>();
        foreach (var link in links)
        {
            if (link.IsDirect)
                events.Add(link.DerivedFrom!.Value);
            else
                AddNeeded(EntryOf(link), needed);
        }
        needed.UnionWith(events);
        var entities = await graph.EntitiesAsync(needed, cancellation);
        var direct = DirectEdges(events, entities);
        var whys = events.Count == 0 ? NoWhys : await WhysAsync(links.Where(link => link.IsDirect).Select(link => direct.GetValueOrDefault((link.Kind, link.From, link.To, link.DerivedFrom!.Value))).OfType<DirectEdge>(), cancellation);
        var relations = new Relation[links.Count];
        for (var i = 0; i < relations.Length; i++)
        {
            var link = links[i];
            relations[i] = link.IsDirect ? OfDirect(direct[(link.Kind, link.From, link.To, link.DerivedFrom!.Value)], entities, whys) : OfEntry(EntryOf(link), entities);
        }
        return relations;
    }

    /// <summary>Edges as entered, such as those that rest on a claim, at their canonical ends.</summary>
    public async Task<IReadOnlyList<Relation>> OfEdgesAsync(IReadOnlyList<StoredEdge> edges, CancellationToken cancellation = default)
    {
        var entries = edges.Select(edge => new Entry(edge, edge.Edge.From, edge.Edge.To)).ToList();
        var needed = new HashSet<NodeId>();
        foreach (var entry in entries)
        {
            AddNeeded(entry, needed);
            needed.Add(entry.From);
            needed.Add(entry.To);
        }
        var entities = await graph.EntitiesAsync(needed, cancellation);
        return [.. entries.Select(entry => OfEntry(entry with { From = entities.Canonical(entry.From), To = entities.Canonical(entry.To) }, entities))];
    }

    /// <summary>Any of the ids that relations carry, read back: of asserted and direct edges and of bundles. What is not there is absent.</summary>
    public async Task<IReadOnlyDictionary<string, Relation>> RelationsAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation = default)
    {
        var found = new Dictionary<string, Relation>(StringComparer.Ordinal);
        var parsed = ids.Distinct().Select(id => (Id: id, Is: new EdgeId(id).TryRead(graph.World, out var parts), Parts: parts)).Where(one => one.Is).ToList();
        var bundles = parsed.Where(one => EdgeIds.IsBundle(one.Parts)).ToList();
        var direct = parsed.Where(one => one.Parts.Kind.IsDirect && !EdgeIds.IsBundle(one.Parts)).ToList();
        await AddAssertedAsync([.. parsed.Where(one => !one.Parts.Kind.IsDirect && !EdgeIds.IsBundle(one.Parts)).Select(one => one.Id)], found, cancellation);
        if (bundles.Count + direct.Count == 0)
            return found;

        // Things may have been judged one since the id was given out, so all ends are read as what they are now.
        var ends = await graph.EntitiesAsync(bundles.Concat(direct).SelectMany(one => new[] { one.Parts.From, one.Parts.To }), cancellation);
        var links = await graph.LinksAsync(
            bundles.Concat(direct).Select(one => ends.Canonical(one.Parts.From)),
            new LinkQuery
            {
                Kinds = [.. bundles.Concat(direct).Select(one => one.Parts.Kind).Distinct()],
                Direction = Direction.BOTH,
                Layer = Layer.BOTH,
                FarIds = [.. bundles.Concat(direct).Select(one => ends.Canonical(one.Parts.To)).Distinct()],
                WithPayload = true,
                First = 10 * Reading.LinksPerNode,
            }, cancellation);
        var relations = await OfLinksAsync([.. links.Values.SelectMany(page => page.Items).DistinctBy(link => (link.Kind, link.From, link.To, link.Edge))], cancellation);
        var byEnds = relations.ToLookup(relation => (relation.Kind, relation.From, relation.To));
        foreach (var (id, _, parts) in direct.Concat(bundles))
        {
            var (from, to) = (ends.Canonical(parts.From), ends.Canonical(parts.To));
            var parallel = byEnds[(parts.Kind, from, to)];
            if (parts.Kind.Fields.AtFrom == parts.Kind.Fields.AtTo)
                parallel = parallel.Concat(byEnds[(parts.Kind, to, from)]);
            var relation = EdgeIds.IsBundle(parts)
                ? Bundle([.. parallel.Where(relation => $"*{relation.Modality}.{relation.Stance}" == parts.Key)])
                : parallel.FirstOrDefault(relation => EdgeIds.IsDirect(parts, out var of) && relation.DerivedFrom.Contains(of));
            if (relation is not null)
                found[id] = relation;
        }
        return found;
    }

    /// <summary>By relation: its own evidence, else that of the claims it is according to, else that of the claim it starts from; of a bundle that of all its edges.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<Proof>>> EvidenceAsync(IReadOnlyCollection<Relation> relations, CancellationToken cancellation = default)
    {
        var singles = relations.SelectMany(Singles).ToList();
        var behind = await BehindAsync([.. singles.Where(relation => relation.Kind.IsDirect)], cancellation);
        var claims = singles.Where(NeedsItsClaims).SelectMany(ClaimsOf).Concat(behind.Values.SelectMany(edges => edges).Where(edge => edge.Edge.Evidence.Count == 0).SelectMany(edge => edge.Claims)).ToHashSet();
        var ofClaims = await EvidenceOfClaimsAsync(claims, cancellation);
        var answer = new Dictionary<string, IReadOnlyList<Proof>>(StringComparer.Ordinal);
        foreach (var relation in relations)
            answer[relation.Id] = [.. Singles(relation).SelectMany(Of).DistinctBy(proof => proof.Id)];
        return answer;

        IEnumerable<Proof> Of(Relation relation)
        {
            if (relation.Entered is { Edge.Evidence.Count: > 0 } own)
                return ProofsOf(own.Edge);
            if (behind.TryGetValue(relation.Id, out var edges) && edges.Count > 0)
                return edges.SelectMany(edge => edge.Edge.Evidence.Count > 0 ? ProofsOf(edge.Edge) : edge.Claims.SelectMany(claim => ofClaims.GetValueOrDefault(claim) ?? []));
            return ClaimsOf(relation).SelectMany(claim => ofClaims.GetValueOrDefault(claim) ?? []);
        }

        bool NeedsItsClaims(Relation relation) => relation.Entered is not { Edge.Evidence.Count: > 0 };
    }

    /// <summary>Of direct edges between those who attacked and what was attacked: what their events used, by the claims that the edge is according to; at most 10.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<NodeId>>> WeaponsAsync(IReadOnlyCollection<Relation> relations, CancellationToken cancellation = default)
    {
        const int most = 10;
        var attacks = relations.Where(relation => relation.Kind == EdgeKinds.Attacked).ToList();
        var used = await graph.LinksAsync(attacks.SelectMany(relation => relation.DerivedFrom), new LinkQuery { Kinds = [EdgeKinds.UsedWeapon], Direction = Direction.OUT, WithPayload = true }, cancellation);
        var claims = await graph.EntitiesAsync(used.Values.SelectMany(page => page.Items).SelectMany(link => link.Payload!.Edge.AccordingTo), cancellation);
        return attacks.DistinctBy(relation => relation.Id).ToDictionary(relation => relation.Id, relation => (IReadOnlyList<NodeId>)[.. relation.DerivedFrom.SelectMany(used.LinksOf)
            .Where(link => link.Payload!.Edge.AccordingTo.Select(claims.Canonical).Any(relation.AccordingTo.Contains)).Select(link => link.Other).Distinct().Take(most)]);
    }

    /// <summary>Of claims: the evidence of who made them.</summary>
    public async Task<IReadOnlyDictionary<NodeId, IReadOnlyList<Proof>>> EvidenceOfClaimsAsync(IReadOnlyCollection<NodeId> claims, CancellationToken cancellation = default)
    {
        var made = await graph.LinksAsync(claims, new LinkQuery { Kinds = [EdgeKinds.MadeClaim], Direction = Direction.IN, WithPayload = true }, cancellation);
        return made.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<Proof>)[.. pair.Value.Items.OrderBy(link => link.Edge).SelectMany(link => ProofsOf(link.Payload!.Edge))]);
    }

    /// <summary>Parallel relations of equal kind, ends, modality and stance as one each, in the order of the first.</summary>
    public static IReadOnlyList<Relation> Bundled(IEnumerable<Relation> relations) =>
        [.. relations.GroupBy(relation => (relation.Kind, relation.From, relation.To, relation.Modality, relation.Stance)).Select(parallel => Bundle([.. parallel])!)];

    static Relation? Bundle(IReadOnlyList<Relation> parallel)
    {
        if (parallel.Count < 2)
            return parallel.Count == 0 ? null : parallel[0];
        var (first, surest) = (parallel[0], parallel.MinBy(relation => relation.Certainty)!);
        return new Relation(EdgeIds.Bundle(first.Kind, first.From, first.To, first.Modality, first.Stance), first.Kind, first.From, first.To)
        {
            Certainty = surest.Certainty,
            Why = surest.Why,
            Modality = first.Modality,
            Stance = first.Stance,
            When = WhenHull.Of([.. parallel.Select(relation => relation.When).OfType<When>().Distinct()]),
            Properties = parallel.All(relation => relation.Properties.Equals(first.Properties)) ? first.Properties : Properties.Empty,
            AccordingTo = [.. parallel.SelectMany(relation => relation.AccordingTo).Distinct()],
            DerivedFrom = [.. parallel.SelectMany(relation => relation.DerivedFrom).Distinct()],
            Through = [.. parallel.SelectMany(relation => relation.Through).Distinct()],
            Bundle = parallel,
        };
    }

    static IEnumerable<Relation> Singles(Relation relation) => relation.Bundle.Count == 0 ? [relation] : relation.Bundle;

    static IEnumerable<Proof> ProofsOf(Edge edge) => edge.Evidence.Select((evidence, index) => new Proof(edge.Id, evidence) { Id = $"{edge.Id}!{index}" });

    IEnumerable<NodeId> ClaimsOf(Relation relation)
    {
        if (relation.AccordingTo.Count > 0)
            return relation.AccordingTo;
        return graph.Is(relation.From, Part.Claim) ? [relation.From] : [];
    }

    async Task AddAssertedAsync(IReadOnlyList<string> ids, Dictionary<string, Relation> found, CancellationToken cancellation)
    {
        if (ids.Count == 0)
            return;
        var edges = await graph.Reads.EdgesAsync(graph.At, [.. ids.Select(id => new EdgeId(id))], cancellation);
        foreach (var relation in await OfEdgesAsync([.. edges.Values], cancellation))
            found[relation.Id] = relation;
    }

    /// <summary>What a relation is read with: its claims, and the event or claim whose time it has.</summary>
    void AddNeeded(Entry entry, HashSet<NodeId> needed)
    {
        foreach (var claim in entry.Stored.Edge.AccordingTo)
            needed.Add(claim);
        if (TimedBy(entry) is { } timed)
            needed.Add(timed);
    }

    static Entry EntryOf(Link link) => new(link.Payload ?? throw new ArgumentException("Links are read with their payload to be shown.", nameof(link)), link.From, link.To);

    NodeId? TimedBy(Entry entry)
    {
        var kind = entry.Stored.Edge.Kind;
        if (kind.NeedsClaim)
            return kind.EventEnd == End.FROM ? entry.From : entry.To;
        if (kind == EdgeKinds.MadeClaim)
            return entry.To;
        return graph.Is(entry.From, Part.Claim | Part.Event) ? entry.From : null;
    }

    Relation OfEntry(Entry entry, IReadOnlyDictionary<NodeId, Entity> entities)
    {
        var edge = entry.Stored.Edge;
        var timed = TimedBy(entry) is { } id ? entities.GetValueOrDefault(id) : null;
        return new Relation(edge.Id.Value, edge.Kind, entry.From, entry.To)
        {
            Certainty = edge.Certainty,
            Why = edge.Why,
            Modality = edge.Kind.NeedsClaim ? FirstOf(edge.AccordingTo.Select(claim => ValueOf(claim, entities))) : null,
            Stance = edge.Kind == EdgeKinds.MadeClaim || edge.Kind == EdgeKinds.About ? timed?.Properties.Text("stance") : null,
            When = OwnTime(edge) ?? TimeOfEntity(timed),
            Properties = edge.Properties,
            AccordingTo = edge.AccordingTo.Count == 0 ? [] : [.. edge.AccordingTo.Select(entities.Canonical).Distinct()],
            Entered = entry.Stored,
        };
    }

    static Relation OfDirect(DirectEdge edge, IReadOnlyDictionary<NodeId, Entity> entities, IReadOnlyDictionary<DirectEdge, string> whys) => new(EdgeIds.Direct(edge.Kind, edge.From, edge.To, edge.DerivedFrom), edge.Kind, edge.From, edge.To)
    {
        Certainty = edge.Certainty,
        Why = whys.GetValueOrDefault(edge),
        Modality = edge.Modality,
        Stance = edge.Stance,
        When = TimeOfEntity(entities.GetValueOrDefault(edge.DerivedFrom)),
        AccordingTo = edge.AccordingTo,
        DerivedFrom = [edge.DerivedFrom],
        Through = edge.Through,
    };

    Dictionary<(EdgeKind Kind, NodeId From, NodeId To, NodeId Of), DirectEdge> DirectEdges(IReadOnlyCollection<NodeId> events, IReadOnlyDictionary<NodeId, Entity> entities)
    {
        var direct = new Dictionary<(EdgeKind, NodeId, NodeId, NodeId), DirectEdge>();
        foreach (var id in events)
            foreach (var edge in Derived.Of(entities[id], graph.World).Direct)
                direct[(edge.Kind, edge.From, edge.To, id)] = edge;
        return direct;
    }

    /// <summary>Why a direct edge is no surer: the reason of the edges behind it.</summary>
    async Task<IReadOnlyDictionary<DirectEdge, string>> WhysAsync(IEnumerable<DirectEdge> edges, CancellationToken cancellation)
    {
        var unsure = edges.Where(edge => edge.Certainty != Certainty.STATED).ToHashSet();
        var starts = unsure.SelectMany(edge => edge.Through.Append(edge.DerivedFrom)).ToHashSet();
        var links = await graph.LinksAsync(starts, new LinkQuery { Kinds = [.. graph.ClaimNeeding(), EdgeKinds.About, EdgeKinds.MadeClaim], WithPayload = true }, cancellation);
        var whys = new Dictionary<DirectEdge, string>();
        foreach (var edge in unsure)
        {
            var why = edge.Through.Append(edge.DerivedFrom).SelectMany(links.LinksOf).Where(link => edge.Through.Contains(link.Other) || link.Other == edge.From || link.Other == edge.To)
                .Where(link => link.Certainty == edge.Certainty).Select(link => link.Payload!.Edge.Why).OfType<string>().FirstOrDefault()
                ?? links.LinksOf(edge.DerivedFrom).Where(link => link.Certainty == edge.Certainty).Select(link => link.Payload!.Edge.Why).OfType<string>().FirstOrDefault();
            if (why is not null)
                whys[edge] = why;
        }
        return whys;
    }

    sealed record Behind(Edge Edge, IReadOnlyList<NodeId> Claims);

    /// <summary>The entered edges that a direct edge comes from: at its event, to one of its ends, according to one of its claims.</summary>
    async Task<IReadOnlyDictionary<string, IReadOnlyList<Behind>>> BehindAsync(IReadOnlyList<Relation> direct, CancellationToken cancellation)
    {
        var ofEvents = direct.Where(relation => relation.Kind != EdgeKinds.ClaimedAbout).ToList();
        var links = await graph.LinksAsync(ofEvents.SelectMany(relation => relation.DerivedFrom), new LinkQuery { Kinds = graph.ClaimNeeding(), WithPayload = true }, cancellation);
        var claims = await graph.EntitiesAsync(links.Values.SelectMany(page => page.Items).SelectMany(link => link.Payload!.Edge.AccordingTo), cancellation);
        return ofEvents.DistinctBy(relation => relation.Id).ToDictionary(relation => relation.Id, relation => (IReadOnlyList<Behind>)[.. relation.DerivedFrom.SelectMany(links.LinksOf)
            .Where(link => link.Other == relation.From || link.Other == relation.To)
            .Select(link => new Behind(link.Payload!.Edge, [.. link.Payload!.Edge.AccordingTo.Select(claims.Canonical).Where(relation.AccordingTo.Contains)]))
            .Where(behind => behind.Claims.Count > 0)]);
    }

    readonly Dictionary<(NodeId Claim, long Version), Modality?> values = [];

    /// <summary>A claim is read once, however many edges rest on it.</summary>
    Modality? ValueOf(NodeId claim, IReadOnlyDictionary<NodeId, Entity> entities)
    {
        if (!entities.TryGetValue(claim, out var entity))
            return null;
        if (!values.TryGetValue((entity.Id, entity.Version), out var value))
            values[(entity.Id, entity.Version)] = value = Derived.Of(entity, graph.World).Value;
        return value;
    }

    internal static Modality? FirstOf(IEnumerable<Modality?> values) => values.Where(value => value is not null).Min();

    static When? TimeOfEntity(Entity? entity) => entity?.When;

    /// <summary>When somebody held an office, or was seen to hold it.</summary>
    static When? OwnTime(Edge edge)
    {
        var (from, to) = (edge.Properties.Time("from"), edge.Properties.Time("to"));
        if (from is null && to is null)
            return edge.Properties.Time("attested");
        return from?.YearUnknown == true || to?.YearUnknown == true || from?.From >= to?.Until ? from ?? to : new When(from?.Earliest, to?.Latest, Extent.SPAN);
    }
}
