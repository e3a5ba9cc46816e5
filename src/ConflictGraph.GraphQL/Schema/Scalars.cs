using System.Globalization;
using ConflictGraph.Model;
using GraphQL.Types;
using GraphQLParser.AST;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>JSON that is written out as it is.</summary>
public readonly record struct RawJson(string Text);

static class Scalars
{
    public static readonly ScalarGraphType DateTime = new Instant();

    public static readonly ScalarGraphType CivilTime = new TextScalar(
        "CivilTime", "A date or a date and time as written, 2024-06-25 or 2024-06-25T21:48, without offset and never moved through UTC; an end is inclusive at its precision.",
        text => { Model.CivilTime.Parse(text); return text; });

    public static readonly ScalarGraphType Edtf = new TextScalar(
        "EDTF", "Extended Date/Time Format (ISO 8601-2): 2024-06-25, [2024-06-24..2024-06-26], XXXX-03, ../2024-06-26.",
        // Read where it is used, so that what is wrong with a date is said with the place of its field.
        text => text);

    public static readonly ScalarGraphType Json = new JsonScalar("JSON", "Any JSON value.");

    public static readonly ScalarGraphType GeoJson = new JsonScalar("GeoJSON", "A GeoJSON object (RFC 7946).");

    /// <summary>As instants are written in answers.</summary>
    public static string Write(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    sealed class Instant : ScalarGraphType
    {
        public Instant() => (Name, Description) = ("DateTime", "An instant with its offset (RFC 3339).");

        public override object? ParseLiteral(GraphQLValue value) => value is GraphQLStringValue text ? Read((string)text.Value) : ThrowLiteralConversionError(value);

        public override object? ParseValue(object? value) => value switch { null => null, string text => Read(text), DateTimeOffset => value, _ => ThrowValueConversionError(value) };

        public override object? Serialize(object? value) => value is DateTimeOffset instant ? Write(instant) : value;

        static DateTimeOffset Read(string text) =>
            text.Length >= 20 && text[10] is 'T' or 't' && (text[^1] is 'Z' or 'z' || text[^3] == ':')
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
                ? instant
                : throw new FormatException($"'{text}' is not an instant. Write it with its offset: 2024-06-26T23:59:59Z.");
    }

    sealed class TextScalar : ScalarGraphType
    {
        readonly Func<string, string> check;

        public TextScalar(string name, string description, Func<string, string> check)
        {
            (Name, Description) = (name, description);
            this.check = check;
        }

        public override object? ParseLiteral(GraphQLValue value) => value is GraphQLStringValue text ? check((string)text.Value) : ThrowLiteralConversionError(value);

        public override object? ParseValue(object? value) => value switch { null => null, string text => check(text), _ => ThrowValueConversionError(value) };

        public override object? Serialize(object? value) => value?.ToString();
    }

    /// <summary>Given out as it is kept; taken as an object, a list or a plain value.</summary>
    sealed class JsonScalar : ScalarGraphType
    {
        public JsonScalar(string name, string description) => (Name, Description) = (name, description);

        public override object? ParseLiteral(GraphQLValue value) => value switch
        {
            GraphQLNullValue => null,
            GraphQLStringValue text => (string)text.Value,
            GraphQLBooleanValue flag => flag.BoolValue,
            GraphQLIntValue number when long.TryParse(number.Value.Span, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
            GraphQLIntValue number => double.Parse(number.Value.Span, CultureInfo.InvariantCulture),
            GraphQLFloatValue number => double.Parse(number.Value.Span, CultureInfo.InvariantCulture),
            GraphQLListValue list => list.Values?.Select(ParseLiteral).ToArray() ?? [],
            GraphQLObjectValue members => members.Fields?.ToDictionary(field => field.Name.StringValue, field => ParseLiteral(field.Value)) ?? [],
            _ => ThrowLiteralConversionError(value),
        };

        public override object? ParseValue(object? value) => value;

        public override object? Serialize(object? value) => value is string text ? new RawJson(text) : value;
    }
}

/// <summary>An enumeration whose values are words, in the answer and in the code alike.</summary>
sealed class WordType : EnumerationGraphType
{
    public WordType(string name, string? description, IEnumerable<(string Word, string? Description)> words)
    {
        (Name, Description) = (name, description);
        foreach (var (word, meaning) in words)
            Add(word, word, meaning);
    }

    public override object? Serialize(object? value) => value?.ToString();
}
