using System.Globalization;

namespace ConflictGraph.Neo4j.Import;

/// <summary>In which revisions numbered things ended: four bytes for each number, and a list for the few that ended more than once.</summary>
sealed class Endings
{
    readonly List<int> last = [];
    readonly Dictionary<long, List<int>> earlier = [];

    public void Add(long number, long at)
    {
        while (last.Count <= number)
            last.Add(0);
        var index = (int)number;
        if (last[index] != 0)
            (earlier.TryGetValue(number, out var before) ? before : earlier[number] = []).Add(last[index]);
        last[index] = checked((int)at);
    }

    /// <summary>Where what holds from a revision on ends; null while it does not.</summary>
    public int? Of(long number, long from)
    {
        if (number >= last.Count)
            return null;
        if (earlier.TryGetValue(number, out var before) && before.Find(at => at > from) is > 0 and var first)
            return first;
        return last[(int)number] > from ? last[(int)number] : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{last.Count} numbers");
}
