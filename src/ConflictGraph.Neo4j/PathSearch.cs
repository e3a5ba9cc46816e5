using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>
/// Sequences of entities by length, then serials. Each further length takes one more step, from the end where it costs less; only what lies on a way between the ends is then tried.
/// </summary>
sealed class PathSearch(Steps steps, PathQuery query, long from, long goal)
{
    readonly List<HashSet<long>> ahead = [[from]];
    readonly List<HashSet<long>> back = [[goal]];

    public async Task<(List<long[]> Paths, bool IsComplete)> FindAsync(CancellationToken cancellation)
    {
        var found = new List<long[]>();
        var isComplete = true;
        await steps.WeighAsync([from, goal], cancellation);
        for (var length = 1; length <= query.MaxLength && found.Count < query.First; length++)
        {
            await GrowAsync(length == query.MaxLength, cancellation);
            if (ahead[^1].Count == 0 || back[^1].Count == 0)
                break;
            var wanted = Math.Min(query.Cap, query.First - found.Count);
            var seen = 0;
            foreach (var path in Paths().Take(query.Cap + 1))
            {
                cancellation.ThrowIfCancellationRequested();
                if (++seen <= wanted)
                    found.Add([.. path]);
            }
            isComplete &= seen <= query.Cap;
        }
        return (found, isComplete);
    }

    async Task GrowAsync(bool isLast, CancellationToken cancellation)
    {
        var isAhead = steps.Cost(Front(ahead, goal)) <= steps.Cost(Front(back, from));
        var (walks, end, other) = isAhead ? (ahead, goal, back) : (back, from, ahead);
        var front = Front(walks, end).ToList();
        await steps.LearnAsync(front, isLast ? other[^1] : null, cancellation);
        // The last of a walk may be its goal alone; on the way there only what may be gone through.
        var next = front.SelectMany(steps.From).Where(serial => serial == end || (serial != from && serial != goal)).ToHashSet();
        next.ExceptWith(await steps.HubsAsync(next.Where(serial => serial != end), cancellation));
        walks.Add(next);
    }

    static IEnumerable<long> Front(List<HashSet<long>> walks, long end) => walks[^1].Where(serial => serial != end);

    /// <summary>Those as long as both walks together.</summary>
    IEnumerable<long[]> Paths()
    {
        var meeting = ahead.Count - 1;
        var length = meeting + back.Count - 1;
        var onward = new Dictionary<long, List<long>>[length];
        var place = ahead[meeting].Where(back[^1].Contains).ToHashSet();
        if (place.Count == 0)
            yield break;
        var reached = place;
        for (var left = back.Count - 1; left > 0; left--)
            reached = [.. (onward[length - left] = Backwards(back[left - 1], reached)).Values.SelectMany(next => next)];
        for (var at = meeting - 1; at >= 0; at--)
            place = [.. (onward[at] = Forwards(ahead[at], place)).Keys];
        foreach (var path in Sequences.Of(from, length, (depth, serial) => onward[depth][serial]))
            yield return path;
    }

    /// <summary>For each at a place the steps that go on, in order.</summary>
    Dictionary<long, List<long>> Forwards(HashSet<long> here, HashSet<long> next)
    {
        var onward = new Dictionary<long, List<long>>();
        foreach (var serial in here)
        {
            var ways = steps.From(serial).Where(next.Contains).ToList();
            if (ways.Count > 0)
                onward[serial] = ways;
        }
        return onward;
    }

    // Steps are known from the goal's side only.
    Dictionary<long, List<long>> Backwards(HashSet<long> next, HashSet<long> here)
    {
        var onward = here.ToDictionary(serial => serial, _ => new List<long>());
        foreach (var serial in next.Order())
            foreach (var step in steps.From(serial).Where(here.Contains))
                onward[step].Add(serial);
        return onward;
    }
}
