using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>The links of nodes: a page of each, or their counts.</summary>
sealed class LinkReads(Reading reading)
{
    // Sorting the links of a node that has more costs more than going along the indexes of its slots.
    const long Many = 1000;

    public async Task<IReadOnlyDictionary<NodeId, Page<Link>>> PagesAsync(long at, IReadOnlyCollection<NodeId> ids, LinkQuery query, CancellationToken cancellation)
    {
        var shape = await ShapeAsync(at, query, cancellation);
        if (shape.IsNothing)
            return (await reading.CanonicalAsync(at, ids, cancellation)).ToDictionary(pair => pair.Key, _ => new Page<Link>([], false, query.WithTotal ? 0 : null));
        var read = await ReadAsync(shape, ids, query, cancellation);
        var totals = query.WithTotal ? await TotalsAsync(shape, read.Where(links => query.After is not null || links.Found.Count > query.First), cancellation) : [];
        return ByAsked(read, links => new Page<Link>([.. links.Found.Take(query.First)], links.Found.Count > query.First, query.WithTotal ? totals.GetValueOrDefault(links.Node.Serial, query.After is null ? links.Found.Count : 0) : null));
    }

    public async Task<IReadOnlyDictionary<NodeId, LinkCounts>> CountsAsync(long at, IReadOnlyCollection<NodeId> ids, LinkQuery query, int cap, CancellationToken cancellation)
    {
        query = query with { After = null, First = cap, EndsOnly = true, WithPayload = false };
        var shape = await ShapeAsync(at, query, cancellation);
        if (shape.IsNothing)
            return (await reading.CanonicalAsync(at, ids, cancellation)).ToDictionary(pair => pair.Key, _ => new LinkCounts([], true));
        var found = new Dictionary<NodeId, LinkCounts>();
        var over = new List<NodeId>();
        foreach (var row in await reading.RunAsync(shape.Statement("read/links-counted"), shape.With(("ids", TextsOf(ids)), ("many", (long)cap)), cancellation))
        {
            var asked = row.List<string>(0).Select(id => new NodeId(id));
            if (row.Flag(4))
            {
                over.AddRange(asked);
                continue;
            }
            var counts = Counts(row.List<IReadOnlyList<object?>>(5).Select(count => new Row([.. count])).Select(count => (count.Int(0), reading.World.NodeKind(count.Text(1)), count.Long(2))));
            foreach (var id in asked)
                found[id] = new LinkCounts(counts, true);
        }
        foreach (var (id, counts) in over.Count == 0 ? [] : ByAsked(await ReadAsync(shape, over, query, cancellation), links => CountsOf(links.Found, cap)))
            found[id] = counts;
        return found;
    }

    LinkCounts CountsOf(List<Link> links, int cap) => new(
        Counts(links.Take(cap).CountBy(link => (link.Cursor.Slot, link.OtherKind)).Select(pair => (pair.Key.Slot, pair.Key.OtherKind, (long)pair.Value))), links.Count <= cap);

    IReadOnlyList<LinkCount> Counts(IEnumerable<(int Slot, NodeKind Far, long Count)> counts) =>
        [.. counts.OrderBy(count => count.Slot).ThenBy(count => count.Far.Number)
            .Select(count => new LinkCount(reading.World.EdgeKind(count.Slot / 2), count.Slot % 2 == 0 ? Direction.OUT : Direction.IN, count.Far, count.Count))];

    /// <summary>One more link than the page of a node has, where there are more; and the ids it was asked by.</summary>
    sealed record Links(NodeName Node, NodeId[] Asked, List<Link> Found);

    /// <summary>A node with many links, and how many it ever had in each slot.</summary>
    sealed record Hub(Links Links, IReadOnlyDictionary<int, long> Degrees);

    async Task<LinkShape> ShapeAsync(long at, LinkQuery query, CancellationToken cancellation) =>
        new(reading.World, at, query, await reading.CanonicalAsync(at, (query.FarIds ?? []).Concat(query.Exclude ?? []), cancellation));

