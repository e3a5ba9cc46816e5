using System.Collections.Concurrent;
using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Sqlite;

/// <summary>Ids and kinds of nodes by serial, and back, for all readers: what is committed never changes. When there are too many all are forgotten.</summary>
sealed class KeptNames
{
    const int Most = 1_000_000;
    readonly ConcurrentDictionary<long, (NodeId Id, NodeKind Kind)> names = [];
    readonly ConcurrentDictionary<NodeId, long> serials = [];
    int count;

    public bool TryFind(long serial, out (NodeId Id, NodeKind Kind) name) => names.TryGetValue(serial, out name);

    public long? Serial(NodeId id) => serials.TryGetValue(id, out var serial) ? serial : null;

    public void Keep(long serial, (NodeId Id, NodeKind Kind) name)
    {
        MakeRoom();
        names[serial] = name;
    }

    public void Keep(NodeId id, long serial)
    {
        MakeRoom();
        serials[id] = serial;
    }

    // The dictionaries' own count locks all of them.
    void MakeRoom()
    {
        if (Interlocked.Increment(ref count) <= Most)
            return;
        names.Clear();
        serials.Clear();
        Interlocked.Exchange(ref count, 0);
    }
}
