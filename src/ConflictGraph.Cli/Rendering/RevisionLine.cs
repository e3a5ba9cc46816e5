using System.Globalization;
using ConflictGraph.Storage;

namespace ConflictGraph.Cli.Rendering;

static class RevisionLine
{
    /// <summary>Which revision an answer is of, who wrote it, when and why.</summary>
    public static string Of(Revision revision) => revision.Number == 0 ? "An empty graph: nothing was written yet."
        : $"Revision {revision.Number}, {At(revision)} by {revision.Author}{(revision.Reason is { } reason ? $": {reason}" : "")} [{revision.ChangeSet}]";

    public static string At(Revision revision) => revision.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
