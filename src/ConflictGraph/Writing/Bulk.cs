namespace ConflictGraph.Writing;

/// <summary>How much of a bulk load stands or falls together.</summary>
/// <param name="VersionsPerCommit">Change sets share a transaction until they have written so many versions.</param>
public sealed record BulkOptions(int VersionsPerCommit = 50_000)
{
    public static readonly BulkOptions Default = new();
}

/// <summary>How far a bulk load has come.</summary>
/// <param name="Committed">The last revision that is durable: where to go on after an interruption.</param>
public sealed record BulkProgress(long ChangeSets, long Written, long Refused, long Versions, long Committed);

/// <summary>What became of one change set of many: an answer, or why it was refused. A refused one refuses alone.</summary>
public sealed record BulkResult(string ChangeSet, WriteAnswer? Answer, ConflictGraphException? Refusal);
