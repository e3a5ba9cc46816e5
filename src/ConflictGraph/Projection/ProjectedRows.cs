using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using ConflictGraph.Writing;

namespace ConflictGraph.Projection;

/// <summary>Turns what <see cref="Follow"/> found into the rows of an append: what closes, what opens, under which numbers.</summary>
sealed class ProjectedRows(Draft draft, Follow follow)
{
    readonly StoredRows stored = new(draft);
    readonly Standing standing = follow.Standing;
    readonly List<NodeVersion> nodes = [];
    readonly List<EdgeVersion> edges = [];
    readonly List<JudgementVersion> judgements = [];
    readonly List<NewLink> links = [];
    readonly List<long> closedNodes = [];
    readonly List<long> closedEdges = [];
    readonly List<LinkKey> closedLinks = [];
    readonly List<ClosedKey> closedKeys = [];
    readonly List<Retraction> retractions = [];
    readonly SortedSet<string> terms = new(StringComparer.Ordinal);
    readonly Dictionary<EdgeId, long> versions = [];
    readonly SortedDictionary<string, long> nodeTotals = new(draft.Before.Totals.Nodes.ToDictionary(), StringComparer.Ordinal);
    readonly SortedDictionary<string, long> edgeTotals = new(draft.Before.Totals.Edges.ToDictionary(), StringComparer.Ordinal);

    public Append Make(string changeSet, string content, string author, string? reason, DateTimeOffset at)
    {
        var before = draft.Before;
        var number = before.Number + 1;
        AddNodes(number);
        AddEdges();
        AddJudgements();
        AddLinks();
        AddDirectLinks();
        var totals = new Totals(Positive(nodeTotals), Positive(edgeTotals), draft.SerialsAfter, before.Totals.NodeVersions + nodes.Count, before.Totals.EdgeVersions + edges.Count + judgements.Count);
        return new Append(new Revision(number, changeSet, content, author, reason, at, before.Totals.NodeVersions + 1, before.Totals.EdgeVersions + 1, totals))
        {
            Nodes = nodes,
            Edges = edges,
            Judgements = judgements,
            Links = links,
            Closed = new Closed(closedNodes, closedEdges, closedLinks, closedKeys),
            Retractions = [.. retractions.OrderBy(retraction => retraction.What).ThenBy(retraction => retraction.Id, StringComparer.Ordinal)],
            Texts = [.. draft.Texts.Values],
            Terms = [.. terms],
        };
    }

    // --- nodes
    void AddNodes(long number)
    {
        var changed = draft.ChangedNodes;
        foreach (var (id, before, after) in changed)
        {
            if (after is null)
                CloseNode(draft.Known(id)!);
        }
        Draft.ForEach(Rewritten().Concat(changed.Select(change => change.Id)).Where(draft.IsThere), id => draft.TextOf(draft.Node(id)!));
        // Births come in the order of their serials; then what was entered anew, then what only the projection rewrote.
        var entered = changed.Where(change => change.After is not null).Select(change => change.Id).ToHashSet();
        foreach (var id in entered.OrderBy(standing.Serial))
            AddVersion(id, number);
        foreach (var id in Rewritten().Where(id => !entered.Contains(id) && draft.IsThere(id)).OrderBy(standing.Serial))
            AddVersion(id, null);
    }

    HashSet<NodeId> Rewritten()
    {
        var ids = new HashSet<NodeId>(follow.Moved);
        ids.UnionWith(follow.Reshaped);
        ids.UnionWith(follow.Reshown);
        ids.UnionWith(follow.Rederived);
        return ids;
    }

    void CloseNode(KnownNode node)
    {
        closedNodes.Add(node.Version);
        retractions.Add(new Retraction(Entered.NODE, node.Id.Value, node.Version));
        closedKeys.AddRange(OldKeys(node).Select(key => new ClosedKey(key.Property, key.Text, node.Serial)));
        if (node.IsCanonical)
            Count(nodeTotals, node.Kind.Name, -1);
    }

