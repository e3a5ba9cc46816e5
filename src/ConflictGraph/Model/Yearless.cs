namespace ConflictGraph.Model;

/// <summary>"In March", no year said: an EDTF pattern XXXX-03, XXXX-03-14 or XXXX-21; XXXX alone says only that the year is not known.</summary>
readonly record struct Yearless(IReadOnlyList<int> Months, int? Day)
{
    public const string Unsaid = "XXXX";

    public static Yearless Parse(string pattern)
    {
        if (pattern == Unsaid)
            return new([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], null);

        if (Season.TryParse(pattern, out var months))
            return new(months, null);

        // 2000 was a leap year: 29 February is a day of some year.
        if (!pattern.StartsWith("XXXX-", StringComparison.Ordinal) || !CivilTime.TryParse("2000" + pattern[4..], out var start, out _) || pattern.Length > 10)
            throw new BadDateException(pattern, "is no part of a year",
                "Without a year are written a month (XXXX-03), a day (XXXX-03-14) or a season (XXXX-21 to XXXX-24)");

        return new([start.Clock.Month], pattern.Length == 10 ? start.Clock.Day : null);
    }

    public DatePrecision Precision => Day is not null ? DatePrecision.DAY : Months.Count switch
    {
        1 => DatePrecision.MONTH,
        3 => DatePrecision.SEASON,
        _ => DatePrecision.UNKNOWN,
    };

    public bool SharesADayWith(Yearless other) =>
        Months.Intersect(other.Months).Any() && (Day is null || other.Day is null || Day == other.Day);
}
