using System.Buffers;
using System.Text;
using System.Text.Json;
using ConflictGraph.Model;

namespace ConflictGraph.Storage;

/// <summary>What a judgement holds beside its two ends, as JSON.</summary>
public static class JudgementText
{
    public static string Write(Judgement judgement)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, PropertyCodec.Options))
        {
            writer.WriteStartObject();
            writer.WriteString("verdict", judgement.Verdict.ToString());
            if (judgement.Canonical is { } canonical)
                writer.WriteString("canonical", canonical.Value);
            if (judgement.Reason is { } reason)
                writer.WriteString("reason", reason);
            if (judgement.Evidence.Count > 0)
            {
                writer.WriteStartArray("evidence");
                foreach (var evidence in judgement.Evidence)
                    ValueCodec.Write(writer, evidence);
                writer.WriteEndArray();
            }
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static Judgement Read(NodeId a, NodeId b, string text)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        return new Judgement(a, b, Enum.Parse<IdentityVerdict>(root.GetProperty("verdict").GetString()!))
        {
            Canonical = root.TryGetProperty("canonical", out var canonical) ? new NodeId(canonical.GetString()!) : null,
            Reason = root.TryGetProperty("reason", out var reason) ? reason.GetString() : null,
            Evidence = root.TryGetProperty("evidence", out var evidence) ? [.. evidence.EnumerateArray().Select(ValueCodec.ReadEvidence)] : [],
        };
    }
}
