using ConflictGraph.Queries;

namespace ConflictGraph.Formats;

/// <summary>What to write out.</summary>
/// <param name="Graph">The graph at the revision to be written; with history its store alone counts.</param>
/// <param name="History">Everything in the order in which it was written, with its revisions.</param>
public sealed record ExportRequest(GraphAt Graph, bool History = false);

/// <summary>What was written, and what the format could not say, by reason.</summary>
public sealed record ExportSummary(long Records, IReadOnlyDictionary<string, long> LeftOut)
{
    public static ExportSummary Of(long records) => new(records, new Dictionary<string, long>());
}
