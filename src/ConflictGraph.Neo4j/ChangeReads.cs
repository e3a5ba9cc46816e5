using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>What revisions entered and took out.</summary>
sealed class ChangeReads(Reading reading)
{
    static readonly EnteredPart[] Parts = [EnteredPart.NODES, EnteredPart.EDGES, EnteredPart.RETRACTIONS];

    public async Task<Page<Change>> PageAsync(ChangeQuery query, CancellationToken cancellation)
    {
        var found = new List<EnteredId>();
        await foreach (var id in new EnteredIds(reading).FromAsync(Start(query), query.Until, Parts, query.Page.Size + 1, Words(query), cancellation))
        {
            if (!IsAsked(query, id.Id))
                continue;
            found.Add(id);
            if (found.Count > query.Page.Size)
                break;
        }
        var page = Paged.Of(found, query.Page, id => id.Place);
        var read = await new EnteredReads(reading, cancellation).ReadAsync(page.Items);
        return new Page<Change>([.. read.Select(one => one.Change)], page.HasMore, Next: page.Next);
    }

    public async Task<IReadOnlyDictionary<NodeId, Page<Change>>> HistoryAsync(IReadOnlyCollection<NodeId> ids, PageOf page, CancellationToken cancellation)
    {
        var asked = ids.Where(id => id.Value is not null).Select(id => id.Value).Distinct(StringComparer.Ordinal).ToArray();
        var before = Place.Number(page.After, long.MaxValue);
        if (asked.Length == 0)
            return new Dictionary<NodeId, Page<Change>>();
        var rows = await reading.RunAsync("read/histories", new Parameters { ["ids"] = asked, ["before"] = before, ["size"] = page.Size + 1L, ["known"] = reading.Known }, cancellation);
        return rows.GroupBy(row => new NodeId(row.Text(0))).ToDictionary(group => group.Key, group => Paged.Of(
            group.Where(row => !row.IsNull(2)).Select(row => ReadChange(group.Key, row)).OrderByDescending(change => change.Revision).Take(page.Size + 1).ToList(),
            page, change => Place.Of(change.Revision)));
    }

    // Columns: id, kind, revision, _replaces, after, before.
    Change ReadChange(NodeId id, Row row) =>
        new(row.Long(2), row.IsNull(4) ? ChangeOperation.RETRACTED : row.IsNull(3) ? ChangeOperation.ADDED : ChangeOperation.CHANGED, Entered.NODE, id.Value)
        {
            NodeAfter = ReadNode(id, row, 4),
            NodeBefore = ReadNode(id, row, 5),
        };

    Node? ReadNode(NodeId id, Row row, int json) => row.IsNull(json) ? null : NodeReads.Entered(id, reading.World.NodeKind(row.Text(1)), row.Text(json));

    static EnteredId Start(ChangeQuery query)
    {
        if (query.Page.After is not { } after)
            return new EnteredId(query.After + 1, EnteredPart.NODES, 0, "");
        var last = EnteredId.At(after);
        return last with { Index = last.Index + 1 };
    }

    // What the id of anything asked for holds somewhere, so that the engine passes over the rest.
    static string[]? Words(ChangeQuery query) => query.About is { } about ? [.. about.Select(id => id.Value)] : query.Kinds is { } kinds ? [.. kinds.Select(kind => kind.Prefix + ":")] : null;

    bool IsAsked(ChangeQuery query, string id)
    {
        if (query.About is null && query.Kinds is null)
            return true;
        var nodes = NodesOf(id);
        return (query.About is null || nodes.Any(query.About.Contains)) && (query.Kinds is null || nodes.Any(node => query.Kinds.Any(kind => kind.IsKindOf(node))));
    }

    // A node's own id, or the ends that the id of an edge or a judgement names.
    NodeId[] NodesOf(string id)
    {
        if (new EdgeId(id).TryRead(reading.World, out var parts))
            return [parts.From, parts.To];
        var arrow = id.IndexOf('>');
        return arrow < 0 ? [new NodeId(id)] : [new NodeId(id[(id.IndexOf(':') + 1)..arrow]), new NodeId(id[(arrow + 1)..])];
    }
}
