using System.Text.Json;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Projection;

/// <summary>An edge that the service keeps for people to look at in place of an event, claim by claim.</summary>
/// <param name="DerivedFrom">The event; of CLAIMED_ABOUT the claim.</param>
/// <param name="Modality">The first of its claims'; CLAIMED_ABOUT has none.</param>
/// <param name="Stance">Of CLAIMED_ABOUT alone.</param>
/// <param name="Through">Of CLAIMED_ABOUT: the events it was reached through; empty when it is about the thing itself.</param>
public sealed record DirectEdge(EdgeKind Kind, NodeId From, NodeId To, NodeId DerivedFrom, Certainty Certainty, Modality? Modality, string? Stance, IReadOnlyList<NodeId> AccordingTo, IReadOnlyList<NodeId> Through);

/// <summary>What the projection keeps on a shown row for its own use and for reading direct edges: the member <c>derived</c>, last in the JSON.</summary>
/// <param name="Makers">Of a claim: its claimants (canonical), oldest first.</param>
/// <param name="Value">Of a claim: the modality it gives.</param>
/// <param name="Corrected">Of a claim: whether a CORRECTS or RETRACTS leads to it.</param>
/// <param name="Things">Of an event: what CLAIMED_ABOUT reads, by claim and under "" of all.</param>
public sealed record Derived(
    IReadOnlyList<NodeId> Makers, Modality? Value, bool Corrected,
    IReadOnlyDictionary<string, IReadOnlyDictionary<NodeId, Certainty>> Things, IReadOnlyList<DirectEdge> Direct)
{
    public static readonly Derived None = new([], null, false, new Dictionary<string, IReadOnlyDictionary<NodeId, Certainty>>(), []);

    public static Derived Of(Entity entity, World world) => entity.Derived ??= Read(entity.Id, entity.Shown, world);

    /// <summary>Whether an event gives direct edges, told without reading its row: the member is written only where there are some, and inside a text its quotes would be escaped.</summary>
    public static bool GivesEdges(Entity @event) => @event.Shown.Contains("\"direct\":[", StringComparison.Ordinal);

    public static Derived Read(NodeId id, string shown, World world)
    {
        // Written last, and inside a text its quotes would be escaped: a row without it need not be read.
        if (!shown.Contains("\"derived\":{", StringComparison.Ordinal))
            return None;
        using var document = JsonDocument.Parse(shown);
        if (!document.RootElement.TryGetProperty("derived", out var derived))
            return None;
        return new Derived(
            Ids(derived, "makers"), Word<Modality>(derived, "value"), derived.TryGetProperty("corrected", out var corrected) && corrected.GetBoolean(),
            derived.TryGetProperty("things", out var things)
                ? things.EnumerateObject().ToDictionary(claim => claim.Name,
                    claim => (IReadOnlyDictionary<NodeId, Certainty>)claim.Value.EnumerateObject().ToDictionary(thing => new NodeId(thing.Name), thing => Enum.Parse<Certainty>(thing.Value.GetString()!)))
                : None.Things,
            derived.TryGetProperty("direct", out var direct) ? [.. direct.EnumerateArray().Select(edge => ReadDirect(id, edge, world))] : []);
    }

    /// <summary>Writes the object; members that say nothing are left out, maps by ordinal order of their keys. Nothing at all is written for <see cref="None"/>.</summary>
    public void WriteMember(Utf8JsonWriter writer)
    {
        if (Makers.Count == 0 && Value is null && !Corrected && Things.Count == 0 && Direct.Count == 0)
            return;
        writer.WriteStartObject("derived");
        WriteIds(writer, "makers", Makers);
        if (Value is { } value)
            writer.WriteString("value", value.ToString());
        if (Corrected)
            writer.WriteBoolean("corrected", true);
        if (Things.Count > 0)
            WriteThings(writer);
        if (Direct.Count > 0)
        {
            writer.WriteStartArray("direct");
            foreach (var edge in Direct)
                WriteDirect(writer, edge);
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    void WriteThings(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("things");
        foreach (var (claim, ends) in Things.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WriteStartObject(claim);
            foreach (var (thing, certainty) in ends.OrderBy(pair => pair.Key))
                writer.WriteString(thing.Value, certainty.ToString());
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    static void WriteDirect(Utf8JsonWriter writer, DirectEdge edge)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", edge.Kind.Name);
        writer.WriteString("from", edge.From.Value);
        writer.WriteString("to", edge.To.Value);
        writer.WriteString("certainty", edge.Certainty.ToString());
        if (edge.Modality is { } modality)
            writer.WriteString("modality", modality.ToString());
        if (edge.Stance is { } stance)
            writer.WriteString("stance", stance);
        WriteIds(writer, "accordingTo", edge.AccordingTo);
        WriteIds(writer, "through", edge.Through);
        writer.WriteEndObject();
    }

    static DirectEdge ReadDirect(NodeId from, JsonElement edge, World world) => new(
        world.EdgeKind(edge.GetProperty("kind").GetString()!), new NodeId(edge.GetProperty("from").GetString()!), new NodeId(edge.GetProperty("to").GetString()!), from,
        Enum.Parse<Certainty>(edge.GetProperty("certainty").GetString()!), Word<Modality>(edge, "modality"), edge.TryGetProperty("stance", out var stance) ? stance.GetString() : null,
        Ids(edge, "accordingTo"), Ids(edge, "through"));

    static IReadOnlyList<NodeId> Ids(JsonElement element, string name) =>
        element.TryGetProperty(name, out var ids) ? [.. ids.EnumerateArray().Select(id => new NodeId(id.GetString()!))] : [];

    static T? Word<T>(JsonElement element, string name) where T : struct, Enum => element.TryGetProperty(name, out var word) ? Enum.Parse<T>(word.GetString()!) : null;

    static void WriteIds(Utf8JsonWriter writer, string name, IReadOnlyList<NodeId> ids)
    {
        if (ids.Count == 0)
            return;
        writer.WriteStartArray(name);
        foreach (var id in ids)
            writer.WriteStringValue(id.Value);
        writer.WriteEndArray();
    }
}
