using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>Words, terms, keys and stored texts.</summary>
sealed class TextReads(Reading reading)
{
    public Task<TextMatches> FindAsync(long at, TextQuery query, CancellationToken cancellation) => throw new NotImplementedException(reading.World.ToString());

    public Task<IReadOnlyList<string>> TermsAsync(char first, int shortest, int longest, CancellationToken cancellation) => throw new NotImplementedException(reading.World.ToString());

    public Task<IReadOnlyDictionary<string, NodeId>> KeysAsync(long at, string property, IReadOnlyCollection<string> texts, CancellationToken cancellation) => throw new NotImplementedException(reading.World.ToString());

    public Task<IReadOnlyDictionary<string, string>> StoredAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation) => throw new NotImplementedException(reading.World.ToString());
}
