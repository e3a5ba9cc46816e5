using System.Text.Json;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Tests.Writing;

namespace ConflictGraph.Tests.Queries;

public sealed class MapFeaturesTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_place_is_one_feature_with_what_is_there_and_what_of_it_is_only_alleged()
    {
        var graph = await World().GraphAsync();

        var map = await new MapFeatures(graph).AskAsync(new MapQuery(), Cancellation);

        var town = map.Features.Single(feature => feature.Place.Id.Value == "location:town");
        Assert.Equal((2L, 1L, "EXACT", true), (town.Count, town.Alleged, town.Precision, town.Geometry!.IsPoint));
        Assert.Equal(["incident:raid", "incident:second"], town.Ids.Select(id => id.Value).Order(StringComparer.Ordinal));
        Assert.Equal((3, 1L, true), (map.Total, map.Unplaced, map.Complete));
    }

    [Fact]
    public async Task A_region_is_an_area_or_nothing_and_never_a_pin()
    {
        var graph = await World().GraphAsync();

        var map = await new MapFeatures(graph).AskAsync(new MapQuery(), Cancellation);

        Assert.Contains("Polygon", map.Features.Single(feature => feature.Place.Id.Value == "location:region").Geometry!.GeoJson, StringComparison.Ordinal);
        Assert.Null(map.Features.Single(feature => feature.Place.Id.Value == "location:land").Geometry);
    }

    [Fact]
    public async Task Places_off_the_bounds_are_counted_and_places_without_geometry_stay()
    {
        var graph = await World().GraphAsync();

        var map = await new MapFeatures(graph).AskAsync(new MapQuery { Bounds = new Box(0, 0, 1_000_000, 1_000_000) }, Cancellation);

        Assert.Equal(2, map.Outside);
        Assert.Equal("location:land", Assert.Single(map.Features).Place.Id.Value);
    }

    [Fact]
    public async Task It_is_valid_GeoJSON_with_its_counts()
    {
        var graph = await World().GraphAsync();

        using var json = JsonDocument.Parse((await new MapFeatures(graph).AskAsync(new MapQuery(), Cancellation)).ToGeoJson());

        Assert.Equal(("FeatureCollection", 3, 1L), (json.RootElement.GetProperty("type").GetString(), json.RootElement.GetProperty("total").GetInt32(), json.RootElement.GetProperty("unplaced").GetInt64()));
        Assert.All(json.RootElement.GetProperty("features").EnumerateArray(), feature => Assert.Equal("Feature", feature.GetProperty("type").GetString()));
        Assert.Contains(json.RootElement.GetProperty("features").EnumerateArray(), feature => feature.GetProperty("geometry").ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public async Task Locations_are_shown_themselves()
    {
        var map = await new MapFeatures(await World().GraphAsync()).AskAsync(new MapQuery { Kinds = [NodeKinds.Location] }, Cancellation);

        Assert.Equal(3, map.Features.Count);
    }

    static SomeWorld World() => new SomeWorld().Things("person:ann").Document("document:paper")
        .With(Some.Node("location:town", ("locationKind", "POPULATED_PLACE"), ("geometry", Geometry.Point(30.7, 46.5))), Some.Node("location:region", ("locationKind", "ADM1"), ("geometry", Geometry.Point(31, 47, 80_000))), Some.Node("location:land", ("locationKind", "COUNTRY")))
        .Says("person:ann", "claim:a", stance: "ALLEGES").With(Some.Node("incident:second"), Some.Node("incident:nowhere"))
        .Edge(EdgeKinds.OccurredAt, SomeWorld.Raid, "location:town", "claim:a").Edge(EdgeKinds.OccurredAt, "incident:second", "location:town", "document:paper")
        .Edge(EdgeKinds.OccurredAt, "incident:second", "location:region", "document:paper").Edge(EdgeKinds.OccurredAt, "incident:second", "location:land", "document:paper");
}
