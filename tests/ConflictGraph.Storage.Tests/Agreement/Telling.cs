using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Storage.Tests;

/// <summary>Answers as text, so that two can be compared byte by byte and a difference can be read.</summary>
static class Telling
{
    /// <summary>A question with all that was set in it.</summary>
    public static string Ask(object? question) => question switch
    {
        null => "",
        string or NodeId or EdgeId or NodeKind or EdgeKind or Enum or ValueType and IConvertible => question.ToString()!,
        System.Runtime.CompilerServices.ITuple tuple => string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Ask(tuple[i]))),
        System.Collections.IEnumerable many => $"[{string.Join(", ", many.Cast<object>().Select(Ask))}]",
        PropertySpec property => property.Name,
        _ => $"{question.GetType().Name}({string.Join(", ", question.GetType().GetProperties().Where(part => part.GetIndexParameters().Length == 0 && part.GetValue(question) is not (null or false)).Select(part => $"{part.Name}: {Ask(part.GetValue(question))}"))})",
    };

    public static string Tell<TKey, T>(IReadOnlyDictionary<TKey, T> map, Func<T, string> tell) where TKey : notnull =>
        string.Join('\n', map.Select(pair => $"{pair.Key}: {tell(pair.Value)}").Order(StringComparer.Ordinal));

    public static string Tell<T>(Page<T> page, Func<T, string> tell) => $"{Tell(page.Items, tell)} | more {page.HasMore}, total {page.Total}";

    public static string Tell<T>(IEnumerable<T> items, Func<T, string> tell) => string.Concat(items.Select(item => "\n  " + tell(item)));

    public static string Tell(Entity entity) =>
        $"{entity.Id} {entity.Kind} {entity.Serial} version {entity.Version} entered {entity.EnteredIn} retracted {entity.RetractedIn} «{entity.ByName}» {Tell(entity.Time)} {entity.Shown}";

    public static string Tell(TimeKeys? time) => time is { } known ? $"{known.From}–{known.Until} {known.Span}" : "undated";

    public static string Tell(Node node) => $"{node.Id} {node.Kind} {node.Properties}";

    public static string Tell(Edge edge) => $"{edge.Id} {edge.Kind} {edge.From} {edge.To} {edge.Payload}";

    public static string Tell(StoredEdge edge) => $"{Tell(edge.Edge)} version {edge.Version} entered {edge.EnteredIn}";

    public static string Tell(Judgement judgement) => $"{judgement.Id} {judgement.Verdict} {judgement.Canonical} «{judgement.Reason}» {judgement.Evidence.Count}";

    public static string Tell(Group group) => $"{group.Canonical}"
        + Tell(group.Members, member => $"{Tell(member.Node)} {member.Serial} entered {member.EnteredIn} version {member.Version} {member.Shown}")
        + Tell(group.Judgements, judgement => $"{Tell(judgement.Judgement)} version {judgement.Version} entered {judgement.EnteredIn}");

    public static string Tell(Link link) =>
        $"{link.Node} {link.Direction} {link.Kind} {link.Other} {link.OtherKind} {link.OtherSerial} of {link.Edge} {link.Certainty} {link.Tag} {Tell(link.Time)} from {link.DerivedFrom} {(link.Payload is null ? "" : Tell(link.Payload))}";

    /// <summary>Which links a cut count saw is the engine's own affair.</summary>
    public static string Tell(LinkCounts counts) => counts.Complete
        ? Tell(counts.Rows, row => $"{row.Kind} {row.Direction} {row.FarKind} {row.Count}")
        : $"more than {counts.Total}";

    public static string Tell(FacetCount count) => $"{count.Text} {count.Number} {count.Entity} {count.Kind} {count.Time}: {count.Count}";

    public static string Tell(TextMatches matches) => matches.Complete ? Tell(matches.Entities, Tell) : $"more than {matches.Entities.Count}";

    public static string Tell(PathsFound found) => found.Complete ? Tell(found.Paths, path => string.Join(" – ", path)) : "more than the cap";

    public static string Tell(Revision? revision) => revision is null ? "none"
        : $"{revision.Number} {revision.ChangeSet} {revision.Content} {revision.Author} {revision.Reason} {revision.At:O} {revision.FirstNode} {revision.FirstEdge} {Tell(revision.Totals)}";

    static string Tell(Totals totals) =>
        $"{totals.Serials} {totals.NodeVersions} {totals.EdgeVersions} {string.Join(' ', totals.Nodes.Concat(totals.Edges).Where(pair => pair.Value != 0).Select(pair => $"{pair.Key} {pair.Value}"))}";

    public static string Tell(Change change) =>
        $"{change.Revision} {change.Operation} {change.What} {change.Id}"
        + string.Concat(new[] { change.NodeBefore, change.NodeAfter }.Select(node => node is null ? " -" : $" {Tell(node)}"))
        + string.Concat(new[] { change.EdgeBefore, change.EdgeAfter }.Select(edge => edge is null ? " -" : $" {Tell(edge)}"))
        + string.Concat(new[] { change.JudgementBefore, change.JudgementAfter }.Select(judgement => judgement is null ? " -" : $" {Tell(judgement)}"));

    public static string Tell(Record record) => record switch
    {
        Record.OfRevision revision => Tell(revision.Revision),
        Record.OfNode node => $"{Tell(node.Node)} {node.Serial} entered {node.EnteredIn}",
        Record.OfEdge edge => $"{Tell(edge.Edge)} entered {edge.EnteredIn}",
        Record.OfJudgement judgement => $"{Tell(judgement.Judgement)} entered {judgement.EnteredIn}",
        Record.OfRetraction retraction => $"without {retraction.What} {retraction.Id} in {retraction.Revision}",
        Record.OfText text => $"{text.Text.Sha256} {text.Text.Text}",
        _ => throw new ArgumentOutOfRangeException(nameof(record), record, "A record without words."),
    };
}
