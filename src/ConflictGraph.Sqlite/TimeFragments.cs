using ConflictGraph.Model;

namespace ConflictGraph.Sqlite;

/// <summary>A range over when_from and when_until, null where undated. Ends that are open are left out; the others are :from and :until, with a mark when there are several.</summary>
static class TimeFragments
{
    public static string Of(During during, string row, string mark = "")
    {
        string?[] tests = during.Match == TimeMatch.CERTAIN
            ? [during.From is null ? null : $"{row}when_from >= :from{mark}", during.Until is null ? null : $"{row}when_until <= :until{mark}"]
            : [during.From is null ? null : $"{row}when_until > :from{mark}", during.Until is null ? null : $"{row}when_from < :until{mark}"];
        var dated = $"{row}span IS NOT NULL{string.Concat(tests.OfType<string>().Select(test => $" AND {test}"))}";
        return during.KeepUndated ? $"({row}span IS NULL OR ({dated}))" : $"({dated})";
    }
}
