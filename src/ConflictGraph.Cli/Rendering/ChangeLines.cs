using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Cli.Rendering;

/// <summary>One change as people read it: what was added, what became of which value, what was taken out.</summary>
static class ChangeLines
{
    const int LongestValue = 160;

    public static IEnumerable<NodeId> NodesOf(Change change)
    {
        foreach (var edge in new[] { change.EdgeBefore, change.EdgeAfter }.OfType<Edge>())
            foreach (var id in (NodeId[])[edge.From, edge.To])
                yield return id;
        foreach (var judgement in new[] { change.JudgementBefore, change.JudgementAfter }.OfType<Judgement>())
            foreach (var id in (NodeId[])[judgement.A, judgement.B])
                yield return id;
    }

    public static void Show(AnswerPage page, Change change, NameBook names)
    {
        var (word, tone) = change.Operation switch
        {
            ChangeOperation.ADDED => ("+", Tone.Normal),
            ChangeOperation.CHANGED => ("~", Tone.Doubt),
            _ => ("-", Tone.Denial),
        };
        page.Line(2, ($"{word} ", tone), (Sentence(change, names), Tone.Normal), ($"  {change.Id}", Tone.Quiet));
        if (change.Operation == ChangeOperation.CHANGED)
            foreach (var difference in Differences(change))
                page.Line(6, (difference, Tone.Quiet));
    }

    public static string Sentence(Change change, NameBook names)
    {
        if ((change.NodeAfter ?? change.NodeBefore) is { } node)
            return $"{node.Kind} «{Plain.Line(node.Name)}»";
        if ((change.EdgeAfter ?? change.EdgeBefore) is { } edge)
            return Sentence(edge, names);
        return (change.JudgementAfter ?? change.JudgementBefore) is { } judgement
            ? $"{names[judgement.A]} and {names[judgement.B]} judged {judgement.Verdict}{(judgement.Reason is { } reason ? $": {Plain.Line(reason)}" : "")}"
            : change.Id;
    }

    public static string Sentence(Edge edge, NameBook names)
    {
        var tag = edge.Kind.Tag is { Type: PropertyType.Enumeration } && edge.Tag is { } word ? $" ({word})" : "";
        var certainty = edge.Certainty == Certainty.STATED ? "" : $" [{edge.Certainty}]";
        return $"{names[edge.From]} {edge.Kind.Reads} {names[edge.To]}{tag}{certainty}";
    }

    static IEnumerable<string> Differences(Change change)
    {
        if (change is { NodeBefore: { } before, NodeAfter: { } after })
            return Differences(before.Properties, after.Properties);
        if (change is { EdgeBefore: { } from, EdgeAfter: { } to })
            return [.. Differences(from.Properties, to.Properties), .. Differences(from, to)];
        return change is { JudgementBefore: { } was, JudgementAfter: { } now } && was.Verdict != now.Verdict ? [$"verdict: {was.Verdict} → {now.Verdict}"] : [];
    }

    static IEnumerable<string> Differences(Edge before, Edge after)
    {
        if (before.Certainty != after.Certainty)
            yield return $"certainty: {before.Certainty} → {after.Certainty}";
        if (before.Why != after.Why)
            yield return $"why: {before.Why ?? "–"} → {after.Why ?? "–"}";
        if (!before.AccordingTo.SequenceEqual(after.AccordingTo))
            yield return $"according to: {List(before.AccordingTo)} → {List(after.AccordingTo)}";
        if (!before.Evidence.SequenceEqual(after.Evidence))
            yield return $"evidence: {before.Evidence.Count} → {after.Evidence.Count}";
    }

    static IEnumerable<string> Differences(Properties before, Properties after) =>
        from name in before.All.Concat(after.All).Select(pair => pair.Spec.Name).Distinct()
        let was = Value(before, name)
        let now = Value(after, name)
        where was != now
        select $"{name}: {Short(was)} → {Short(now)}";

    static string? Value(Properties properties, string name) =>
        properties[name] is string text ? text : properties.All.FirstOrDefault(pair => pair.Spec.Name == name) is { Spec: { } spec } ? ValueText.Of(spec, properties[name]!) : null;

    static string List(IReadOnlyList<NodeId> ids) => ids.Count == 0 ? "–" : string.Join(", ", ids);

    static string Short(string? value) => value is null ? "–" : Plain.Line(value) is { Length: > LongestValue } text ? $"{text[..LongestValue]}… ({text.Length} characters)" : Plain.Line(value);
}
