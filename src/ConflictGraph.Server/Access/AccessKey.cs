using ConflictGraph.GraphQL.Execution;

namespace ConflictGraph.Server.Access;

/// <summary>A key as it is kept. Its secret is kept nowhere.</summary>
public sealed record AccessKey(string Name, CallerRole Role, DateTimeOffset Made, DateTimeOffset? Expires = null)
{
    public bool HasExpiredAt(DateTimeOffset now) => Expires <= now;
}
