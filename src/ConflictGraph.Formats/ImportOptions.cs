using ConflictGraph.Queries;

namespace ConflictGraph.Formats;

/// <summary>Who loads a file, why, and into what.</summary>
/// <param name="Graph">The graph as it is before this file, for formats that build on what is there.</param>
/// <param name="Author">Goes before what the file says.</param>
public sealed record ImportOptions(GraphAt Graph, string? Author = null, string? Reason = null)
{
    /// <summary>Where neither the user nor the file names one.</summary>
    public string? AuthorIfUnsaid { get; init; }
}
