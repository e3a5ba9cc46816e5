using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>Edges and judgements as entered.</summary>
sealed class EdgeReads(Reading reading)
{
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

    public Task<IReadOnlyDictionary<NodeId, Page<StoredEdge>>> RestingOnAsync(long at, IReadOnlyCollection<NodeId> ids, PageOf page, CancellationToken cancellation) => throw new NotImplementedException(reading.World.ToString());

    // Columns: id, json, _edge, _enteredIn.
    static StoredEdge Read((EdgeKind Kind, NodeId From, NodeId To, string Key) parts, Row row) => new(Edge.Read(parts.Kind, parts.From, parts.To, row.Text(1)), row.Long(2), row.Long(3));
}
