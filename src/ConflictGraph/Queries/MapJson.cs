using System.Buffers;
using System.Text;
using System.Text.Json;
using ConflictGraph.Model;

namespace ConflictGraph.Queries;

/// <summary>A map as GeoJSON (RFC 7946), with the counts on the collection.</summary>
static class MapJson
{
    public static string Write(MapAnswer map)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, PropertyCodec.Options))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "FeatureCollection");
            writer.WriteBoolean("complete", map.Complete);
            writer.WriteNumber("total", map.Total);
            writer.WriteNumber("outside", map.Outside);
            writer.WriteNumber("unplaced", map.Unplaced);
            writer.WriteStartArray("features");
            foreach (var feature in map.Features)
                Write(writer, feature);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    static void Write(Utf8JsonWriter writer, MapFeature feature)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "Feature");
        writer.WriteString("id", feature.Place.Id.Value);
        writer.WritePropertyName("geometry");
        WriteGeometry(writer, feature.Geometry);
        writer.WriteStartObject("properties");
        writer.WriteString("name", feature.Place.Name);
        writer.WriteString("locationKind", feature.LocationKind);
        writer.WriteString("precision", feature.Precision);
        if (feature.RadiusMetres is { } radius)
            writer.WriteNumber("radius", radius);
        else
            writer.WriteNull("radius");
        writer.WriteString("iso", feature.Iso);
        writer.WriteBoolean("disputed", feature.Disputed);
        writer.WriteNumber("count", feature.Count);
        writer.WriteNumber("alleged", feature.Alleged);
        writer.WriteStartArray("ids");
        foreach (var id in feature.Ids)
            writer.WriteStringValue(id.Value);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    // Kept geometries carry their radius, which is no member of a GeoJSON geometry.
    static void WriteGeometry(Utf8JsonWriter writer, Geometry? geometry)
    {
        if (geometry is null)
        {
            writer.WriteNullValue();
            return;
        }
        using var json = JsonDocument.Parse(geometry.GeoJson);
        writer.WriteStartObject();
        foreach (var member in json.RootElement.EnumerateObject().Where(member => member.Name is "type" or "coordinates"))
            member.WriteTo(writer);
        writer.WriteEndObject();
    }
}
