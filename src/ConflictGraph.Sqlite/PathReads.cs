using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Sqlite;

/// <summary>
/// Sequences of entities from one to another, by length, then serials. For each length both ends are followed half of the way; what lies on no way between them is then never tried.
/// </summary>
sealed class PathReads
{
    readonly Session session;
    readonly PathQuery query;
    readonly ISteps steps;
    readonly long from;
    readonly long goal;
    readonly HashSet<long> avoided;
    readonly HashSet<int> avoidedKinds;
    readonly Dictionary<long, bool> mayGoThrough = [];
    readonly List<HashSet<long>> ahead;
    readonly List<HashSet<long>> back;

    PathReads(Session session, long at, PathQuery query, ISteps steps, long from, long goal)
    {
        (this.session, this.query, this.steps, this.from, this.goal) = (session, query, steps, from, goal);
        avoided = [.. query.Avoid.Select(id => session.Names.Canonical(at, id)).OfType<long>()];
        avoidedKinds = [.. query.AvoidKinds.Select(kind => kind.Number)];
        (ahead, back) = ([[from]], [[goal]]);
    }

    public static PathsFound Find(Session session, long at, PathQuery query, ISteps steps)
    {
        if (session.Names.Canonical(at, query.From) is not { } from || session.Names.Canonical(at, query.To) is not { } goal)
            return new PathsFound([], true);
        if (from == goal)
            return new PathsFound([[session.Names[from].Id]], true);
        return new PathReads(session, at, query, steps, from, goal).Find();
    }

    PathsFound Find()
    {
        var found = new List<IReadOnlyList<NodeId>>();
        var isComplete = true;
        for (var length = 1; length <= query.MaxLength && found.Count < query.First; length++)
        {
            var wanted = Math.Min(query.Cap, query.First - found.Count);
            var seen = 0;
            foreach (var path in Paths(length).Take(query.Cap + 1))
            {
                session.Cancellation.ThrowIfCancellationRequested();
                if (++seen <= wanted)
                    found.Add([.. path.Select(serial => session.Names[serial].Id)]);
            }
            isComplete &= seen <= query.Cap;
        }
        return new PathsFound(found, isComplete);
    }

    IEnumerable<long[]> Paths(int length) => Places(length) is { } places
        ? Sequences.Of(from, length, (place, serial) => steps.From(serial).Where(places[place + 1].Contains)) : [];

    /// <summary>Which entities can stand at each place of a path of this length; null when the two ends do not meet.</summary>
    HashSet<long>[]? Places(int length)
    {
        var half = length / 2;
        Grow(back, half, from);
        Grow(ahead, length - half, goal);
        var places = new HashSet<long>[length + 1];
        for (var left = 0; left <= half; left++)
            places[length - left] = back[left];
        var meeting = length - half;
        places[meeting] = [.. ahead[meeting].Where(back[half].Contains)];
        for (var place = meeting - 1; place > 0; place--)
            places[place] = [.. places[place + 1].SelectMany(steps.From).Where(ahead[place].Contains)];
        places[0] = [from];
        return places[meeting].Count == 0 ? null : places;
    }

    // The last of a walk may be its goal alone; on the way there only what may be gone through.
    void Grow(List<HashSet<long>> walks, int length, long end)
    {
        while (walks.Count <= length)
        {
            session.Cancellation.ThrowIfCancellationRequested();
            walks.Add([.. walks[^1].Where(serial => serial != end).SelectMany(steps.From).Where(serial => serial == end || (serial != from && serial != goal && MayGoThrough(serial)))]);
        }
    }

    bool MayGoThrough(long serial)
    {
        if (mayGoThrough.TryGetValue(serial, out var known))
            return known;
        return mayGoThrough[serial] = !avoided.Contains(serial)
            && !avoidedKinds.Contains(session.Names[serial].Kind.Number)
            && (query.AvoidDegreeOver is not { } most || !steps.HasMoreLinksThan(serial, most));
    }
}
