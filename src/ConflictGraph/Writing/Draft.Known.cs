using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Writing;

/// <summary>A node as it is stored.</summary>
/// <param name="Canonical">What it reads as.</param>
/// <param name="Entered">Null when it was retracted.</param>
sealed record KnownNode(NodeId Id, NodeKind Kind, long Serial, NodeId Canonical, Node? Entered, long EnteredIn, long Version, string Shown)
{
    public long? RetractedIn { get; init; }

    public bool IsCanonical => Canonical == Id && Entered is not null;
}

/// <summary>The part of the store that was read.</summary>
sealed partial class Draft
{
    readonly Dictionary<NodeId, KnownNode?> known = [];
    readonly Dictionary<NodeId, IReadOnlyList<NodeId>> knownGroups = [];
    readonly Dictionary<EdgeId, StoredEdge?> knownEdges = [];
    readonly Dictionary<string, StoredJudgement> knownJudgements = new(StringComparer.Ordinal);
    readonly Dictionary<NodeId, HashSet<string>> knownJudged = [];
    readonly EdgesBySlot knownAt = new();
    readonly Dictionary<NodeId, Dictionary<EdgeId, Edge>> knownResting = [];
    readonly Dictionary<NodeId, HashSet<Slot>> knownLinks = [];
    readonly Dictionary<string, string?> knownTexts = new(StringComparer.Ordinal);
    readonly Dictionary<long, IReadOnlyList<Change>> knownRevisions = [];
    readonly Dictionary<(string, long), object?> past = [];

    /// <summary>The node as stored: live, or retracted; null where there never was one.</summary>
    public KnownNode? Known(NodeId id)
    {
        if (known.TryGetValue(id, out var node))
            return node;
        if (IsWholeGraph)
            return null;
        Missing.Nodes.Add(id);
        throw new NotReadYetException();
    }

    public int EdgesRead => knownEdges.Values.Count(edge => edge is not null);

    /// <summary>Everything is in it as a change, nothing below: a graph made from an export.</summary>
    public bool IsWholeGraph { get; init; }

    public bool HasRead(NodeId id) => IsWholeGraph || known.ContainsKey(id);

    public bool HasRead(EdgeId id) => IsWholeGraph || knownEdges.ContainsKey(id);

    /// <summary>Members as stored, by serial; of what is not live itself alone.</summary>
    public IReadOnlyList<NodeId> KnownGroup(NodeId id) => Known(id) is { Entered: not null } node ? knownGroups[node.Canonical] : [id];

    /// <summary>Whether one of its ends was read and is not live; asks for nothing.</summary>
    public bool IsSurelyNotStored(EdgeId id) => id.TryRead(world, out var parts) && (IsReadAsGone(parts.From) || IsReadAsGone(parts.To));

    bool IsReadAsGone(NodeId id) => known.TryGetValue(id, out var node) && node?.Entered is null;

    public StoredEdge? StoredEdge(EdgeId id) => knownEdges.GetValueOrDefault(id);

    public StoredJudgement? StoredJudgement(string id) => knownJudgements.GetValueOrDefault(id);

    /// <summary>What a revision entered and took out.</summary>
    public IReadOnlyList<Change> ChangesOf(long revision)
    {
        if (knownRevisions.TryGetValue(revision, out var changes))
            return changes;
        Missing.Revisions.Add(revision);
        throw new NotReadYetException();
    }

    /// <summary>A node or an edge as it was at a revision; null where it was not there.</summary>
    public object? AsOf(string id, long revision)
    {
        if (past.TryGetValue((id, revision), out var thing))
            return thing;
        Missing.Past.Add((id, revision));
        throw new NotReadYetException();
    }

    /// <summary>Whether these edges were read, or need not be because the node is not stored.</summary>
    public bool HasLinks(NodeId id, Slot slot) =>
        Known(id) is not { Entered: not null } node
        || knownLinks.TryGetValue(node.Canonical, out var slots) && (slots.Contains(Slot.All) || slots.Contains(slot));

