using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Writing;

namespace ConflictGraph.Projection;

/// <summary>Layer 1: what others read of a claim.</summary>
sealed class ClaimRules(Standing standing)
{
    static readonly Slot[] Slots = [new(EdgeKinds.MadeClaim, End.TO), new(EdgeKinds.Corrects, End.TO), new(EdgeKinds.Retracts, End.TO)];

    public ClaimRow Of(NodeId claim)
    {
        standing.Require(claim, Slots);
        var properties = standing.Entity(claim).Properties;
        var made = standing.Edges(claim, EdgeKinds.MadeClaim, End.TO).ToList();
        IReadOnlyList<NodeId> makers = [.. made.Select(edge => edge.Other).Distinct().OrderBy(standing.Serial)];
        // Whoever entered the correction: both ends come from one origin.
        var isCorrected = standing.Edges(claim, EdgeKinds.Corrects, End.TO).Any() || standing.Edges(claim, EdgeKinds.Retracts, End.TO).Any();
        var publicFrom = PublicFrom(made.Select(edge => edge.Edge));
        var asserts = properties.List<Assertion>("asserts");
        var saidAt = properties.Time("saidAt");
        return new ClaimRow(
            makers, Value(properties, asserts, makers), properties.Text("stance"), asserts, saidAt, publicFrom, isCorrected,
            OrderOf(asserts, saidAt, publicFrom, standing.Serial(claim)));
    }

    /// <summary>saidAt's latest bound, else when it became public; undated first; then by birth. Only where there is a TIME to compare.</summary>
    public static (long At, long Serial)? OrderOf(IReadOnlyList<Assertion> asserts, When? saidAt, long? publicFrom, long serial) =>
        asserts.Any(answer => answer.Question == "TIME") ? (saidAt?.Until - 1 ?? publicFrom ?? 0, serial) : null;

    /// <summary>The modality that a claim gives. A denial goes first; OCCURRED only where nobody but Documents and Sources says so.</summary>
    Modality? Value(Properties claim, IReadOnlyList<Assertion> asserts, IReadOnlyList<NodeId> makers)
    {
        var (kind, stance) = (claim.Text("claimKind"), claim.Text("stance"));
        if (stance is "DENIES" or "DISPUTES" or "REBUTS" or "RETRACTS" || asserts.Any(answer => answer is { Question: "OCCURRED", Polarity: Polarity.IS_NOT }))
            return Modality.NEGATED;
        if (kind is "INTENT")
            return Modality.PLANNED;
        if (kind is "WARNING" or "ADVOCACY" or "CAPABILITY" || stance is "WARNS" or "ADVOCATES")
            return Modality.HYPOTHETICAL;
        if (stance is "ALLEGES" or "SUGGESTS")
            return Modality.ALLEGED;
        if (stance is "NEITHER_CONFIRMS_NOR_DENIES")
            return null;
        return makers.Count > 0 && !makers.Any(maker => standing.Is(maker, Part.Speaker)) ? Modality.OCCURRED : Modality.REPORTED;
    }

    /// <summary>The last second of the earliest document (as entered) that dates it: a REFERENCE was always there, an undated document never surely.</summary>
    long? PublicFrom(IEnumerable<Edge> made)
    {
        long? earliest = null;
        foreach (var document in made.SelectMany(edge => edge.Evidence).Select(evidence => evidence.Document).Distinct())
        {
            var properties = standing.Draft.Node(document)!.Properties;
            var day = properties.Text("documentKind") == "REFERENCE" ? 0 : properties.Time("publishedAt")?.Until - 1;
            if (day is { } known && (earliest is null || known < earliest))
                earliest = known;
        }
        return earliest;
    }
}
