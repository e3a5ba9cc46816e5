using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Writing;

/// <summary>
/// The truth as a change set would leave it: what is stored, as far as it was read, and over it what was changed.
/// Whatever is asked and was not read is noted in <see cref="Missing"/> and ends the question with <see cref="NotReadYetException"/>.
/// </summary>
sealed partial class Draft(World world, Revision before)
{
    static readonly Dictionary<EdgeId, Edge> Nothing = [];

    readonly OrderedDictionary<NodeId, Node?> nodes = [];
    readonly OrderedDictionary<EdgeId, Edge?> edges = [];
    readonly OrderedDictionary<string, Judgement?> judgements = new(StringComparer.Ordinal);
    readonly Dictionary<string, DocumentText> texts = new(StringComparer.Ordinal);
    readonly EdgesBySlot changedAt = new();
    readonly Dictionary<NodeId, Dictionary<EdgeId, Edge>> changedResting = [];
    readonly Dictionary<NodeId, HashSet<string>> changedJudged = [];
    readonly Dictionary<NodeId, long> births = [];
    readonly Stack<object> queue = new();

    // Several ask for these once the steps have run; both are made once, and anew after another change.
    IReadOnlyList<(NodeId Id, Node? Before, Node? After)>? changedNodes;
    IReadOnlyList<(EdgeId Id, Edge? Before, Edge? After)>? changedEdges;

    public World World => world;

    public Revision Before => before;

    public Needs Missing { get; } = new();

    /// <summary>What was changed and not yet followed up by the cascades.</summary>
    public Stack<object> Queue => queue;

    public IReadOnlyDictionary<string, DocumentText> Texts => texts;

    /// <summary>Forgets the changes and keeps what was read.</summary>
    public void StartAgain()
    {
        nodes.Clear();
        edges.Clear();
        judgements.Clear();
        texts.Clear();
        changedAt.Clear();
        changedResting.Clear();
        changedJudged.Clear();
        births.Clear();
        queue.Clear();
        (changedNodes, changedEdges) = (null, null);
        Missing.Clear();
    }

    // --- nodes
    public Node? Node(NodeId id) => nodes.TryGetValue(id, out var changed) ? changed : Known(id)?.Entered;

    public bool IsThere(NodeId id) => Node(id) is not null;

    /// <summary>Number of birth; of what is born in this change set the next ones, in its order.</summary>
    public long Serial(NodeId id) => births.TryGetValue(id, out var born) ? born : Known(id)?.Serial ?? throw new UnknownNodeException(id.Value);

    public bool IsBorn(NodeId id) => births.ContainsKey(id);

    public void Put(Node node)
    {
        if (Known(node.Id) is null && !births.ContainsKey(node.Id))
            births[node.Id] = before.Totals.Serials + births.Count + 1;
        Write(node.Id, node);
    }

    public void Retract(NodeId id) => Write(id, null);

    void Write(NodeId id, Node? node)
    {
        var was = Node(id);
        if (Equals(was, node))
            return;
        nodes[id] = node;
        changedNodes = null;
        queue.Push(new NodeChanged(id, was));
    }

    // --- edges
    public Edge? Edge(EdgeId id)
    {
        if (edges.TryGetValue(id, out var changed))
            return changed;
        if (knownEdges.TryGetValue(id, out var known))
            return known?.Edge;

        // An edge at something that was never stored is not stored either.
        var (_, from, to, _) = id.Read(world);
        if (Known(from)?.Entered is null || Known(to)?.Entered is null)
            return null;
        Missing.Edges.Add(id);
        throw new NotReadYetException();
    }

    public void Put(Edge edge) => Write(edge.Id, edge);

    public void Retract(EdgeId id) => Write(id, null);

    void Write(EdgeId id, Edge? edge)
    {
        var was = Edge(id);
        if (Equals(was, edge))
            return;
        if (edges.TryGetValue(id, out var old) && old is not null)
            Forget(old);
        edges[id] = edge;
        changedEdges = null;
        if (edge is not null)
            Note(edge);
        queue.Push(new EdgeChanged(id, was));
    }

    void Note(Edge edge)
    {
        changedAt.Add(edge);
        foreach (var claim in edge.AccordingTo)
            RestingAt(changedResting, claim)[edge.Id] = edge;
        foreach (var evidence in edge.Evidence)
            RestingAt(changedResting, evidence.Document)[edge.Id] = edge;
    }

