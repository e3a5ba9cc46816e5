namespace ConflictGraph.Model;

/// <summary>Intervals by length, so that an index finds those that overlap a range by one short seek a class.</summary>
public enum SpanLength
{
    DAY,
    WEEK,
    MONTH,
    YEAR,
    LONGER,
}

/// <summary>Where one class of length ends and the next begins.</summary>
public static class SpanLengths
{
    /// <summary>The narrowest class that holds an interval of so many seconds.</summary>
    public static SpanLength Of(long seconds) =>
        Enum.GetValues<SpanLength>().First(length => seconds <= length.Longest());

    /// <summary>The most seconds an interval of this class has: what overlaps a range begins at most that long before it.</summary>
    public static long Longest(this SpanLength length) => length switch
    {
        SpanLength.DAY => Duration.Day,
        SpanLength.WEEK => 7 * Duration.Day,
        SpanLength.MONTH => 31 * Duration.Day,
        SpanLength.YEAR => 366 * Duration.Day,
        _ => 1L << 53,
    };
}
