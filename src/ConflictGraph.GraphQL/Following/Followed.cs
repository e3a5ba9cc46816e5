using GraphQL;

namespace ConflictGraph.GraphQL.Following;

/// <summary>What a subscription answers with: results, each made when it is asked for.</summary>
public sealed class Followed : ExecutionResult
{
    public required IAsyncEnumerable<ExecutionResult> Results { get; init; }
}
