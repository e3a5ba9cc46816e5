using ConflictGraph.Storage;

namespace ConflictGraph.Sqlite;

/// <summary>What full-text search is asked: tokens between quotes, so that none of them is read as an operator.</summary>
static class WordQuery
{
    public static string Of(IEnumerable<IReadOnlyList<string>> groups, TextFields fields)
    {
        var all = string.Join(" AND ", groups.Select(group => $"({string.Join(" OR ", group.Distinct().Select(Quoted))})"));
        return (fields & TextFields.ANY) == TextFields.ANY ? all : $"{{{Columns(fields)}}} : ({all})";
    }

    static string Columns(TextFields fields) => string.Join(' ', Enum.GetValues<TextFields>()
        .Where(field => field != TextFields.ANY && (fields & field) != 0).Select(field => field.ToString().ToLowerInvariant()));

    static string Quoted(string token) => $"\"{token.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
