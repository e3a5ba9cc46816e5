using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;

namespace ConflictGraph.Cli.Rendering;

/// <summary>Relations as sentences: who stands to whom how, how it stands and by whose word, how certain, and the words that say so.</summary>
static class RelationLines
{
    public static async Task ShowAsync(AnswerPage page, GraphAt graph, IReadOnlyList<Relation> relations, CancellationToken cancellation, bool withEvidence = true, int indent = 2)
    {
        var evidence = withEvidence ? await new Proofs(graph).EvidenceAsync(relations, cancellation) : new Dictionary<string, IReadOnlyList<Proof>>();
        var names = new NameBook(graph);
        await names.LearnAsync([.. relations.SelectMany(NodesOf), .. evidence.Values.SelectMany(proofs => proofs).Select(proof => proof.Evidence.Document)], cancellation);
        await names.LearnClaimsAsync(relations.SelectMany(relation => relation.AccordingTo), cancellation);
        foreach (var relation in relations)
        {
            Show(page, indent, relation, names);
            EvidenceLines.Show(page, indent + 4, (evidence.GetValueOrDefault(relation.Id) ?? []).Select(proof => proof.Evidence).Distinct(), names);
        }
    }

    public static object Json(Relation relation) => new
    {
        relation.Id,
        relation.Kind,
        relation.From,
        relation.To,
        relation.Certainty,
        relation.Why,
        relation.Modality,
        relation.Stance,
        relation.When,
        Properties = relation.Properties.IsEmpty ? null : relation.Properties,
        AccordingTo = relation.AccordingTo.Count == 0 ? null : relation.AccordingTo,
        DerivedFrom = relation.DerivedFrom.Count == 0 ? null : relation.DerivedFrom,
        Through = relation.Through.Count == 0 ? null : relation.Through,
        Bundled = relation.Bundled == 1 ? (int?)null : relation.Bundled,
    };

    static IEnumerable<NodeId> NodesOf(Relation relation) => [relation.From, relation.To, .. relation.AccordingTo, .. relation.Through];

    static void Show(AnswerPage page, int indent, Relation relation, NameBook names)
    {
        var parts = new List<(string, Tone)> { ($"{names[relation.From]} {relation.Kind.Reads} {names[relation.To]}", Tone.Normal) };
        if (Details(relation) is { Length: > 0 } details)
            parts.Add(($" ({details})", Tone.Normal));
        if (relation.Modality is { } modality and not Modality.OCCURRED)
            parts.Add(($" {modality}", modality == Modality.NEGATED ? Tone.Denial : Tone.Doubt));
        if (relation.Stance is { } stance)
            parts.Add(($" {stance}", StatementLines.ToneOf(stance)));
        if (relation.AccordingTo.Count > 0)
            parts.Add(($"; according to {string.Join("; ", relation.AccordingTo.Take(Shown).Select(names.Said))}{(relation.AccordingTo.Count > Shown ? $" and {relation.AccordingTo.Count - Shown} more" : "")}", Tone.Quiet));
        if (relation.Certainty != Certainty.STATED)
            parts.Add(($"; {StatementLines.Hedged(relation.Certainty, relation.Why)}", Tone.Doubt));
        if (relation.Bundled > 1)
            parts.Add(($"; {relation.Bundled} of these", Tone.Quiet));
        page.Line(indent, parts);
    }

    const int Shown = 3;

    static string Details(Relation relation) => string.Join(", ", relation.Properties.All.Select(pair =>
        pair.Spec.Type == PropertyType.Enumeration ? $"{pair.Value}" : $"{pair.Spec.Name} {Plain.Line(ValueText.Of(pair.Spec, pair.Value))}"));
}
