using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.TestKit;

/// <summary>The rows that hold at a revision.</summary>
public sealed class Snapshot
{
    public Snapshot(Rows rows, long at)
    {
        (Rows, At) = (rows, at);
        Last = rows.Nodes.Where(row => row.From <= at).GroupBy(row => row.What.Id).ToDictionary(group => group.Key, group => group.MaxBy(row => row.From)!);
        Live = Last.Values.Where(row => row.HoldsAt(at)).Select(row => row.What).ToDictionary(version => version.Serial);
        Listed = Live.Values.Where(version => version.IsListed).ToDictionary(version => version.Serial);
        LinksOf = rows.Links.Where(row => row.HoldsAt(at)).SelectMany(row => BothWays(row.What)).ToLookup(link => link.Node);
    }

    public Rows Rows { get; }

    public long At { get; }

    /// <summary>Of every node born by then its last row, whether or not it still holds.</summary>
    public IReadOnlyDictionary<NodeId, Row<NodeVersion>> Last { get; }

    /// <summary>By serial, members of groups too.</summary>
    public IReadOnlyDictionary<long, NodeVersion> Live { get; }

    /// <summary>By serial, canonical ones only.</summary>
    public IReadOnlyDictionary<long, NodeVersion> Listed { get; }

    /// <summary>Links as each of their ends sees them; a loop once.</summary>
    public ILookup<long, Seen> LinksOf { get; }

    /// <summary>What an id reads as: itself or the canonical of its group; null when there is no such node or it was retracted.</summary>
    public NodeVersion? Find(NodeId id) => Last.TryGetValue(id, out var row) && row.HoldsAt(At) ? Live[row.What.Canonical] : null;

    /// <summary>The serials that ids read as; those that are not there are passed over.</summary>
    public HashSet<long> SerialsOf(IEnumerable<NodeId> ids) => [.. ids.Select(Find).OfType<NodeVersion>().Select(version => version.Serial)];

    static IEnumerable<Seen> BothWays(NewLink link) => link.A == link.B
        ? [new(link.A, link.B, Direction.OUT, link)]
        : [new(link.A, link.B, Direction.OUT, link), new(link.B, link.A, Direction.IN, link)];
}

/// <summary>A link as one of its ends sees it.</summary>
public sealed record Seen(long Node, long Other, Direction Direction, NewLink Link)
{
    public bool IsLoop => Node == Other;

    public (int Slot, long Other, long Edge) Place => (2 * Link.Kind.Number + (Direction == Direction.OUT ? 0 : 1), Other, Link.Edge);
}
