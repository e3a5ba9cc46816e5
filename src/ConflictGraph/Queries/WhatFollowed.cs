using ConflictGraph.Model;
using ConflictGraph.Ontology;
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
    public async Task<IReadOnlyList<Sequence>> AskAsync(IReadOnlyCollection<NodeId> events, CancellationToken cancellation = default)
    {
        var links = await graph.LinksAsync(events, new LinkQuery { Kinds = [EdgeKinds.Followed, EdgeKinds.Caused, EdgeKinds.ConveyedIn], WithPayload = true }, cancellation);
        var steps = links.Values.SelectMany(page => page.Items).Where(link => link.Kind != EdgeKinds.ConveyedIn).ToList();
        var about = await graph.LinksAsync([.. events, .. steps.Select(link => link.Other)], new LinkQuery { Kinds = [EdgeKinds.About], Direction = Direction.OUT }, cancellation);
        var entities = await graph.EntitiesAsync([.. events, .. links.Values.SelectMany(page => page.Items).Select(link => link.Other), .. about.Values.SelectMany(page => page.Items).Select(link => link.Other)], cancellation);
        var relations = (await new Proofs(graph).OfLinksAsync(steps, cancellation)).DistinctBy(relation => relation.Id).ToDictionary(relation => relation.Id, StringComparer.Ordinal);
        return [.. events.Where(entities.ContainsKey).Select(id => new Sequence(
            entities[id], AboutOf(id),
            [.. StepsOf(id).Where(IsBefore).Select(StepOf)],
            [.. StepsOf(id).Where(link => !IsBefore(link)).Select(StepOf)],
            [.. links.LinksOf(id).Where(link => link.Kind == EdgeKinds.ConveyedIn && link.Direction == Direction.IN).Select(link => entities[link.Other])]))];

        IEnumerable<Link> StepsOf(NodeId id) => links.LinksOf(id).Where(link => link.Kind != EdgeKinds.ConveyedIn);

        EventStep StepOf(Link link) => new(relations[link.Payload!.Edge.Id.Value], entities[link.Other], AboutOf(link.Other));

        IReadOnlyList<Entity> AboutOf(NodeId id) => [.. about.LinksOf(id).Select(link => entities[link.Other])];
    }

    // The later one FOLLOWED the earlier; the earlier one CAUSED the later.
    static bool IsBefore(Link link) => link.Kind == EdgeKinds.Followed == (link.Direction == Direction.OUT);
}
