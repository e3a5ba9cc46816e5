using System.Globalization;

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
    /// <summary>Whose clock the seconds are of, where instants are asked about; null is UTC.</summary>
    public Zone? Zone { get; init; }

    /// <summary>Reads EDTF or ISO dates: from the first second of the one to the last second of the other.</summary>
    /// <param name="zone">A bound with an offset is read on this clock; without a zone it stays as it is written.</param>
    public static During Parse(string? from, string? until, TimeMatch match = TimeMatch.POSSIBLE, bool keepUndated = false, Zone? zone = null)
    {
        var (first, last) = (from is null ? null : When.Parse(from), until is null ? null : When.Parse(until));
        long? begins = first is null ? null : OnClock(zone, first, first.From) ?? throw Endless(from!, "beginning", "from");
        long? ends = last is null ? null : OnClock(zone, last, last.Until) ?? throw Endless(until!, "end", "until");
        if (begins >= ends)
            throw new BadDateException($"{from} until {until}", "ends before it begins", $"The earlier one is 'from': from {until} until {from}");

        return new(begins, ends, match, keepUndated) { Zone = zone };
    }

    public bool Matches(When? when)
    {
        if (when?.Interval is not var (from, until))
            return KeepUndated;

        return Match == TimeMatch.CERTAIN
            ? !(from < From) && !(until > Until)
            : !(until <= From) && !(from >= Until);
    }

    static long? OnClock(Zone? zone, When bound, long? second)
    {
        if (zone is null || second is not { } clock || bound.Zone is not { } written)
            return second;
        var offset = written == "Z" ? TimeSpan.Zero : TimeSpan.Parse(written.TrimStart('+'), CultureInfo.InvariantCulture);
        var instant = Math.Clamp(clock * TimeSpan.TicksPerSecond - offset.Ticks, 0, DateTime.MaxValue.Ticks);
        return zone.ClockAt(new DateTimeOffset(instant, TimeSpan.Zero)).Seconds;
    }

    static BadDateException Endless(string given, string end, string field) =>
        new(given, $"has no {end}", $"Give '{field}' a date such as 2024-06-25, or leave it out for a range that is open there");
}
