namespace ConflictGraph.Wording;

/// <summary>A stretch of a text in UTF-16 units, the end not included.</summary>
public readonly record struct TextSpan(int Start, int End);

/// <summary>A cut of a text round the first word that a question meets, with all words in it that the question meets.</summary>
/// <param name="Text">The cut as written; an ellipsis stands where text was left off.</param>
/// <param name="Highlights">Places in <paramref name="Text"/>.</param>
public sealed record Snippet(string Text, IReadOnlyList<TextSpan> Highlights)
{
    const string LeftOff = "…";

    /// <summary>The snippet, or null when the question meets no word of the text.</summary>
    /// <param name="length">About how many UTF-16 units to show: the ellipses come on top, and whole words are kept where they fit.</param>
    public static Snippet? Of(string text, SearchQuery query, int length = 240)
    {
        var words = Tokens.Spans(text);
        var met = words.FindAll(span => query.Words.Any(word => word.StandsIn(text, span)));
        if (met.Count == 0)
            return null;

        var (start, end) = Cut(text, words, met[0], length);
        var before = start > 0 ? LeftOff : "";
        var shift = before.Length - start;
        return new Snippet(
            before + text[start..end] + (end < text.Length ? LeftOff : ""),
            [.. met.Where(span => span.Start >= start && span.End <= end).Select(span => new TextSpan(span.Start + shift, span.End + shift))]);
    }

    /// <summary>A third of the room before the first match, the rest for it and what follows.</summary>
    static (int Start, int End) Cut(string text, List<TokenSpan> words, TokenSpan match, int length)
    {
        length = Math.Max(length, match.Length);
        if (text.Length <= length)
            return (0, text.Length);

        var start = Math.Clamp(match.Start - (length - match.Length) / 3, 0, text.Length - length);
        start = start == 0 ? 0 : words.Find(word => word.Start >= start).Start;
        var end = TextRules.CutAt(text, start + length);
        if (end < text.Length && words.FindLast(word => word.End <= end) is { Length: > 0 } last && last.End >= match.End && words.Exists(word => word.Start < end && word.End > end))
            end = last.End;
        return (start, end);
    }
}
