using ConflictGraph.Model;
using ConflictGraph.Writing;

namespace ConflictGraph.Formats.Article;

/// <summary>An article file as it was read: one report, and all that is entered from it.</summary>
/// <param name="Name">The file, as messages call it.</param>
/// <param name="Document">The report.</param>
/// <param name="Text">The report's own words, when the file has them.</param>
/// <param name="Author">Who entered it, unless the one who loads it says so.</param>
/// <param name="EnteredAt">When the desk entered it; only a loader of samples goes by it.</param>
/// <param name="Steps">Nodes first, then texts, edges, values and judgements; each path is file:line:column.</param>
public sealed record ArticleFile(
    string Name, NodeId Document, string? Text, string ChangeSetId, string? Author, string? Reason, DateTimeOffset? EnteredAt, IReadOnlyList<Step> Steps)
{
    /// <summary>What is written, by an author who goes before the one in the file.</summary>
    public ChangeSet ToChangeSet(string? author = null, string? reason = null) =>
        new(ChangeSetId, author ?? Author ?? throw new BadInputException($"{Name} does not say who entered it. Give 'author' under changeSet, or --author.", "changeSet.author"), reason ?? Reason, Steps);
}
