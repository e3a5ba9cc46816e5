using System.Globalization;
using System.Text.RegularExpressions;
using ConflictGraph.Model;

namespace ConflictGraph.Queries;

/// <summary>Dates as people type them: <c>2024-06-25</c>, <c>25 June 2024</c>, <c>the week of 24 June 2024</c>, <c>June 2024</c>.</summary>
static partial class AskedTime
{
    static readonly string[] Days = ["d MMMM yyyy", "d MMM yyyy", "MMMM d yyyy", "MMM d yyyy", "MMMM d, yyyy", "MMM d, yyyy"];
    static readonly string[] Months = ["MMMM yyyy", "MMM yyyy"];

    public static During? Read(string text)
    {
        text = text.Trim().TrimEnd('.', '?');
        if (Week().Match(text) is { Success: true } week && Date(week.Groups["date"].Value) is { } day)
        {
            var clock = day.Start.Seconds / (7 * 86_400) * (7 * 86_400);
            return new During(clock, clock + 7 * 86_400);
        }
        if (Between().Match(text) is { Success: true } between && Date(between.Groups["from"].Value) is { } from && Date(between.Groups["until"].Value) is { } until && from.Start.Seconds < until.End.Seconds)
            return new During(from.Start.Seconds, until.End.Seconds);
        return Date(text) is { } date ? new During(date.Start.Seconds, date.End.Seconds) : null;
    }

    /// <summary>The last instant of a date, read as UTC; of a date with a time of day that minute's or second's.</summary>
    public static DateTimeOffset? EndOf(string text) =>
        Date(text.Trim().TrimEnd('.', '?')) is { } date ? new DateTimeOffset(date.End.Seconds * TimeSpan.TicksPerSecond - 1, TimeSpan.Zero) : null;

    static (CivilTime Start, CivilTime End)? Date(string text)
    {
        text = text.Trim().TrimEnd('Z');
        if (CivilTime.TryParse(text, out var start, out var end))
            return (start, end);
        if (DateTime.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day))
            return (CivilTime.Of(day), CivilTime.Of(day.AddDays(1)));
        if (DateTime.TryParseExact(text, Months, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var month))
            return (CivilTime.Of(month), CivilTime.Of(month.AddMonths(1)));
        return null;
    }

    [GeneratedRegex(@"^(?:the )?week (?:of|from|starting) (?<date>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Week();

    [GeneratedRegex(@"^(?:between |from )?(?<from>.+?) (?:and|until|to|till) (?<until>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Between();
}
