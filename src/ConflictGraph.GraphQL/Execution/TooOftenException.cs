using GraphQL.Validation;

namespace ConflictGraph.GraphQL.Execution;

/// <summary>The caller has asked for as much as they may for now.</summary>
public sealed class TooOftenException : ValidationError
{
    public TooOftenException(TimeSpan wait) : base($"You have asked for as much as you may for now; ask again in {wait.TotalSeconds:0} s. What an answer may hold is what counts: ask for smaller pages, or less often.")
    {
        (Wait, Code) = (wait, "LIMIT_RATE");
        Extensions = new() { ["retryAfterSeconds"] = (int)Math.Ceiling(wait.TotalSeconds) };
    }

    public TimeSpan Wait { get; }
}
