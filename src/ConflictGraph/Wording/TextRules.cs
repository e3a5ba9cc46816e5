using System.Globalization;

namespace ConflictGraph.Wording;

/// <summary>What no text of the graph may hold, because the engines would keep it differently.</summary>
public static class TextRules
{
    /// <summary>Refuses half a surrogate pair and U+0000, the two things that some engine drops or replaces.</summary>
    /// <param name="what">Where the text stands, such as <c>nodes[3].name</c>: it begins the message and is the error's path.</param>
    public static void RefuseLoneSurrogates(string text, string what)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter == '\0')
                throw Refusal(text, what, i, "U+0000");
            if (!char.IsSurrogate(letter))
                continue;
            if (!char.IsHighSurrogate(letter) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                throw Refusal(text, what, i, "half a surrogate pair");
            i++;
        }
    }

    /// <summary>The longest beginning of at most so many UTF-16 units that does not end inside a surrogate pair.</summary>
    internal static int CutAt(string text, int length) =>
        text.Length <= length ? text.Length
        : length > 0 && char.IsHighSurrogate(text[length - 1]) && char.IsLowSurrogate(text[length]) ? length - 1
        : length;

    static BadInputException Refusal(string text, string what, int at, string found) => new(
        string.Create(CultureInfo.InvariantCulture,
            $"{what} holds {found} (U+{(int)text[at]:X4}) at position {at}. Send whole characters of Unicode, without U+0000."),
        what);
}
