using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ConflictGraph.Ontology;

namespace ConflictGraph.Model;

/// <summary>
/// How each type of property is held and written. Text and Enumeration: string · Number: long · Decimal: double · Flag: bool · When · Instant: DateTimeOffset ·
/// Measure · Entity: NodeId · Geometry · Name · ExternalId · Translation · Assertion · Json: its text; lists: IReadOnlyList of these.
/// </summary>
public static class PropertyCodec
{
    /// <summary>Text stays as people write it; JSON is never pasted into HTML here.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    const int LongestName = 1000;

    /// <summary>The value, if it is one that the property may hold; refused with what would work otherwise.</summary>
    public static object Checked(PropertySpec spec, object value)
    {
        if (!spec.IsList)
            return CheckedOne(spec, value);
        if (value is string || value is not System.Collections.IEnumerable many)
            throw new BadInputException($"{spec.Name} is a list.", spec.Name);
        var items = many.Cast<object>().Select(item => CheckedOne(spec, item)).ToList();
        return Typed(spec, items);
    }

    public static void Write(Utf8JsonWriter writer, PropertySpec spec, object value)
    {
        if (!spec.IsList)
        {
            WriteOne(writer, spec.Type, value);
            return;
        }
        writer.WriteStartArray();
        foreach (var item in (System.Collections.IEnumerable)value)
            WriteOne(writer, spec.Type, item);
        writer.WriteEndArray();
    }

