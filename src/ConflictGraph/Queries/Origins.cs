using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <summary>Where a claim comes from. Sources of one independence group are one origin, whichever of them stands for it.</summary>
readonly record struct Origin(string Key, NodeId Entity)
{
    public static Origin Of(NodeId id) => new(id.Value, id);

    public bool Equals(Origin other) => Key == other.Key;

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
}

/// <summary>
/// The origins of claims: whoever makes one and can speak; else its document, through REPRINTS to the first, or the independence group of that one's source.
/// A row's are what it reprints, else what its claim came VIA, else its own source. REPEATS leads on to what is repeated.
/// </summary>
sealed class Origins
{
    // Longer chains of repeating and reprinting than this are nobody's; it ends what would not end.
    const int LongestChain = 20;

    readonly GraphAt graph;
    readonly Dictionary<NodeId, IReadOnlyList<Link>> atClaims = [];
    readonly Dictionary<NodeId, IReadOnlyList<Link>> atDocuments = [];
    IReadOnlyDictionary<NodeId, Entity> entities = new Dictionary<NodeId, Entity>();

    Origins(GraphAt graph) => this.graph = graph;

    public static async Task<Origins> OfAsync(GraphAt graph, IEnumerable<NodeId> claims, CancellationToken cancellation)
    {
        var origins = new Origins(graph);
        await origins.FollowAsync(claims, origins.atClaims, [EdgeKinds.MadeClaim, EdgeKinds.Repeats, EdgeKinds.Via, EdgeKinds.Corrects, EdgeKinds.Retracts], link => link.Kind == EdgeKinds.Repeats && link.Direction == Direction.OUT, cancellation);
        var makers = origins.atClaims.Values.SelectMany(links => links).Where(link => link.Kind == EdgeKinds.MadeClaim && link.Direction == Direction.IN).ToList();
        var documents = makers.Where(link => link.OtherKind.Is(Part.Document)).Select(link => link.Other)
            .Concat(makers.Where(link => link.OtherKind.Is(Part.Source)).SelectMany(link => link.Payload!.Edge.Evidence).Select(evidence => evidence.Document));
        var now = await graph.EntitiesAsync(documents, cancellation);
        await origins.FollowAsync(now.Values.Select(document => document.Id), origins.atDocuments, [EdgeKinds.Reprints, EdgeKinds.PublishedBy], link => link.Kind == EdgeKinds.Reprints && link.Direction == Direction.OUT, cancellation);
        origins.entities = await graph.EntitiesAsync(
        [
            .. now.Keys, .. origins.atDocuments.Keys, .. origins.atDocuments.Values.SelectMany(links => links).Select(link => link.Other),
            .. origins.atClaims.Values.SelectMany(links => links).Where(link => link.Kind == EdgeKinds.Via || link.OtherKind.Is(Part.Source)).Select(link => link.Other),
        ], cancellation);
        return origins;
    }

    /// <summary>The origins of a claim, in the order of its claimants.</summary>
    public IReadOnlyList<Origin> Of(NodeId claim) => Of(claim, []);

    /// <summary>Claims that correct or take back another, and which.</summary>
    public IEnumerable<(NodeId Later, NodeId Earlier)> Corrections => atClaims.Values.SelectMany(links => links)
        .Where(link => link.Kind == EdgeKinds.Corrects || link.Kind == EdgeKinds.Retracts).Select(link => (link.From, link.To)).Distinct();

    List<Origin> Of(NodeId claim, HashSet<NodeId> seen)
    {
        if (!seen.Add(claim) || !atClaims.TryGetValue(claim, out var links))
            return [];
        var repeated = links.Where(link => link.Kind == EdgeKinds.Repeats && link.Direction == Direction.OUT).SelectMany(link => Of(link.Other, seen)).Distinct().ToList();
        return repeated.Count > 0 ? repeated : [.. links.Where(link => link.Kind == EdgeKinds.MadeClaim && link.Direction == Direction.IN).SelectMany(made => OfMaker(made, links)).Distinct()];
    }

