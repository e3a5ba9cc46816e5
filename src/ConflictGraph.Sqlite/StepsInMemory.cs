using ConflictGraph.Storage;

namespace ConflictGraph.Sqlite;

/// <summary>Steps over the links in memory.</summary>
sealed class StepsInMemory(LiveLinks links, long at, PathQuery query) : ISteps
{
    readonly Dictionary<long, long[]> known = [];
    readonly HashSet<int>? kinds = query.EdgeKinds?.Select(kind => kind.Number).ToHashSet();

    public long[] From(long serial)
    {
        if (known.TryGetValue(serial, out var steps))
            return steps;
        var found = new List<long>();
        links.Visit(serial, at, (other, edge, slot, certainty) =>
        {
            if (IsWalked(edge, slot, certainty))
                found.Add(other);
            return true;
        });
        found.Sort();
        return known[serial] = [.. Distinct(found)];
    }

    public bool HasMoreLinksThan(long serial, int count)
    {
        var asserted = 0;
        links.Visit(serial, at, (_, edge, _, _) => edge < 0 || ++asserted <= count);
        return asserted > count;
    }

    bool IsWalked(long edge, int slot, int certainty) =>
        (kinds is null || kinds.Contains(slot / 2))
        && (query.AtLeast is null || certainty <= (int)query.AtLeast)
        && (query.Layer == Layer.BOTH || query.Layer == Layer.DIRECT == edge < 0);

    static IEnumerable<long> Distinct(List<long> sorted)
    {
        for (var i = 0; i < sorted.Count; i++)
            if (i == 0 || sorted[i] != sorted[i - 1])
                yield return sorted[i];
    }
}
