using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ConflictGraph.Storage;

/// <summary>Running totals as JSON.</summary>
public static class TotalsText
{
    public static string Write(Totals totals)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            Write(writer, "nodes", totals.Nodes);
            Write(writer, "edges", totals.Edges);
            writer.WriteNumber("serials", totals.Serials);
            writer.WriteNumber("nodeVersions", totals.NodeVersions);
            writer.WriteNumber("edgeVersions", totals.EdgeVersions);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static Totals Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        return new Totals(ReadCounts(root.GetProperty("nodes")), ReadCounts(root.GetProperty("edges")),
            root.GetProperty("serials").GetInt64(), root.GetProperty("nodeVersions").GetInt64(), root.GetProperty("edgeVersions").GetInt64());
    }

    static void Write(Utf8JsonWriter writer, string name, IReadOnlyDictionary<string, long> counts)
    {
        writer.WriteStartObject(name);
        foreach (var (kind, count) in counts)
            writer.WriteNumber(kind, count);
        writer.WriteEndObject();
    }

    static SortedDictionary<string, long> ReadCounts(JsonElement counts)
    {
        var read = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var count in counts.EnumerateObject())
            read[count.Name] = count.Value.GetInt64();
        return read;
    }
}
