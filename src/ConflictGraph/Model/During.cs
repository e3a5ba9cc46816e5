namespace ConflictGraph.Model;

/// <summary>POSSIBLE: overlaps the range. CERTAIN: lies inside it.</summary>
public enum TimeMatch
{
    POSSIBLE,
    CERTAIN,
}

/// <summary>A range to ask about, in half-open seconds; null is open.</summary>
public sealed record During(long? From, long? Until, TimeMatch Match = TimeMatch.POSSIBLE, bool KeepUndated = false)
{
    /// <summary>Reads EDTF or ISO dates: from the first second of the one to the last second of the other.</summary>
    public static During Parse(string? from, string? until, TimeMatch match = TimeMatch.POSSIBLE, bool keepUndated = false)
    {
        long? begins = from is null ? null : When.Parse(from).From ?? throw Endless(from, "beginning", "from");
        long? ends = until is null ? null : When.Parse(until).Until ?? throw Endless(until, "end", "until");
        if (begins >= ends)
            throw new BadDateException($"{from} until {until}", "ends before it begins", $"The earlier one is 'from': from {until} until {from}");

        return new(begins, ends, match, keepUndated);
    }

    public bool Matches(When? when)
    {
        if (when?.Interval is not var (from, until))
            return KeepUndated;

        return Match == TimeMatch.CERTAIN
            ? !(from < From) && !(until > Until)
            : !(until <= From) && !(from >= Until);
    }

    static BadDateException Endless(string given, string end, string field) =>
        new(given, $"has no {end}", $"Give '{field}' a date such as 2024-06-25, or leave it out for a range that is open there");
}
