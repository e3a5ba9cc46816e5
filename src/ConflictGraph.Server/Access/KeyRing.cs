using System.Collections.Concurrent;

namespace ConflictGraph.Server.Access;

/// <summary>Keys that were looked up lately, so that not every request asks the store. One that is revoked counts for a few seconds more.</summary>
sealed class KeyRing(AccessKeys keys, TimeProvider clock)
{
    /// <summary>How long a key may count after it was revoked.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    // What is no key is remembered too, and not without end.
    const int Most = 10_000;

    readonly ConcurrentDictionary<string, (AccessKey? Key, long At)> known = new(StringComparer.Ordinal);
    Seen? any;

    sealed record Seen(bool Any, long At);

    public async Task<AccessKey?> FindAsync(string secret, CancellationToken cancellation)
    {
        if (known.TryGetValue(secret, out var found) && IsFresh(found.At))
            return found.Key is { } key && !key.HasExpiredAt(clock.GetUtcNow()) ? key : null;
        if (known.Count >= Most)
            known.Clear();
        var at = clock.GetTimestamp();
        return (known[secret] = (await keys.FindAsync(secret, cancellation), at)).Key;
    }

    public async Task<bool> AnyAsync(CancellationToken cancellation)
    {
        if (Volatile.Read(ref any) is { } seen && IsFresh(seen.At))
            return seen.Any;
        var at = clock.GetTimestamp();
        var now = new Seen((await keys.ListAsync(cancellation)).Count > 0, at);
        Volatile.Write(ref any, now);
        return now.Any;
    }

    bool IsFresh(long at) => clock.GetElapsedTime(at) < Fresh;
}
