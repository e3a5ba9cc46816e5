using ConflictGraph.Storage;
using ConflictGraph.Writing;

namespace ConflictGraph.Formats;

/// <summary>One thing that a format read.</summary>
public abstract record Imported
{
    /// <summary>Steps that are written together or not at all.</summary>
    /// <param name="EnteredAt">When the desk entered it; only the loader of samples goes by it, into an empty store.</param>
    public sealed record Whole(ChangeSet ChangeSet, DateTimeOffset? EnteredAt = null) : Imported;

    /// <summary>A whole history with its own revisions, for an empty store.</summary>
    public sealed record History(IAsyncEnumerable<Record> Records) : Imported;

    /// <summary>Something that cannot be loaded: where it stands, what is wrong and what would work.</summary>
    /// <param name="Line">From 1; null when it concerns the file.</param>
    public sealed record Rejected(int? Line, int? Column, string? Value, string Reason, string? Hint = null) : Imported
    {
        public override string ToString() =>
            $"{(Line is { } line ? $"line {line}{(Column is { } column ? $":{column}" : "")}: " : "")}{Reason}{(Hint is null ? "" : $" {Hint}")}";
    }
}
