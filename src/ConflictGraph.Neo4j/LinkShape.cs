using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>A link query in Cypher: the fragments of its statements, where r leads from n to m, and what they name.</summary>
sealed class LinkShape
{
    // A link joins canonical entities, whose last version up to a revision at which the link holds is live.
    const string FarEnd = ", head(COLLECT { MATCH (v:Version {id: m.id}) WHERE v._from <= $at RETURN [v.id, v.kind, v._shown, v._enteredIn, v._version, v._byName, v._span, v._whenFrom, v._whenUntil] ORDER BY v.id DESC, v._from DESC LIMIT 1 })";

    readonly long at;
    readonly LinkQuery query;
    readonly Parameters named = [];
    readonly string filter;

    /// <param name="canonical">What the ids that the query names read as.</param>
    public LinkShape(World world, long at, LinkQuery query, IReadOnlyDictionary<NodeId, NodeName> canonical)
    {
        (this.at, this.query) = (at, query);
        Kinds = query.Kinds is null ? world.EdgeKinds : [.. query.Kinds.DistinctBy(kind => kind.Number).OrderBy(kind => kind.Number)];
        Far = query.FarIds is { } ids ? Serials(ids) : null;
        IsNothing = Kinds.Count == 0 || Far is { Length: 0 } || query.FarKinds is { Count: 0 } || query.Tags is { Count: 0 };
        var numbers = new Parameters();
        foreach (var kind in Kinds)
            numbers[kind.Name] = 2L * kind.Number;
        (named["at"], named["numbers"]) = (at, numbers);
        filter = Filter(query.Exclude is { } excluded ? Serials(excluded) : []);

        long[] Serials(IEnumerable<NodeId> ids) => [.. ids.Select(canonical.GetValueOrDefault).OfType<NodeName>().Select(name => name.Serial).Distinct().Order()];
    }

    /// <summary>Whether no link can meet it.</summary>
    public bool IsNothing { get; }

    /// <summary>The kinds it asks for, by number.</summary>
    public IReadOnlyList<EdgeKind> Kinds { get; }

    /// <summary>Serials of the far ends it asks for; null when it asks for none.</summary>
    public long[]? Far { get; }

    /// <summary>Whether links of this direction are asked for.</summary>
    public bool Asks(Direction direction) => query.Direction == Direction.BOTH || query.Direction == direction;

    /// <summary>A statement with the pattern of all kinds that are asked for.</summary>
    public Statement Statement(string name) => Neo4j.Statement.Of(name,
        ("left", query.Direction == Direction.IN ? "<-" : "-"), ("right", query.Direction == Direction.OUT ? "->" : "-"),
        ("types", query.Kinds is null ? "" : $":{string.Join('|', Kinds.Select(kind => kind.Name))}"),
        ("slot", query.Direction switch
        {
            Direction.OUT => "$numbers[type(r)]",
            Direction.IN => "$numbers[type(r)] + 1",
            _ => "$numbers[type(r)] + CASE WHEN startNode(r) = n THEN 0 ELSE 1 END",
        }),
        ("after", query.After is null ? "" : " WHERE slot > $afterSlot OR (slot = $afterSlot AND (m._node > $afterOther OR (m._node = $afterOther AND r._edge > $afterEdge)))"),
        ("filter", filter + (Far is null || name == "read/links-between" ? "" : " AND m._node IN $far")), ("columns", Columns));

    /// <summary>A statement about the links of one kind in one direction, along its index.</summary>
    public Statement Statement(string name, EdgeKind kind, Direction direction) => Neo4j.Statement.Of(name,
        ("kind", kind.Name), ("near", direction == Direction.OUT ? "_a" : "_b"), ("far", direction == Direction.OUT ? "_b" : "_a"), ("end", direction == Direction.OUT ? "endNode" : "startNode"),
        // A loop is outgoing only.
        ("slot", direction == Direction.OUT ? "$numbers[type(r)]" : "$numbers[type(r)] + 1"), ("filter", direction == Direction.IN && query.Loops ? filter + " AND m <> n" : filter), ("columns", Columns));

    /// <summary>What its statements name, and more.</summary>
    public Parameters With(params ReadOnlySpan<(string Name, object? Value)> more)
    {
        var parameters = new Parameters(named);
        foreach (var (name, value) in more)
            parameters[name] = value;
        return parameters;
    }

    public Link ReadLink(Reading reading, NodeName node, Row row)
    {
        var slot = row.Int(0);
        var kind = reading.World.EdgeKind(slot / 2);
        var other = reading.Names.Keep(row.Long(1), new NodeId(row.Text(2)), reading.World.NodeKind(row.Text(3)));
        var edge = row.Long(4);
        return new Link(kind, slot % 2 == 0 ? Direction.OUT : Direction.IN, node.Id, other.Id, other.Kind, other.Serial, edge, (Certainty)row.Int(5), row.TextOrNull(6), NodeReads.ReadTime(row, 7))
        {
            DerivedFrom = row.TextOrNull(10) is { } id ? new NodeId(id) : null,
            Payload = query.WithPayload && edge > 0 ? ReadPayload(reading.World, row, kind, edge) : null,
            Far = query.WithFar ? NodeReads.ReadEntity(reading, new Row([.. row.List<object?>(row.Count - 1)]), 0, other.Serial) : null,
        };
    }

    static StoredEdge ReadPayload(World world, Row row, EdgeKind kind, long edge)
    {
        var parts = new EdgeId(row.Text(11)).Read(world);
        return new StoredEdge(Edge.Read(kind, parts.From, parts.To, row.Text(12)), edge, row.Long(13));
    }

    string Columns => string.Concat("slot, m._node, m.id, m.kind, r._edge, r._level, ",
        query.EndsOnly ? "null, null, null, null" : "r._tag, r._span, r._whenFrom, r._whenUntil",
        query.Layer == Layer.ASSERTED ? ", null" : ", r.derivedFrom",
        query.WithPayload ? ", r.id, r.json, r._enteredIn" : "",
        query.WithFar ? FarEnd : "");

    string Filter(long[] excluded)
    {
        var tests = new List<string>();
        if (!query.Loops || query.Direction == Direction.IN)
            tests.Add("m <> n");
        if (query.Layer != Layer.BOTH)
            tests.Add(query.Layer == Layer.ASSERTED ? "r._edge > 0" : "r._edge < 0");
        Add("r._level <= $level", "level", query.AtLeast is { } certainty ? (long)certainty : null);
        Add("r._tag IN $tags", "tags", query.Tags);
        Add("m.kind IN $farKinds", "farKinds", query.FarKinds?.Select(kind => kind.Name).ToArray());
        Add("NOT m._node IN $excluded", "excluded", excluded.Length == 0 ? null : excluded);
        if (Far is not null)
            named["far"] = Far;
        if (query.After is { } after)
            (named["afterSlot"], named["afterOther"], named["afterEdge"]) = (after.Slot, after.Other, after.Edge);
        if (query.During is { } during)
        {
            tests.Add(TimeFragments.Of(during, "r", "$from", "$until"));
            (named["from"], named["until"]) = (during.From, during.Until);
        }
        return string.Concat(tests.Select(test => $" AND {test}"));

        void Add(string test, string name, object? value)
        {
            if (value is null)
                return;
            tests.Add(test);
            named[name] = value;
        }
    }
}
