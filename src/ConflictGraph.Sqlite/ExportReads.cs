using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Sqlite;

/// <summary>The truth at a revision in canonical order: each node by id, after it its outgoing edges and judgements; then texts by hash.</summary>
sealed class ExportReads(Session session, long at)
{
    readonly Dictionary<int, string> slotsOf = session.World.NodeKinds.ToDictionary(kind => kind.Number, kind => JsonLists.Of(
        session.World.EdgeKinds.Where(edge => !edge.IsDirect && edge.From.Contains(kind)).Select(edge => 2L * edge.Number)));

    public Page<Record> Page(PageOf page)
    {
        var found = new List<(Record Record, string Place)>();
        var (part, place) = page.After is { } after && Place.Read(after, 2) is [var head, var tail] ? (head, tail) : ("n", "0:");
        if (part == "n")
            Nodes(place, page.Size, found);
        if (found.Count <= page.Size)
            Texts(part == "t" ? place : "", page.Size, found);
        var cut = Paged.Of(found, page, item => item.Place);
        return new Page<Record>([.. cut.Items.Select(item => item.Record)], cut.HasMore, Next: cut.Next);
    }

    // A place is a node and how many of its records were given.
    void Nodes(string place, int size, List<(Record, string)> found)
    {
        var parts = Place.Read(place, 2);
        var (given, id) = (Place.Number(parts[0]), parts[1]);
        using var rows = session.Get("export-nodes").Bind(":at", at).Bind(":from", id);
        while (found.Count <= size && rows.Step())
        {
            var number = 0L;
            var passed = rows.Text(0) == id ? given : 0;
            foreach (var record in Of(rows))
            {
                if (++number > passed)
                    found.Add((record, Place.Of("n", number, rows.Text(0))));
            }
        }
    }

    IEnumerable<Record> Of(Statement row)
    {
        var serial = row.Long(1);
        var node = NodeReads.Entered(session, serial, row.Text(3));
        yield return new Record.OfNode(node, serial, row.Long(2));
        foreach (var edge in Edges(serial, row.Long(4), node.Kind).OrderBy(edge => edge.Edge.Id))
            yield return new Record.OfEdge(edge.Edge, edge.EnteredIn);
        foreach (var judgement in Judgements(serial).OrderBy(judgement => judgement.Judgement.Id, StringComparer.Ordinal))
            yield return new Record.OfJudgement(judgement.Judgement, judgement.EnteredIn);
    }

    List<StoredEdge> Edges(long serial, long canonical, NodeKind kind)
    {
        using var rows = session.Get("export-edges").Bind(":canonical", canonical).Bind(":slots", slotsOf[kind.Number]).Bind(":at", at).Bind(":node", serial);
        var edges = new List<StoredEdge>();
        while (rows.Step())
            edges.Add(EdgeReads.Read(session, rows));
        return edges;
    }

    List<StoredJudgement> Judgements(long serial)
    {
        using var rows = session.Get("export-judgements").Bind(":node", serial).Bind(":at", at);
        var judgements = new List<StoredJudgement>();
        while (rows.Step())
            judgements.Add(EdgeReads.ReadJudgement(session, rows));
        return judgements;
    }

    void Texts(string after, int size, List<(Record, string)> found)
    {
        using var rows = session.Prepare(Sql.Text("export-texts", ("kinds", DocumentKinds.Numbers(session.World)))).Bind(":at", at).Bind(":after", after);
        while (found.Count <= size && rows.Step())
            found.Add((new Record.OfText(new DocumentText(rows.Text(0), rows.Text(1))), Place.Of("t", rows.Text(0))));
    }
}
