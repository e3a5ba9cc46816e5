using ConflictGraph.Queries;

namespace ConflictGraph.Formats;

/// <summary>Who loads a file, why, and into what.</summary>
/// <param name="Graph">The graph as it is before this file, for formats that build on what is there.</param>
/// <param name="Author">Goes before what the file says; a file that names no author needs one.</param>
public sealed record ImportOptions(GraphAt Graph, string? Author = null, string? Reason = null);
