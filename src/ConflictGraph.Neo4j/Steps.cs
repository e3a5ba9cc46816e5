using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>Where one step leads from entities, for one path query at one revision; asked for many at once, and once.</summary>
sealed class Steps
{
    const int Together = 1000;

    readonly Reading reading;
    readonly PathQuery query;
    readonly Parameters named;
    readonly string types;
    readonly string filter;
    readonly Dictionary<long, long[]> known = [];
    readonly Dictionary<long, long> degrees = [];
    readonly Dictionary<long, bool> hubs = [];

    public Steps(Reading reading, long at, PathQuery query, long from, long goal, IEnumerable<long> avoided)
    {
        (this.reading, this.query) = (reading, query);
        named = new Parameters { ["at"] = at };
        types = query.EdgeKinds is { } kinds ? $":{string.Join('|', kinds.DistinctBy(kind => kind.Number).OrderBy(kind => kind.Number).Select(kind => kind.Name))}" : "";
        filter = query.Layer switch { Layer.ASSERTED => " AND r._edge > 0", Layer.DIRECT => " AND r._edge < 0", _ => "" };
        if (query.AtLeast is { } certainty)
        {
            filter += " AND r._level <= $level";
            named["level"] = (long)certainty;
        }
        var away = avoided.ToArray();
        if (away.Length == 0 && query.AvoidKinds.Count == 0)
            return;
        filter += " AND (m._node IN $ends OR NOT (m._node IN $avoided OR m.kind IN $avoidedKinds))";
        (named["ends"], named["avoided"], named["avoidedKinds"]) = (new[] { from, goal }, away, query.AvoidKinds.Select(kind => kind.Name).ToArray());
    }

    /// <summary>Serials in order, each once: the ends of the query, and what is neither avoided as itself nor by its kind.</summary>
    public long[] From(long serial) => known.GetValueOrDefault(serial, []);

    /// <summary>How many links it takes to step on from these.</summary>
    public long Cost(IEnumerable<long> front) => front.Where(serial => !known.ContainsKey(serial)).Sum(serial => degrees.GetValueOrDefault(serial));

    /// <summary>Learns what stepping on from these will cost.</summary>
    public async Task WeighAsync(IReadOnlyCollection<long> serials, CancellationToken cancellation)
    {
        foreach (var row in await reading.RunAsync("read/degrees", new Parameters { ["serials"] = serials }, cancellation))
            degrees[row.Long(0)] = row.Long(1);
    }

    /// <param name="within">Only steps to these are of interest, now and later.</param>
    public async Task LearnAsync(IEnumerable<long> front, IReadOnlyCollection<long>? within, CancellationToken cancellation)
    {
        if (query.EdgeKinds is { Count: 0 })
            return;
        var statement = Statement.Of("read/steps", ("types", types), ("filter", within is null ? filter : filter + " AND m._node IN $within"));
        foreach (var unknown in front.Where(serial => !known.ContainsKey(serial)).Order().Chunk(Together))
        {
            foreach (var row in await reading.RunAsync(statement, new Parameters(named) { ["serials"] = unknown, ["within"] = within }, cancellation))
                Learn(row.Long(0), [.. row.List<long>(1)], row.List<long>(2));
            foreach (var serial in unknown)
                known.TryAdd(serial, []);
        }
    }

    /// <summary>Those of them that have more live asserted links than may be gone through, whatever else the query asks for.</summary>
    public async Task<HashSet<long>> HubsAsync(IEnumerable<long> serials, CancellationToken cancellation)
    {
        if (query.AvoidDegreeOver is not { } most)
            return [];
        // What never had as many has no more now.
        var asked = serials.Where(serial => degrees.GetValueOrDefault(serial) > most).ToList();
        foreach (var unknown in asked.Where(serial => !hubs.ContainsKey(serial)).Order().Chunk(Together))
        {
            foreach (var serial in unknown)
                hubs[serial] = false;
            foreach (var row in await reading.RunAsync("read/hubs", new Parameters(named) { ["serials"] = unknown, ["least"] = most + 1L }, cancellation))
                hubs[row.Long(0)] = true;
        }
        return [.. asked.Where(serial => hubs[serial])];
    }

    void Learn(long serial, long[] steps, IEnumerable<long> weights)
    {
        foreach (var (step, weight) in steps.Zip(weights))
            degrees[step] = weight;
        Array.Sort(steps);
        known[serial] = steps;
    }
}
