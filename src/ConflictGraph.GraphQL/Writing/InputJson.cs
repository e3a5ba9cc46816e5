using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using ConflictGraph.Model;
using ConflictGraph.Wording;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>What a client gave, as the JSON that the model reads.</summary>
static class InputJson
{
    /// <param name="keepNulls">For JSON of the client's own; in an input object null is as if it were left out.</param>
    public static JsonElement Of(object? value, bool keepNulls = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, PropertyCodec.Options))
            Write(json, value, keepNulls);
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    static void Write(Utf8JsonWriter json, object? value, bool keepNulls)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text:
                // The writer would put a replacement character in its place.
                TextRules.RefuseLoneSurrogates(text, "text");
                json.WriteStringValue(text);
                break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case double number when !double.IsFinite(number): throw new BadInputException("There is a number here that is too large to be kept.");
            case double number: json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case BigInteger number: json.WriteRawValue(number.ToString(CultureInfo.InvariantCulture)); break;
            case DateTimeOffset instant: json.WriteStringValue(Scalars.Write(instant)); break;
            case IEnumerable<KeyValuePair<string, object?>> members:
                json.WriteStartObject();
                foreach (var (name, member) in members.Where(member => keepNulls || member.Value is not null))
                {
                    json.WritePropertyName(name);
                    Write(json, member, keepNulls);
                }
                json.WriteEndObject();
                break;
            case IEnumerable items:
                json.WriteStartArray();
                foreach (var item in items)
                    Write(json, item, keepNulls);
                json.WriteEndArray();
                break;
            default: json.WriteStringValue(value.ToString()); break;
        }
    }
}
