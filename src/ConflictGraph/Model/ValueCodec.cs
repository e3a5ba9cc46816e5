using System.Text.Json;

namespace ConflictGraph.Model;

/// <summary>The JSON of the model's values: fixed order, what is absent is left out.</summary>
public static class ValueCodec
{
    public static void Write(Utf8JsonWriter writer, Measure value)
    {
        writer.WriteStartObject();
        Number(writer, "low", value.Low);
        Number(writer, "best", value.Best);
        Number(writer, "high", value.High);
        Text(writer, "unit", value.Unit);
        Text(writer, "side", value.Side);
        writer.WriteEndObject();
    }

    /// <summary>A bare number is its best figure.</summary>
    public static Measure ReadMeasure(JsonElement element) => element.ValueKind == JsonValueKind.Number
        ? Measure.Exactly(element.GetInt64())
        : new Measure(NumberOf(element, "low"), NumberOf(element, "best"), NumberOf(element, "high"), TextOf(element, "unit"), TextOf(element, "side"));

    public static void Write(Utf8JsonWriter writer, Name value)
    {
        writer.WriteStartObject();
        writer.WriteString("text", value.Text);
        writer.WriteString("kind", value.Kind);
        Text(writer, "language", value.Language);
        Text(writer, "script", value.Script);
        writer.WriteEndObject();
    }

    public static Name ReadName(JsonElement element) => new(element.GetProperty("text").GetString()!, TextOf(element, "kind") ?? "PRIMARY", TextOf(element, "language"), TextOf(element, "script"));

    public static void Write(Utf8JsonWriter writer, ExternalId value)
    {
        writer.WriteStartObject();
        writer.WriteString("dataset", value.Dataset);
        writer.WriteString("id", value.Id);
        Text(writer, "url", value.Url);
        writer.WriteEndObject();
    }

    public static ExternalId ReadExternalId(JsonElement element) => new(element.GetProperty("dataset").GetString()!, element.GetProperty("id").GetString()!, TextOf(element, "url"));

    public static void Write(Utf8JsonWriter writer, Translation value)
    {
        writer.WriteStartObject();
        writer.WriteString("language", value.Language);
        writer.WriteString("text", value.Text);
        Text(writer, "by", value.By);
        if (value.Machine)
            writer.WriteBoolean("machine", true);
        writer.WriteEndObject();
    }

    public static Translation ReadTranslation(JsonElement element) => new(
        element.GetProperty("language").GetString()!, element.GetProperty("text").GetString()!, TextOf(element, "by"), element.TryGetProperty("machine", out var machine) && machine.GetBoolean());

    public static void Write(Utf8JsonWriter writer, Assertion value)
    {
        writer.WriteStartObject();
        writer.WriteString("question", value.Question);
        writer.WriteString("polarity", value.Polarity.ToString());
        if (value.Measure is { } measure)
        {
            writer.WritePropertyName("measure");
            Write(writer, measure);
        }
        Text(writer, "entity", value.Entity?.Value);
        if (value.When is { } when)
        {
            writer.WritePropertyName("when");
            when.Write(writer);
        }
        Text(writer, "effect", value.Effect);
        Text(writer, "text", value.Text);
        writer.WriteEndObject();
    }

    public static Assertion ReadAssertion(JsonElement element) => new(element.GetProperty("question").GetString()!, WordOf<Polarity>(element, "polarity") ?? Polarity.IS)
    {
        Measure = element.TryGetProperty("measure", out var measure) ? ReadMeasure(measure) : null,
        Entity = TextOf(element, "entity") is { } id ? NodeId.Parse(id) : null,
        When = element.TryGetProperty("when", out var when) ? When.Read(when) : null,
        Effect = TextOf(element, "effect"),
        Text = TextOf(element, "text"),
    };

    public static void Write(Utf8JsonWriter writer, Evidence value)
    {
        writer.WriteStartObject();
        writer.WriteString("document", value.Document.Value);
        Text(writer, "quote", value.Quote);
        writer.WritePropertyName("selector");
        Write(writer, value.Selector);
        if (value.Translation is { } translation)
        {
            writer.WritePropertyName("translation");
            Write(writer, translation);
        }
        Text(writer, "extractor", value.Extractor);
        Number(writer, "credibility", value.Credibility);
        writer.WriteEndObject();
    }

    public static Evidence ReadEvidence(JsonElement element) => new(
        NodeId.Parse(element.GetProperty("document").GetString()!), element.TryGetProperty("selector", out var selector) ? ReadSelector(selector) : new UnstoredSelector(), TextOf(element, "quote"))
    {
        Translation = element.TryGetProperty("translation", out var translation) ? ReadTranslation(translation) : null,
        Extractor = TextOf(element, "extractor"),
        Credibility = (int?)NumberOf(element, "credibility"),
    };

    public static void Write(Utf8JsonWriter writer, Selector value)
    {
        writer.WriteStartObject();
        switch (value)
        {
            case TextSelector text:
                writer.WriteString("type", "TEXT");
                writer.WriteNumber("start", text.Start);
                writer.WriteNumber("end", text.End);
                break;
            case PageSelector page:
                writer.WriteString("type", "PAGE");
                writer.WriteString("page", page.Page);
                break;
            case TimeSelector time:
                writer.WriteString("type", "TIME");
                writer.WriteNumber("from", time.From);
                writer.WriteNumber("to", time.To);
                break;
            case RegionSelector region:
                writer.WriteString("type", "REGION");
                writer.WriteNumber("x", region.X);
                writer.WriteNumber("y", region.Y);
                writer.WriteNumber("width", region.Width);
                writer.WriteNumber("height", region.Height);
                break;
            case RowSelector row:
                writer.WriteString("type", "ROW");
                writer.WriteStartArray("columns");
                foreach (var column in row.Columns)
                    writer.WriteStringValue(column);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteString("type", "UNSTORED");
                break;
        }
        writer.WriteEndObject();
    }

    public static Selector ReadSelector(JsonElement element) => element.GetProperty("type").GetString() switch
    {
        "TEXT" => new TextSelector(element.GetProperty("start").GetInt32(), element.GetProperty("end").GetInt32()),
        "PAGE" => new PageSelector(element.GetProperty("page").GetString()!),
        "TIME" => new TimeSelector(element.GetProperty("from").GetDouble(), element.GetProperty("to").GetDouble()),
        "REGION" => new RegionSelector(element.GetProperty("x").GetDouble(), element.GetProperty("y").GetDouble(), element.GetProperty("width").GetDouble(), element.GetProperty("height").GetDouble()),
        "ROW" => new RowSelector([.. element.GetProperty("columns").EnumerateArray().Select(column => column.GetString()!)]),
        "UNSTORED" => new UnstoredSelector(),
        var other => throw new BadInputException($"'{other}' is not a selector. Known: TEXT, PAGE, TIME, REGION, ROW, UNSTORED.", "selector"),
    };

    static void Text(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }

    static void Number(Utf8JsonWriter writer, string name, long? value)
    {
        if (value is { } number)
            writer.WriteNumber(name, number);
    }

    static string? TextOf(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetString() : null;

    static long? NumberOf(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetInt64() : null;

    internal static T? WordOf<T>(JsonElement element, string name) where T : struct, Enum
    {
        if (TextOf(element, name) is not { } word)
            return null;
        return Enum.TryParse<T>(word, out var value) && Enum.IsDefined(value) ? value
            : throw new BadInputException($"'{word}' is not a {typeof(T).Name}. Known: {string.Join(", ", Enum.GetNames<T>())}.", name);
    }
}
