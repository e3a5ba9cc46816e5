using System.Globalization;
using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Sqlite;

/// <summary>Ids and kinds of nodes by serial, and back. They never change once written; readers, who see what is committed alone, share what they learned of them.</summary>
sealed class NodeNames(Session session)
{
    const int Most = 100_000;
    readonly Dictionary<long, (NodeId Id, NodeKind Kind)> known = [];
    readonly Dictionary<NodeId, long> serials = [];
    readonly AtRevision atRevision = new(session);

    public (NodeId Id, NodeKind Kind) this[long serial]
    {
        get
        {
            if (session.SharedNames?.TryFind(serial, out var name) ?? known.TryGetValue(serial, out name))
                return name;
            using var rows = session.Get("node-of-serial").Bind(1, serial);
            if (!rows.Step())
                throw new InvalidOperationException($"There is no node {serial.ToString(CultureInfo.InvariantCulture)}.");
            name = (new NodeId(rows.Text(0)), session.World.NodeKind(rows.Int(1)));
            Keep(serial, name);
            return name;
        }
    }

    /// <summary>Null for an id that no node ever had.</summary>
    public long? Serial(NodeId id)
    {
        if (id.Value is null)
            return null;
        if ((session.SharedNames is { } shared ? shared.Serial(id) : serials.TryGetValue(id, out var own) ? own : null) is { } serial)
            return serial;
        using var rows = session.Get("serial-of-node").Bind(1, id.Value);
        if (!rows.Step())
            return null;
        Keep(id, rows.Long(0));
        return rows.Long(0);
    }

    /// <summary>The serial of the entity it reads as at a revision; null when it is not live then.</summary>
    public long? Canonical(long at, NodeId id) => Serial(id) is { } serial ? Canonical(at, serial) : null;

    public long? Canonical(long at, long serial) => atRevision.Canonical(at, serial);

    /// <summary>The version of an entity that was live then, where one was kept.</summary>
    public long? Version(long at, long serial) => atRevision.Version(at, serial);

    public void KeepVersion(long at, long serial, long version) => atRevision.Keep(at, serial, version);

    /// <summary>Whether direct edges are derived from an event.</summary>
    public bool GivesEdges(long at, long @event) => atRevision.GivesEdges(at, @event);

    public void Forget()
    {
        known.Clear();
        serials.Clear();
    }

    void Keep(long serial, (NodeId Id, NodeKind Kind) name)
    {
        if (session.SharedNames is { } shared)
        {
            shared.Keep(serial, name);
            return;
        }
        if (known.Count >= Most)
            known.Clear();
        known[serial] = name;
    }

    void Keep(NodeId id, long serial)
    {
        if (session.SharedNames is { } shared)
        {
            shared.Keep(id, serial);
            return;
        }
        if (serials.Count >= Most)
            serials.Clear();
        serials[id] = serial;
    }
}
