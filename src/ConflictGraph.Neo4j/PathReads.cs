using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>Sequences of entities from one to another.</summary>
sealed class PathReads(Reading reading)
{
    public async Task<PathsFound> FindAsync(long at, PathQuery query, CancellationToken cancellation)
    {
        var canonical = await reading.CanonicalAsync(at, [query.From, query.To, .. query.Avoid], cancellation);
        if (canonical.GetValueOrDefault(query.From) is not { } from || canonical.GetValueOrDefault(query.To) is not { } goal)
            return new PathsFound([], true);
        if (from.Serial == goal.Serial)
            return new PathsFound([[from.Id]], true);
        var avoided = query.Avoid.Select(canonical.GetValueOrDefault).OfType<NodeName>().Select(name => name.Serial);
        var (paths, isComplete) = await new PathSearch(new Steps(reading, at, query, from.Serial, goal.Serial, avoided), query, from.Serial, goal.Serial).FindAsync(cancellation);
        var names = await reading.NamesAsync(paths.SelectMany(path => path).Distinct(), cancellation);
        return new PathsFound([.. paths.Select(path => path.Select(serial => names[serial].Id).ToArray())], isComplete);
    }
}
