using System.Text.Json;

namespace ConflictGraph.Model;

/// <summary>One name of a thing. Kind is a word of NameKind; script one of LATIN, CYRILLIC …</summary>
public sealed record Name(string Text, string Kind = "PRIMARY", string? Language = null, string? Script = null);

/// <summary>What a thing is called in another dataset.</summary>
public sealed record ExternalId(string Dataset, string Id, string? Url = null);

/// <summary>A text in another language, and who or what translated it.</summary>
public sealed record Translation(string Language, string Text, string? By = null, bool Machine = false);

/// <summary>A number as an account gives it: any of low, best and high; of people unless a unit says otherwise.</summary>
public sealed record Measure(long? Low, long? Best, long? High, string? Unit = null, string? Side = null)
{
    public static Measure Exactly(long number, string? unit = null, string? side = null) => new(null, number, null, unit, side);

    /// <summary>The interval it leaves open, ends included.</summary>
    public (long From, long Until) Interval => (Low ?? Best ?? long.MinValue, High ?? Best ?? long.MaxValue);
}

/// <summary>One answer that a claim gives to a question about an event; at most one of the values is set.</summary>
public sealed record Assertion(string Question, Polarity Polarity)
{
    public Measure? Measure { get; init; }

    public NodeId? Entity { get; init; }

    public When? When { get; init; }

    public string? Effect { get; init; }

    public string? Text { get; init; }
}

/// <summary>A point with the radius within which the thing lies, or an area; GeoJSON as it came (RFC 7946).</summary>
public sealed record Geometry(string GeoJson, double? RadiusMetres, Box Box)
{
    public static Geometry Point(double longitude, double latitude, double? radiusMetres = null) =>
        Read(JsonDocument.Parse(FormattableString.Invariant($$"""{"type":"Point","coordinates":[{{longitude}},{{latitude}}]}""")).RootElement, radiusMetres);

    public bool IsPoint => GeoJson.Contains("\"Point\"", StringComparison.Ordinal);

    /// <summary>Refuses what is not a GeoJSON geometry or lies off the earth.</summary>
    public static Geometry Read(JsonElement geometry, double? radiusMetres = null)
    {
        if (geometry.ValueKind != JsonValueKind.Object || !geometry.TryGetProperty("type", out var type) || !geometry.TryGetProperty("coordinates", out var coordinates))
            throw new BadInputException("A geometry is a GeoJSON object with type and coordinates, such as {\"type\":\"Point\",\"coordinates\":[30.73,46.48]} (longitude first).");
        if (type.GetString() is not ("Point" or "MultiPoint" or "LineString" or "MultiLineString" or "Polygon" or "MultiPolygon"))
            throw new BadInputException($"'{type}' is not a GeoJSON geometry type that can be kept. Use Point, Polygon, MultiPolygon, LineString, MultiLineString or MultiPoint.");
        if (radiusMetres is null && geometry.TryGetProperty("radius", out var radius))
            radiusMetres = radius.GetDouble();
        var box = Box.Empty;
        box = Extend(box, coordinates);
        if (box == Box.Empty)
            throw new BadInputException("A geometry needs at least one position [longitude, latitude].");
        var text = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartObject();
            writer.WriteString("type", type.GetString());
            writer.WritePropertyName("coordinates");
            coordinates.WriteTo(writer);
            if (radiusMetres is { } metres)
                writer.WriteNumber("radius", metres);
            writer.WriteEndObject();
        }
        return new Geometry(System.Text.Encoding.UTF8.GetString(text.WrittenSpan), radiusMetres, box);
    }

    static Box Extend(Box box, JsonElement coordinates)
    {
        if (coordinates.ValueKind != JsonValueKind.Array || coordinates.GetArrayLength() == 0)
            throw new BadInputException("GeoJSON coordinates are arrays of numbers: [longitude, latitude].");
        if (coordinates[0].ValueKind != JsonValueKind.Number)
            return coordinates.EnumerateArray().Aggregate(box, Extend);
        if (coordinates.GetArrayLength() < 2)
            throw new BadInputException("A position is [longitude, latitude].");
        return box.With(coordinates[0].GetDouble(), coordinates[1].GetDouble());
    }
}

/// <summary>A bounding box in millionths of a degree, ends included.</summary>
public readonly record struct Box(int West, int South, int East, int North)
{
    public static readonly Box Empty = new(int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);

    public Box With(double longitude, double latitude)
    {
        if (longitude is not (>= -180 and <= 180) || latitude is not (>= -90 and <= 90))
            throw new BadInputException(FormattableString.Invariant($"[{longitude}, {latitude}] is not on the earth. Positions are [longitude, latitude], longitude first."));
        var (x, y) = ((int)Math.Round(longitude * 1e6), (int)Math.Round(latitude * 1e6));
        return new Box(Math.Min(West, x), Math.Min(South, y), Math.Max(East, x), Math.Max(North, y));
    }

    public bool Meets(Box other) => West <= other.East && other.West <= East && South <= other.North && other.South <= North;
}
