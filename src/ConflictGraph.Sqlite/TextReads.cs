using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Sqlite;

/// <summary>Words, terms, keys and stored texts.</summary>
static class TextReads
{
    public static TextMatches Find(Session session, long at, TextQuery query)
    {
        if (query.Tokens.Any(group => group.Count == 0) || query.Kinds is { Count: 0 })
            return new TextMatches([], true);
        var versions = new List<(long Serial, long Version)>();
        var kinds = query.Kinds is null ? "" : "AND v.kind IN (SELECT value FROM json_each(:kinds))";
        using (var rows = session.Prepare(query.Tokens.Count == 0 ? Sql.Text("text-any", ("kinds", kinds)) : Sql.Text("text-matches", ("kinds", kinds))))
        {
            if (query.Tokens.Count > 0)
                rows.Bind(":words", WordQuery.Of(query.Tokens, query.Fields));
            if (query.Kinds is { } asked)
                rows.Bind(":kinds", JsonLists.Of(asked.Select(kind => (long)kind.Number)));
            rows.Bind(":at", at).Bind(":size", query.Cap + 1L);
            while (rows.Step())
                versions.Add((rows.Long(1), rows.Long(0)));
        }
        var isComplete = versions.Count <= query.Cap;
        return new TextMatches([.. versions.Take(query.Cap).Order().Select(row => NodeReads.OfVersion(session, row.Version))], isComplete);
    }

    public static IReadOnlyList<string> Terms(Session session, char first, int shortest, int longest)
    {
        using var rows = session.Get("terms").Bind(":first", first.ToString()).Bind(":next", first + JustAfter).Bind(":shortest", shortest).Bind(":longest", longest);
        var terms = new List<string>();
        while (rows.Step())
            terms.Add(rows.Text(0));
        return terms;
    }

    /// <summary>After a prefix: behind everything that begins with it, since no key holds characters beyond the basic plane.</summary>
    public const string JustAfter = "\U0010FFFF";

    public static IReadOnlyDictionary<string, NodeId> Keys(Session session, long at, string property, IReadOnlyCollection<string> texts)
    {
        var found = new Dictionary<string, NodeId>(StringComparer.Ordinal);
        var number = session.Words.Find(property);
        using var rows = session.Get("node-of-key").Bind(":property", number).Bind(":at", at);
        foreach (var text in texts)
        {
            rows.Bind(":text", text);
            if (rows.Step())
                found[text] = session.Names[rows.Long(0)].Id;
            while (rows.Step())
            {
                // Of several the first is the oldest; the rest is read so that the statement is ready again.
            }
        }
        return found;
    }

    public static string? Stored(Session session, string hash)
    {
        using var rows = session.Get("text-of-hash").Bind(1, hash);
        return rows.Step() ? rows.Text(0) : null;
    }
}
