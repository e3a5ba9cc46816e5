using System.Collections.Concurrent;
using ConflictGraph.Storage;

namespace ConflictGraph.Sqlite;

/// <summary>
/// Rows of entities that were read lately, for all readers: a version never changes once committed, and what was parsed of it is kept with it.
/// Bounded by the text they hold; when that is too much all are forgotten, which costs less than knowing which was used last.
/// </summary>
sealed class ShownRows
{
    const long MostCharacters = 8_000_000;
    readonly ConcurrentDictionary<long, Entity> rows = [];
    long characters;

    public Entity? Find(long version) => rows.GetValueOrDefault(version);

    public Entity Keep(Entity entity)
    {
        if (Interlocked.Add(ref characters, entity.Shown.Length) > MostCharacters)
        {
            rows.Clear();
            Interlocked.Exchange(ref characters, entity.Shown.Length);
        }
        return rows[entity.Version] = entity;
    }
}
