using ConflictGraph.Model;

namespace ConflictGraph.Projection;

/// <summary>All that events, CLAIMED_ABOUT and links read of a claim.</summary>
/// <param name="Makers">Claimants, canonical, oldest first.</param>
/// <param name="Value">The modality that it gives.</param>
/// <param name="PublicFrom">The last second of the earliest document that surely made it public; 0 always.</param>
/// <param name="Order">Its place among the TIME accounts of its claimants; only where it gives one.</param>
sealed record ClaimRow(
    IReadOnlyList<NodeId> Makers, Modality? Value, string? Stance, IReadOnlyList<Assertion> Asserts, When? SaidAt, long? PublicFrom, bool Corrected, (long At, long Serial)? Order)
{
    public static bool SameForEvents(ClaimRow? a, ClaimRow? b) =>
        a is null ? b is null : b is not null && a.Makers.SequenceEqual(b.Makers) && a.Value == b.Value && a.Corrected == b.Corrected && a.Order == b.Order && a.Asserts.SequenceEqual(b.Asserts);

    public static bool SameForLinks(ClaimRow? a, ClaimRow? b) => a is null ? b is null : b is not null && a.Stance == b.Stance && Equals(a.SaidAt, b.SaidAt);

    public static bool SameForClaimedAbout(ClaimRow? a, ClaimRow? b) => SameForLinks(a, b) && (a is null || a.Makers.SequenceEqual(b!.Makers));

    public static bool Same(ClaimRow? a, ClaimRow? b) => SameForEvents(a, b) && SameForLinks(a, b) && a?.PublicFrom == b?.PublicFrom;
}

/// <summary>What is derived on an incident or a communication.</summary>
/// <param name="Things">What CLAIMED_ABOUT reads: targets, places, weapons and transferred things with their certainty, by claim and under "" of all.</param>
sealed record EventRow(
    Modality? Modality, When? When, IReadOnlyList<string> Effects, IReadOnlyList<string> AnsweredTwice,
    IReadOnlyDictionary<string, IReadOnlyDictionary<NodeId, Certainty>> Things, IReadOnlyList<DirectEdge> Direct, bool DirectOmitted)
{
    static readonly Dictionary<NodeId, Certainty> Nothing = [];

    /// <summary>What a claim about the event is about: its own things, else those of all.</summary>
    public IReadOnlyDictionary<NodeId, Certainty> ThingsOf(NodeId claim) => Things.GetValueOrDefault(claim.Value) ?? Things.GetValueOrDefault("") ?? Nothing;

    /// <summary>The claims ("" = those without things of their own) whose things differ.</summary>
    public static IReadOnlySet<string> DifferingThings(EventRow? a, EventRow? b)
    {
        var differ = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in (a?.Things.Keys ?? []).Union(b?.Things.Keys ?? []))
            if (!SameThings(a?.Things.GetValueOrDefault(key), b?.Things.GetValueOrDefault(key)))
                differ.Add(key);
        return differ;
    }

    static bool SameThings(IReadOnlyDictionary<NodeId, Certainty>? a, IReadOnlyDictionary<NodeId, Certainty>? b) =>
        a is not null && b is not null && a.Count == b.Count && a.All(thing => b.TryGetValue(thing.Key, out var certainty) && certainty == thing.Value);
}
