using System.Security.Cryptography;
using System.Text;
using ConflictGraph.Ontology;

namespace ConflictGraph.Model;

/// <summary>Computed from kind, ends as entered and key properties: <c>about:claim:ru-atacms&gt;weapon:atacms</c>, with <c>#</c> and a hash where the kind has key properties that are set.</summary>
public readonly record struct EdgeId(string Value) : IComparable<EdgeId>
{
    public static EdgeId Of(EdgeKind kind, NodeId from, NodeId to, Properties properties)
    {
        var key = KeyOf(kind, properties);
        return new EdgeId(key.Length == 0 ? string.Concat(kind.IdPrefix, from.Value, ">", to.Value) : $"{kind.IdPrefix}{from.Value}>{to.Value}#{key}");
    }

    /// <summary>The hash of the properties that the kind names as its key; empty when none is set.</summary>
    public static string KeyOf(EdgeKind kind, Properties properties)
    {
        if (kind.KeyProperties.Count == 0 || properties.IsEmpty)
            return "";
        var key = properties.Only(kind.KeyProperties);
        return key.IsEmpty ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key.Json)))[..8];
    }

    /// <summary>The kind, the ends as entered and the key that this id is made of.</summary>
    public (EdgeKind Kind, NodeId From, NodeId To, string Key) Read(World world) =>
        TryRead(world, out var parts) ? parts : throw new BadInputException($"'{Value}' is not an edge's id. They look like about:claim:ru-atacms>weapon:atacms and come from relations.");

    public bool TryRead(World world, out (EdgeKind Kind, NodeId From, NodeId To, string Key) parts)
    {
        parts = default;
        var colon = Value.IndexOf(':');
        var arrow = Value.IndexOf('>');
        if (colon < 1 || arrow < colon)
            return false;
        var hash = Value.IndexOf('#', arrow);
        var kind = world.FindEdgeKind(Value[..colon].Replace('-', '_'));
        if (kind is null || !NodeId.TryParse(Value[(colon + 1)..arrow], out var from) || !NodeId.TryParse(Value[(arrow + 1)..(hash < 0 ? Value.Length : hash)], out var to))
            return false;
        parts = (kind, from, to, hash < 0 ? "" : Value[(hash + 1)..]);
        return true;
    }

    public int CompareTo(EdgeId other) => string.CompareOrdinal(Value, other.Value);

    public bool Equals(EdgeId other) => ReferenceEquals(Value, other.Value) || string.Equals(Value, other.Value);

    public override int GetHashCode() => IdHash.Of(Value);

    public override string ToString() => Value;
}
