using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Sqlite;

/// <summary>A link as memory has it: without tag and time.</summary>
readonly record struct HeldLink(int Slot, long Other, long Edge, int Certainty);

/// <summary>The links in memory that one query asks for, as far as memory can tell, in the order of the file.</summary>
sealed class LinksHeld(LiveLinks links, long at, LinkQuery query, IReadOnlyList<int>? slots, Func<long, bool> isAsked)
{
    readonly bool[]? asked = slots is null ? null : Marked(slots);
    readonly List<HeldLink> found = [];

    /// <summary>So many of them at most; the list is good until the next call.</summary>
    public IReadOnlyList<HeldLink> Of(long node, int most)
    {
        found.Clear();
        // What was opened since the base comes last, whatever its place.
        var isSettled = links.IsSettled(node);
        links.Visit(node, at, (other, edge, slot, certainty) =>
        {
            if (IsAsked(edge, slot, certainty) && isAsked(other))
                found.Add(new HeldLink(slot, other, edge, certainty));
            return !isSettled || found.Count < most;
        });
        if (!isSettled)
            found.Sort(static (one, other) => (one.Slot, one.Other, one.Edge).CompareTo((other.Slot, other.Other, other.Edge)));
        return found;
    }

    bool IsAsked(long edge, int slot, int certainty) =>
        (asked is null ? query.Direction == Direction.BOTH || query.Direction == Direction.OUT == (slot % 2 == 0) : slot < asked.Length && asked[slot])
        && (query.Layer == Layer.BOTH || query.Layer == Layer.DIRECT == edge < 0)
        && (query.AtLeast is null || certainty <= (int)query.AtLeast);

    static bool[] Marked(IReadOnlyList<int> slots)
    {
        var marked = new bool[slots.Count == 0 ? 0 : slots.Max() + 1];
        foreach (var slot in slots)
            marked[slot] = true;
        return marked;
    }
}
