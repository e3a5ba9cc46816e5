using System.Collections.Concurrent;

namespace ConflictGraph.Server.Access;

/// <summary>
/// How much each caller may ask for: a store of objects that fills again at a steady rate. What an answer may hold is taken from it, even below zero, and who is below zero waits:
/// so a dear question is answered once, and a thousand cheap ones are no cheaper than they are.
/// </summary>
/// <param name="perSecond">Objects a second.</param>
/// <param name="most">What a caller who was quiet may ask for at once.</param>
sealed class Allowance(double perSecond, double most, TimeProvider clock)
{
    /// <summary>What a request costs before anything of it is looked at.</summary>
    public const double Request = 10;

    // Callers who have been quiet long enough have everything again, and need not be remembered.
    const int Most = 10_000;

    readonly ConcurrentDictionary<string, Store> stores = new(StringComparer.Ordinal);

    /// <summary>Null when it was granted, else after how long the caller may ask again.</summary>
    public TimeSpan? Take(string caller, double objects)
    {
        if (stores.Count >= Most)
            ForgetTheQuiet();
        return stores.GetOrAdd(caller, _ => new Store(this)).Take(objects);
    }

    void ForgetTheQuiet()
    {
        foreach (var (caller, store) in stores)
            if (store.IsFull)
                stores.TryRemove(caller, out _);
    }

    sealed class Store(Allowance allowance)
    {
        readonly Lock gate = new();
        double left = allowance.Full;
        long at = allowance.Now;

        public bool IsFull
        {
            get
            {
                lock (gate)
                    return Refilled() >= allowance.Full;
            }
        }

        public TimeSpan? Take(double objects)
        {
            lock (gate)
            {
                left = Refilled();
                at = allowance.Now;
                if (left <= 0)
                    return TimeSpan.FromSeconds(Math.Ceiling((1 - left) / allowance.Rate));
                left -= objects;
                return null;
            }
        }

        double Refilled() => Math.Min(allowance.Full, left + (allowance.Rate * allowance.Since(at)));
    }

    double Full => most;

    double Rate => perSecond;

    long Now => clock.GetTimestamp();

    double Since(long at) => clock.GetElapsedTime(at).TotalSeconds;
}
