using System.Globalization;

namespace ConflictGraph.Wording;

/// <summary>The form in which names are compared: without marks, case, apostrophes inside words and needless space.</summary>
/// <remarks>
/// It is NFKD without its marks, plus what readers take for the same: ß is ss, ł is l, ı is i. In Cyrillic й folds to и, ї to і,
/// ё to е, ў to у and ґ to г, because people type either and the marks are often lost on the way; и and і stay apart.
/// <see cref="Transliteration"/> therefore works on the text as written, never on folded text.
/// Characters outside the BMP stay; <see cref="OrderKey"/> and <see cref="Tokens"/> turn them into U+FFFD.
/// </remarks>
public static class Fold
{
    internal const char Dropped = '\0';
    internal const char Apostrophe = '\'';
    internal const char Unknown = '\uFFFD';
    const char Several = '\uFFFF';

    static readonly Dictionary<char, string> Expansions = [];
    static readonly char[] Folded = Build();

    /// <summary>The text folded, in one line: white space is one space between words and none round them.</summary>
    public static string Of(string text)
    {
        var letters = new LetterBuffer(stackalloc char[256]);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = Folded[text[i]];
            if (letter == Several)
                letters.Append(Expansions[text[i]]);
            else if (char.IsSurrogate(letter))
                i += AppendOutsideBmp(text, i, ref letters);
            else if (letter == ' ')
                AppendSpace(ref letters);
            else if (letter != Dropped && !(letter == Apostrophe && char.IsLetter(letters.Last) && LetterFollows(text, i)))
                letters.Append(letter);
        }
        return letters.ToStringLike(text, trimmed: true);
    }

    /// <summary>What one UTF-16 unit becomes: one character, <see cref="Dropped"/>, or, when <paramref name="several"/> is set, that.</summary>
    internal static char One(char letter, out string? several)
    {
        var folded = Folded[letter];
        several = folded == Several ? Expansions[letter] : null;
        return folded;
    }

    /// <summary>Whether the next character that is not dropped is a letter: what makes an apostrophe one inside a word.</summary>
    internal static bool LetterFollows(string text, int index)
    {
        for (var i = index + 1; i < text.Length; i++)
        {
            var letter = One(text[i], out var several);
            if (letter != Dropped)
                return char.IsLetter(several is null ? letter : several[0]);
        }
        return false;
    }

    internal static bool IsMark(UnicodeCategory category) => category
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    static void AppendSpace(ref LetterBuffer letters)
    {
        if (letters.Length > 0 && letters.Last != ' ')
            letters.Append(' ');
    }

    static int AppendOutsideBmp(string text, int index, ref LetterBuffer letters)
    {
        if (!char.IsSurrogatePair(text, index))
        {
            letters.Append(Unknown);
            return 0;
        }
        if (!IsMark(CharUnicodeInfo.GetUnicodeCategory(text, index)))
        {
            letters.Append(text[index]);
            letters.Append(text[index + 1]);
        }
        return 1;
    }

    static char[] Build()
    {
        var listed = new Dictionary<char, string>();
        foreach (var line in (FoldTable.LeftToRight + "\n" + FoldTable.RightToLeft).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            foreach (var letter in line.AsSpan(space + 1).TrimEnd('\r'))
                listed[letter] = line[..space];
        }

        var folded = new char[char.MaxValue + 1];
        for (var code = 0; code <= char.MaxValue; code++)
            folded[code] = FoldOne((char)code, listed);
        return folded;
    }

    static char FoldOne(char letter, Dictionary<char, string> listed)
    {
        const char tatweel = '\u0640', zeroWidthSpace = '\u200B';
        if (char.IsSurrogate(letter))
            return letter;
        if (char.IsWhiteSpace(letter) || letter == zeroWidthSpace)
            return ' ';
        var lower = char.ToLowerInvariant(letter);
        if (listed.TryGetValue(letter, out var target) || listed.TryGetValue(lower, out target))
        {
            if (target.Length == 1)
                return target[0];
            Expansions[letter] = target;
            return Several;
        }
        if (letter == Several)
            return Unknown;
        var category = char.GetUnicodeCategory(letter);
        return IsMark(category) || category is UnicodeCategory.Control or UnicodeCategory.Format || letter == tatweel ? Dropped : lower;
    }
}