    void Forget(Edge edge)
    {
        changedAt.Remove(edge);
        foreach (var claim in edge.AccordingTo)
            RestingAt(changedResting, claim).Remove(edge.Id);
        foreach (var evidence in edge.Evidence)
            RestingAt(changedResting, evidence.Document).Remove(edge.Id);
    }

    /// <summary>Edges of a kind that start (or end) at a node as entered.</summary>
    public IEnumerable<Edge> EdgesAt(NodeId id, EdgeKind kind, End at)
    {
        var slot = new Slot(kind, at);
        RequireLinks(id, slot);
        return IsStoredLive(id) ? Live(knownAt.At(id, slot), changedAt.At(id, slot)) : changedAt.At(id, slot);
    }

    // Nothing is stored at what is not stored: of what a load brings, that is nearly everything.
    bool IsStoredLive(NodeId id) => Known(id) is { Entered: not null };

    public IEnumerable<Edge> EdgesAt(NodeId id)
    {
        RequireLinks(id, Slot.All);
        return Live(knownAt.At(id), changedAt.At(id));
    }

    // What was changed stands in place of what is stored.
    IEnumerable<Edge> Live(IEnumerable<Edge> stored, IEnumerable<Edge> changed)
    {
        foreach (var edge in stored)
            if (!edges.ContainsKey(edge.Id))
                yield return edge;
        foreach (var edge in changed)
            yield return edge;
    }

    /// <summary>Edges according to a claim, or citing a document, as entered.</summary>
    public IEnumerable<Edge> RestingOn(NodeId id)
    {
        if (Known(id)?.Entered is not null && !knownResting.ContainsKey(id))
        {
            Missing.Resting.Add(id);
            throw new NotReadYetException();
        }
        return Live(Values(knownResting, id), Values(changedResting, id));
    }

    /// <summary>Whether anything rests on it; reads nothing where this change set answers that.</summary>
    public bool AnythingRestsOn(NodeId id) => changedResting.TryGetValue(id, out var changed) && changed.Count > 0 || RestingOn(id).Any();

    // --- judgements
    public Judgement? Judgement(NodeId a, NodeId b)
    {
        var id = Model.Judgement.Between(a, b, IdentityVerdict.SAME).Id;
        return Judgement(id, a);
    }

    Judgement? Judgement(string id, NodeId end)
    {
        if (judgements.TryGetValue(id, out var changed))
            return changed;
        Known(end);
        return knownJudgements.GetValueOrDefault(id)?.Judgement;
    }

    public void Put(Judgement judgement) => WriteJudgement(judgement.Id, judgement.A, judgement.B, judgement);

    public void RetractJudgement(Judgement judgement) => WriteJudgement(judgement.Id, judgement.A, judgement.B, null);

    void WriteJudgement(string id, NodeId a, NodeId b, Judgement? judgement)
    {
        Known(b);
        var was = Judgement(id, a);
        if (Equals(was, judgement))
            return;
        judgements[id] = judgement;
        Of(changedJudged, a).Add(id);
        Of(changedJudged, b).Add(id);
        queue.Push(new JudgementChanged(a, b, was));
    }

    /// <summary>The judgements at a node as entered, in the order of their ids.</summary>
    public IReadOnlyList<Judgement> JudgedAt(NodeId id)
    {
        Known(id);
        if (!knownJudged.ContainsKey(id) && !changedJudged.ContainsKey(id))
            return [];
        var ids = new SortedSet<string>(StringComparer.Ordinal);
        ids.UnionWith(knownJudged.GetValueOrDefault(id) ?? []);
        ids.UnionWith(changedJudged.GetValueOrDefault(id) ?? []);
        return [.. ids.Select(judgement => Judgement(judgement, id)).OfType<Judgement>()];
    }

    // --- texts
    public void PutText(DocumentText text) => texts[text.Sha256] = text;

    /// <summary>The stored text of a document; null where none is kept.</summary>
    public string? TextOf(Node document)
    {
        if (document.Properties.Text("sha256") is not { } hash)
            return null;
        if (texts.TryGetValue(hash, out var entered))
            return entered.Text;
        if (knownTexts.TryGetValue(hash, out var known))
            return known;
        Missing.Texts.Add(hash);
        throw new NotReadYetException();
    }

