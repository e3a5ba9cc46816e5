using System.Text.Json;

namespace ConflictGraph.Model;

public sealed partial record When
{
    /// <summary>Writes the canonical form: one order of properties, absent what is not known, so that equal times are equal bytes.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        Put(json, "earliest", Earliest);
        Put(json, "latest", Latest);
        json.WriteString("extent", Extent.ToString());
        json.WriteString("precision", Precision.ToString());
        Put(json, "text", Text);
        Put(json, "zone", Zone);
        json.WriteString("basis", Basis.ToString());
        Put(json, "anchor", Anchor?.Value);
        if (Relation is not null)
        {
            json.WriteStartObject("relation");
            json.WriteString("kind", Relation.Kind.ToString());
            json.WriteString("of", Relation.Of.Value);
            json.WriteEndObject();
        }

        if (YearUnknown)
            json.WriteBoolean("yearUnknown", true);
        Put(json, "edtf", Pattern);
        if (Disputed)
            json.WriteBoolean("disputed", true);
        json.WriteEndObject();
    }

    /// <summary>Reads the canonical form, and what a writer gives: EDTF in place of bounds, and only what differs from what it says.</summary>
    public static When Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw Misfit(json, "is no time", "Write {\"edtf\": \"2024-06-25\"} or {\"earliest\": \"2024-06-24\", \"latest\": \"2024-06-26\"}");

        string? earliest = null, latest = null, edtf = null, text = null, zone = null, anchor = null;
        Extent? extent = null;
        DatePrecision? precision = null;
        var basis = TimeBasis.STATED;
        WhenRelation? relation = null;
        bool yearUnknown = false, disputed = false;
        foreach (var property in json.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Null))
        {
            switch (property.Name)
            {
                case "earliest": earliest = String(property); break;
                case "latest": latest = String(property); break;
                case "extent": extent = Word<Extent>(property); break;
                case "precision": precision = Word<DatePrecision>(property); break;
                case "text": text = String(property); break;
                case "zone": zone = String(property); break;
                case "basis": basis = Word<TimeBasis>(property); break;
                case "anchor": anchor = String(property); break;
                case "relation": relation = ReadRelation(property); break;
                case "yearUnknown": yearUnknown = Flag(property); break;
                case "edtf": edtf = String(property); break;
                case "disputed": disputed = Flag(property); break;
                default:
                    throw new BadDateException(property.Name, "is no property of a time",
                        "There are earliest, latest, extent, precision, text, zone, basis, anchor, relation, yearUnknown, edtf and disputed");
            }
        }

        if (edtf is not null && (earliest ?? latest) is { } bound)
            throw new BadDateException($"{edtf}, {bound}", "gives one time twice", "Give either edtf or earliest and latest");

        var when = edtf is not null
            ? Parse(edtf, precision, extent)
            : new When(earliest, latest, extent ?? Extent.MOMENT, precision, yearUnknown ? Yearless.Unsaid : null);
        if (yearUnknown && !when.YearUnknown)
            throw new BadDateException(edtf!, "says its year and that the year is not known", "Write XXXX for the year, or leave yearUnknown out");

        return when with
        {
            Text = text,
            Zone = zone ?? when.Zone,
            Basis = basis,
            Anchor = anchor is null ? null : new NodeId(anchor),
            Relation = relation,
            Disputed = disputed,
        };
    }

    static void Put(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    static WhenRelation ReadRelation(JsonProperty property)
    {
        var value = property.Value;
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("kind", out _) || !value.TryGetProperty("of", out _))
            throw Misfit(value, "is no relation", "Write {\"kind\": \"AFTER\", \"of\": \"incident:…\"}");

        TimeRelationKind? kind = null;
        string? of = null;
        foreach (var part in value.EnumerateObject())
        {
            switch (part.Name)
            {
                case "kind": kind = Word<TimeRelationKind>(part); break;
                case "of": of = String(part); break;
                default: throw new BadDateException(part.Name, "is no property of a time's relation", "There are kind and of");
            }
        }

        return new(kind!.Value, new NodeId(of!));
    }

    static string String(JsonProperty property) => property.Value.ValueKind == JsonValueKind.String
        ? property.Value.GetString()!
        : throw Misfit(property.Value, $"is no text for '{property.Name}'", "Write it in quotation marks");

    static bool Flag(JsonProperty property) => property.Value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? property.Value.GetBoolean()
        : throw Misfit(property.Value, $"is neither true nor false for '{property.Name}'", "Write true, or leave it out");

    static T Word<T>(JsonProperty property) where T : struct, Enum
    {
        var word = String(property);

        // Enum.TryParse also takes numbers, which would be kept as words that nobody knows.
        return Enum.TryParse<T>(word, out var value) && value.ToString() == word
            ? value
            : throw new BadDateException(word, $"is no {property.Name} of a time", $"There are {string.Join(", ", Enum.GetNames<T>())}");
    }

    static BadDateException Misfit(JsonElement json, string wrong, string works) => new(json.GetRawText(), wrong, works);
}
