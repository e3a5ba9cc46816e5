using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Writing;

/// <summary>Edges by the node and the slot at which they are, so that a hub's few edges of one kind are found among its many of another.</summary>
sealed class EdgesBySlot
{
    readonly Dictionary<NodeId, Dictionary<Slot, Dictionary<EdgeId, Edge>>> nodes = [];

    public void Add(Edge edge)
    {
        At(edge.From, new Slot(edge.Kind, End.FROM), true)![edge.Id] = edge;
        At(edge.To, new Slot(edge.Kind, End.TO), true)![edge.Id] = edge;
    }

    public void Remove(Edge edge)
    {
        At(edge.From, new Slot(edge.Kind, End.FROM), true)!.Remove(edge.Id);
        At(edge.To, new Slot(edge.Kind, End.TO), true)!.Remove(edge.Id);
    }

    public IEnumerable<Edge> At(NodeId id, Slot slot) => At(id, slot, false)?.Values ?? Enumerable.Empty<Edge>();

    public IEnumerable<Edge> At(NodeId id) => nodes.TryGetValue(id, out var slots) ? slots.Values.SelectMany(edges => edges.Values) : [];

    public void Clear() => nodes.Clear();

    Dictionary<EdgeId, Edge>? At(NodeId id, Slot slot, bool make)
    {
        if (!nodes.TryGetValue(id, out var slots))
        {
            if (!make)
                return null;
            nodes[id] = slots = [];
        }
        if (!slots.TryGetValue(slot, out var edges) && make)
            slots[slot] = edges = [];
        return edges;
    }
}
