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

    // Of an edge that a store keeps, its payload until something of it is asked for: most edges that are walked are never shown.
    readonly string? unread;
    Edge? read;
    Properties properties = Properties.Empty;
    Certainty certainty;
    string? why;
    IReadOnlyList<NodeId> accordingTo = [];
    IReadOnlyList<Evidence> evidence = [];

    Edge(EdgeKind kind, NodeId from, NodeId to, string payload) : this(kind, from, to) => unread = this.payload = payload;

    public Properties Properties { get => Content.properties; init => properties = value; }

    public Certainty Certainty { get => Content.certainty; init => certainty = value; }

    /// <summary>The reason, unless it is STATED.</summary>
    public string? Why { get => Content.why; init => why = value; }

    /// <summary>The claims it is according to, in the order in which they were named.</summary>
    public IReadOnlyList<NodeId> AccordingTo { get => Content.accordingTo; init => accordingTo = value; }

    public IReadOnlyList<Evidence> Evidence { get => Content.evidence; init => evidence = value; }

    Edge Content => unread is null ? this : read ??= ReadContent(unread);

    /// <summary>Of a kind that needs a claim: the event it says something of; of two events the source.</summary>
    public NodeId Event => Kind.EventEnd == End.FROM ? From : To;

    /// <summary>The tag that its links carry; for claims the projection puts the stance in its place.</summary>
    public string? Tag => Kind.Tag is { } spec ? Properties[spec.Name] switch { null => null, bool => "true", var value => value.ToString() } : null;

    /// <summary>All but kind and ends, as canonical JSON: what stores keep.</summary>
    public string Payload => payload ??= WritePayload();

    string? payload;

    /// <summary>An edge as a store kept it.</summary>
    public static Edge Read(EdgeKind kind, NodeId from, NodeId to, string payload) => new(kind, from, to, payload);

    Edge ReadContent(string text)
    {
        using var document = JsonDocument.Parse(text);
        return Read(Kind, From, To, document.RootElement);
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
        var content = other.Content;
        (properties, certainty, why, accordingTo, evidence) = (content.properties, content.certainty, content.why, content.accordingTo, content.evidence);
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
