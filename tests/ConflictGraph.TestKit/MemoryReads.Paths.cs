using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.TestKit;

/// <summary>Paths, by trying every way.</summary>
public abstract partial class MemoryReads
{
    public Task<PathsFound> PathsAsync(long at, PathQuery query, CancellationToken cancellation = default)
    {
        var graph = Rows.At(at);
        if (graph.Find(query.From) is not { } from || graph.Find(query.To) is not { } to)
            return Answer(new PathsFound([], true), cancellation);
        if (from.Serial == to.Serial)
            return Answer(new PathsFound([[from.Id]], true), cancellation);

        var steps = new Steps(graph, query, to.Serial);
        var found = new List<IReadOnlyList<NodeId>>();
        var complete = true;
        for (var length = 1; length <= query.MaxLength && found.Count < query.First; length++)
        {
            cancellation.ThrowIfCancellationRequested();
            var paths = steps.Paths([from.Serial], length).Take(query.Cap + 1).ToList();
            complete &= paths.Count <= query.Cap;
            found.AddRange(paths.Take(Math.Min(query.Cap, query.First - found.Count)).Select(path => path.Select(serial => graph.Live[serial].Id).ToArray()));
        }
        return Answer(new PathsFound(found, complete), cancellation);
    }

    sealed class Steps(Snapshot graph, PathQuery query, long goal)
    {
        readonly HashSet<long> avoided = graph.SerialsOf(query.Avoid);
        readonly Dictionary<long, List<long>> known = [];
        readonly List<HashSet<long>> near = [[goal]];

        /// <summary>Every way on to the goal in exactly so many steps, no entity twice, by serials.</summary>
        public IEnumerable<IReadOnlyList<long>> Paths(IReadOnlyList<long> soFar, int left)
        {
            foreach (var next in From(soFar[^1]).Where(next => !soFar.Contains(next) && Within(left - 1).Contains(next)))
            {
                if (next == goal)
                {
                    if (left == 1)
                        yield return [.. soFar, next];
                }
                else if (left > 1 && MayGoThrough(next))
                {
                    foreach (var path in Paths([.. soFar, next], left - 1))
                        yield return path;
                }
            }
        }

        /// <summary>Parallel links are one step.</summary>
        List<long> From(long serial)
        {
            if (!known.TryGetValue(serial, out var steps))
                known[serial] = steps = [.. graph.LinksOf[serial].Where(IsWalked).Select(seen => seen.Other).Distinct().Order()];
            return steps;
        }

        // Only what can reach the goal in time is tried; it saves time and changes nothing.
        HashSet<long> Within(int steps)
        {
            while (near.Count <= steps)
                near.Add([.. near[^1], .. near[^1].SelectMany(From)]);
            return near[steps];
        }

        bool IsWalked(Seen seen) =>
            !seen.IsLoop
            && (query.EdgeKinds is null || query.EdgeKinds.Contains(seen.Link.Kind))
            && (query.AtLeast is null || seen.Link.Certainty <= query.AtLeast)
            && (query.Layer == Layer.BOTH || query.Layer == Layer.DIRECT == seen.Link.Edge < 0);

        bool MayGoThrough(long serial) =>
            !avoided.Contains(serial)
            && !query.AvoidKinds.Contains(graph.Live[serial].Kind)
            && (query.AvoidDegreeOver is null || graph.LinksOf[serial].Count(seen => !seen.IsLoop && seen.Link.Edge > 0) <= query.AvoidDegreeOver);
    }
}
