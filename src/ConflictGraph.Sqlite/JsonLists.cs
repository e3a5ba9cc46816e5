using System.Buffers;
using System.Text;
using System.Text.Json;
using ConflictGraph.Model;

namespace ConflictGraph.Sqlite;

/// <summary>Lists as one parameter, so that a statement's text does not depend on their length.</summary>
static class JsonLists
{
    public static string Of(IEnumerable<long> numbers) => $"[{string.Join(',', numbers)}]";

    public static string Of(System.Collections.IEnumerable values)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, PropertyCodec.Options))
        {
            writer.WriteStartArray();
            foreach (var value in values)
                Write(writer, value);
            writer.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    static void Write(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteNumberValue(flag ? 1 : 0); break;
            case long number: writer.WriteNumberValue(number); break;
            case int number: writer.WriteNumberValue(number); break;
            case double number: writer.WriteNumberValue(number); break;
            default: throw new ArgumentException($"No value of type {value.GetType().Name} goes into a list.", nameof(value));
        }
    }
}
