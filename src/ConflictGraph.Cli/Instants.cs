using System.Globalization;
using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Cli;

/// <summary>How moments and ranges are written on the command line.</summary>
static class Instants
{
    /// <summary>A number is a revision, a date its last moment (UTC), an instant itself, anything else a change set's id.</summary>
    public static RevisionRef Revision(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? RevisionRef.Numbered(number)
        : TryRead(text, out var instant) ? RevisionRef.AsOf(instant)
        : RevisionRef.Of(text);

    public static DateTimeOffset? EndOf(string? text, string option) =>
        text is null ? null : TryRead(text, out var instant) ? instant
        : throw new MisusedException($"{option} {text}: this is no date. Dates are written 2024-06-25 (its end, UTC) or 2024-06-25T21:48Z.");

    public static During? Range(string? from, string? until, bool keepUndated = false)
    {
        if (from is null && until is null)
            return null;
        try
        {
            return During.Parse(from, until, keepUndated: keepUndated);
        }
        catch (BadDateException error)
        {
            throw new MisusedException(error.Message, error);
        }
    }

    static bool TryRead(string text, out DateTimeOffset instant)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            instant = day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddTicks(-1);
            return true;
        }
        instant = default;
        return text.Length > 10 && char.IsAsciiDigit(text[0]) && text[10] is 'T' or ' ' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);
    }
}