    // --- what came of it
    /// <summary>Nodes that differ from what is stored, in the order in which they were first touched.</summary>
    public IReadOnlyList<(NodeId Id, Node? Before, Node? After)> ChangedNodes => changedNodes ??=
        [.. nodes.Select(pair => (pair.Key, Known(pair.Key)?.Entered, pair.Value)).Where(change => !Equals(change.Entered, change.Value))];

    public IReadOnlyList<(EdgeId Id, Edge? Before, Edge? After)> ChangedEdges => changedEdges ??=
        [.. edges.Select(pair => (pair.Key, StoredEdge(pair.Key)?.Edge, pair.Value)).Where(change => !Equals(change.Edge, change.Value))];

    public IReadOnlyList<(string Id, Judgement? Before, Judgement? After)> ChangedJudgements =>
        [.. judgements.Select(pair => (pair.Key, knownJudgements.GetValueOrDefault(pair.Key)?.Judgement, pair.Value)).Where(change => !Equals(change.Judgement, change.Value))];

    public bool HasChanged => ChangedNodes.Count + ChangedEdges.Count + ChangedJudgements.Count > 0;

    /// <summary>Serials have no gaps: what was born and is gone again within the change set never was.</summary>
    public void CloseGapsOfBirth()
    {
        var alive = births.OrderBy(birth => birth.Value).Select(birth => birth.Key).Where(id => nodes[id] is not null).ToList();
        if (alive.Count == births.Count)
            return;
        changedNodes = null;
        foreach (var stillborn in births.Keys.Except(alive).ToList())
        {
            nodes.Remove(stillborn);
            births.Remove(stillborn);
            known[stillborn] = null;
        }
        for (var i = 0; i < alive.Count; i++)
            births[alive[i]] = before.Totals.Serials + i + 1;
    }

    /// <summary>Where the changes stand, to ask later what came after.</summary>
    public DraftMark Mark() => new(new Dictionary<NodeId, Node?>(nodes), new Dictionary<EdgeId, Edge?>(edges), new Dictionary<string, Judgement?>(judgements));

    /// <summary>What is otherwise than it was at a mark, by id, as it is now.</summary>
    public IEnumerable<(string Id, object? Now)> ChangedSince(DraftMark mark) =>
        nodes.Where(pair => !Equals(pair.Value, mark.Nodes.TryGetValue(pair.Key, out var was) ? was : Known(pair.Key)?.Entered)).Select(pair => (pair.Key.Value, (object?)pair.Value))
            .Concat(edges.Where(pair => !Equals(pair.Value, mark.Edges.TryGetValue(pair.Key, out var was) ? was : StoredEdge(pair.Key)?.Edge)).Select(pair => (pair.Key.Value, (object?)pair.Value)))
            .Concat(judgements.Where(pair => !Equals(pair.Value, mark.Judgements.TryGetValue(pair.Key, out var was) ? was : StoredJudgement(pair.Key)?.Judgement)).Select(pair => (pair.Key, (object?)pair.Value)));

    /// <summary>A graph that is taken over keeps its numbers of birth, gaps of what was retracted included.</summary>
    public void SetSerials(IReadOnlyDictionary<NodeId, long> serials)
    {
        foreach (var (id, serial) in serials)
            births[id] = serial;
    }

    public long SerialsAfter => before.Totals.Serials + births.Count;

    static Dictionary<EdgeId, Edge> RestingAt(Dictionary<NodeId, Dictionary<EdgeId, Edge>> resting, NodeId id)
    {
        if (!resting.TryGetValue(id, out var edges))
            resting[id] = edges = [];
        return edges;
    }

    static Dictionary<EdgeId, Edge>.ValueCollection Values(Dictionary<NodeId, Dictionary<EdgeId, Edge>> resting, NodeId id) => (resting.GetValueOrDefault(id) ?? Nothing).Values;

    static HashSet<T> Of<TKey, T>(Dictionary<TKey, HashSet<T>> map, TKey key) where TKey : notnull
    {
        if (!map.TryGetValue(key, out var set))
            map[key] = set = [];
        return set;
    }
}

sealed record DraftMark(Dictionary<NodeId, Node?> Nodes, Dictionary<EdgeId, Edge?> Edges, Dictionary<string, Judgement?> Judgements);

/// <summary>What the cascades look at, with what stood there before.</summary>
sealed record NodeChanged(NodeId Id, Node? Before);

sealed record EdgeChanged(EdgeId Id, Edge? Before);

sealed record JudgementChanged(NodeId A, NodeId B, Judgement? Before);
