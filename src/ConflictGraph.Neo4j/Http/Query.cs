using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ConflictGraph.Neo4j.Http;

/// <summary>The body of a request.</summary>
static class Query
{
    // Not for HTML: Cyrillic and quotes go as they are, in a third of the bytes, and bytes are what the server is slow at.
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly ReadOnlyMemory<byte> Empty = "{}"u8.ToArray();

    /// <param name="word">Finds what runs for this request among all that runs on the server.</param>
    /// <param name="seconds">The server ends the transaction that this begins after so long.</param>
    public static ReadOnlyMemory<byte> Of(Statement statement, Parameters parameters, string word, bool reads, string[] bookmarks, int? seconds)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var writer = new Utf8JsonWriter(buffer, Plain);
        writer.WriteStartObject();
        writer.WriteString("statement", statement.Text);
        writer.WriteStartObject("parameters");
        writer.WriteString("_request", word);
        Members(writer, parameters);
        writer.WriteEndObject();
        if (reads)
            writer.WriteString("accessMode", "READ");
        if (seconds is { } most)
            writer.WriteNumber("maxExecutionTime", most);
        if (bookmarks.Length > 0)
        {
            writer.WritePropertyName("bookmarks");
            Write(writer, bookmarks);
        }
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    static void Members(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> map)
    {
        foreach (var (name, value) in map)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }
    }

    static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case long number: writer.WriteNumberValue(number); break;
            case int number: writer.WriteNumberValue(number); break;
            case double number: writer.WriteRawValue(Float(number)); break;
            case IEnumerable<KeyValuePair<string, object?>> map:
                writer.WriteStartObject();
                Members(writer, map);
                writer.WriteEndObject();
                break;
            case IEnumerable list:
                writer.WriteStartArray();
                foreach (var item in list)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            default: throw new ArgumentException($"A parameter of {value.GetType().Name} cannot be sent.", nameof(value));
        }
    }

    // Without a point the server would take a whole number for an integer.
    static string Float(double number)
    {
        if (!double.IsFinite(number))
            throw new ArgumentException("A parameter that is no finite number cannot be sent.", nameof(number));
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }
}
