using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Sqlite;

/// <summary>The links of nodes that one query asks for: a page of each, or their counts.</summary>
sealed class LinkReads
{
    // With few far ends each is sought by itself; with more, reading along the node's links is cheaper.
    const int MostSeeks = 64;

    readonly Session session;
    readonly long at;
    readonly LinkQuery query;
    readonly string statement;
    readonly bool isNothing;
    readonly IReadOnlyList<int>? slots;
    readonly long[]? far;
    readonly HashSet<long>? farSet;
    readonly HashSet<long> excluded;
    readonly HashSet<int>? farKinds;
    readonly string? tags;

    public LinkReads(Session session, long at, LinkQuery query)
    {
        (this.session, this.at, this.query) = (session, at, query);
        far = query.FarIds is { } ids ? Serials(ids) : null;
        excluded = [.. Serials(query.Exclude ?? [])];
        farKinds = query.FarKinds?.Select(kind => kind.Number).ToHashSet();
        tags = query.Tags is { } words ? JsonLists.Of(words.Select(session.Words.Find)) : null;
        slots = Slots();
        isNothing = slots is { Count: 0 } || far is { Length: 0 } || farKinds is { Count: 0 };
        var seeks = far is not null && slots is not null && far.Length * slots.Count <= MostSeeks;
        farSet = far is null || seeks ? null : [.. far];
        if (!seeks)
            far = null;
        statement = Sql.Text("links-of-node", ("seek", seeks ? "slot = :slot AND other = :other AND edge > :after_edge"
            : slots is null ? "(slot, other, edge) > (:after_slot, :after_other, :after_edge)" : "slot = :slot AND (other, edge) > (:after_other, :after_edge)"), ("filter", Filter()));
    }

    public Page<Link>? Page(NodeId id)
    {
        if (session.Names.Canonical(at, id) is not { } node)
            return null;
        var (name, _) = session.Names[node];
        var found = new List<Link>();
        var hasMore = false;
        Read(node, query.After, row =>
        {
            hasMore = found.Count == query.First;
            if (!hasMore)
                found.Add(ReadLink(name, row));
            return !hasMore;
        });
        return new Page<Link>(found, hasMore, query.WithTotal ? Total(node, query.After is null && !hasMore ? found.Count : null) : null);
    }

    public LinkCounts? Count(NodeId id, int cap)
    {
        if (session.Names.Canonical(at, id) is not { } node)
            return null;
        var counts = new SortedDictionary<(int Slot, int Far), long>();
        var looked = 0;
        var isComplete = true;
        Read(node, null, row =>
        {
            if (looked++ == cap)
                return isComplete = false;
            var key = (row.Int(0), session.Names[row.Long(1)].Kind.Number);
            counts[key] = counts.GetValueOrDefault(key) + 1;
            return true;
        });
        return new LinkCounts([.. counts.Select(pair => new LinkCount(
            session.World.EdgeKind(pair.Key.Slot / 2), DirectionOf(pair.Key.Slot), session.World.NodeKind(pair.Key.Far), pair.Value))], isComplete);
    }

    long Total(long node, int? known)
    {
        if (known is { } count)
            return count;
        long total = 0;
        Read(node, null, _ => ++total > 0);
        return total;
    }

    /// <summary>Hands over the rows in order until one is not wanted any more. A slot after another, since a seek by all of them would need a sort.</summary>
    void Read(long node, LinkCursor? after, Func<Statement, bool> take)
    {
        if (isNothing)
            return;
        using var rows = session.Prepare(statement).Bind(":node", node).Bind(":at", at);
        Bind(rows);
        foreach (var (slot, other) in Seeks(after))
        {
            // The place is in the first slot that is left, and before its first far end.
            var isThere = after is { } place && (slots is null || place.Slot == slot);
            if (slots is null)
                rows.Bind(":after_slot", after?.Slot ?? -1);
            else
                rows.Bind(":slot", slot);
            if (far is not null)
                rows.Bind(":other", other);
            else
                rows.Bind(":after_other", isThere ? after!.Value.Other : long.MinValue);
            rows.Bind(":after_edge", isThere && (far is null || after!.Value.Other == other) ? after!.Value.Edge : long.MinValue);
            while (rows.Step())
            {
                if (IsAsked(rows) && !take(rows))
                    return;
            }
        }
    }

    IEnumerable<(int Slot, long Other)> Seeks(LinkCursor? after) =>
        from slot in slots ?? [-1]
        where slots is null || after is null || slot >= after.Value.Slot
        from other in far ?? [-1]
        where far is null || after is null || slot > after.Value.Slot || other >= after.Value.Other
        select (slot, other);

    // Sets of ends are looked up here: handing a thousand ids to the engine for each of a thousand nodes costs more than reading past what is not in them.
    bool IsAsked(Statement row)
    {
        var other = row.Long(1);
        return (farSet is null || farSet.Contains(other)) && !excluded.Contains(other) && (farKinds is null || farKinds.Contains(session.Names[other].Kind.Number));
    }

    Link ReadLink(NodeId node, Statement row)
    {
        var (slot, other, edge) = (row.Int(0), row.Long(1), row.Long(2));
        var (otherId, otherKind) = session.Names[other];
        return new Link(session.World.EdgeKind(slot / 2), DirectionOf(slot), node, otherId, otherKind, other, edge, (Certainty)row.Int(3),
            row.IsNull(4) ? null : session.Words.Text(row.Long(4)), NodeReads.ReadTime(row, 5))
        {
            DerivedFrom = edge < 0 ? session.Names[-edge].Id : null,
            Payload = query.WithPayload && edge > 0 ? EdgeReads.OfVersion(session, edge) : null,
        };
    }

    IReadOnlyList<int>? Slots()
    {
        if (query.Kinds is not { } kinds)
            return null;
        return [.. from kind in kinds.DistinctBy(kind => kind.Number)
                   orderby kind.Number
                   from slot in new[] { 2 * kind.Number, 2 * kind.Number + 1 }
                   where query.Direction == Direction.BOTH || query.Direction == DirectionOf(slot)
                   select slot];
    }

    string Filter() => string.Concat(
        query.Kinds is null && query.Direction == Direction.OUT ? " AND slot % 2 = 0" : query.Kinds is null && query.Direction == Direction.IN ? " AND slot % 2 = 1" : "",
        query.Loops ? "" : " AND other <> node",
        query.Layer switch { Layer.ASSERTED => " AND edge > 0", Layer.DIRECT => " AND edge < 0", _ => "" },
        query.AtLeast is null ? "" : " AND certainty <= :certainty",
        tags is null ? "" : " AND tag IN (SELECT value FROM json_each(:tags))",
        query.During is { } during ? $" AND {TimeFragments.Of(during, "")}" : "");

    void Bind(Statement rows)
    {
        if (query.AtLeast is { } certainty)
            rows.Bind(":certainty", (long)certainty);
        if (tags is not null)
            rows.Bind(":tags", tags);
        if (query.During is not { } during)
            return;
        if (during.From is { } from)
            rows.Bind(":from", from);
        if (during.Until is { } until)
            rows.Bind(":until", until);
    }

    long[] Serials(IEnumerable<NodeId> ids) => [.. ids.Select(id => session.Names.Canonical(at, id)).OfType<long>().Distinct().Order()];

    static Direction DirectionOf(int slot) => slot % 2 == 0 ? Direction.OUT : Direction.IN;
}
