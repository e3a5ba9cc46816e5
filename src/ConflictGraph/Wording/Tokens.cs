using System.Globalization;
using System.Text;

namespace ConflictGraph.Wording;

/// <summary>A word of a text as the search sees it, and where in the text it stands (UTF-16 units).</summary>
public readonly record struct TokenSpan(int Start, int Length, string Token)
{
    public int End => Start + Length;
}

/// <summary>The words of a text for the full-text index: folded runs of letters and digits. Engines index them as they are.</summary>
public static class Tokens
{
    /// <summary>Characters that a token keeps; longer runs are hashes and links, found by their beginning.</summary>
    public const int MaxLength = 64;

    /// <summary>The tokens of a text, in its order, with repetitions.</summary>
    public static IReadOnlyList<string> Of(string text) => Spans(text).ConvertAll(span => span.Token);

    /// <summary>
    /// The tokens for the <c>latin</c> column: every Latin reading of the name, and the loose form of each word, as far as
    /// <see cref="Of"/> does not give them already. So "Белоусов" answers to Belousov, and "Yury" to Yuri.
    /// </summary>
    public static IReadOnlyList<string> Latin(string text, string? language = null)
    {
        var written = Spans(text);
        var latin = new List<string>();
        var known = written.Select(span => span.Token).ToHashSet(StringComparer.Ordinal);
        foreach (var reading in Transliteration.Readings(text, language))
        {
            foreach (var span in ReferenceEquals(reading, text) ? written : Spans(reading))
            {
                AddNew(span.Token);
                AddNew(Transliteration.LooseWord(span.Token));
            }
        }
        return latin;

        void AddNew(string token)
        {
            if (known.Add(token))
                latin.Add(token);
        }
    }

    /// <summary>The tokens with their places. A slice of the text at a span has that token and no other.</summary>
    public static List<TokenSpan> Spans(string text)
    {
        var spans = new List<TokenSpan>();
        var letters = new LetterBuffer(stackalloc char[MaxLength]);
        int start = 0, end = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var letter = Fold.One(text[i], out var several);
            var units = 1;
            if (char.IsSurrogate(letter))
                letter = OutsideBmp(text, i, out units);

            if (letter == Fold.Dropped || (letter == Fold.Apostrophe && char.IsLetter(letters.Last) && Fold.LetterFollows(text, i)))
            {
                // A mark belongs to the letter before it; before a word it belongs to nothing.
                if (letters.Length > 0 && letter == Fold.Dropped)
                    end = i + units;
            }
            else if (several is not null || letter == Fold.Unknown && units == 2 || char.IsLetterOrDigit(letter))
            {
                if (letters.Length == 0)
                    start = i;
                if (several is null && letters.Length < MaxLength)
                    letters.Append(letter);
                else if (several is not null)
                    letters.Append(several.AsSpan(0, Math.Min(several.Length, MaxLength - letters.Length)));
                end = i + units;
            }
            else if (letters.Length > 0)
            {
                spans.Add(new TokenSpan(start, end - start, letters.ToString()));
                letters.Clear();
            }
            i += units - 1;
        }
        if (letters.Length > 0)
            spans.Add(new TokenSpan(start, end - start, letters.ToString()));
        return spans;
    }

    /// <summary>U+FFFD for a letter or digit outside the BMP, nothing for a mark, a space for whatever ends a word.</summary>
    static char OutsideBmp(string text, int index, out int units)
    {
        units = 1;
        if (!Rune.TryGetRuneAt(text, index, out var rune))
            return ' ';
        units = 2;
        return Rune.IsLetterOrDigit(rune) ? Fold.Unknown
            : Fold.IsMark(Rune.GetUnicodeCategory(rune)) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format ? Fold.Dropped
            : ' ';
    }
}
