using System.Text.Json;
using ConflictGraph.Ontology;

namespace ConflictGraph.Neo4j;

/// <summary>Properties as the graph's own: texts, numbers and flags as they are, lists of texts as lists, anything else as the JSON that the domain keeps. People read them, and filters by name go by them.</summary>
static class NativeValues
{
    public static Parameters Of(IReadOnlyList<PropertySpec> specs, string json)
    {
        var values = new Parameters();
        using var document = JsonDocument.Parse(json);
        foreach (var property in document.RootElement.EnumerateObject())
            if (specs.Any(spec => spec.Name == property.Name) && Of(property.Value) is { } value)
                values[property.Name] = value;
        return values;
    }

    /// <summary>Where something is a single point, its position.</summary>
    public static (double Longitude, double Latitude)? PointOf(IReadOnlyList<PropertySpec> specs, string json)
    {
        if (specs.FirstOrDefault(spec => spec.Type == PropertyType.Geometry) is not { } geometry)
            return null;
        using var document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty(geometry.Name, out var shape) && shape.TryGetProperty("type", out var type) && type.GetString() == "Point"
            && shape.TryGetProperty("coordinates", out var position) && position.GetArrayLength() >= 2
            ? (position[0].GetDouble(), position[1].GetDouble()) : null;
    }

    public static object? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetInt64(out var number) ? (object)number : value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False or JsonValueKind.Null => null,
        JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) => value.EnumerateArray().Select(item => item.GetString()!).ToArray(),
        _ => value.GetRawText(),
    };
}
