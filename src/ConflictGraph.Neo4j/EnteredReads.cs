using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>Reads what revisions entered and took out, with what stood there before: a few statements for any number.</summary>
sealed class EnteredReads(Reading reading, CancellationToken cancellation)
{
    /// <summary>The change that stands at a place, with the serial of a node.</summary>
    public readonly record struct Found(EnteredId Of, Change Change, long Serial);

    /// <summary>In the order of the ids.</summary>
    public async Task<IReadOnlyList<Found>> ReadAsync(IReadOnlyList<EnteredId> ids)
    {
        var found = new Dictionary<EnteredId, Found>();
        await ReadNodesAsync([.. ids.Where(id => id.Part == EnteredPart.NODES)], found);
        await ReadEndedNodesAsync([.. ids.Where(id => id.Part == EnteredPart.RETRACTIONS && SortOf(id) == Entered.NODE)], found);
        await ReadJudgementsAsync([.. ids.Where(id => id.Part == EnteredPart.EDGES && SortOf(id) == Entered.JUDGEMENT)], found);
        await ReadEndedJudgementsAsync([.. ids.Where(id => id.Part == EnteredPart.RETRACTIONS && SortOf(id) == Entered.JUDGEMENT)], found);
        await ReadEdgesAsync([.. ids.Where(id => id.Part is EnteredPart.EDGES or EnteredPart.RETRACTIONS && SortOf(id) == Entered.EDGE)], found);
        return [.. ids.Select(id => found.TryGetValue(id, out var read) ? read : throw new InvalidOperationException($"Revision {id.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture)} names {id.Id}, and it is not there."))];
    }

    /// <summary>Ids of the three sorts of things are told apart by their form.</summary>
    public Entered SortOf(EnteredId id) => id.Id.StartsWith("judgement:", StringComparison.Ordinal) ? Entered.JUDGEMENT : new EdgeId(id.Id).TryRead(reading.World, out _) ? Entered.EDGE : Entered.NODE;

    async Task ReadNodesAsync(EnteredId[] ids, Dictionary<EnteredId, Found> found)
    {
        foreach (var row in await RunAsync("read/entered-nodes", ids))
        {
            var id = ids[row.Int(0)];
            found[id] = new Found(id, new Change(id.Revision, Operation(row, 3), Entered.NODE, id.Id) { NodeAfter = ReadNode(id, row, 4), NodeBefore = row.IsNull(5) ? null : ReadNode(id, row, 5) }, row.Long(2));
        }
    }

    async Task ReadEndedNodesAsync(EnteredId[] ids, Dictionary<EnteredId, Found> found)
    {
        foreach (var row in await RunAsync("read/ended-nodes", ids))
        {
            var id = ids[row.Int(0)];
            found[id] = new Found(id, new Change(id.Revision, ChangeOperation.RETRACTED, Entered.NODE, id.Id) { NodeBefore = ReadNode(id, row, 3) }, row.Long(2));
        }
    }

    async Task ReadJudgementsAsync(EnteredId[] ids, Dictionary<EnteredId, Found> found)
    {
        foreach (var row in await RunAsync("read/entered-judgements", ids))
        {
            var id = ids[row.Int(0)];
            found[id] = new Found(id, new Change(id.Revision, Operation(row, 3), Entered.JUDGEMENT, id.Id) { JudgementAfter = ReadJudgement(row, 4), JudgementBefore = row.IsNull(5) ? null : ReadJudgement(row, 5) }, 0);
        }
    }

    async Task ReadEndedJudgementsAsync(EnteredId[] ids, Dictionary<EnteredId, Found> found)
    {
        foreach (var row in await RunAsync("read/ended-judgements", ids))
        {
            var id = ids[row.Int(0)];
            found[id] = new Found(id, new Change(id.Revision, ChangeOperation.RETRACTED, Entered.JUDGEMENT, id.Id) { JudgementBefore = ReadJudgement(row, 3) }, 0);
        }
    }

    sealed record Ends(EnteredId Id, EdgeKind Kind, NodeId From, NodeId To)
    {
        public bool IsEnd => Id.Part == EnteredPart.RETRACTIONS;
    }

