using System.Text.Json;
using ConflictGraph.Model;

namespace ConflictGraph.Writing;

/// <summary>Finds quoted words in a document's text, and says where they may be meant when they are not there.</summary>
static class Quotes
{
    const int LongestHint = 160;
    const int MostPlaces = 10;

    /// <summary>Where the words stand; ends inside a surrogate pair are no places.</summary>
    public static IReadOnlyList<int> Places(string text, string quote)
    {
        var places = new List<int>();
        for (var at = text.IndexOf(quote, StringComparison.Ordinal); at >= 0 && places.Count < MostPlaces; at = text.IndexOf(quote, at + 1, StringComparison.Ordinal))
            places.Add(at);
        return places;
    }

    /// <summary>The only place of a quote.</summary>
    public static TextSelector Find(NodeId document, string text, string quote)
    {
        var places = Places(text, quote);
        return places.Count switch
        {
            1 => new TextSelector(places[0], places[0] + quote.Length),
            0 => throw new EvidenceMismatchException($"«{quote}» does not stand in {document}.{Hint(text, quote)}"),
            _ => throw new EvidenceAmbiguousException(document, quote, places),
        };
    }

    /// <summary>Refuses a selector that does not select the quote.</summary>
    public static string Slice(NodeId document, string text, TextSelector selector, string? quote)
    {
        if (selector.Start < 0 || selector.End <= selector.Start || selector.End > text.Length)
            throw new EvidenceMismatchException($"{selector.Start} to {selector.End} is no part of the text of {document}, which has {text.Length} UTF-16 units.");
        if (SplitsPair(text, selector.Start) || SplitsPair(text, selector.End))
            throw new EvidenceMismatchException($"{selector.Start} to {selector.End} of {document} begins or ends inside a character. Offsets count UTF-16 units and never split a surrogate pair.");
        var slice = text[selector.Start..selector.End];
        if (quote is not null && quote != slice)
            throw new EvidenceMismatchException($"{document} says «{Cut(slice)}» from {selector.Start} to {selector.End}, not «{quote}». Leave the place out to have the quote found.");
        return slice;
    }

    /// <summary>The columns of a row as text; what is no text there is its JSON.</summary>
    public static IReadOnlyDictionary<string, string> ColumnsOf(string? raw)
    {
        using var row = JsonDocument.Parse(raw ?? "{}");
        return row.RootElement.ValueKind == JsonValueKind.Object
            ? row.RootElement.EnumerateObject().ToDictionary(column => column.Name, column => column.Value.ValueKind == JsonValueKind.String ? column.Value.GetString()! : column.Value.GetRawText(), StringComparer.Ordinal)
            : new Dictionary<string, string>();
    }

    /// <summary>The columns of a row that hold the quote, of those that are named.</summary>
    public static RowSelector FindInRow(NodeId document, IReadOnlyDictionary<string, string> columns, string? quote, RowSelector? named)
    {
        if (named?.Columns.FirstOrDefault(column => !columns.ContainsKey(column)) is { } unknown)
            throw new EvidenceMismatchException($"{document} has no column '{unknown}'. Its columns: {string.Join(", ", columns.Keys)}.");
        if (quote is null)
            return named ?? new RowSelector([]);
        var holding = (named?.Columns ?? [.. columns.Keys]).Where(column => columns[column].Contains(quote, StringComparison.Ordinal)).ToList();
        if (holding.Count == 0)
            throw new EvidenceMismatchException($"«{quote}» does not stand in {(named is null ? "any column" : string.Join(", ", named.Columns))} of {document}.");
        return named ?? new RowSelector(holding);
    }

    static bool SplitsPair(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]);

    // Most misquotations begin or end right: shown is the text from the longest part that is there.
    static string Hint(string text, string quote)
    {
        var words = quote.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var count = words.Length - 1; count > 0; count--)
        {
            foreach (var part in new[] { string.Join(' ', words[..count]), string.Join(' ', words[^count..]) })
            {
                var at = text.IndexOf(part, StringComparison.OrdinalIgnoreCase);
                if (at < 0 || part.Length < 4)
                    continue;
                var from = part == string.Join(' ', words[..count]) ? at : Math.Max(0, at + part.Length - quote.Length);
                return $" It says «{Cut(text[from..Math.Min(text.Length, from + quote.Length + 20)])}».";
            }
        }
        return " Quote its words exactly, with their spelling and punctuation.";
    }

    static string Cut(string text)
    {
        var cut = text.Length <= LongestHint ? text : text[..LongestHint] + "…";
        return cut.ReplaceLineEndings(" ");
    }
}
