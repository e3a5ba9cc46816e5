using System.Collections.Concurrent;

namespace ConflictGraph.Sqlite;

/// <summary>
/// Rows that were read lately, for all readers: a version never changes once committed, and what was parsed of it is kept with it.
/// Bounded by the text they hold; when that is too much all are forgotten, which costs less than knowing which was used last.
/// </summary>
sealed class KeptRows<T> where T : class
{
    const long MostCharacters = 8_000_000;
    readonly ConcurrentDictionary<long, T> rows = [];
    long characters;

    public T? Find(long version) => rows.GetValueOrDefault(version);

    /// <param name="length">Of its text.</param>
    public T Keep(long version, T row, int length)
    {
        if (Interlocked.Add(ref characters, length) > MostCharacters)
        {
            rows.Clear();
            Interlocked.Exchange(ref characters, length);
        }
        return rows[version] = row;
    }
}
