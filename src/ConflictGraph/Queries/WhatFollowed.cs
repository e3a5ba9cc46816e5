using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <summary>An event that another followed or caused, and what that was about.</summary>
public sealed record EventStep(Relation Relation, Entity Event, IReadOnlyList<Entity> About);

/// <param name="About">What it was about itself.</param>
/// <param name="Follows">What it followed or was caused by.</param>
/// <param name="FollowedBy">What followed it or was caused by it.</param>
/// <param name="Claims">What was said in it.</param>
public sealed record Sequence(Entity Event, IReadOnlyList<Entity> About, IReadOnlyList<EventStep> Follows, IReadOnlyList<EventStep> FollowedBy, IReadOnlyList<Entity> Claims);

/// <summary>What a call or an attack came after, what came after it, and what it all was about.</summary>
public sealed class WhatFollowed(GraphAt graph)
{
    /// <summary>In the order asked; what is not there is left out.</summary>
    public Task<IReadOnlyList<Sequence>> AskAsync(IReadOnlyCollection<NodeId> events, CancellationToken cancellation = default) => throw new NotImplementedException(graph.ToString());
}
