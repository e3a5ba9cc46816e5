using System.Globalization;

namespace ConflictGraph.Model;

/// <summary>What a calendar and a clock on the wall show, without an offset: seconds since 0001-01-01T00:00, proleptic Gregorian.</summary>
public readonly record struct CivilTime(long Seconds)
{
    const string Shape = "0000-00-00T00:00:00";
    const string Works = "Dates are written 2024, 2024-06, 2024-06-25, 2024-06-25T21:48 or 2024-06-25T21:48:30, in the years 0001 to 9999";

    /// <summary>The second that a clock shows, whatever zone it was set to.</summary>
    public static CivilTime Of(DateTime clock) => new(clock.Ticks / TimeSpan.TicksPerSecond);

    /// <summary>The first second of what the text names, and the first second after it: "2024-06" is all of June.</summary>
    public static (CivilTime Start, CivilTime End) Parse(string text) =>
        TryParse(text, out var start, out var end) ? (start, end) : throw new BadDateException(text, WhatIsWrong(text), Works);

    public static bool TryParse(string? text, out CivilTime start, out CivilTime end)
    {
        (start, end) = (default, default);
        if (text is null || !HasShape(text) || !DateTime.TryParseExact(text, Format(text.Length), CultureInfo.InvariantCulture, DateTimeStyles.None, out var first))
            return false;

        start = Of(first);
        end = new(start.Seconds + Length(text.Length, first));
        return true;
    }

    /// <summary>The shortest form that names this second: the date alone at midnight, seconds only where there are any.</summary>
    public override string ToString()
    {
        // The end of 9999 is a second that no calendar text names.
        if (Seconds < 0 || Seconds > DateTime.MaxValue.Ticks / TimeSpan.TicksPerSecond)
            return string.Create(CultureInfo.InvariantCulture, $"{Seconds}s");

        var format = Seconds % Duration.Day == 0 ? Format(10) : Seconds % Duration.Minute == 0 ? Format(16) : Format(19);
        return Clock.ToString(format, CultureInfo.InvariantCulture);
    }

    internal DateTime Clock => new(Seconds * TimeSpan.TicksPerSecond);

    /// <summary>Always with seconds, as EDTF wants its times.</summary>
    internal string ToSecond() => Clock.ToString(Format(19), CultureInfo.InvariantCulture);

    static string Format(int length) => "yyyy-MM-dd'T'HH:mm:ss"[..(length > 10 ? length + 2 : length)];

    static long Length(int length, DateTime first) => length switch
    {
        4 => (DateTime.IsLeapYear(first.Year) ? 366 : 365) * Duration.Day,
        7 => DateTime.DaysInMonth(first.Year, first.Month) * Duration.Day,
        10 => Duration.Day,
        16 => Duration.Minute,
        _ => 1,
    };

    internal static bool HasShape(string text)
    {
        if (text.Length is not (4 or 7 or 10 or 16 or 19))
            return false;

        for (var i = 0; i < text.Length; i++)
            if (Shape[i] == '0' ? !char.IsAsciiDigit(text[i]) : text[i] != Shape[i])
                return false;

        return true;
    }

    static string WhatIsWrong(string text)
    {
        if (!HasShape(text))
            return "is not a date in a form that is read here";

        int Number(int at, int length) => int.Parse(text.AsSpan(at, length), NumberStyles.None, CultureInfo.InvariantCulture);
        var year = Number(0, 4);
        if (year == 0)
            return "is no date: there is no year 0000";

        var month = text.Length < 7 ? 1 : Number(5, 2);
        if (month is < 1 or > 12)
            return string.Create(CultureInfo.InvariantCulture, $"is no date: there is no month {month:00}");

        var days = DateTime.DaysInMonth(year, month);
        if (text.Length >= 10 && (Number(8, 2) < 1 || Number(8, 2) > days))
            return string.Create(CultureInfo.InvariantCulture, $"is no date: {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month)} {year:0000} has {days} days");

        return "is no time of day: hours go from 00 to 23, minutes and seconds from 00 to 59";
    }
}
