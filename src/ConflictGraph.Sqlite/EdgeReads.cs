using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Sqlite;

/// <summary>Edges and judgements as entered.</summary>
static class EdgeReads
{
    /// <summary>An id is computed, so no index holds it: the edge is among the links between the things its ends read as.</summary>
    public static StoredEdge? Find(Session session, long at, EdgeId id)
    {
        if (!id.TryRead(session.World, out var parts) || session.Names.Serial(parts.From) is not { } from || session.Names.Serial(parts.To) is not { } to)
            return null;
        if (session.Names.Canonical(at, from) is not { } a || session.Names.Canonical(at, to) is not { } b)
            return null;
        using var rows = session.Get("edge-between").Bind(":a", a).Bind(":slot", 2L * parts.Kind.Number).Bind(":b", b).Bind(":at", at).Bind(":from", from).Bind(":to", to).Bind(":disc", parts.Key);
        return rows.Step() ? Read(session, rows) : null;
    }

    public static Page<StoredEdge>? RestingOn(Session session, long at, NodeId id, PageOf page)
    {
        if (session.Names.Serial(id) is not { } serial || session.Names.Canonical(at, serial) is null)
            return null;
        using var rows = session.Get("edges-resting-on").Bind(":node", serial).Bind(":at", at).Bind(":after", Place.Number(page.After, 0)).Bind(":size", page.Size + 1L);
        var found = new List<StoredEdge>();
        while (rows.Step())
            found.Add(Read(session, rows));
        return Paged.Of(found, page, edge => Place.Of(edge.Version));
    }

    public static StoredEdge OfVersion(Session session, long version)
    {
        if (session.Edges?.Find(version) is { } known)
            return known;
        using var rows = session.Get("edge-of-version").Bind(1, version);
        if (!rows.Step())
            throw new InvalidOperationException($"There is no edge version {version}.");
        var edge = Read(session, rows);
        return session.Edges?.Keep(version, edge, edge.Edge.Payload.Length) ?? edge;
    }

    public static void JudgementsAt(Session session, long at, long serial, SortedDictionary<long, StoredJudgement> found)
    {
        using var rows = session.Get("judgements-at").Bind(":node", serial).Bind(":at", at);
        while (rows.Step())
            found[rows.Long(0)] = ReadJudgement(session, rows);
    }

    // Columns: version, from_rev, kind, a, b, payload.
    public static StoredEdge Read(Session session, Statement row) => new(ReadEdge(session, row, 2), row.Long(0), row.Long(1));

    public static StoredJudgement ReadJudgement(Session session, Statement row) => new(ReadJudgement(session, row, 2), row.Long(0), row.Long(1));

    // Columns from one on: kind, a, b, payload.
    public static Edge ReadEdge(Session session, Statement row, int column) =>
        Edge.Read(session.World.EdgeKind(row.Int(column)), session.Names[row.Long(column + 1)].Id, session.Names[row.Long(column + 2)].Id, row.Text(column + 3));

    public static Judgement ReadJudgement(Session session, Statement row, int column) =>
        JudgementText.Read(session.Names[row.Long(column + 1)].Id, session.Names[row.Long(column + 2)].Id, row.Text(column + 3));
}
