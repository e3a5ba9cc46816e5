namespace ConflictGraph.Model;

/// <summary>What somebody judged two things of a kind to be to each other. Ends are in id order; one judgement a pair. It is reversible.</summary>
public sealed record Judgement(NodeId A, NodeId B, IdentityVerdict Verdict)
{
    /// <summary>The member whose id and values stand for all, when one was chosen.</summary>
    public NodeId? Canonical { get; init; }

    public string? Reason { get; init; }

    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary><c>judgement:a&gt;b</c>: the pair, whatever the verdict.</summary>
    public string Id => $"{Prefix}{A}>{B}";

    const string Prefix = "judgement:";

    public static bool IsId(string id) => id.StartsWith(Prefix, StringComparison.Ordinal);

    public static Judgement Between(NodeId a, NodeId b, IdentityVerdict verdict) => a.CompareTo(b) <= 0 ? new(a, b, verdict) : new(b, a, verdict);

    /// <summary>The two nodes that a judgement's id names.</summary>
    public static (NodeId A, NodeId B) EndsOf(string id)
    {
        var arrow = id.IndexOf('>', StringComparison.Ordinal);
        return IsId(id) && arrow > 0
            ? (NodeId.Parse(id[Prefix.Length..arrow]), NodeId.Parse(id[(arrow + 1)..]))
            : throw new BadInputException($"'{id}' is not the id of a judgement. They look like judgement:person:a>person:b and come with judgements.");
    }

    public bool Equals(Judgement? other) => other is not null && (A, B, Verdict, Canonical, Reason) == (other.A, other.B, other.Verdict, other.Canonical, other.Reason) && Evidence.SequenceEqual(other.Evidence);

    public override int GetHashCode() => HashCode.Combine(A, B, Verdict);
}
