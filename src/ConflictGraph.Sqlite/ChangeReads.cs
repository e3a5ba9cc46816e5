using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Sqlite;

/// <summary>What revisions entered and took out. The rows of a revision are a range of versions; those that a judgement or a derivation caused are passed over.</summary>
sealed class ChangeReads(Session session)
{
    enum Part { NODES, EDGES, RETRACTIONS, END }

    public Page<Change> Page(ChangeQuery query)
    {
        var found = new List<(Change Change, string Place)>();
        var (revision, part, place) = Start(query);
        HashSet<long>? about = query.About is { } ids ? [.. ids.Select(session.Names.Serial).OfType<long>()] : null;
        var kinds = query.Kinds?.Select(kind => kind.Number).ToHashSet();
        while (revision <= query.Until && found.Count <= query.Page.Size && RevisionRange.Find(session, revision) is { } range)
        {
            var size = query.Page.Size + 1 - found.Count;
            switch (part)
            {
                case Part.NODES: Nodes(range, Place.Number(place, 0), about, kinds, size, found); break;
                case Part.EDGES: Edges(range, Place.Number(place, 0), about, kinds, size, found); break;
                default: Retractions(range, place ?? "", about, kinds, size, found); break;
            }
            (part, place) = (part + 1, null);
            if (part == Part.END)
                (revision, part) = (revision + 1, Part.NODES);
        }
        var page = Paged.Of(found, query.Page, item => item.Place);
        return new Page<Change>([.. page.Items.Select(item => item.Change)], page.HasMore, Next: page.Next);
    }

    public Page<Change>? History(NodeId id, PageOf page)
    {
        if (session.Names.Serial(id) is not { } serial)
            return null;
        using var rows = session.Get("node-history").Bind(":node", serial).Bind(":id", id.Value).Bind(":before", Place.Number(page.After, long.MaxValue)).Bind(":size", page.Size + 1L);
        var found = new List<Change>();
        while (rows.Step())
        {
            found.Add(new Change(rows.Long(0), rows.Int(1) == 1 ? ChangeOperation.RETRACTED : rows.IsNull(2) ? ChangeOperation.ADDED : ChangeOperation.CHANGED, Entered.NODE, id.Value)
            {
                NodeAfter = rows.TextOrNull(3) is { } after ? NodeReads.Entered(session, serial, after) : null,
                NodeBefore = rows.TextOrNull(4) is { } before ? NodeReads.Entered(session, serial, before) : null,
            });
        }
        return Paged.Of(found, page, change => Place.Of(change.Revision));
    }

    static (long Revision, Part Part, string? Place) Start(ChangeQuery query)
    {
        if (query.Page.After is not { } after)
            return (query.After + 1, Part.NODES, null);
        var read = Place.Read(after, 3);
        var part = Place.Number(read[1]);
        return part is >= 0 and < (int)Part.END ? (Place.Number(read[0]), (Part)part, read[2]) : throw new BadCursorException();
    }

    void Nodes(RevisionRange range, long after, HashSet<long>? about, HashSet<int>? kinds, int size, List<(Change, string)> found)
    {
        using var rows = session.Get("changed-nodes").Bind(":first", range.FirstNode).Bind(":until", range.NodesUntil).Bind(":after", after);
        while (size > 0 && rows.Step())
        {
            var serial = rows.Long(1);
            if (!IsAsked(about, kinds, serial))
                continue;
            size--;
            found.Add((new Change(range.Number, rows.IsNull(2) ? ChangeOperation.ADDED : ChangeOperation.CHANGED, Entered.NODE, session.Names[serial].Id.Value)
            {
                NodeAfter = NodeReads.Entered(session, serial, rows.Text(3)),
                NodeBefore = rows.TextOrNull(4) is { } before ? NodeReads.Entered(session, serial, before) : null,
            }, Place.Of(range.Number, (int)Part.NODES, rows.Long(0))));
        }
    }

    void Edges(RevisionRange range, long after, HashSet<long>? about, HashSet<int>? kinds, int size, List<(Change, string)> found)
    {
        using var rows = session.Get("changed-edges").Bind(":first", range.FirstEdge).Bind(":until", range.EdgesUntil).Bind(":after", after);
        while (size > 0 && rows.Step())
        {
            if (!IsAsked(about, kinds, rows.Long(3), rows.Long(4)))
                continue;
            size--;
            var operation = rows.IsNull(1) ? ChangeOperation.ADDED : ChangeOperation.CHANGED;
            found.Add((rows.Int(2) == Schema.Judgement ? Judged(range.Number, operation, rows) : Related(range.Number, operation, rows), Place.Of(range.Number, (int)Part.EDGES, rows.Long(0))));
        }
    }

    void Retractions(RevisionRange range, string after, HashSet<long>? about, HashSet<int>? kinds, int size, List<(Change, string)> found)
    {
        using var rows = session.Get("retractions").Bind(":revision", range.Number).Bind(":after", after);
        while (size > 0 && rows.Step())
        {
            var what = (Entered)rows.Int(1);
            if (Retracted(range.Number, what, rows.Text(0), rows.Long(2), about, kinds) is not { } change)
                continue;
            size--;
            found.Add((change, Place.Of(range.Number, (int)Part.RETRACTIONS, change.Id)));
        }
    }

    Change? Retracted(long revision, Entered what, string id, long version, HashSet<long>? about, HashSet<int>? kinds)
    {
        using var rows = session.Get(what == Entered.NODE ? "node-of-version" : "edge-of-version").Bind(1, version);
        if (!rows.Step())
            throw new InvalidOperationException($"{id} was retracted, and its version {version} is not there.");
        if (what == Entered.NODE)
        {
            return IsAsked(about, kinds, rows.Long(1))
                ? new Change(revision, ChangeOperation.RETRACTED, what, id) { NodeBefore = NodeReads.Entered(session, rows.Long(1), rows.TextOrNull(8) ?? rows.Text(3)) }
                : null;
        }
        if (!IsAsked(about, kinds, rows.Long(3), rows.Long(4)))
            return null;
        return what == Entered.EDGE
            ? new Change(revision, ChangeOperation.RETRACTED, what, id) { EdgeBefore = EdgeReads.ReadEdge(session, rows, 2) }
            : new Change(revision, ChangeOperation.RETRACTED, what, id) { JudgementBefore = EdgeReads.ReadJudgement(session, rows, 2) };
    }

    Change Related(long revision, ChangeOperation operation, Statement row)
    {
        var edge = EdgeReads.ReadEdge(session, row, 2);
        return new Change(revision, operation, Entered.EDGE, edge.Id.Value)
        {
            EdgeAfter = edge,
            EdgeBefore = row.TextOrNull(6) is { } before ? Edge.Read(edge.Kind, edge.From, edge.To, before) : null,
        };
    }

    Change Judged(long revision, ChangeOperation operation, Statement row)
    {
        var judgement = EdgeReads.ReadJudgement(session, row, 2);
        return new Change(revision, operation, Entered.JUDGEMENT, judgement.Id)
        {
            JudgementAfter = judgement,
            JudgementBefore = row.TextOrNull(6) is { } before ? JudgementText.Read(judgement.A, judgement.B, before) : null,
        };
    }

    bool IsAsked(HashSet<long>? about, HashSet<int>? kinds, params ReadOnlySpan<long> nodes)
    {
        var (isAbout, isOfKind) = (about is null, kinds is null);
        foreach (var node in nodes)
        {
            isAbout |= about?.Contains(node) == true;
            isOfKind |= kinds?.Contains(session.Names[node].Kind.Number) == true;
        }
        return isAbout && isOfKind;
    }
}
