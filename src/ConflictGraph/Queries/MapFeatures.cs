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
/// <param name="Count">Things here.</param>
/// <param name="Alleged">Of these, events that are only alleged.</param>
/// <param name="Ids">The first 20.</param>
public sealed record MapFeature(Entity Place, string Precision, Geometry? Geometry, bool Disputed, long Count, long Alleged, IReadOnlyList<NodeId> Ids)
{
    public string LocationKind => Place.Properties.Text("locationKind")!;

    public string? Iso => Place.Properties.Text("countryCode");
}

/// <param name="Total">Places.</param>
/// <param name="Outside">Places off the bounds.</param>
/// <param name="Unplaced">Things without a place.</param>
/// <param name="Complete">False where more places than asked are there.</param>
public sealed record MapAnswer(IReadOnlyList<MapFeature> Features, int Total, int Outside, long Unplaced, bool Complete)
{
    /// <summary>As a GeoJSON FeatureCollection (RFC 7946).</summary>
    public string ToGeoJson() => throw new NotImplementedException();
}

/// <summary>Where things are: a feature a place, never a pin for a region.</summary>
public sealed class MapFeatures(GraphAt graph)
{
    public Task<MapAnswer> AskAsync(MapQuery query, CancellationToken cancellation = default) => throw new NotImplementedException(graph.ToString());
}