    async Task ReadEdgesAsync(EnteredId[] ids, Dictionary<EnteredId, Found> found)
    {
        var edges = ids.Select(id => new EdgeId(id.Id).TryRead(reading.World, out var parts) ? new Ends(id, parts.Kind, parts.From, parts.To) : throw new InvalidOperationException($"{id.Id} is no edge's id.")).ToList();
        var canonical = await CanonicalAsync(edges);
        foreach (var kind in edges.GroupBy(edge => (edge.Kind, edge.IsEnd)))
        {
            var some = kind.ToList();
            var rows = await reading.RunAsync(Statement.Of(kind.Key.IsEnd ? "read/ended-edges" : "read/entered-edges", ("kind", kind.Key.Kind.Name)), new Parameters
            {
                ["id"] = some.Select(edge => edge.Id.Id).ToArray(), ["at"] = some.Select(edge => edge.Id.Revision).ToArray(),
                ["a"] = Serials(edge => (edge.From, edge.Id.Revision)), ["b"] = Serials(edge => (edge.To, edge.Id.Revision)),
                ["wasA"] = Serials(edge => (edge.From, edge.Id.Revision - 1)), ["wasB"] = Serials(edge => (edge.To, edge.Id.Revision - 1)),
            }, cancellation);
            foreach (var row in rows)
            {
                var edge = some[row.Int(0)];
                var change = edge.IsEnd
                    ? new Change(edge.Id.Revision, ChangeOperation.RETRACTED, Entered.EDGE, edge.Id.Id) { EdgeBefore = Edge.Read(edge.Kind, edge.From, edge.To, row.Text(1)) }
                    : new Change(edge.Id.Revision, Operation(row, 1), Entered.EDGE, edge.Id.Id)
                    {
                        EdgeAfter = Edge.Read(edge.Kind, edge.From, edge.To, row.Text(2)),
                        EdgeBefore = row.IsNull(3) ? null : Edge.Read(edge.Kind, edge.From, edge.To, row.Text(3)),
                    };
                found[edge.Id] = new Found(edge.Id, change, 0);
            }

            object?[] Serials(Func<Ends, (NodeId, long)> of) => [.. some.Select(edge => canonical.TryGetValue(of(edge), out var serial) ? (object?)serial : null)];
        }
    }

    // What ends read as when the edge was entered, and just before; a new edge's may not have been there.
    async Task<Dictionary<(NodeId Id, long At), long>> CanonicalAsync(List<Ends> edges)
    {
        var asked = edges.SelectMany(edge => new[] { edge.Id.Revision - 1, edge.Id.Revision }.SelectMany(at => new[] { (Id: edge.From, At: at), (Id: edge.To, At: at) })).Distinct().ToList();
        var found = new Dictionary<(NodeId, long), long>();
        if (asked.Count == 0)
            return found;
        foreach (var row in await reading.RunAsync("read/canonical-each", new Parameters { ["id"] = asked.Select(end => end.Id.Value).ToArray(), ["at"] = asked.Select(end => end.At).ToArray() }, cancellation))
            found[asked[row.Int(0)]] = row.Long(1);
        return found;
    }

    async Task<IReadOnlyList<Row>> RunAsync(string statement, EnteredId[] ids) => ids.Length == 0 ? []
        : await reading.RunAsync(statement, new Parameters { ["id"] = ids.Select(id => id.Id).ToArray(), ["at"] = ids.Select(id => id.Revision).ToArray() }, cancellation);

    static ChangeOperation Operation(Row row, int replaces) => row.IsNull(replaces) ? ChangeOperation.ADDED : ChangeOperation.CHANGED;

    // The kind is in the second column.
    Node ReadNode(EnteredId id, Row row, int json) => NodeReads.Entered(new NodeId(id.Id), reading.World.NodeKind(row.Text(1)), row.Text(json));

    // The ends are in the second and third column.
    static Judgement ReadJudgement(Row row, int json) => JudgementText.Read(new NodeId(row.Text(1)), new NodeId(row.Text(2)), row.Text(json));
}
