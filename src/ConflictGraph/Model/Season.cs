using System.Globalization;

namespace ConflictGraph.Model;

/// <summary>EDTF's seasons 21 to 24 as the meteorological ones of the north; a winter begins in the December of its year.</summary>
static class Season
{
    static readonly string[] Numbers = ["21", "22", "23", "24"];

    /// <summary>The three months of "2024-21" or "XXXX-21".</summary>
    public static bool TryParse(string text, out IReadOnlyList<int> months)
    {
        var season = text.Length == 7 && text[4] == '-' ? Array.IndexOf(Numbers, text[5..]) : -1;
        var first = 3 * season + 3;
        months = season < 0 ? [] : [first, first % 12 + 1, (first + 1) % 12 + 1];
        return season >= 0;
    }

    /// <summary>The first and the last month of "2024-21": 2024-03 and 2024-05.</summary>
    public static bool TryBounds(string text, out string first, out string last)
    {
        (first, last) = (text, text);
        if (!TryParse(text, out var months) || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return false;

        first = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{months[0]:00}");
        last = string.Create(CultureInfo.InvariantCulture, $"{(months[2] < months[0] ? year + 1 : year):0000}-{months[2]:00}");
        return true;
    }

    /// <summary>The season that is exactly this interval, if there is one.</summary>
    public static string? Of(CivilTime start, CivilTime end) =>
        Numbers.Select(number => start.ToString()[..5] + number).FirstOrDefault(season =>
            TryBounds(season, out var first, out var last)
            && CivilTime.TryParse(first, out var from, out _) && from == start
            && CivilTime.TryParse(last, out _, out var until) && until == end);
}