    async Task<List<Links>> ReadAsync(LinkShape shape, IReadOnlyCollection<NodeId> ids, LinkQuery query, CancellationToken cancellation)
    {
        var read = new List<Links>();
        var many = new List<Links>();
        var parameters = shape.With(("ids", TextsOf(ids)), ("most", query.First + 1L), ("many", Many));
        foreach (var row in await reading.RunAsync(shape.Statement("read/links"), parameters, cancellation))
        {
            var node = reading.Names.Keep(row.Long(1), new NodeId(row.Text(2)), reading.World.NodeKind(row.Text(3)));
            var links = new Links(node, [.. row.List<string>(0).Select(id => new NodeId(id))], Read(shape, node, row, 5));
            read.Add(links);
            if (row.Flag(4))
                many.Add(links);
        }
        if (many.Count > 0)
            await (shape.Far is null ? AlongSlotsAsync(shape, many, query, cancellation) : BetweenAsync(shape, many, query, cancellation));
        return read;
    }

    async Task BetweenAsync(LinkShape shape, List<Links> many, LinkQuery query, CancellationToken cancellation)
    {
        var nodes = many.ToDictionary(links => links.Node.Serial);
        foreach (var row in await reading.RunAsync(shape.Statement("read/links-between"), shape.With(("nodes", nodes.Keys), ("most", query.First + 1L)), cancellation))
            nodes[row.Long(0)].Found.AddRange(Read(shape, nodes[row.Long(0)].Node, row, 1));
    }

    /// <summary>A slot after another, in each all nodes whose page is not full yet.</summary>
    async Task AlongSlotsAsync(LinkShape shape, List<Links> many, LinkQuery query, CancellationToken cancellation)
    {
        var hubs = await HubsAsync(shape, many, cancellation);
        foreach (var kind in shape.Kinds)
        {
            foreach (var direction in new[] { Direction.OUT, Direction.IN }.Where(shape.Asks))
            {
                var slot = 2 * kind.Number + (direction == Direction.OUT ? 0 : 1);
                var open = hubs.Where(hub => hub.Links.Found.Count <= query.First && hub.Degrees.GetValueOrDefault(slot) > 0 && !(slot < query.After?.Slot)).Select(hub => hub.Links).ToDictionary(links => links.Node.Serial);
                if (open.Count == 0)
                    continue;
                var (other, edge) = query.After is { } after && after.Slot == slot ? (after.Other, after.Edge) : (-1, 0);
                var parameters = shape.With(("nodes", open.Keys), ("other", other), ("edge", edge), ("most", query.First + 1L));
                foreach (var row in await reading.RunAsync(shape.Statement("read/links-of-slot", kind, direction), parameters, cancellation))
                    open[row.Long(0)].Found.AddRange(Read(shape, open[row.Long(0)].Node, row, 1));
            }
        }
    }

    async Task<List<Hub>> HubsAsync(LinkShape shape, List<Links> many, CancellationToken cancellation)
    {
        var nodes = many.ToDictionary(links => links.Node.Serial);
        var degrees = string.Join(", ", shape.Kinds.Select(kind => $"COUNT {{ (n)-[:{kind.Name}]->() }}, COUNT {{ (n)<-[:{kind.Name}]-() }}"));
        var rows = await reading.RunAsync(Statement.Of("read/links-slots", ("degrees", degrees)), new Parameters { ["nodes"] = nodes.Keys }, cancellation);
        return [.. rows.Select(row => new Hub(nodes[row.Long(0)], row.List<long>(1).Select((degree, i) => (Slot: 2 * shape.Kinds[i / 2].Number + i % 2, degree)).ToDictionary(pair => pair.Slot, pair => pair.degree)))];
    }

    async Task<Dictionary<long, long>> TotalsAsync(LinkShape shape, IEnumerable<Links> unknown, CancellationToken cancellation)
    {
        var nodes = unknown.Select(links => links.Node.Serial).ToArray();
        return nodes.Length == 0 ? [] : (await reading.RunAsync(shape.Statement("read/links-total"), shape.With(("nodes", nodes)), cancellation)).ToDictionary(row => row.Long(0), row => row.Long(1));
    }

    List<Link> Read(LinkShape shape, NodeName node, Row row, int column) => [.. row.List<IReadOnlyList<object?>>(column).Select(link => shape.ReadLink(reading, node, new Row([.. link])))];

    static Dictionary<NodeId, T> ByAsked<T>(IEnumerable<Links> read, Func<Links, T> answer)
    {
        var found = new Dictionary<NodeId, T>();
        foreach (var links in read)
        {
            var same = answer(links);
            foreach (var id in links.Asked)
                found[id] = same;
        }
        return found;
    }

    static string[] TextsOf(IEnumerable<NodeId> ids) => [.. ids.Where(id => id.Value is not null).Select(id => id.Value).Distinct()];
}
