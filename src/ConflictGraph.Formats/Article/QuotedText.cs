using System.Text;
using ConflictGraph.Model;
using ConflictGraph.Wording;

namespace ConflictGraph.Formats.Article;

/// <summary>The text of a document, in which quotes are looked up: any run of white space stands for any other, all else agrees to the letter.</summary>
sealed class QuotedText
{
    readonly string text;
    readonly string joined;

    // Where each character of the joined text stands in the text; one more for its end.
    readonly int[] places;
    List<TokenSpan>? words;

    public QuotedText(string text)
    {
        this.text = text;
        var joining = new StringBuilder(text.Length);
        var at = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length; i++)
        {
            var blank = char.IsWhiteSpace(text[i]);
            if (blank && joining.Length > 0 && joining[^1] == ' ')
                continue;
            joining.Append(blank ? ' ' : text[i]);
            at.Add(i);
        }
        at.Add(text.Length);
        (joined, places) = (joining.ToString(), [.. at]);
    }

    /// <summary>As texts are stored: without a byte-order mark, line ends as LF.</summary>
    public static string Stored(string text) => text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>Everywhere the quote stands.</summary>
    public List<TextSelector> Find(string quote)
    {
        var sought = string.Join(' ', quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var found = new List<TextSelector>();
        if (sought.Length == 0)
            return found;
        for (var at = joined.IndexOf(sought, StringComparison.Ordinal); at >= 0; at = joined.IndexOf(sought, at + 1, StringComparison.Ordinal))
            found.Add(new TextSelector(places[at], places[at + sought.Length - 1] + 1));
        return found;
    }

    public string Slice(TextSelector place) => text[place.Start..place.End];

    public int LineOf(int at) => 1 + text.AsSpan(0, at).Count('\n');

    /// <summary>The stretch of as many words that shares most of them with the quote, and its line; null when no word is shared.</summary>
    public (string Words, int Line)? Nearest(string quote)
    {
        words ??= Tokens.Spans(text);
        // What of each word the window still lacks; below zero it has more of it than the quote.
        var lacks = Tokens.Of(quote).GroupBy(word => word).ToDictionary(same => same.Key, same => same.Count());
        var (length, shared, best, from) = (lacks.Values.Sum(), 0, 0, 0);
        for (var end = 0; end < words.Count; end++)
        {
            var start = end - length + 1;
            if (lacks.TryGetValue(words[end].Token, out var entering))
            {
                lacks[words[end].Token] = entering - 1;
                shared += entering > 0 ? 1 : 0;
            }
            if (start > 0 && lacks.TryGetValue(words[start - 1].Token, out var leaving))
            {
                lacks[words[start - 1].Token] = leaving + 1;
                shared -= leaving >= 0 ? 1 : 0;
            }
            if (shared > best)
                (best, from) = (shared, Math.Max(0, start));
        }
        if (best == 0)
            return null;
        var near = words.Skip(from).Take(length).Where(word => lacks.ContainsKey(word.Token)).ToList();
        return (text[near[0].Start..near[^1].End], LineOf(near[0].Start));
    }
}
