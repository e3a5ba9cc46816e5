using ConflictGraph.Storage;

namespace ConflictGraph.Sqlite;

/// <summary>The truth with its history, in the order in which it was written. A text comes right after the first version that names it.</summary>
sealed class ReplayReads(Session session)
{
    enum Part { REVISION, NODES, EDGES, RETRACTIONS, END }

    readonly List<(Record Record, string Place)> found = [];

    public Page<Record> Page(PageOf page)
    {
        var (revision, part, place) = Start(page.After);
        while (found.Count <= page.Size && RevisionRange.Find(session, revision) is { } range)
        {
            switch (part)
            {
                case Part.REVISION: found.Add((new Record.OfRevision(RevisionReads.Find(session, RevisionRef.Numbered(revision))!), Place.Of(revision, (int)Part.NODES, "0:1"))); break;
                case Part.NODES: Nodes(range, place ?? "0:1", page.Size); break;
                case Part.EDGES: Edges(range, Place.Number(place, 0), page.Size); break;
                default: Retractions(range, place ?? "", page.Size); break;
            }
            (part, place) = (part + 1, null);
            if (part == Part.END)
                (revision, part) = (revision + 1, Part.REVISION);
        }
        var cut = Paged.Of(found, page, item => item.Place);
        return new Page<Record>([.. cut.Items.Select(item => item.Record)], cut.HasMore, Next: cut.Next);
    }

    static (long Revision, Part Part, string? Place) Start(string? after)
    {
        if (after is null)
            return (1, Part.REVISION, null);
        var read = Place.Read(after, 3);
        var part = Place.Number(read[1]);
        return part is > (int)Part.REVISION and < (int)Part.END ? (Place.Number(read[0]), (Part)part, read[2]) : throw new BadCursorException();
    }

    // A place is a version and whether its text was given too.
    void Nodes(RevisionRange range, string place, int size)
    {
        var parts = Place.Read(place, 2);
        var (after, isTextGiven) = (Place.Number(parts[0]), parts[1] == "1");
        using var rows = session.Get("replayed-nodes").Bind(":first", Math.Max(range.FirstNode, isTextGiven ? after + 1 : after)).Bind(":until", range.NodesUntil);
        while (found.Count <= size && rows.Step())
        {
            var version = rows.Long(0);
            if (version != after || isTextGiven)
                found.Add((new Record.OfNode(NodeReads.Entered(session, rows.Long(1), rows.Text(2)), rows.Long(1), range.Number), Place.Of(range.Number, (int)Part.NODES, $"{version}:0")));
            if (rows.TextOrNull(3) is { } hash && FirstNamed(hash, version) is { } text)
                found.Add((new Record.OfText(new DocumentText(hash, text)), Place.Of(range.Number, (int)Part.NODES, $"{version}:1")));
        }
    }

    string? FirstNamed(string hash, long version)
    {
        using var rows = session.Prepare(Sql.Text("text-first-named", ("kinds", DocumentKinds.Numbers(session.World)))).Bind(":hash", hash).Bind(":version", version);
        return rows.Step() ? rows.Text(0) : null;
    }

    void Edges(RevisionRange range, long after, int size)
    {
        using var rows = session.Get("replayed-edges").Bind(":first", Math.Max(range.FirstEdge, after + 1)).Bind(":until", range.EdgesUntil);
        while (found.Count <= size && rows.Step())
        {
            Record record = rows.Int(2) == Schema.Judgement
                ? new Record.OfJudgement(EdgeReads.ReadJudgement(session, rows, 2), range.Number)
                : new Record.OfEdge(EdgeReads.ReadEdge(session, rows, 2), range.Number);
            found.Add((record, Place.Of(range.Number, (int)Part.EDGES, rows.Long(0))));
        }
    }

    void Retractions(RevisionRange range, string after, int size)
    {
        using var rows = session.Get("retractions").Bind(":revision", range.Number).Bind(":after", after);
        while (found.Count <= size && rows.Step())
            found.Add((new Record.OfRetraction((Entered)rows.Int(1), rows.Text(0), range.Number), Place.Of(range.Number, (int)Part.RETRACTIONS, rows.Text(0))));
    }
}
