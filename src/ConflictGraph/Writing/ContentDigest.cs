using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using ConflictGraph.Model;

namespace ConflictGraph.Writing;

/// <summary>SHA-256 of a change set's steps as canonical JSON: the same id with other content is a conflict.</summary>
public static class ContentDigest
{
    const int Piece = 1 << 15;

    public static string Of(ChangeSet set)
    {
        // Hashed piece by piece: the whole of a large change set would be a large object, and those cost a full collection now and then.
        var buffer = new ArrayBufferWriter<byte>(Piece);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var writer = new Utf8JsonWriter(buffer, PropertyCodec.Options);
        writer.WriteStartArray();
        foreach (var step in set.Steps)
        {
            Write(writer, step);
            if (writer.BytesPending + buffer.WrittenCount > Piece / 2)
                Take();
        }
        writer.WriteEndArray();
        Take();
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Take()
        {
            writer.Flush();
            hash.AppendData(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
        }
    }

    static void Write(Utf8JsonWriter writer, Step step)
    {
        writer.WriteStartObject();
        writer.WriteString("step", step.GetType().Name);
        switch (step)
        {
            case Step.PutNode put:
                Write(writer, put.Node);
                break;
            case Step.PutText put:
                writer.WriteString("document", put.Document.Value);
                writer.WriteString("text", put.Text);
                break;
            case Step.PutEdge put:
                writer.WriteString("kind", put.Kind.Name);
                Ends(writer, put.From, put.To);
                writer.WriteString("certainty", put.Certainty.ToString());
                Text(writer, "why", put.Why);
                Ids(writer, put.AccordingTo);
                Write(writer, put.Evidence);
                writer.WriteStartObject("properties");
                put.Properties.WriteMembers(writer);
                writer.WriteEndObject();
                break;
            case Step.RecordValue value:
                writer.WriteString("event", value.Event.Value);
                writer.WritePropertyName("answer");
                ValueCodec.Write(writer, value.Answer);
                Ids(writer, value.AccordingTo);
                Write(writer, value.Evidence);
                break;
            case Step.CorrectNode correct:
                writer.WriteString("id", correct.Id.Value);
                Write(writer, correct.Changes);
                break;
            case Step.CorrectEdge correct:
                writer.WriteString("id", correct.Id.Value);
                Text(writer, "from", correct.From?.Value);
                Text(writer, "to", correct.To?.Value);
                Text(writer, "certainty", correct.Certainty?.ToString());
                Text(writer, "why", correct.Why);
                Write(writer, correct.Changes);
                break;
            case Step.RetractNode retract:
                writer.WriteString("id", retract.Id.Value);
                break;
            case Step.RetractEdge retract:
                writer.WriteString("id", retract.Id.Value);
                break;
            case Step.WithdrawEvidence withdraw:
                writer.WriteString("id", withdraw.Id.Value);
                writer.WriteString("claimOrDocument", withdraw.ClaimOrDocument.Value);
                Write(writer, withdraw.Selector);
                Text(writer, "quote", withdraw.Quote);
                break;
            case Step.Judge judge:
                Ends(writer, judge.A, judge.B);
                writer.WriteString("verdict", judge.Verdict.ToString());
                Text(writer, "canonical", judge.Canonical?.Value);
                Text(writer, "reason", judge.Reason);
                Write(writer, judge.Evidence);
                break;
            case Step.WithdrawJudgement withdraw:
                Ends(writer, withdraw.A, withdraw.B);
                break;
            case Step.Revert revert:
                writer.WriteNumber("revision", revert.Revision);
                break;
            case Step.Restore restore:
                writer.WriteString("id", restore.Id);
                writer.WriteNumber("revision", restore.Revision);
                break;
            case Step.Split split:
                writer.WriteString("id", split.Id.Value);
                Write(writer, split.Into);
                writer.WriteStartArray("relations");
                foreach (var edge in split.Relations)
                    writer.WriteStringValue(edge.Value);
                writer.WriteEndArray();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(step), step, "A step without a rule.");
        }
        writer.WriteEndObject();
    }

    static void Write(Utf8JsonWriter writer, Node node)
    {
        writer.WriteString("node", node.Id.Value);
        writer.WriteString("kind", node.Kind.Name);
        writer.WriteStartObject("properties");
        node.Properties.WriteMembers(writer);
        writer.WriteEndObject();
    }

    // Values come as the codec holds them; each is written by its own type, since a change names no kind.
    static void Write(Utf8JsonWriter writer, IReadOnlyList<(string Name, object? Value)> changes)
    {
        writer.WriteStartArray("changes");
        foreach (var (name, value) in changes)
        {
            writer.WriteStartObject();
            writer.WriteString("name", name);
            writer.WritePropertyName("value");
            Value(writer, value);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    static void Value(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case int or long: writer.WriteNumberValue(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)); break;
            case double number: writer.WriteNumberValue(number); break;
            case When time: time.Write(writer); break;
            case DateTimeOffset instant: writer.WriteStringValue(instant.ToUniversalTime()); break;
            case NodeId id: writer.WriteStringValue(id.Value); break;
            case Geometry geometry: writer.WriteRawValue(geometry.GeoJson, skipInputValidation: true); break;
            case Measure measure: ValueCodec.Write(writer, measure); break;
            case Name name: ValueCodec.Write(writer, name); break;
            case ExternalId id: ValueCodec.Write(writer, id); break;
            case Translation translation: ValueCodec.Write(writer, translation); break;
            case Assertion assertion: ValueCodec.Write(writer, assertion); break;
            case System.Collections.IEnumerable many:
                writer.WriteStartArray();
                foreach (var item in many)
                    Value(writer, item);
                writer.WriteEndArray();
                break;
            default: writer.WriteStringValue(value.ToString()); break;
        }
    }

    static void Ends(Utf8JsonWriter writer, NodeId from, NodeId to)
    {
        writer.WriteString("from", from.Value);
        writer.WriteString("to", to.Value);
    }

    static void Ids(Utf8JsonWriter writer, IReadOnlyList<NodeId> ids)
    {
        writer.WriteStartArray("accordingTo");
        foreach (var id in ids)
            writer.WriteStringValue(id.Value);
        writer.WriteEndArray();
    }

    static void Write(Utf8JsonWriter writer, IReadOnlyList<EvidenceDraft> evidence)
    {
        writer.WriteStartArray("evidence");
        foreach (var cited in evidence)
        {
            writer.WriteStartObject();
            writer.WriteString("document", cited.Document.Value);
            Text(writer, "quote", cited.Quote);
            Write(writer, cited.Selector);
            if (cited.Translation is { } translation)
            {
                writer.WritePropertyName("translation");
                ValueCodec.Write(writer, translation);
            }
            Text(writer, "extractor", cited.Extractor);
            if (cited.Credibility is { } credibility)
                writer.WriteNumber("credibility", credibility);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    static void Write(Utf8JsonWriter writer, Selector? selector)
    {
        if (selector is null)
            return;
        writer.WritePropertyName("selector");
        ValueCodec.Write(writer, selector);
    }

    static void Text(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }
}