    /// <summary>Null where the JSON says null.</summary>
    public static object? Read(PropertySpec spec, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Null)
            return null;
        try
        {
            if (!spec.IsList)
                return ReadOne(spec, element);
            if (element.ValueKind != JsonValueKind.Array)
                throw new BadInputException($"{spec.Name} is a list.", spec.Name);
            return Typed(spec, [.. element.EnumerateArray().Select(item => ReadOne(spec, item))]);
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new BadInputException($"{spec.Name} cannot be read from {element.GetRawText()}: it is a {spec.Type}.", spec.Name);
        }
    }

    static object CheckedOne(PropertySpec spec, object value)
    {
        var fits = spec.Type switch
        {
            PropertyType.Text or PropertyType.Json or PropertyType.Enumeration => value is string,
            PropertyType.Number => value is long or int,
            PropertyType.Decimal => value is double or long or int,
            PropertyType.Flag => value is bool,
            PropertyType.When => value is When,
            PropertyType.Instant => value is DateTimeOffset,
            PropertyType.Measure => value is Measure,
            PropertyType.Entity => value is NodeId,
            PropertyType.Geometry => value is Geometry,
            PropertyType.Name => value is Name,
            PropertyType.ExternalId => value is ExternalId,
            PropertyType.Translation => value is Translation,
            PropertyType.Assertion => value is Assertion,
            _ => throw new ArgumentOutOfRangeException(nameof(spec), spec.Type, "A property type without a rule."),
        };
        if (!fits)
            throw new BadInputException($"{spec.Name} is a {spec.Type}, not {value}.", spec.Name);
        if (value is string text)
            CheckText(spec, text);
        if (value is Name name)
            CheckLength(spec, name.Text);
        return value switch { int number when spec.Type == PropertyType.Number => (long)number, int or long when spec.Type == PropertyType.Decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture), _ => value };
    }

    static void CheckText(PropertySpec spec, string text)
    {
        if (spec.Words is { } words && words.Find(text) is null)
            throw new BadInputException($"'{text}' is not a {words.Name}. Known: {string.Join(", ", words.Values.Select(word => word.Name))}; a finer word goes to subtype.", spec.Name);
        if (spec.IsIndexed || spec.IsName)
            CheckLength(spec, text);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || char.IsLowSurrogate(text[i]) || (char.IsHighSurrogate(text[i]) && (++i == text.Length || !char.IsLowSurrogate(text[i]))))
                throw new BadInputException($"{spec.Name} holds a NUL or half of a surrogate pair at position {i}; text must be valid Unicode.", spec.Name);
        }
    }

    static void CheckLength(PropertySpec spec, string name)
    {
        if (name.Length > LongestName)
            throw new BadInputException($"{spec.Name} has {name.Length} characters; things are found by it, and it holds at most {LongestName}. What is longer goes into the description, or a document's text.", spec.Name);
    }

    static object Typed(PropertySpec spec, List<object> items) => spec.Type switch
    {
        PropertyType.Text or PropertyType.Json or PropertyType.Enumeration => items.Cast<string>().ToArray(),
        PropertyType.Number => items.Cast<long>().ToArray(),
        PropertyType.Decimal => items.Cast<double>().ToArray(),
        PropertyType.When => items.Cast<When>().ToArray(),
        PropertyType.Entity => items.Cast<NodeId>().ToArray(),
        PropertyType.Name => items.Cast<Name>().ToArray(),
        PropertyType.ExternalId => items.Cast<ExternalId>().ToArray(),
        PropertyType.Translation => items.Cast<Translation>().ToArray(),
        PropertyType.Assertion => items.Cast<Assertion>().ToArray(),
        PropertyType.Measure => items.Cast<Measure>().ToArray(),
        _ => throw new ArgumentOutOfRangeException(nameof(spec), spec.Type, "No lists of this type."),
    };

    static void WriteOne(Utf8JsonWriter writer, PropertyType type, object value)
    {
        switch (type)
        {
            case PropertyType.Text or PropertyType.Enumeration: writer.WriteStringValue((string)value); break;
            case PropertyType.Json: writer.WriteRawValue((string)value, skipInputValidation: true); break;
            case PropertyType.Number: writer.WriteNumberValue((long)value); break;
            case PropertyType.Decimal: writer.WriteNumberValue((double)value); break;
            case PropertyType.Flag: writer.WriteBooleanValue((bool)value); break;
            case PropertyType.When: ((When)value).Write(writer); break;
            case PropertyType.Instant: writer.WriteStringValue(((DateTimeOffset)value).ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)); break;
            case PropertyType.Entity: writer.WriteStringValue(((NodeId)value).Value); break;
            case PropertyType.Geometry: writer.WriteRawValue(((Geometry)value).GeoJson, skipInputValidation: true); break;
            case PropertyType.Measure: ValueCodec.Write(writer, (Measure)value); break;
            case PropertyType.Name: ValueCodec.Write(writer, (Name)value); break;
            case PropertyType.ExternalId: ValueCodec.Write(writer, (ExternalId)value); break;
            case PropertyType.Translation: ValueCodec.Write(writer, (Translation)value); break;
            case PropertyType.Assertion: ValueCodec.Write(writer, (Assertion)value); break;
            default: throw new ArgumentOutOfRangeException(nameof(type), type, "A property type without a rule.");
        }
    }

    static object ReadOne(PropertySpec spec, JsonElement element) => spec.Type switch
    {
        PropertyType.Text or PropertyType.Enumeration => element.GetString()!,
        PropertyType.Json => element.GetRawText(),
        PropertyType.Number => element.GetInt64(),
        PropertyType.Decimal => element.GetDouble(),
        PropertyType.Flag => element.GetBoolean(),
        PropertyType.When => When.Read(element),
        PropertyType.Instant => element.GetDateTimeOffset(),
        PropertyType.Entity => NodeId.Parse(element.GetString()!),
        PropertyType.Geometry => Geometry.Read(element),
        PropertyType.Measure => ValueCodec.ReadMeasure(element),
        PropertyType.Name => ValueCodec.ReadName(element),
        PropertyType.ExternalId => ValueCodec.ReadExternalId(element),
        PropertyType.Translation => ValueCodec.ReadTranslation(element),
        PropertyType.Assertion => ValueCodec.ReadAssertion(element),
        _ => throw new ArgumentOutOfRangeException(nameof(spec), spec.Type, "A property type without a rule."),
    };
}
