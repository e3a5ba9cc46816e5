using ConflictGraph.Model;

namespace ConflictGraph.Neo4j;

/// <summary>A range over _whenFrom and _whenUntil, absent where undated. Ends that are open are left out.</summary>
static class TimeFragments
{
    /// <param name="row">The variable of what has the time.</param>
    /// <param name="from">The expression of the range's beginning.</param>
    /// <param name="until">That of its end.</param>
    public static string Of(During during, string row, string from, string until)
    {
        string?[] tests = during.Match == TimeMatch.CERTAIN
            ? [during.From is null ? null : $"{row}._whenFrom >= {from}", during.Until is null ? null : $"{row}._whenUntil <= {until}"]
            : [during.From is null ? null : $"{row}._whenUntil > {from}", during.Until is null ? null : $"{row}._whenFrom < {until}"];
        var dated = string.Join(" AND ", tests.OfType<string>().Prepend($"{row}._span IS NOT NULL"));
        return during.KeepUndated ? $"({row}._span IS NULL OR ({dated}))" : $"({dated})";
    }
}
