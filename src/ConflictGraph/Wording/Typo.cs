namespace ConflictGraph.Wording;

/// <summary>How far two words are apart as slips of the hand: a letter more, less, other, or two swapped.</summary>
public static class Typo
{
    /// <summary>Slips that are forgiven in a word of so many letters: a short word becomes another one too easily.</summary>
    public static int Allowed(int length) => length < 5 ? 0 : length < 9 ? 1 : 2;

    /// <summary>Whether the term may be meant by the word: the same first letter and no more slips than its length allows.</summary>
    public static bool IsNear(string word, string term)
    {
        var allowed = Allowed(word.Length);
        return term.Length > 0 && allowed > 0 && word[0] == term[0] && Distance(word, term, allowed) <= allowed;
    }

    /// <summary>The optimal string alignment distance, or <paramref name="max"/> + 1 for everything beyond <paramref name="max"/>.</summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int max)
    {
        if (a.Length > b.Length)
        {
            var longer = a;
            a = b;
            b = longer;
        }
        if (b.Length - a.Length > max)
            return max + 1;

        var width = a.Length + 1;
        var rows = 3 * width <= 384 ? stackalloc int[3 * width] : new int[3 * width];
        var beforeLast = rows[..width];
        var last = rows.Slice(width, width);
        var row = rows[(2 * width)..];
        for (var i = 0; i < width; i++)
            last[i] = i;

        var leastOfLast = 0;
        for (var j = 1; j <= b.Length; j++)
        {
            row[0] = j;
            var least = j;
            for (var i = 1; i < width; i++)
            {
                var distance = Math.Min(Math.Min(row[i - 1], last[i]) + 1, last[i - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    distance = Math.Min(distance, beforeLast[i - 2] + 1);
                row[i] = distance;
                least = Math.Min(least, distance);
            }
            // A swap reaches back over one row, so two rows in a row must be beyond the bound.
            if (least > max && leastOfLast > max)
                return max + 1;
            leastOfLast = least;
            var free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return Math.Min(last[a.Length], max + 1);
    }
}
