using System.Globalization;
using System.Text.Json;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Formats.JsonLines;

/// <summary>One record as one line of JSON. <c>record</c> comes first and says what it is; what is absent is left out.</summary>
public static class RecordLine
{
    const string Instant = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";
    const string Known = "There are revision, node, edge, judgement, text and retraction.";

    /// <summary>Writes a record. Serials and revisions go out with history only: without it two graphs can be compared.</summary>
    public static void Write(Utf8JsonWriter writer, Record record, bool history)
    {
        writer.WriteStartObject();
        switch (record)
        {
            case Record.OfRevision(var revision):
                writer.WriteString("record", "revision");
                writer.WriteNumber("number", revision.Number);
                writer.WriteString("changeSet", revision.ChangeSet);
                writer.WriteString("content", revision.Content);
                writer.WriteString("author", revision.Author);
                if (revision.Reason is not null)
                    writer.WriteString("reason", revision.Reason);
                writer.WriteString("at", revision.At.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture));
                break;
            case Record.OfNode(var node, var serial, _):
                writer.WriteString("record", "node");
                writer.WriteString("id", node.Id.Value);
                writer.WriteString("kind", node.Kind.Name);
                if (history)
                    writer.WriteNumber("serial", serial);
                writer.WriteStartObject("properties");
                node.Properties.WriteMembers(writer);
                writer.WriteEndObject();
                break;
            case Record.OfEdge(var edge, _):
                writer.WriteString("record", "edge");
                writer.WriteString("id", edge.Id.Value);
                writer.WriteString("kind", edge.Kind.Name);
                writer.WriteString("from", edge.From.Value);
                writer.WriteString("to", edge.To.Value);
                edge.WriteMembers(writer);
                break;
            case Record.OfJudgement(var judgement, _):
                writer.WriteString("record", "judgement");
                writer.WriteString("a", judgement.A.Value);
                writer.WriteString("b", judgement.B.Value);
                writer.WriteString("verdict", judgement.Verdict.ToString());
                if (judgement.Canonical is { } canonical)
                    writer.WriteString("canonical", canonical.Value);
                if (judgement.Reason is not null)
                    writer.WriteString("reason", judgement.Reason);
                if (judgement.Evidence.Count > 0)
                {
                    writer.WriteStartArray("evidence");
                    foreach (var evidence in judgement.Evidence)
                        ValueCodec.Write(writer, evidence);
                    writer.WriteEndArray();
                }
                break;
            case Record.OfText(var text):
                writer.WriteString("record", "text");
                writer.WriteString("sha256", text.Sha256);
                writer.WriteString("text", text.Text);
                break;
            case Record.OfRetraction(var what, var id, _):
                writer.WriteString("record", "retraction");
                writer.WriteString("what", what.ToString());
                writer.WriteString("id", id);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(record), record, "A record without a line.");
        }
        writer.WriteEndObject();
    }

    /// <summary>Reads a line. What belongs to a revision gets the number of the last revision line, which the reader keeps.</summary>
    public static Record Read(JsonElement line, long revision, World world)
    {
        try
        {
            return ReadChecked(line, revision, world);
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // JsonElement's own words name neither the property nor what would work.
            throw new BadInputException($"A property is missing or of another type than it should be ({error.Message.TrimEnd('.')}). docs/jsonl.md lists what each record holds.");
        }
    }

    static Record ReadChecked(JsonElement line, long revision, World world)
    {
        if (line.ValueKind != JsonValueKind.Object || !line.TryGetProperty("record", out var what))
            throw new BadInputException($"""A line is a JSON object with "record". {Known}""", "record");
        return what.GetString() switch
        {
            "revision" => new Record.OfRevision(new Revision(
                line.GetProperty("number").GetInt64(), Text(line, "changeSet"), Text(line, "content"), Text(line, "author"), OptionalText(line, "reason"),
                line.GetProperty("at").GetDateTimeOffset(), 0, 0, Totals.None)),
            "node" => ReadNode(line, revision, world),
            "edge" => ReadEdge(line, revision, world),
            "judgement" => new Record.OfJudgement(ReadJudgement(line), revision),
            "text" => ReadText(line),
            "retraction" => new Record.OfRetraction(ReadWord<Entered>(line, "what"), Text(line, "id"), revision),
            var other => throw new BadInputException($"There is no record '{other}'. {Known}", "record"),
        };
    }

    static Record.OfNode ReadNode(JsonElement line, long revision, World world)
    {
        var id = NodeId.Parse(Text(line, "id"));
        var kind = world.NodeKind(Text(line, "kind"));
        var properties = line.TryGetProperty("properties", out var members) ? Properties.Read(kind.Properties, members) : Properties.Empty;
        return new Record.OfNode(new Node(id, kind, properties), line.TryGetProperty("serial", out var serial) ? serial.GetInt64() : 0, revision);
    }

    static Record.OfEdge ReadEdge(JsonElement line, long revision, World world)
    {
        var edge = Edge.Read(world.EdgeKind(Text(line, "kind")), NodeId.Parse(Text(line, "from")), NodeId.Parse(Text(line, "to")), line);
        if (OptionalText(line, "id") is { } id && id != edge.Id.Value)
            throw new BadInputException($"This edge's id is {edge.Id}, not '{id}': it is computed from kind, ends and key properties. Leave it out, or correct them.", "id");
        return new Record.OfEdge(edge, revision);
    }

    static Judgement ReadJudgement(JsonElement line) =>
        Judgement.Between(NodeId.Parse(Text(line, "a")), NodeId.Parse(Text(line, "b")), ReadWord<IdentityVerdict>(line, "verdict")) with
        {
            Canonical = OptionalText(line, "canonical") is { } canonical ? NodeId.Parse(canonical) : null,
            Reason = OptionalText(line, "reason"),
            Evidence = line.TryGetProperty("evidence", out var evidence) ? [.. evidence.EnumerateArray().Select(ValueCodec.ReadEvidence)] : [],
        };

    static Record.OfText ReadText(JsonElement line)
    {
        var text = new DocumentText(Text(line, "sha256"), Text(line, "text"));
        var hash = TextHash.Of(text.Text);
        return hash == text.Sha256 ? new Record.OfText(text)
            : throw new BadInputException($"The text's SHA-256 is {hash}, not {text.Sha256}: it was changed after it was written. A text is never changed; a corrected article is a new document.", "sha256");
    }

    static T ReadWord<T>(JsonElement line, string name) where T : struct, Enum
    {
        var word = Text(line, name);
        return Enum.TryParse<T>(word, out var value) && value.ToString() == word ? value
            : throw new BadInputException($"'{word}' is not a {name}. Known: {string.Join(", ", Enum.GetNames<T>())}.", name);
    }

    static string Text(JsonElement line, string name) =>
        OptionalText(line, name) ?? throw new BadInputException($"""The record lacks "{name}".""", name);

    static string? OptionalText(JsonElement line, string name) => line.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetString() : null;
}
