using System.Globalization;
using System.Text.Json;
using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Formats.Article;

/// <summary>Properties as the ontology types them; a new property needs nothing here.</summary>
sealed class PropertyReader(Reading reading, AnswerReader answers)
{
    static readonly string[] InstantShapes = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK"];

    /// <summary>Null, and an error more, when it cannot be that.</summary>
    public object? Read(PropertySpec spec, YamlValue value)
    {
        if (spec.Type == PropertyType.Assertion)
            return Assertions(spec, value);
        if (!spec.IsList)
            return One(spec, value) is { } single ? Checked(spec, value, single) : null;
        var items = Reading.Many(value).Select(item => One(spec, item)).ToList();
        return items.Contains(null) ? null : Checked(spec, value, items);
    }

    object? Checked(PropertySpec spec, YamlValue value, object read) => reading.Try(value.Place, () => PropertyCodec.Checked(spec, read));

    Assertion[]? Assertions(PropertySpec spec, YamlValue value) => answers.Read(value, $"'{spec.Name}'") is { Count: > 0 } read ? [.. read.Select(pair => pair.Answer)] : null;

    object? One(PropertySpec spec, YamlValue value) => spec.Type switch
    {
        PropertyType.Text => reading.Text(value, $"'{spec.Name}'"),
        PropertyType.Enumeration => reading.Word(value, spec.Words!),
        PropertyType.When => WhenReader.Read(reading, value),
        PropertyType.Entity => reading.Id(value),
        PropertyType.Geometry => Geometry(value),
        PropertyType.Name => Name(value),
        PropertyType.ExternalId => ExternalId(value),
        PropertyType.Translation => Translation(value),
        PropertyType.Number => Parsed(spec, value, "a whole number", text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null),
        PropertyType.Decimal => Parsed(spec, value, "a number", text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null),
        PropertyType.Flag => Parsed(spec, value, "true or false", text => text switch { "true" => true, "false" => false, _ => null }),
        PropertyType.Instant => Instant(value, spec.Name),
        PropertyType.Json => Parsed(spec, value, "JSON in quotation marks", text => IsJson(text) ? text : null),
        _ => Parsed(spec, value, "nothing that an article file can say", _ => null),
    };

    object? Parsed(PropertySpec spec, YamlValue value, string what, Func<string, object?> parse)
    {
        if (reading.Text(value, $"'{spec.Name}'") is not { } text)
            return null;
        var parsed = parse(text);
        if (parsed is null)
            reading.Refuse(value.Place, $"'{spec.Name}' is {what}, not '{text}'.");
        return parsed;
    }

    /// <summary>A moment with its offset: clocks of two desks must not be taken for one.</summary>
    public DateTimeOffset? Instant(YamlValue value, string name)
    {
        if (reading.Text(value, $"'{name}'") is not { } text)
            return null;
        if (text.AsSpan(Math.Min(10, text.Length)).IndexOfAny("Z+-") >= 0
            && DateTimeOffset.TryParseExact(text, InstantShapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
            return instant;
        reading.Refuse(value.Place, "BAD_DATE", $"'{name}' is a moment with its offset, such as 2024-06-26T08:20:00Z, not '{text}'.");
        return null;
    }

    Geometry? Geometry(YamlValue value)
    {
        if (reading.Fields(value, "A geometry", ["lat", "lon", "radius", "south", "west", "north", "east"]) is not { } fields)
            return null;
        if (fields.Has("lat") && fields.Has("lon") && !fields.HasAny("south", "west", "north", "east"))
            return fields.Decimal("lat") is { } lat && fields.Decimal("lon") is { } lon ? reading.Try(value.Place, () => Model.Geometry.Point(lon, lat, fields.Decimal("radius"))) : null;
        if (!fields.HasAny("lat", "lon", "radius") && fields.Decimal("south") is { } south && fields.Decimal("west") is { } west && fields.Decimal("north") is { } north && fields.Decimal("east") is { } east)
            return south < north && west < east ? reading.Try(value.Place, () => Box(south, west, north, east)) : Refused("A box goes from south to north and from west to east.");
        return Refused("A geometry is {lat, lon, radius} (degrees and metres), or {south, west, north, east}.");

        Geometry? Refused(string message)
        {
            reading.Refuse(value.Place, message);
            return null;
        }
    }

    static Geometry Box(double south, double west, double north, double east)
    {
        // The ring of an area runs against the clock (RFC 7946).
        using var polygon = JsonDocument.Parse(FormattableString.Invariant(
            $$"""{"type":"Polygon","coordinates":[[[{{west}},{{south}}],[{{east}},{{south}}],[{{east}},{{north}}],[{{west}},{{north}}],[{{west}},{{south}}]]]}"""));
        return Model.Geometry.Read(polygon.RootElement);
    }

    Name? Name(YamlValue value) =>
        reading.Fields(value, "A name", ["text", "language", "kind", "script"]) is { } fields && fields.Needed("text", "A name") is { } text
            ? new Name(text, fields["kind"] is { } kind ? reading.Word(kind, Enumerations.NameKind) ?? "PRIMARY" : "PRIMARY", fields.Text("language"), fields.Text("script"))
            : null;

    ExternalId? ExternalId(YamlValue value) =>
        reading.Fields(value, "An external id", ["dataset", "id", "url"]) is { } fields
        && fields.Needed("dataset", "An external id") is { } dataset && fields.Needed("id", "An external id") is { } id
            ? new ExternalId(dataset, id, fields.Text("url"))
            : null;

    public Translation? Translation(YamlValue value) =>
        reading.Fields(value, "A translation", ["language", "text", "by", "machine"]) is { } fields
        && fields.Needed("language", "A translation") is { } language && fields.Needed("text", "A translation") is { } text
            ? new Translation(language, text, fields.Text("by"), fields.Flag("machine"))
            : null;

    static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
