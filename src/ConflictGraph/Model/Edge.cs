using System.Text.Json;
using ConflictGraph.Ontology;

namespace ConflictGraph.Model;

/// <summary>A relation as somebody entered it: its ends as entered, its properties, and who or what says so.</summary>
public sealed record Edge(EdgeKind Kind, NodeId From, NodeId To)
{
    EdgeId? id;

    public EdgeId Id => id ??= EdgeId.Of(Kind, From, To, Properties);

    /// <summary>For a copy whose kind, ends and key are those of another: working the id out again may cost a hash.</summary>
    internal EdgeId KnownId { init => id = value; }

    public Properties Properties { get; init; } = Properties.Empty;

    public Certainty Certainty { get; init; }

    /// <summary>The reason, unless it is STATED.</summary>
    public string? Why { get; init; }

    /// <summary>The claims it is according to, in the order in which they were named.</summary>
    public IReadOnlyList<NodeId> AccordingTo { get; init; } = [];

    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Of a kind that needs a claim: the event it says something of; of two events the source.</summary>
    public NodeId Event => Kind.EventEnd == End.FROM ? From : To;

    /// <summary>The tag that its links carry; for claims the projection puts the stance in its place.</summary>
    public string? Tag => Kind.Tag is { } spec ? Properties[spec.Name] switch { null => null, bool => "true", var value => value.ToString() } : null;

    /// <summary>All but kind and ends, as canonical JSON: what stores keep.</summary>
    public string Payload => payload ??= WritePayload();

    string? payload;

    public static Edge Read(EdgeKind kind, NodeId from, NodeId to, string payload)
    {
        using var document = JsonDocument.Parse(payload);
        return Read(kind, from, to, document.RootElement) with { payload = payload };
    }

    public static Edge Read(EdgeKind kind, NodeId from, NodeId to, JsonElement payload) => new(kind, from, to)
    {
        Certainty = ValueCodec.WordOf<Certainty>(payload, "certainty") ?? Certainty.STATED,
        Why = payload.TryGetProperty("why", out var why) ? why.GetString() : null,
        AccordingTo = payload.TryGetProperty("accordingTo", out var claims) ? [.. claims.EnumerateArray().Select(claim => new NodeId(claim.GetString()!))] : [],
        Evidence = payload.TryGetProperty("evidence", out var evidence) ? [.. evidence.EnumerateArray().Select(ValueCodec.ReadEvidence)] : [],
        Properties = payload.TryGetProperty("properties", out var properties) ? Properties.Read(kind.Properties, properties) : Properties.Empty,
    };

    /// <summary>Exactly when kind, ends and payload are.</summary>
    public bool Equals(Edge? other) => ReferenceEquals(this, other) || (other is not null
        && Kind == other.Kind && From == other.From && To == other.To && Certainty == other.Certainty && Why == other.Why
        && AccordingTo.SequenceEqual(other.AccordingTo) && Evidence.SequenceEqual(other.Evidence) && Properties.Equals(other.Properties));

    public override int GetHashCode() => HashCode.Combine(Kind, From, To);

    // A changed copy has its own payload and id; the compiler's copy constructor would carry the old ones along.
    Edge(Edge other)
    {
        (Kind, From, To) = (other.Kind, other.From, other.To);
        (Properties, Certainty, Why, AccordingTo, Evidence) = (other.Properties, other.Certainty, other.Why, other.AccordingTo, other.Evidence);
    }

    string WritePayload() => JsonText.Write(this, static (writer, edge) =>
    {
        writer.WriteStartObject();
        edge.WriteMembers(writer);
        writer.WriteEndObject();
    });

    /// <summary>Writes the members of the payload, without its braces.</summary>
    public void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteString("certainty", Certainty.ToString());
        if (Why is not null)
            writer.WriteString("why", Why);
        if (AccordingTo.Count > 0)
        {
            writer.WriteStartArray("accordingTo");
            foreach (var claim in AccordingTo)
                writer.WriteStringValue(claim.Value);
            writer.WriteEndArray();
        }
        if (Evidence.Count > 0)
        {
            writer.WriteStartArray("evidence");
            foreach (var evidence in Evidence)
                ValueCodec.Write(writer, evidence);
            writer.WriteEndArray();
        }
        if (Properties.IsEmpty)
            return;
        writer.WriteStartObject("properties");
        Properties.WriteMembers(writer);
        writer.WriteEndObject();
    }
}
