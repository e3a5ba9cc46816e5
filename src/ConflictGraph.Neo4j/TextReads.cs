using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>Words, terms, keys and stored texts.</summary>
sealed class TextReads(Reading reading)
{
    // What _node, whether it holds, and the nine columns of an entity follow.
    const int EntityColumn = 2;

    public async Task<TextMatches> FindAsync(long at, TextQuery query, CancellationToken cancellation)
    {
        var found = new Dictionary<long, Entity>();
        if (query.Kinds is { Count: 0 })
            return new TextMatches([], true);
        if (query.Tokens.Count == 0)
        {
            Keep(found, await reading.RunAsync("read/text-any", new Parameters
            {
                ["prefixes"] = (query.Kinds ?? reading.World.NodeKinds).Select(kind => kind.Prefix + ":").ToArray(), ["at"] = at, ["size"] = query.Cap + 1L,
            }, cancellation));
        }
        else if (WordQuery.Of(query.Tokens, query.Fields) is { } words)
        {
            foreach (var text in words.Texts)
                if (found.Count <= query.Cap)
                    await MatchAsync(at, query, words, text, found, cancellation);
        }
        return new TextMatches([.. found.Values.OrderBy(entity => entity.Serial).Take(query.Cap)], found.Count <= query.Cap);
    }

    // Versions that ended match too, so more are looked at until enough live or no others match.
    async Task MatchAsync(long at, TextQuery query, WordQuery words, string text, Dictionary<long, Entity> found, CancellationToken cancellation)
    {
        for (var limit = query.Cap + (query.Cap / 4) + 1L; ; limit = Math.Min(4 * limit, int.MaxValue))
        {
            var rows = await reading.RunAsync("read/text-matches", new Parameters
            {
                ["query"] = text, ["limit"] = limit, ["at"] = at, ["kinds"] = query.Kinds?.Select(kind => kind.Name).ToArray(), ["fields"] = words.Fields, ["rest"] = words.Rest,
            }, cancellation);
            Keep(found, rows);
            if (rows.Count < limit || found.Count > query.Cap)
                return;
        }
    }

    void Keep(Dictionary<long, Entity> found, IReadOnlyList<Row> rows)
    {
        foreach (var row in rows.Where(row => row.Flag(1)))
            found[row.Long(0)] = NodeReads.ReadEntity(reading, row, EntityColumn, row.Long(0));
    }

    public async Task<IReadOnlyList<string>> TermsAsync(char first, int shortest, int longest, CancellationToken cancellation)
    {
        var rows = await reading.RunAsync("read/terms", new Parameters { ["first"] = first.ToString(), ["shortest"] = shortest, ["longest"] = longest }, cancellation);
        return [.. rows.Select(row => row.Text(0))];
    }

    public async Task<IReadOnlyDictionary<string, NodeId>> KeysAsync(long at, string property, IReadOnlyCollection<string> texts, CancellationToken cancellation)
    {
        var asked = texts.Distinct(StringComparer.Ordinal).ToList();
        if (asked.Count == 0)
            return new Dictionary<string, NodeId>();
        var rows = await reading.RunAsync("read/nodes-of-keys", new Parameters { ["keys"] = asked.Select(text => KeyText.Of(property, text)).ToArray(), ["at"] = at }, cancellation);
        return rows.ToDictionary(row => asked[row.Int(0)], row => new NodeId(row.Text(1)), StringComparer.Ordinal);
    }

    public async Task<IReadOnlyDictionary<string, string>> StoredAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation)
    {
        if (hashes.Count == 0)
            return new Dictionary<string, string>();
        var rows = await reading.RunAsync("read/texts", new Parameters { ["hashes"] = hashes.Distinct(StringComparer.Ordinal).ToArray() }, cancellation);
        return rows.ToDictionary(row => row.Text(0), row => row.Text(1), StringComparer.Ordinal);
    }
}
