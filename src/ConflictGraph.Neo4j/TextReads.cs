using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>Words, terms, keys and stored texts.</summary>
sealed class TextReads(Reading reading)
{
    public Task<TextMatches> FindAsync(long at, TextQuery query, CancellationToken cancellation) => throw new NotImplementedException(reading.World.ToString());

    public Task<IReadOnlyList<string>> TermsAsync(char first, int shortest, int longest, CancellationToken cancellation) => throw new NotImplementedException(reading.World.ToString());

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