    /// <summary>Does something with each; what each of them lacks is noted before it gives up, so that it is read together.</summary>
    public static void ForEach<T>(IEnumerable<T> all, Action<T> work)
    {
        var isMissing = false;
        foreach (var one in all)
        {
            try
            {
                work(one);
            }
            catch (NotReadYetException)
            {
                isMissing = true;
            }
        }
        if (isMissing)
            throw new NotReadYetException();
    }

    /// <summary>Asks for all of these at once.</summary>
    public void Require(IEnumerable<EdgeId> ids)
    {
        var isMissing = false;
        foreach (var id in ids)
        {
            if (HasRead(id))
                continue;
            Missing.Edges.Add(id);
            isMissing = true;
        }
        if (isMissing)
            throw new NotReadYetException();
    }

    /// <summary>Asks for all of these at once.</summary>
    public void Require(IEnumerable<NodeId> ids)
    {
        var isMissing = false;
        foreach (var id in ids)
            isMissing |= !HasReadOrAsks(id);
        if (isMissing)
            throw new NotReadYetException();
    }

    /// <summary>Notes what was not read and goes on, so that more can be noted before the question ends.</summary>
    public bool HasReadOrAsks(NodeId id)
    {
        if (HasRead(id))
            return true;
        Missing.Nodes.Add(id);
        return false;
    }

    public bool HasLinksOrAsks(NodeId id, Slot slot)
    {
        if (HasLinks(id, slot))
            return true;
        Missing.AddLinks(Known(id)!.Canonical, slot);
        return false;
    }

    /// <summary>Asks for all of these at once.</summary>
    public void Require(IEnumerable<(NodeId Id, Slot Slot)> links)
    {
        var isMissing = false;
        foreach (var (id, slot) in links)
            isMissing |= !HasLinksOrAsks(id, slot);
        if (isMissing)
            throw new NotReadYetException();
    }

    void RequireLinks(NodeId id, Slot slot)
    {
        if (HasLinks(id, slot))
            return;
        Missing.AddLinks(Known(id)!.Canonical, slot);
        throw new NotReadYetException();
    }

    public bool HasResting(NodeId id) => Known(id) is not { Entered: not null } || knownResting.ContainsKey(id);

    // --- filled by the loader
    public void Learn(Group group)
    {
        knownGroups[group.Canonical] = [.. group.Members.Select(member => member.Node.Id)];
        foreach (var member in group.Members)
            known[member.Node.Id] = new KnownNode(member.Node.Id, member.Node.Kind, member.Serial, group.Canonical, member.Node, member.EnteredIn, member.Version, member.Shown);
        foreach (var judgement in group.Judgements)
        {
            knownJudgements[judgement.Judgement.Id] = judgement;
            Of(knownJudged, judgement.Judgement.A).Add(judgement.Judgement.Id);
            Of(knownJudged, judgement.Judgement.B).Add(judgement.Judgement.Id);
        }
    }

    public void LearnAbsent(NodeId id, Entity? retracted) => known[id] = retracted is null
        ? null
        : new KnownNode(id, retracted.Kind, retracted.Serial, id, null, retracted.EnteredIn, retracted.Version, retracted.Shown) { RetractedIn = retracted.RetractedIn };

    public void Learn(EdgeId id, StoredEdge? edge) => knownEdges.TryAdd(id, edge);

    public void LearnAt(StoredEdge edge)
    {
        Learn(edge.Edge.Id, edge);
        knownAt.Add(edge.Edge);
    }

    public void LearnLinks(NodeId canonical, Slot slot) => Of(knownLinks, canonical).Add(slot);

    public void LearnResting(NodeId id, IEnumerable<StoredEdge> resting)
    {
        var known = RestingAt(knownResting, id);
        foreach (var edge in resting)
        {
            Learn(edge.Edge.Id, edge);
            known[edge.Edge.Id] = edge.Edge;
        }
    }

    public void LearnText(string hash, string? text) => knownTexts[hash] = text;

    public void LearnRevision(long revision, IReadOnlyList<Change> changes) => knownRevisions[revision] = changes;

    public void LearnPast(string id, long revision, object? thing) => past[(id, revision)] = thing;
}
