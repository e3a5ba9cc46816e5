using System.Text.Json;

namespace ConflictGraph.Formats.JsonLines;

/// <summary>The first line: what the file is, and whether it holds one revision or all.</summary>
public sealed record Header(bool History)
{
    public const string Format = "conflictgraph";
    public const int Version = 1;

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("format", Format);
        writer.WriteNumber("version", Version);
        writer.WriteBoolean("history", History);
        writer.WriteEndObject();
    }

    public static Header Read(JsonElement line, string file)
    {
        if (line.ValueKind != JsonValueKind.Object || !line.TryGetProperty("format", out var format) || format.ValueKind != JsonValueKind.String || format.GetString() != Format)
            throw new BadInputException($$"""{{file}} does not begin with {"format":"{{Format}}","version":{{Version}}}: it is not a file that 'cgraph export --format jsonl' wrote.""");
        if (!line.TryGetProperty("version", out var number) || !number.TryGetInt32(out var version) || version < 1)
            throw new BadInputException($$"""{{file}} names no version of the format in its first line. This program writes "version":{{Version}}.""");
        if (version > Version)
            throw new BadInputException($"{file} is version {version} of the format and this program reads up to {Version}. Use a newer cgraph.");
        return new Header(line.TryGetProperty("history", out var history) && history.ValueKind == JsonValueKind.True);
    }
}
