namespace ConflictGraph.Storage;

/// <summary>Sequences of serials of one length, no serial twice, in the order in which each step offers what comes next.</summary>
public static class Sequences
{
    /// <param name="next">What may stand after a serial at a place; the place of the first is 0. It leads to the goal alone at the last.</param>
    /// <returns>The same array each time: copy what is kept.</returns>
    public static IEnumerable<long[]> Of(long first, int length, Func<int, long, IEnumerable<long>> next)
    {
        var path = new long[length + 1];
        path[0] = first;
        var ways = new IEnumerator<long>[length];
        ways[0] = next(0, first).GetEnumerator();
        var depth = 0;
        while (depth >= 0)
        {
            if (!ways[depth].MoveNext())
            {
                depth--;
                continue;
            }
            var serial = ways[depth].Current;
            if (path.AsSpan(0, depth + 1).Contains(serial))
                continue;
            path[depth + 1] = serial;
            if (depth + 1 == length)
                yield return path;
            else
                ways[++depth] = next(depth, serial).GetEnumerator();
        }
    }
}
