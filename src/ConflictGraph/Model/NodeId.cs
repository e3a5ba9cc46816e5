using System.Buffers;

namespace ConflictGraph.Model;

/// <summary>A readable slug with its kind before it: <c>person:andrei-belousov</c>. It stays the same on every engine and through every merge.</summary>
public readonly record struct NodeId(string Value) : IComparable<NodeId>
{
    const int LongestSlug = 180;
    static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._~-");

    public string Prefix => Value[..Math.Max(0, Value.IndexOf(':'))];

    /// <summary>Checks the form only; whether such a node exists is the store's to say.</summary>
    public static NodeId Parse(string text) => TryParse(text, out var id) ? id : throw new BadInputException(
        $"'{text}' is not an id. Ids look like person:andrei-belousov: a kind, a colon and at most {LongestSlug} of a-z 0-9 . _ ~ -");

    public static bool TryParse(string? text, out NodeId id)
    {
        id = default;
        var colon = text?.IndexOf(':') ?? -1;
        if (colon < 1 || text!.Length - colon - 1 is < 1 or > LongestSlug)
            return false;
        if (text.AsSpan(colon + 1).ContainsAnyExcept(Allowed) || text.AsSpan(0, colon).ContainsAnyExceptInRange('a', 'z'))
            return false;
        id = new NodeId(text);
        return true;
    }

    public int CompareTo(NodeId other) => string.CompareOrdinal(Value, other.Value);

    public bool Equals(NodeId other) => ReferenceEquals(Value, other.Value) || string.Equals(Value, other.Value);

    public override int GetHashCode() => IdHash.Of(Value);

    public override string ToString() => Value;
}