    IEnumerable<Origin> OfMaker(Link made, IReadOnlyList<Link> atClaim)
    {
        if (made.OtherKind.Is(Part.Document))
            return OfDocument(made.Other, atClaim, []);
        if (!made.OtherKind.Is(Part.Source))
            return [Origin.Of(made.Other)];
        var rows = made.Payload!.Edge.Evidence.Select(evidence => entities.GetValueOrDefault(evidence.Document)).OfType<Entity>().Where(IsRow).DistinctBy(row => row.Id).ToList();
        return rows.Count > 0 ? rows.SelectMany(row => OfRow(row.Id, atClaim, [], made.Other)) : [OfSource(made.Other)];
    }

    IEnumerable<Origin> OfDocument(NodeId document, IReadOnlyList<Link> atClaim, HashSet<NodeId> seen)
    {
        if (!seen.Add(document))
            return [];
        if (entities.TryGetValue(document, out var entity) && IsRow(entity))
            return OfRow(document, atClaim, seen, null);
        var reprinted = Reprinted(document).SelectMany(first => OfDocument(first, [], seen)).ToList();
        if (reprinted.Count > 0)
            return reprinted;
        var groups = PublishersOf(document).Select(OfSource).Where(origin => origin.Key.StartsWith("group ", StringComparison.Ordinal)).ToList();
        return groups.Count > 0 ? groups : [Origin.Of(document)];
    }

    /// <summary>Never the row itself.</summary>
    IEnumerable<Origin> OfRow(NodeId row, IReadOnlyList<Link> atClaim, HashSet<NodeId> seen, NodeId? source)
    {
        var reprinted = Reprinted(row).SelectMany(first => OfDocument(first, [], seen)).ToList();
        if (reprinted.Count > 0)
            return reprinted;
        var via = atClaim.Where(link => link.Kind == EdgeKinds.Via && link.Direction == Direction.OUT).Select(link => OfSource(link.Other)).ToList();
        if (via.Count > 0)
            return via;
        return source is { } own ? [OfSource(own)] : PublishersOf(row).Select(OfSource);
    }

    Origin OfSource(NodeId source) =>
        entities.TryGetValue(source, out var entity) && entity.Properties.Text("independenceGroup") is { } group ? new Origin("group " + group, source) : Origin.Of(source);

    IEnumerable<NodeId> Reprinted(NodeId document) => At(document).Where(link => link.Kind == EdgeKinds.Reprints && link.Direction == Direction.OUT).Select(link => link.Other);

    IEnumerable<NodeId> PublishersOf(NodeId document) => At(document).Where(link => link.Kind == EdgeKinds.PublishedBy && link.Direction == Direction.OUT).Select(link => link.Other);

    IReadOnlyList<Link> At(NodeId document) => atDocuments.GetValueOrDefault(document) ?? [];

    static bool IsRow(Entity document) => document.Properties.Text("documentKind") == "DATASET_ROW";

    /// <summary>Links of these kinds at the things, and at what some of the links lead to: a call for each step of the longest chain, however many things.</summary>
    async Task FollowAsync(IEnumerable<NodeId> starts, Dictionary<NodeId, IReadOnlyList<Link>> found, EdgeKind[] kinds, Func<Link, bool> leadsOn, CancellationToken cancellation)
    {
        var next = starts.ToHashSet();
        for (var step = 0; next.Count > 0 && step < LongestChain; step++)
        {
            foreach (var (id, page) in await graph.LinksAsync(next, new LinkQuery { Kinds = kinds, WithPayload = true }, cancellation))
                found[id] = page.Items;
            next = [.. next.SelectMany(id => found.GetValueOrDefault(id) ?? []).Where(leadsOn).Select(link => link.Other).Where(id => !found.ContainsKey(id))];
        }
    }
}
