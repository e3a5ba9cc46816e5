using System.Text.Json;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Writing;

namespace ConflictGraph.Projection;

/// <summary>Rows as they are stored, read out of what is shown. What is no canonical there has none.</summary>
sealed class StoredRows(Draft draft)
{
    readonly Dictionary<NodeId, (Properties Shown, Derived Derived)> read = [];
    readonly Dictionary<NodeId, ClaimRow?> claims = [];
    readonly Dictionary<NodeId, EventRow?> events = [];

    /// <summary>What a node reads as in the store; null where it is not there.</summary>
    public NodeId? Canonical(NodeId id) => draft.Known(id) is { Entered: not null } node ? node.Canonical : null;

    public IReadOnlyList<NodeId> Members(NodeId canonical) => Canonical(canonical) == canonical
        ? [canonical, .. draft.KnownGroup(canonical).Where(member => member != canonical)]
        : [canonical];

    public Merged? Entity(NodeId canonical) => Canonical(canonical) != canonical ? null : Merged.Of([.. Members(canonical).Select(member => draft.Known(member)!.Entered!)]);

    public ClaimRow? Claim(NodeId canonical)
    {
        if (claims.TryGetValue(canonical, out var known))
            return known;
        if (draft.Known(canonical) is not { IsCanonical: true } node || !node.Kind.Is(Part.Claim))
            return claims[canonical] = null;
        var (shown, derived) = Read(node);
        var asserts = shown.List<Assertion>("asserts");
        var publicFrom = shown.Number("publicFrom");
        var saidAt = shown.Time("saidAt");
        return claims[canonical] = new ClaimRow(derived.Makers, derived.Value, shown.Text("stance"), asserts, saidAt, publicFrom, derived.Corrected, ClaimRules.OrderOf(asserts, saidAt, publicFrom, node.Serial));
    }

    public EventRow? Event(NodeId canonical)
    {
        if (events.TryGetValue(canonical, out var known))
            return known;
        if (draft.Known(canonical) is not { IsCanonical: true } node || !node.Kind.Is(Part.Event))
            return events[canonical] = null;
        var (shown, derived) = Read(node);
        return events[canonical] = new EventRow(
            shown.Text("modality") is { } modality ? Enum.Parse<Modality>(modality) : null, shown.Time("when"), shown.List<string>("effects"), shown.List<string>("answeredTwice"),
            derived.Things, derived.Direct, shown.Flag("directOmitted"));
    }

    public IReadOnlyList<DirectEdge> ClaimedAbout(NodeId canonical) =>
        draft.Known(canonical) is { IsCanonical: true } node && node.Kind.Is(Part.Claim) ? Read(node).Derived.Direct : [];

    (Properties Shown, Derived Derived) Read(KnownNode node)
    {
        if (read.TryGetValue(node.Id, out var known))
            return known;
        using var document = JsonDocument.Parse(node.Shown);
        return read[node.Id] = (Properties.Read(node.Kind.Properties, document.RootElement, passOverUnknown: true), Derived.Read(node.Id, node.Shown, draft.World));
    }
}
