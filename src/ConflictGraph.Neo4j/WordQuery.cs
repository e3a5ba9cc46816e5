using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>
/// What full-text search is asked: tokens between quotes, so that none of them is read as an operator, and no more than the engine takes at a time.
/// Groups that find no room are left to be looked at in what the others find.
/// </summary>
sealed class WordQuery
{
    /// <summary>The engine takes 1,024 terms in one query; each field counts.</summary>
    const int MostTerms = 1000;

    WordQuery(IReadOnlyList<string> fields, IReadOnlyList<string> texts, IReadOnlyList<IReadOnlyList<string>> rest) => (Fields, Texts, Rest) = (fields, texts, rest);

    /// <summary>The properties that are looked at.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>What matches any of these is what was asked for, as far as the rest says so too.</summary>
    public IReadOnlyList<string> Texts { get; }

    public IReadOnlyList<IReadOnlyList<string>> Rest { get; }

    /// <summary>Null where nothing can match.</summary>
    public static WordQuery? Of(IEnumerable<IReadOnlyList<string>> tokens, TextFields fields)
    {
        string[] names = [.. Enum.GetValues<TextFields>().Where(field => field != TextFields.ANY && (fields & field) != 0).Select(field => "_" + field.ToString().ToLowerInvariant())];
        // What holds a space is no token of any text.
        var groups = tokens.Select(group => group.Where(token => token.Length > 0 && !token.Any(char.IsWhiteSpace)).Distinct(StringComparer.Ordinal).ToArray()).OrderBy(group => group.Length).ToList();
        if (names.Length == 0 || groups.Count == 0 || groups[0].Length == 0)
            return null;
        var most = MostTerms / names.Length;
        if (groups[0].Length > most)
            return new WordQuery(names, [.. groups[0].Chunk(most).Select(some => AnyOf(some, names))], groups[1..]);
        var (taken, terms) = (0, 0);
        while (taken < groups.Count && terms + groups[taken].Length <= most)
            terms += groups[taken++].Length;
        return new WordQuery(names, [string.Join(" AND ", groups.Take(taken).Select(group => AnyOf(group, names)))], groups[taken..]);
    }

    static string AnyOf(string[] tokens, string[] fields)
    {
        var quoted = string.Join(" OR ", tokens.Select(Quoted));
        return $"({string.Join(" OR ", fields.Select(field => $"{field}:({quoted})"))})";
    }

    static string Quoted(string token) => $"\"{token.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
