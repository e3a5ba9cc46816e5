using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <summary>What claims came through: VIA of the claim, or of the communication it was said in.</summary>
sealed class Channels(GraphAt graph)
{
    public async Task<IReadOnlyDictionary<NodeId, IReadOnlyList<NodeId>>> OfAsync(IReadOnlyCollection<NodeId> claims, CancellationToken cancellation)
    {
        var own = await graph.LinksAsync(claims, new LinkQuery { Kinds = [EdgeKinds.Via, EdgeKinds.ConveyedIn], Direction = Direction.OUT }, cancellation);
        var saidIn = own.Values.SelectMany(page => page.Items).Where(link => link.Kind == EdgeKinds.ConveyedIn && link.OtherKind.Is(Part.Event)).Select(link => link.Other);
        var theirs = await graph.LinksAsync(saidIn, new LinkQuery { Kinds = [EdgeKinds.Via], Direction = Direction.OUT }, cancellation);
        return claims.ToDictionary(claim => claim, claim => (IReadOnlyList<NodeId>)[.. own.LinksOf(claim)
            .SelectMany(link => link.Kind == EdgeKinds.Via ? [link.Other] : theirs.LinksOf(link.Other).Select(via => via.Other)).Distinct()]);
    }
}

/// <summary>Which documents are, or were published by, what was asked for.</summary>
sealed class Publishers(GraphAt graph)
{
    /// <summary>Of the documents (as entered) those that are cited.</summary>
    public async Task<IReadOnlySet<NodeId>> CitedAsync(IReadOnlyCollection<NodeId> documents, IReadOnlySet<NodeId> asked, CancellationToken cancellation)
    {
        var now = await graph.EntitiesAsync(documents, cancellation);
        var published = await graph.LinksAsync(now.Values.Select(document => document.Id), new LinkQuery { Kinds = [EdgeKinds.PublishedBy], Direction = Direction.OUT }, cancellation);
        return documents.Where(document => now.ContainsKey(document) && (asked.Contains(now[document].Id) || published.LinksOf(now[document].Id).Any(link => asked.Contains(link.Other)))).ToHashSet();
    }
}
