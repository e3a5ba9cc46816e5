using ConflictGraph.Storage;

namespace ConflictGraph.Cli;

/// <summary>A name that more than one thing answers to.</summary>
public sealed class SeveralMeantException(string name, IReadOnlyList<Entity> candidates, bool complete = true) : ConflictGraphException(
    $"'{name}' could be any of {(complete ? "" : "at least ")}{candidates.Count} things. Give the id of the one you mean:")
{
    public override string Code => "SEVERAL_MEANT";

    public IReadOnlyList<Entity> Candidates { get; } = candidates;
}
