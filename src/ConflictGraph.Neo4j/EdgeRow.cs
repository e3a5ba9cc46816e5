using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>An edge and the link that joins what its ends read as, as rows of values.</summary>
static class EdgeRow
{
    /// <summary>What closing and making again may change.</summary>
    public static readonly string[] LinkColumns = ["a", "b", "edge", "level", "tag", "span", "from", "until"];

    /// <summary>What stays as long as the version does.</summary>
    public static readonly string[] EdgeColumns = ["id", "certainty", "json", "quote", "document", "accordingTo", "replaces"];

    public static object?[] Of(NewLink link) => [link.A, link.B, link.Edge, (long)link.Certainty, link.Tag, link.Time?.Span, link.Time?.From, link.Time?.Until];

    public static object?[] Of(EdgeVersion edge, NewLink link)
    {
        var quoted = edge.Edge.Evidence.OrderBy(evidence => evidence.Quote is null).FirstOrDefault();
        return [edge.Edge.Id.Value, link.Certainty.ToString(), edge.Edge.Payload, quoted?.Quote, quoted?.Document.Value, SaidBy(edge.Edge), edge.Replaces];
    }

    /// <summary>What an edge cites and is according to.</summary>
    public static IEnumerable<object?[]> Citations(EdgeVersion edge) =>
        edge.Edge.AccordingTo.Concat(edge.Edge.Evidence.Select(evidence => evidence.Document)).Distinct().Select(of => new object?[] { of.Value, edge.Edge.Id.Value, edge.Version });

    public static object?[] Of(JudgementVersion judged) => [judged.Judgement.Id, judged.Version, judged.Judgement.A.Value, judged.Judgement.B.Value, JudgementText.Write(judged.Judgement), judged.Replaces];

    static string[]? SaidBy(Edge edge) => edge.AccordingTo.Count == 0 ? null : [.. edge.AccordingTo.Select(claim => claim.Value)];
}
