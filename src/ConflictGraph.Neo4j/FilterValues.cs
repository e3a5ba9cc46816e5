using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>What filters name and statements ask by number: the serials that ids read as at a revision, and the last serials of revisions. One read of each for all filters of a call.</summary>
sealed record FilterValues(IReadOnlyDictionary<NodeId, NodeName> Canonical, IReadOnlyDictionary<long, long> LastSerials)
{
    public static async Task<FilterValues> ReadAsync(Reading reading, long at, IEnumerable<Filter?> filters, CancellationToken cancellation)
    {
        var all = filters.OfType<Filter>().SelectMany(Parts).ToList();
        var canonical = await reading.CanonicalAsync(at, all.SelectMany(IdsOf), cancellation);
        var numbers = all.OfType<Filter.Recorded>().SelectMany(recorded => new[] { recorded.AfterRevision, recorded.UntilRevision }).Distinct().ToArray();
        var rows = numbers.Length == 0 ? [] : await reading.RunAsync("read/last-serials", new Parameters { ["numbers"] = numbers }, cancellation);
        return new FilterValues(canonical, rows.ToDictionary(row => row.Long(0), row => row.Long(1)));
    }

    public long[] Serials(IEnumerable<NodeId> ids) => [.. ids.Where(Canonical.ContainsKey).Select(id => Canonical[id].Serial).Distinct()];

    public long LastSerial(long revision) => LastSerials.GetValueOrDefault(revision);

    static IEnumerable<Filter> Parts(Filter filter) => filter switch
    {
        Filter.All all => all.Parts.SelectMany(Parts),
        Filter.Any any => any.Parts.SelectMany(Parts),
        Filter.Not not => Parts(not.Part),
        Filter.Related { Far: { } far } => Parts(far),
        _ => [filter],
    };

    static IEnumerable<NodeId> IdsOf(Filter filter) => filter switch
    {
        Filter.Is it => it.Ids,
        Filter.Inside inside => [inside.Place],
        _ => [],
    };
}
