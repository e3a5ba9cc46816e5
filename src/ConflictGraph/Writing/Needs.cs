using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Writing;

/// <summary>What a draft was asked for and has not read yet; the loader reads it in sets, one call for each sort of thing.</summary>
sealed class Needs
{
    public HashSet<NodeId> Nodes { get; } = [];

    public HashSet<EdgeId> Edges { get; } = [];

    /// <summary>By canonical id as stored: the kinds and ends whose edges are wanted.</summary>
    public Dictionary<NodeId, HashSet<Slot>> Links { get; } = [];

    /// <summary>Claims and documents as entered.</summary>
    public HashSet<NodeId> Resting { get; } = [];

    public HashSet<string> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>Revisions whose changes are wanted, to take them back.</summary>
    public HashSet<long> Revisions { get; } = [];

    /// <summary>Things as they stood at a revision.</summary>
    public HashSet<(string Id, long Revision)> Past { get; } = [];

    public bool IsEmpty => Nodes.Count + Edges.Count + Links.Count + Resting.Count + Texts.Count + Revisions.Count + Past.Count == 0;

    public void AddLinks(NodeId canonical, Slot slot)
    {
        if (!Links.TryGetValue(canonical, out var slots))
            Links[canonical] = slots = [];
        slots.Add(slot);
    }

    public void Clear()
    {
        Nodes.Clear();
        Edges.Clear();
        Links.Clear();
        Resting.Clear();
        Texts.Clear();
        Revisions.Clear();
        Past.Clear();
    }
}

/// <summary>Edges of a kind at one of their ends; no kind: all edges at a node.</summary>
readonly record struct Slot(EdgeKind? Kind, End At)
{
    public static readonly Slot All = new(null, End.FROM);
}

/// <summary>
/// A draft was asked for something that it has not read. What was asked stands in <see cref="Draft.Missing"/>; whoever catches this reads it and asks again.
/// It is the net below the reading ahead: rules are written as if everything were in memory, and none can overlook what it did not think to read.
/// </summary>
sealed class NotReadYetException : Exception;
