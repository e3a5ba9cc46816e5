using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>Edges and judgements as entered.</summary>
sealed class EdgeReads(Reading reading)
{
    const long MostCitations = 5_000;

    /// <summary>An id says kind and ends, so the edge is among the links between what its ends read as.</summary>
    public async Task<IReadOnlyDictionary<EdgeId, StoredEdge>> FindAsync(long at, IReadOnlyCollection<EdgeId> ids, CancellationToken cancellation)
    {
        var found = new Dictionary<EdgeId, StoredEdge>();
        var asked = new Dictionary<EdgeId, (EdgeKind Kind, NodeId From, NodeId To, string Key)>();
        foreach (var id in ids)
            if (id.TryRead(reading.World, out var parts))
                asked[id] = parts;
        var canonical = await reading.CanonicalAsync(at, asked.Values.SelectMany(parts => new[] { parts.From, parts.To }), cancellation);
        foreach (var kind in asked.Where(pair => canonical.ContainsKey(pair.Value.From) && canonical.ContainsKey(pair.Value.To)).GroupBy(pair => pair.Value.Kind))
        {
            var rows = await reading.RunAsync(Statement.Of("read/edges", ("kind", kind.Key.Name)), new Parameters
            {
                ["id"] = kind.Select(pair => pair.Key.Value).ToArray(), ["a"] = kind.Select(pair => canonical[pair.Value.From].Serial).ToArray(), ["b"] = kind.Select(pair => canonical[pair.Value.To].Serial).ToArray(),
                ["at"] = at,
            }, cancellation);
            foreach (var row in rows)
                found[new EdgeId(row.Text(0))] = Read(asked[new EdgeId(row.Text(0))], row);
        }
        return found;
    }

    public async Task<IReadOnlyDictionary<NodeId, Page<StoredEdge>>> RestingOnAsync(long at, IReadOnlyCollection<NodeId> ids, PageOf page, CancellationToken cancellation)
    {
        var start = Place.Number(page.After, 0);
        var found = (await reading.CanonicalAsync(at, ids, cancellation)).Keys.ToDictionary(id => id, _ => new List<StoredEdge>());
        var open = found.Keys.ToDictionary(id => id, _ => start);
        // Versions that ended are cited too, so each round looks at more for what is not full yet.
        for (var most = page.Size + 1L; open.Count > 0; most = Math.Min(4 * most, MostCitations))
        {
            var asked = open.ToList();
            var rows = await reading.RunAsync("read/citations", new Parameters { ["of"] = asked.Select(pair => pair.Key.Value).ToArray(), ["after"] = asked.Select(pair => pair.Value).ToArray(), ["most"] = most }, cancellation);
            var live = await FindAsync(at, [.. rows.Select(row => new EdgeId(row.Text(1))).Distinct()], cancellation);
            var citing = rows.ToLookup(row => row.Int(0));
            foreach (var (id, i) in asked.Select((pair, i) => (pair.Key, i)))
            {
                var last = start;
                foreach (var row in citing[i])
                {
                    last = row.Long(2);
                    if (live.TryGetValue(new EdgeId(row.Text(1)), out var edge) && edge.Version == last)
                        found[id].Add(edge);
                }
                open[id] = last;
                if (citing[i].Count() < most || found[id].Count > page.Size)
                    open.Remove(id);
            }
        }
        return found.ToDictionary(pair => pair.Key, pair => Paged.Of(pair.Value.Take(page.Size + 1).ToList(), page, edge => Place.Of(edge.Version)));
    }

    // Columns: id, json, _edge, _enteredIn.
    static StoredEdge Read((EdgeKind Kind, NodeId From, NodeId To, string Key) parts, Row row) => new(Edge.Read(parts.Kind, parts.From, parts.To, row.Text(1)), row.Long(2), row.Long(3));
}
