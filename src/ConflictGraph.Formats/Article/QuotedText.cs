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
        var sought = Tokens.Of(quote).GroupBy(word => word).ToDictionary(same => same.Key, same => same.Count());
        var length = sought.Values.Sum();
        var (best, from) = (0, 0);
        for (var start = 0; start < words.Count; start++)
        {
            var shared = Window(start, length).GroupBy(word => word.Token).Sum(same => Math.Min(same.Count(), sought.GetValueOrDefault(same.Key)));
            if (shared > best)
                (best, from) = (shared, start);
        }
        if (best == 0)
            return null;
        var near = Window(from, length).Where(word => sought.ContainsKey(word.Token)).ToList();
        return (text[near[0].Start..near[^1].End], LineOf(near[0].Start));
    }

    IEnumerable<TokenSpan> Window(int start, int length) => words!.Skip(start).Take(length);
}
