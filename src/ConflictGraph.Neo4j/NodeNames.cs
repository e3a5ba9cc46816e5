using System.Collections.Concurrent;
using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Neo4j;

sealed record NodeName(long Serial, NodeId Id, NodeKind Kind);

/// <summary>Ids and kinds of nodes by serial. They never change once committed; a turn at writing keeps its own.</summary>
sealed class NodeNames
{
    const int Most = 200_000;
    readonly ConcurrentDictionary<long, NodeName> known = new();

    public NodeName? Find(long serial) => known.GetValueOrDefault(serial);

    public NodeName Keep(long serial, NodeId id, NodeKind kind)
    {
        if (known.TryGetValue(serial, out var name))
            return name;
        if (known.Count >= Most)
            known.Clear();
        return known[serial] = new NodeName(serial, id, kind);
    }
}
