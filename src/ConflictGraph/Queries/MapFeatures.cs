using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

public sealed record MapQuery
{
    public IReadOnlyList<NodeKind> Kinds { get; init; } = [NodeKinds.Incident];

    public Filter? Filter { get; init; }

    public Box? Bounds { get; init; }

    public int First { get; init; } = 1000;
}

/// <summary>A place and what is there.</summary>
/// <param name="Precision">How precisely something here is placed, a word of PlacePrecision.</param>
/// <param name="Geometry">An area where only an area is known; a point only for what is as small as a town; null where none is known.</param>
/// <param name="RadiusMetres">Within which the thing lies.</param>
/// <param name="Count">Things here.</param>
/// <param name="Alleged">Of these, events that are only alleged.</param>
/// <param name="Ids">The first 20.</param>
public sealed record MapFeature(Entity Place, string? Precision, Geometry? Geometry, double? RadiusMetres, bool Disputed, long Count, long Alleged, IReadOnlyList<NodeId> Ids)
{
    public string? LocationKind => Place.Properties.Text("locationKind");

    public string? Iso => Place.Properties.Text("countryCode");
}

/// <param name="Total">Places on the map, or without geometry.</param>
/// <param name="Outside">Places off the bounds.</param>
/// <param name="Unplaced">Things without a place.</param>
/// <param name="Complete">False where more places are there than were sent.</param>
public sealed record MapAnswer(IReadOnlyList<MapFeature> Features, int Total, int Outside, long Unplaced, bool Complete)
{
    /// <summary>As a GeoJSON FeatureCollection (RFC 7946).</summary>
    public string ToGeoJson() => MapJson.Write(this);
}

/// <summary>Where things are: a feature a place, never a pin for a region.</summary>
public sealed class MapFeatures(GraphAt graph)
{
    const int MostIds = 20;

    /// <summary>How things of these kinds are placed. Locations are places themselves.</summary>
    static readonly EdgeKind[] Placing = [EdgeKinds.OccurredAt, EdgeKinds.BasedAt, EdgeKinds.LocatedIn];

    public async Task<MapAnswer> AskAsync(MapQuery query, CancellationToken cancellation = default)
    {
        var kinds = query.Kinds.Where(kind => !kind.Is(Part.Place) && PlacingOf(kind).Any()).ToList();
        var counts = await CountAsync(kinds, query.Filter, cancellation);
        var places = await PlacesAsync(counts.Keys, query, cancellation);
        var shown = places.Where(place => IsInside(place, query.Bounds)).OrderByDescending(place => counts.GetValueOrDefault(place.Id)).ThenBy(place => place.Serial).ToList();
        var page = shown.Take(query.First).ToList();
        var alleged = page.Count == 0 ? [] : await CountAsync([.. kinds.Where(kind => kind.Is(Part.Event))], query.Filter.And(IsAlleged), cancellation);
        var ids = await IdsAsync(kinds, query.Filter, page, cancellation);
        var features = page.Select((place, index) => FeatureOf(place, counts.GetValueOrDefault(place.Id), alleged.GetValueOrDefault(place.Id), ids.Count == 0 ? [] : ids[index])).ToList();
        return new MapAnswer(features, shown.Count, places.Count - shown.Count, await UnplacedAsync(kinds, query.Filter, cancellation), shown.Count == page.Count);
    }

    static Filter IsAlleged => new Filter.Has(NodeKinds.Incident.Property("modality")!, Op.EQ, nameof(Modality.ALLEGED));

    static IEnumerable<EdgeKind> PlacingOf(NodeKind kind) => Placing.Where(edge => edge.From.Contains(kind));

    /// <summary>How many things each place has.</summary>
    async Task<Dictionary<NodeId, long>> CountAsync(List<NodeKind> kinds, Filter? filter, CancellationToken cancellation)
    {
        var counts = new Dictionary<NodeId, long>();
        if (kinds.Count == 0)
            return counts;
        var facets = kinds.SelectMany(PlacingOf).Distinct().Select(edge => Facet.Far(edge, Direction.OUT)).ToList();
        foreach (var count in (await graph.Reads.CountAsync(graph.At, new ListQuery(kinds, filter), facets, cancellation)).Values.SelectMany(rows => rows))
            if (count.Entity is { } place)
                counts[place] = counts.GetValueOrDefault(place) + count.Count;
        return counts;
    }

    async Task<List<Entity>> PlacesAsync(IReadOnlyCollection<NodeId> placing, MapQuery query, CancellationToken cancellation)
    {
        var places = (await graph.EntitiesAsync(placing, cancellation)).Values.Where(place => place.Kind.Is(Part.Place)).ToDictionary(place => place.Id);
        var asked = query.Kinds.Where(kind => kind.Is(Part.Place)).ToList();
        if (asked.Count > 0)
            foreach (var place in (await graph.Reads.ListAsync(graph.At, [new ListQuery(asked, query.Filter, Order.ENTERED) { Size = query.First + 1 }], cancellation))[0].Items)
                places.TryAdd(place.Id, place);
        return [.. places.Values];
    }

    static bool IsInside(Entity place, Box? bounds) => bounds is not { } box || place.Properties["geometry"] is not Geometry geometry || geometry.Box.Meets(box);

    async Task<IReadOnlyList<IReadOnlyList<NodeId>>> IdsAsync(List<NodeKind> kinds, Filter? filter, List<Entity> places, CancellationToken cancellation)
    {
        if (kinds.Count == 0 || places.Count == 0)
            return [];
        var edges = kinds.SelectMany(PlacingOf).Distinct().ToList();
        var pages = await graph.Reads.ListAsync(graph.At, [.. places.Select(place => new ListQuery(kinds, filter.And(new Filter.Related(edges, Direction.OUT, new Filter.Is([place.Id]))), Order.NEWEST) { Size = MostIds })], cancellation);
        return [.. pages.Select(page => (IReadOnlyList<NodeId>)[.. page.Items.Select(entity => entity.Id)])];
    }

    async Task<long> UnplacedAsync(List<NodeKind> kinds, Filter? filter, CancellationToken cancellation)
    {
        if (kinds.Count == 0)
            return 0;
        var nowhere = filter.And(new Filter.Related([.. kinds.SelectMany(PlacingOf).Distinct()], Direction.OUT) { None = true });
        return (await graph.Reads.ListAsync(graph.At, [new ListQuery(kinds, nowhere, Order.ENTERED) { Size = 0, WithTotal = true }], cancellation))[0].Total!.Value;
    }

    static MapFeature FeatureOf(Entity place, long count, long alleged, IReadOnlyList<NodeId> ids)
    {
        var precision = place.Properties.Text("locationKind") is { } kind ? Enumerations.LocationKind.Find(kind)?.Precision : null;
        var geometry = place.Properties["geometry"] as Geometry;
        var radius = geometry?.RadiusMetres;
        if (geometry is { IsPoint: true } && precision is not ("EXACT" or "NEAR_25KM"))
            geometry = radius is { } metres ? Circle.Round(geometry, metres) : null;
        return new MapFeature(place, precision, geometry, radius, place.Properties.Flag("disputed"), count, alleged, ids);
    }
}
