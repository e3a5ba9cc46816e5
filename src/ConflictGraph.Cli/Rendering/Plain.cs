using System.Text;

namespace ConflictGraph.Cli.Rendering;

/// <summary>Text of the graph as it may go to a terminal: nothing in it moves the cursor, changes colours or turns the reading direction round.</summary>
static class Plain
{
    const char Stranger = '\uFFFD';

    /// <summary>Line breaks and tabs stay.</summary>
    public static string Of(string text)
    {
        if (!text.Any(IsDangerous))
            return text;
        var plain = new StringBuilder(text.Length);
        foreach (var character in text)
            plain.Append(IsDangerous(character) ? Stranger : character);
        return plain.ToString();
    }

    /// <summary>Everything on one line.</summary>
    public static string Line(string text) => Of(string.Join(' ', text.Split(['\r', '\n', '\u2028', '\u2029', '\u0085'], StringSplitOptions.RemoveEmptyEntries)).Replace('\t', ' '));

    static bool IsDangerous(char character) =>
        (char.IsControl(character) && character is not ('\n' or '\t')) || character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
