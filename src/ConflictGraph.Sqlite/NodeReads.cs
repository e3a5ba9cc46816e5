using System.Text.Json;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Sqlite;

/// <summary>Nodes: as shown, as entered, and with the group they are judged to be.</summary>
static class NodeReads
{
    public static Entity? Entity(Session session, long at, NodeId id)
    {
        if (session.Names.Serial(id) is not { } serial)
            return null;
        if (session.Names.Canonical(at, serial) is { } canonical)
            return Live(session, at, canonical);
        using var rows = session.Get("node-last").Bind(1, serial).Bind(2, at);
        return rows.Step() ? ReadEntity(session, rows, retractedIn: rows.Long(9)) : null;
    }

    /// <summary>The row of a listed version, as a list found it.</summary>
    public static Entity OfVersion(Session session, long version)
    {
        if (session.Entities?.Find(version) is { } known)
            return known;
        using var rows = session.Get("node-of-version").Bind(1, version);
        return rows.Step() ? ReadEntity(session, rows) : throw new InvalidOperationException($"There is no node version {version}.");
    }

    public static Group? Group(Session session, long at, NodeId id)
    {
        if (session.Names.Canonical(at, id) is not { } canonical)
            return null;
        var members = new List<Member> { ReadMember(session, "node-live", at, canonical)[0] };
        members.AddRange(ReadMember(session, "node-members", at, canonical));
        members.Sort((one, other) => one.Serial.CompareTo(other.Serial));
        var judgements = new SortedDictionary<long, StoredJudgement>();
        foreach (var member in members)
            EdgeReads.JudgementsAt(session, at, member.Serial, judgements);
        return new Group(session.Names[canonical].Id, members, [.. judgements.Values]);
    }

    /// <summary>What was entered in a version, without what was merged into it or derived.</summary>
    public static Node Entered(Session session, long serial, string json)
    {
        var (id, kind) = session.Names[serial];
        using var document = JsonDocument.Parse(json);
        return new Node(id, kind, Properties.Read(kind.Properties, document.RootElement, passOverUnknown: true));
    }

    static Entity? Live(Session session, long at, long serial)
    {
        if (session.Names.Version(at, serial) is { } version && session.Entities?.Find(version) is { } known)
            return known;
        using var rows = session.Get("node-live").Bind(1, serial).Bind(2, at);
        if (!rows.Step())
            return null;
        var entity = ReadEntity(session, rows);
        session.Names.KeepVersion(at, serial, entity.Version);
        return entity;
    }

    static List<Member> ReadMember(Session session, string statement, long at, long canonical)
    {
        using var rows = session.Get(statement).Bind(1, canonical).Bind(2, at);
        var members = new List<Member>();
        while (rows.Step())
        {
            var shown = rows.Text(3);
            members.Add(new Member(Entered(session, rows.Long(1), rows.TextOrNull(8) ?? shown), rows.Long(1), rows.Long(2), rows.Long(0), shown));
        }
        return members;
    }

    static Entity ReadEntity(Session session, Statement row, long? retractedIn = null)
    {
        // What was retracted says so beside its row.
        if (session.Entities is not { } known || retractedIn is not null)
            return Parsed(session, row, retractedIn);
        if (known.Find(row.Long(0)) is { } entity)
            return entity;
        entity = Parsed(session, row, null);
        return known.Keep(entity.Version, entity, entity.Shown.Length);
    }

    static Entity Parsed(Session session, Statement row, long? retractedIn)
    {
        var (id, kind) = session.Names[row.Long(1)];
        return new Entity(id, kind, row.Long(1), row.Text(3), row.Long(2))
        {
            Version = row.Long(0),
            ByName = row.Text(4),
            Time = ReadTime(row, 5),
            RetractedIn = retractedIn,
        };
    }

    /// <summary>Span, from and until in three columns.</summary>
    public static TimeKeys? ReadTime(Statement row, int column) => row.IsNull(column) ? null : new TimeKeys(row.Long(column + 1), row.Long(column + 2), row.Int(column));
}
