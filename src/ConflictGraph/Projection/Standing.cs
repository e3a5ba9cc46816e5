using ConflictGraph.Identity;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Writing;

namespace ConflictGraph.Projection;

/// <summary>The graph at canonical ends as a change set leaves it: the truth of the draft, and rows, new where this change set made them, else as stored.</summary>
sealed class Standing(Draft draft)
{
    readonly Dictionary<NodeId, (NodeId Canonical, IReadOnlyList<NodeId> Members)?> groups = [];
    readonly Dictionary<NodeId, Merged> merged = [];
    readonly Dictionary<NodeId, ClaimRow?> claims = [];
    readonly Dictionary<NodeId, EventRow?> events = [];
    readonly Dictionary<NodeId, IReadOnlyList<DirectEdge>> claimedAbout = [];

    public Draft Draft => draft;

    public StoredRows Stored { get; } = new(draft);

    public World World => draft.World;

    // --- groups
    /// <summary>What a node reads as now; null where it is not there.</summary>
    public NodeId? Canonical(NodeId id) => GroupOf(id)?.Canonical;

    /// <summary>What it reads as, or itself where it is gone.</summary>
    public NodeId Now(NodeId id) => Canonical(id) ?? id;

    /// <summary>The canonical first, the others by serial; of what is not a canonical now: itself.</summary>
    public IReadOnlyList<NodeId> Members(NodeId canonical) => GroupOf(canonical) is var (now, members) && now == canonical ? members : [canonical];

    public bool IsCanonical(NodeId id) => Canonical(id) == id;

    (NodeId Canonical, IReadOnlyList<NodeId> Members)? GroupOf(NodeId id)
    {
        if (groups.TryGetValue(id, out var known))
            return known;
        if (!draft.IsThere(id))
            return groups[id] = null;
        var (canonical, bySerial) = new SameGroup(draft).Read(id);
        IReadOnlyList<NodeId> members = bySerial.Count == 1 ? bySerial : [canonical, .. bySerial.Where(member => member != canonical)];
        foreach (var member in members)
            groups[member] = (canonical, members);
        return groups[id];
    }

    // --- truth at canonical ends
    public Merged Entity(NodeId canonical) => merged.TryGetValue(canonical, out var known)
        ? known
        : merged[canonical] = Merged.Of([.. Members(canonical).Select(member => draft.Node(member)!)]);

    public NodeKind? Kind(NodeId canonical) => IsCanonical(canonical) ? draft.Node(canonical)!.Kind : null;

    public bool Is(NodeId canonical, Part part) => Kind(canonical)?.Is(part) == true;

    public bool IsAnonymous(NodeId canonical) => Entity(canonical).Properties.Flag("anonymous");

    public long Serial(NodeId id) => draft.Serial(id);

    /// <summary>Edges of a kind that start (or end) at any member, with the entity at their other end. Loops, both ends in one group, are never read.</summary>
    public IEnumerable<(Edge Edge, NodeId Other)> Edges(NodeId canonical, EdgeKind kind, End at)
    {
        foreach (var member in Members(canonical))
            foreach (var edge in draft.EdgesAt(member, kind, at))
            {
                var other = Now(at == End.FROM ? edge.To : edge.From);
                if (other != canonical)
                    yield return (edge, other);
            }
    }

    /// <summary>Makes sure that these edges of an entity, their ends and their claims are read, and asks for all that are not at once.</summary>
    public void Require(NodeId canonical, IReadOnlyList<Slot> slots)
    {
        var members = Members(canonical);
        var isMissing = false;
        foreach (var member in members)
            foreach (var slot in slots)
                isMissing |= !draft.HasLinksOrAsks(member, slot);
        if (isMissing)
            throw new NotReadYetException();
        foreach (var member in members)
            foreach (var slot in slots)
                foreach (var edge in draft.EdgesAt(member, slot.Kind!, slot.At))
                {
                    isMissing |= !draft.HasReadOrAsks(edge.From) | !draft.HasReadOrAsks(edge.To);
                    foreach (var claim in edge.AccordingTo)
                        isMissing |= !draft.HasReadOrAsks(claim);
                    if (edge.Kind != EdgeKinds.MadeClaim)
                        continue;
                    foreach (var evidence in edge.Evidence)
                        isMissing |= !draft.HasReadOrAsks(evidence.Document);
                }
        if (isMissing)
            throw new NotReadYetException();
    }

    // --- rows
    public ClaimRow? Claim(NodeId canonical) => claims.TryGetValue(canonical, out var row) ? row : Stored.Claim(canonical);

    public EventRow? Event(NodeId canonical) => events.TryGetValue(canonical, out var row) ? row : Stored.Event(canonical);

    public IReadOnlyList<DirectEdge> ClaimedAbout(NodeId canonical) => claimedAbout.TryGetValue(canonical, out var direct) ? direct : Stored.ClaimedAbout(canonical);

    public void Keep(NodeId canonical, ClaimRow? row) => claims[canonical] = row;

    public void Keep(NodeId canonical, EventRow? row) => events[canonical] = row;

    public void Keep(NodeId canonical, IReadOnlyList<DirectEdge> direct) => claimedAbout[canonical] = direct;
}
