namespace ConflictGraph.Sqlite;

/// <summary>Roles, stances and names of keyed properties as small numbers that this file gave them.</summary>
sealed class WordList(Session session)
{
    readonly Dictionary<string, long> numbers = new(StringComparer.Ordinal);
    readonly Dictionary<long, string> texts = [];

    /// <summary>The word's number; −1, which no row has, for a word that was never written.</summary>
    public long Find(string text)
    {
        if (numbers.TryGetValue(text, out var number))
            return number;
        using var rows = session.Get("word-number").Bind(1, text);
        if (!rows.Step())
            return -1;
        return Remember(rows.Long(0), text);
    }

    public long Give(string text)
    {
        if (Find(text) is > 0 and var known)
            return known;
        using var insert = session.Get("word-insert").Bind(1, text);
        return insert.Step() ? Remember(insert.Long(0), text) : throw new InvalidOperationException($"No number for the word '{text}'.");
    }

    public string Text(long number)
    {
        if (texts.TryGetValue(number, out var text))
            return text;
        using var rows = session.Get("word-text").Bind(1, number);
        text = rows.Step() ? rows.Text(0) : throw new InvalidOperationException($"There is no word {number}.");
        Remember(number, text);
        return text;
    }

    /// <summary>After a transaction was undone its words are gone.</summary>
    public void Forget()
    {
        numbers.Clear();
        texts.Clear();
    }

    long Remember(long number, string text)
    {
        (numbers[text], texts[number]) = (number, text);
        return number;
    }
}
