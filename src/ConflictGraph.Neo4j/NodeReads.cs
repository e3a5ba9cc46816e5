using System.Text.Json;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>Nodes: as shown, as entered, and with the group they are judged to be.</summary>
sealed class NodeReads(Reading reading)
{
    /// <summary>The first column of <see cref="ReadEntity"/> in <c>read/entities</c>; other statements put the same nine columns where they like.</summary>
    const int FirstColumn = 4;

    public async Task<IReadOnlyDictionary<NodeId, Entity>> EntitiesAsync(long at, IReadOnlyCollection<NodeId> ids, CancellationToken cancellation)
    {
        var found = new Dictionary<NodeId, Entity>();
        var members = new List<(NodeId Id, long Canonical)>();
        foreach (var row in await LastAsync(at, ids.Select(id => id.Value), cancellation))
        {
            if (row.Long(1) == row.Long(2) || !row.IsNull(3))
                found[new NodeId(row.Text(0))] = ReadEntity(reading, row, FirstColumn, row.Long(1), row.LongOrNull(3));
            else
                members.Add((new NodeId(row.Text(0)), row.Long(2)));
        }
        if (members.Count == 0)
            return found;
        var names = await reading.NamesAsync(members.Select(member => member.Canonical), cancellation);
        var canonical = (await LastAsync(at, names.Values.Select(name => name.Id.Value), cancellation)).ToDictionary(row => row.Long(1), row => ReadEntity(reading, row, FirstColumn, row.Long(1)));
        foreach (var (id, serial) in members)
            found[id] = canonical[serial];
        return found;
    }

    public async Task<IReadOnlyDictionary<NodeId, Group>> GroupsAsync(long at, IReadOnlyCollection<NodeId> ids, CancellationToken cancellation)
    {
        var canonical = await reading.CanonicalAsync(at, ids, cancellation);
        if (canonical.Count == 0)
            return new Dictionary<NodeId, Group>();
        var members = (await MembersAsync(at, [.. canonical.Values.DistinctBy(name => name.Serial)], cancellation)).ToLookup(row => row.Long(0), ReadMember);
        var judgements = await JudgementsAtAsync(at, members.SelectMany(group => group).Select(member => member.Node.Id), cancellation);
        var groups = members.ToDictionary(group => group.Key, group => (List: group.ToList(), Judgements: group
            .SelectMany(member => judgements[member.Node.Id]).DistinctBy(judgement => judgement.Version).OrderBy(judgement => judgement.Version).ToList()));
        return canonical.ToDictionary(pair => pair.Key, pair => new Group(pair.Value.Id, groups[pair.Value.Serial].List, groups[pair.Value.Serial].Judgements));
    }

    Task<IReadOnlyList<Row>> MembersAsync(long at, IReadOnlyList<NodeName> canonical, CancellationToken cancellation) => reading.RunAsync("read/group-members", new Parameters
    {
        ["id"] = canonical.Select(name => name.Id.Value).ToArray(), ["node"] = canonical.Select(name => name.Serial).ToArray(), ["at"] = at,
    }, cancellation);

    async Task<ILookup<NodeId, StoredJudgement>> JudgementsAtAsync(long at, IEnumerable<NodeId> ids, CancellationToken cancellation)
    {
        var rows = await reading.RunAsync("read/judgements-at", new Parameters { ["ids"] = ids.Select(id => id.Value).ToArray(), ["at"] = at }, cancellation);
        return rows.ToLookup(row => new NodeId(row.Text(0)),
            row => new StoredJudgement(JudgementText.Read(new NodeId(row.Text(1)), new NodeId(row.Text(2)), row.Text(3)), row.Long(4), row.Long(5)));
    }

    // Columns: canonical, id, kind, _node, _enteredIn, _version, _shown, _entered.
    Member ReadMember(Row row) =>
        new(Entered(new NodeId(row.Text(1)), reading.World.NodeKind(row.Text(2)), row.TextOrNull(7) ?? row.Text(6)), row.Long(3), row.Long(4), row.Long(5), row.Text(6));

    /// <summary>Columns from one on: id, kind, _shown, _enteredIn, _version, _byName, _span, _whenFrom, _whenUntil.</summary>
    public static Entity ReadEntity(Reading reading, Row row, int column, long serial, long? retractedIn = null) =>
        new(new NodeId(row.Text(column)), reading.World.NodeKind(row.Text(column + 1)), serial, row.Text(column + 2), row.Long(column + 3))
        {
            Version = row.Long(column + 4),
            ByName = row.Text(column + 5),
            Time = ReadTime(row, column + 6),
            RetractedIn = retractedIn,
        };

    /// <summary>Span, from and until in three columns.</summary>
    public static TimeKeys? ReadTime(Row row, int column) => row.IsNull(column) ? null : new TimeKeys(row.Long(column + 1), row.Long(column + 2), row.Int(column));

    /// <summary>What was entered in a version, without what was merged into it or derived.</summary>
    public static Node Entered(NodeId id, NodeKind kind, string json)
    {
        using var document = JsonDocument.Parse(json);
        return new Node(id, kind, Properties.Read(kind.Properties, document.RootElement, passOverUnknown: true));
    }

    Task<IReadOnlyList<Row>> LastAsync(long at, IEnumerable<string> ids, CancellationToken cancellation) =>
        reading.RunAsync("read/entities", new Parameters { ["ids"] = ids.Where(id => id is not null).Distinct().ToArray(), ["at"] = at }, cancellation);
}
