using System.Globalization;
using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Sqlite;

/// <summary>Ids and kinds of nodes by serial, and back. They never change once written.</summary>
sealed class NodeNames(Session session)
{
    const int Most = 100_000;
    readonly Dictionary<long, (NodeId Id, NodeKind Kind)> known = [];

    public (NodeId Id, NodeKind Kind) this[long serial]
    {
        get
        {
            if (known.TryGetValue(serial, out var name))
                return name;
            using var rows = session.Get("node-of-serial").Bind(1, serial);
            if (!rows.Step())
                throw new InvalidOperationException($"There is no node {serial.ToString(CultureInfo.InvariantCulture)}.");
            if (known.Count >= Most)
                known.Clear();
            return known[serial] = (new NodeId(rows.Text(0)), session.World.NodeKind(rows.Int(1)));
        }
    }

    /// <summary>Null for an id that no node ever had.</summary>
    public long? Serial(NodeId id)
    {
        if (id.Value is null)
            return null;
        using var rows = session.Get("serial-of-node").Bind(1, id.Value);
        return rows.Step() ? rows.Long(0) : null;
    }

    /// <summary>The serial of the entity it reads as at a revision; null when it is not live then.</summary>
    public long? Canonical(long at, NodeId id)
    {
        using var rows = session.Get("canonical-of-node").Bind(1, id.Value).Bind(2, at);
        return rows.Step() ? rows.Long(0) : null;
    }

    public long? Canonical(long at, long serial)
    {
        using var rows = session.Get("canonical-of-serial").Bind(1, serial).Bind(2, at);
        return rows.Step() ? rows.Long(0) : null;
    }

    public void Forget() => known.Clear();
}
