using System.Text.RegularExpressions;

namespace ConflictGraph.Model;

/// <summary>The part of EDTF (ISO 8601-2) in which a <see cref="When"/> is written and read.</summary>
static partial class EdtfNotation
{
    const string Works = "What is read: 2024, 2024-06, 2024-06-25, 2024-06-25T21:48, 2024-21 (spring) to 2024-24, "
        + "[2024-06-24..2024-06-26] for a moment between, 2024-06-24/2024-06-26 for what lasted, .. for an open bound, XXXX-03 without a year";

    public static When Read(string edtf, DatePrecision? precision, Extent? extent)
    {
        if (edtf.AsSpan().IndexOfAny("?~%") is >= 0 and var at)
            throw new BadDateException(edtf, $"marks a date as uncertain or approximate ('{edtf[at]}'), which a date here does not keep",
                "Say how sure it is with bounds, [2024-05..2024-07], or leave the mark out and give a precision");

        if (edtf.IndexOfAny(['{', ',']) >= 0)
            throw new BadDateException(edtf, "lists several dates, and an account has one time", Works);

        if (edtf.StartsWith(Yearless.Unsaid, StringComparison.Ordinal))
            return new(extent: extent ?? Extent.MOMENT, precision: precision, pattern: edtf);

        if (edtf.Contains('/', StringComparison.Ordinal))
            return Between(edtf, edtf.Split('/'), extent ?? Extent.SPAN, precision);

        var inner = edtf is ['[', .., ']'] ? edtf[1..^1] : edtf;
        return Between(edtf, inner.Contains("..", StringComparison.Ordinal) ? inner.Split("..") : [inner], extent ?? Extent.MOMENT, precision);
    }

    public static string? Write(When when)
    {
        if (when is { Earliest: null, Latest: null })
            return when.Pattern;

        var earliest = when.Earliest is { Length: > 10 } ? new CivilTime(when.From!.Value).ToSecond() : when.Earliest;
        var latest = when.Latest is { Length: > 10 } ? new CivilTime(when.Until!.Value - 1).ToSecond() : when.Latest;
        if (when.Extent == Extent.SPAN)
            return $"{earliest ?? ".."}/{latest ?? ".."}";

        return OneValue(when) ?? $"[{earliest}..{latest}]";
    }

    static When Between(string edtf, string[] bounds, Extent extent, DatePrecision? precision)
    {
        if (bounds.Length > 2)
            throw new BadDateException(edtf, "has more than two bounds", Works);

        var first = Bound.Read(edtf, bounds[0]);
        var last = bounds.Length == 1 ? first : Bound.Read(edtf, bounds[1]);
        if ((first ?? last) is null)
            throw new BadDateException(edtf, "has no bound", "A time of which nothing is known has no EDTF: leave it out and give the precision UNKNOWN");

        if (bounds.Length == 1)
            return new(first!.Earliest, first.Latest, extent, precision) { Zone = first.Zone };

        if (first?.Zone is { } from && last?.Zone is { } until && from != until)
            throw new BadDateException(edtf, $"begins at {from} and ends at {until}, and a time keeps one zone", "Write both bounds as one clock shows them");

        // An hour or minute is written as the interval of its seconds; the seconds go again where they only say that.
        return new(Without(":00", first?.Earliest), Without(":59", last?.Latest), extent, precision) { Zone = first?.Zone ?? last?.Zone };
    }

    static string? Without(string seconds, string? bound) =>
        bound is { Length: 19 } && bound.EndsWith(seconds, StringComparison.Ordinal) ? bound[..^3] : bound;

    // Months and years only where the interval is exactly that; a season only where one was meant, for March to May may be a quarter of another calendar.
    static string? OneValue(When when)
    {
        if (when is not { From: { } from, Until: { } until })
            return null;

        if (until == from + 1)
            return new CivilTime(from).ToSecond();

        var start = new CivilTime(from);
        if (from % Duration.Day != 0 || until % Duration.Day != 0)
            return null;

        var day = start.ToString();
        var value = new[] { day, day[..7], day[..4] }.FirstOrDefault(text => CivilTime.Parse(text) == (start, new CivilTime(until)));
        return value ?? (when.Precision == DatePrecision.SEASON ? Season.Of(start, new CivilTime(until)) : null);
    }

    sealed partial record Bound(string Earliest, string Latest, string? Zone)
    {
        public static Bound? Read(string edtf, string text)
        {
            if (text is "" or "..")
                return null;

            if (Season.TryBounds(text, out var first, out var last))
                return new(first, last, null);

            var offset = Offset().Match(text);
            var civil = offset.Success ? text[..offset.Index] : text;
            if (!CivilTime.HasShape(civil))
                throw new BadDateException(edtf, $"is not in a notation that is read here{(text == edtf ? "" : $" ('{text}')")}", Works);

            CivilTime.Parse(civil);
            return new(civil, civil, offset.Success ? offset.Value : null);
        }

        [GeneratedRegex("(?<=T[0-9:]*)(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])\\z", RegexOptions.CultureInvariant)]
        private static partial Regex Offset();
    }
}