    void AddVersion(NodeId id, long? enteredIn)
    {
        var known = draft.Known(id);
        var node = draft.Node(id)!;
        var canonical = standing.Canonical(id)!.Value;
        var isListed = canonical == id;
        var (shown, properties) = isListed ? Shown(id) : (node.Properties.Json, node.Properties);
        var live = known is { Entered: not null } ? known : null;
        if (enteredIn is null && live is not null && live.Shown == shown && live.Canonical == canonical && !follow.Reshown.Contains(id))
            return;

        var keys = ShownRow.Keys(node.Kind, properties);
        var words = isListed ? ShownRow.Words(standing.Entity(id), properties, draft.TextOf(node)) : TextKeys.None;
        terms.UnionWith(new[] { words.Name, words.Alias, words.Latin }.SelectMany(tokens => tokens.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        nodes.Add(new NodeVersion(
            draft.Before.Totals.NodeVersions + nodes.Count + 1, standing.Serial(id), id, node.Kind, enteredIn ?? live!.EnteredIn, standing.Serial(canonical), shown, shown == node.Properties.Json ? null : node.Properties.Json)
        {
            IsBirth = known is null,
            Replaces = live?.Version,
            ByName = ShownRow.ByName(node.Kind, properties, id),
            Time = ShownRow.Time(node.Kind, properties),
            Words = words,
            Box = ShownRow.BoxOf(properties),
            Keys = keys,
        });
        if (live is not null)
        {
            closedNodes.Add(live.Version);
            closedKeys.AddRange(OldKeys(live).Except(keys).Select(key => new ClosedKey(key.Property, key.Text, live.Serial)));
        }
        Count(nodeTotals, node.Kind.Name, (isListed ? 1 : 0) - (live is { IsCanonical: true } ? 1 : 0));
    }

    (string, Properties) Shown(NodeId id)
    {
        var entity = standing.Entity(id);
        return ShownRow.Of(
            entity, entity.Kind.Is(Part.Claim) ? standing.Claim(id) : null, entity.Kind.Is(Part.Event) ? standing.Event(id) : null,
            entity.Kind.Is(Part.Claim) ? standing.ClaimedAbout(id) : []);
    }

    static IReadOnlyList<Key> OldKeys(KnownNode node)
    {
        using var shown = System.Text.Json.JsonDocument.Parse(node.Shown);
        return ShownRow.Keys(node.Kind, Properties.Read(node.Kind.Properties, shown.RootElement, passOverUnknown: true));
    }

    // --- edges and judgements
    void AddEdges()
    {
        foreach (var (id, before, after) in draft.ChangedEdges)
        {
            var old = before is null ? null : draft.StoredEdge(id);
            if (old is not null)
                closedEdges.Add(old.Version);
            if (after is null)
            {
                retractions.Add(new Retraction(Entered.EDGE, id.Value, old!.Version));
                Count(edgeTotals, old.Edge.Kind.Name, -1);
                continue;
            }
            versions[id] = draft.Before.Totals.EdgeVersions + edges.Count + 1;
            edges.Add(new EdgeVersion(
                versions[id], after.Kind, standing.Serial(after.From), standing.Serial(after.To), EdgeId.KeyOf(after.Kind, after.Properties), after,
                Serials(after.AccordingTo), Serials(after.Evidence.Count == 1 ? [after.Evidence[0].Document] : [.. after.Evidence.Select(evidence => evidence.Document)]))
            { Replaces = old?.Version });
            if (old is null)
                Count(edgeTotals, after.Kind.Name, 1);
        }
    }

    IReadOnlyList<long> Serials(IReadOnlyList<NodeId> ids) => ids.Count switch { 0 => [], 1 => [standing.Serial(ids[0])], _ => [.. ids.Distinct().Select(standing.Serial)] };

    void AddJudgements()
    {
        foreach (var (id, before, after) in draft.ChangedJudgements)
        {
            var old = before is null ? null : draft.StoredJudgement(id);
            if (old is not null)
                closedEdges.Add(old.Version);
            if (after is null)
                retractions.Add(new Retraction(Entered.JUDGEMENT, id, old!.Version));
            else
                judgements.Add(new JudgementVersion(draft.Before.Totals.EdgeVersions + edges.Count + judgements.Count + 1, standing.Serial(after.A), standing.Serial(after.B), after) { Replaces = old?.Version });
        }
    }

    // --- links
    void AddLinks()
    {
        foreach (var id in follow.Links)
        {
            var old = draft.StoredEdge(id) is { } row ? OldLink(row) : (NewLink?)null;
            NewLink? now = draft.Edge(id) is { } edge ? NowLink(edge) : null;
            Replace(old, now);
        }
    }

    NewLink OldLink(StoredEdge row)
    {
        var (edge, happening) = (row.Edge, stored.Canonical(LinkRules.Happening(row.Edge))!.Value);
        return LinkRules.Of(edge, row.Version, standing.Serial(stored.Canonical(edge.From)!.Value), standing.Serial(stored.Canonical(edge.To)!.Value), stored.Claim(happening), stored.Event(happening));
    }

    NewLink NowLink(Edge edge)
    {
        var happening = standing.Now(LinkRules.Happening(edge));
        var version = versions.TryGetValue(edge.Id, out var written) ? written : draft.StoredEdge(edge.Id)!.Version;
        return LinkRules.Of(edge, version, standing.Serial(standing.Now(edge.From)), standing.Serial(standing.Now(edge.To)), standing.Claim(happening), standing.Event(happening));
    }

    void AddDirectLinks()
    {
        var happenings = new HashSet<NodeId>(follow.Rederived);
        happenings.UnionWith(follow.Moved);
        happenings.UnionWith(follow.Reshaped);
        foreach (var id in happenings.Where(id => draft.World.KindOf(id) is { } kind && (kind.Is(Part.Claim) || kind.Is(Part.Event))))
        {
            var old = Direct(id, stored.Claim(id), stored.ClaimedAbout(id), stored.Event(id)).ToHashSet();
            var now = standing.IsCanonical(id) ? Direct(id, standing.Claim(id), standing.ClaimedAbout(id), standing.Event(id)).ToHashSet() : [];
            closedLinks.AddRange(old.Except(now).Select(KeyOf));
            links.AddRange(now.Except(old));
        }
    }

    IEnumerable<NewLink> Direct(NodeId id, ClaimRow? claim, IReadOnlyList<DirectEdge> about, EventRow? happened)
    {
        var edges = claim is not null ? about : happened?.Direct ?? [];
        return edges.Select(edge => LinkRules.Of(edge, standing.Serial(edge.From), standing.Serial(edge.To), standing.Serial(id), claim is not null ? claim.SaidAt : happened!.When));
    }

    void Replace(NewLink? old, NewLink? now)
    {
        if (old == now)
            return;
        if (old is { } closing)
            closedLinks.Add(KeyOf(closing));
        if (now is { } opening)
            links.Add(opening);
    }

    static LinkKey KeyOf(NewLink link) => new(link.Kind, link.A, link.B, link.Edge);

    static void Count(SortedDictionary<string, long> totals, string kind, long by) => totals[kind] = totals.GetValueOrDefault(kind) + by;

    static SortedDictionary<string, long> Positive(SortedDictionary<string, long> totals) =>
        new(totals.Where(total => total.Value != 0).ToDictionary(), StringComparer.Ordinal);
}
