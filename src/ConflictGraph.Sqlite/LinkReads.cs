using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Sqlite;

/// <summary>The links of nodes that one query asks for: a page of each, or their counts.</summary>
sealed class LinkReads
{
    // With few far ends each is sought by itself; with more, reading along the node's links is cheaper.
    const int MostSeeks = 64;

    static readonly int[] Any = [-1];
    static readonly long[] AnyFar = [-1];

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
    readonly LiveLinks? links;
    readonly LinksHeld? held;
    readonly string? single;

    /// <param name="links">Those in memory, where they hold the revision.</param>
    public LinkReads(Session session, long at, LinkQuery query, LiveLinks? links = null)
    {
        (this.session, this.at, this.query, this.links) = (session, at, query, links);
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
        // Loops are not in memory, and tags and times neither.
        if (links is not null && !seeks && !query.Loops && query.After is null && !query.WithTotal)
            held = new LinksHeld(links, at, query, slots, IsAsked);
        single = held is null || farSet is null ? null : Sql.Text("links-of-node", ("seek", "slot = :slot AND other = :other AND edge = :edge"), ("filter", Filter()));
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
        if (!isNothing && held is not null && query.EndsOnly && AsksNoMore)
        {
            var ends = held.Of(node, query.First + 1);
            hasMore = ends.Count > query.First;
            foreach (var end in ends.Take(query.First))
                found.Add(LinkOf(name, end.Slot, end.Other, end.Edge, (Certainty)end.Certainty));
            return new Page<Link>(found, hasMore);
        }
        if (!isNothing && single is not null)
            ReadEach(node, Take);
        else
            Read(node, query.After, Take);
        return new Page<Link>(found, hasMore, query.WithTotal ? Total(node, query.After is null && !hasMore ? found.Count : null) : null);

        bool Take(Statement row)
        {
            hasMore = found.Count == query.First;
            if (!hasMore)
                found.Add(ReadLink(name, row));
            return !hasMore;
        }
    }

    public LinkCounts? Count(NodeId id, int cap)
    {
        if (session.Names.Canonical(at, id) is not { } node)
            return null;
        var counts = new Dictionary<(int Slot, int Far), long>();
        var looked = 0;
        var isComplete = true;
        if (!isNothing && held is not null && AsksNoMore)
        {
            foreach (var end in held.Of(node, cap + 1))
                if (!Add(end.Slot, end.Other))
                    break;
        }
        else
        {
            Read(node, null, row => Add(row.Int(0), row.Long(1)));
        }
        return new LinkCounts([.. counts.OrderBy(pair => pair.Key).Select(pair => new LinkCount(
            session.World.EdgeKind(pair.Key.Slot / 2), DirectionOf(pair.Key.Slot), session.World.NodeKind(pair.Key.Far), pair.Value))], isComplete);

        bool Add(int slot, long other)
        {
            if (looked++ == cap)
                return isComplete = false;
            var key = (slot, KindOf(other));
            counts[key] = counts.GetValueOrDefault(key) + 1;
            return true;
        }
    }

    /// <summary>Whether what is in memory tells all that is asked.</summary>
    bool AsksNoMore => query.During is null && tags is null;

    /// <summary>The rows of links that memory finds, one by one: of a thing with many links few lead to the ends that are asked.</summary>
    void ReadEach(long node, Func<Statement, bool> take)
    {
        using var rows = session.Prepare(single!).Bind(":node", node).Bind(":at", at);
        Bind(rows);
        foreach (var end in held!.Of(node, int.MaxValue))
        {
            rows.Bind(":slot", end.Slot).Bind(":other", end.Other).Bind(":edge", end.Edge);
            while (rows.Step())
            {
                if (!take(rows))
                    return;
            }
        }
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

    IEnumerable<(int Slot, long Other)> Seeks(LinkCursor? after)
    {
        foreach (var slot in slots ?? Any)
        {
            if (slots is not null && slot < after?.Slot)
                continue;
            foreach (var other in far ?? AnyFar)
                if (far is null || after is null || slot > after.Value.Slot || other >= after.Value.Other)
                    yield return (slot, other);
        }
    }

    // Sets of ends are looked up here: handing a thousand ids to the engine for each of a thousand nodes costs more than reading past what is not in them.
    bool IsAsked(Statement row) => IsAsked(row.Long(1));

    bool IsAsked(long other) =>
        (farSet is null || farSet.Contains(other)) && !excluded.Contains(other) && (farKinds is null || farKinds.Contains(KindOf(other)));

    // Names of all nodes are more than a session keeps.
    int KindOf(long node) => links?.KindOf(node) ?? session.Names[node].Kind.Number;

    Link ReadLink(NodeId node, Statement row) => LinkOf(node, row.Int(0), row.Long(1), row.Long(2), (Certainty)row.Int(3),
        query.EndsOnly || row.IsNull(4) ? null : session.Words.Text(row.Long(4)), query.EndsOnly ? null : NodeReads.ReadTime(row, 5));

    Link LinkOf(NodeId node, int slot, long other, long edge, Certainty certainty, string? tag = null, TimeKeys? time = null)
    {
        var (otherId, otherKind) = session.Names[other];
        return new Link(session.World.EdgeKind(slot / 2), DirectionOf(slot), node, otherId, otherKind, other, edge, certainty, tag, time)
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
