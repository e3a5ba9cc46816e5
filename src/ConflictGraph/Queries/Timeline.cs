using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

public enum BucketSize { HOUR, DAY, WEEK, MONTH, YEAR }

public sealed record TimelineQuery(BucketSize Bucket = BucketSize.DAY)
{
    /// <summary>Null: all kinds that have a time of their own.</summary>
    public IReadOnlyList<NodeKind>? Kinds { get; init; }

    public Filter? Filter { get; init; }

    public During? During { get; init; }
}

/// <param name="Buckets">Only those that hold something, in order; at most 1,000.</param>
/// <param name="Undated">How many have no time.</param>
/// <param name="Earlier">Dated things before the asked range.</param>
/// <param name="Later">Dated things after it.</param>
/// <param name="UndatedList">What lists the undated ones.</param>
public sealed record TimelineAnswer(BucketSize Bucket, IReadOnlyList<TimelineBucket> Buckets, long Undated, long Earlier, long Later, ListQuery UndatedList);

/// <param name="Start">First second.</param>
/// <param name="End">First second after it.</param>
/// <param name="Certain">Surely inside.</param>
/// <param name="Possible">Perhaps inside: overlaps.</param>
/// <param name="List">What lists its entries, oldest first: queries of all buckets have one shape, so all fit one call.</param>
public sealed record TimelineBucket(CivilTime Start, CivilTime End, long Certain, long Possible, ListQuery List);

/// <summary>When things were, as uncertain as they are.</summary>
public sealed class Timeline(GraphAt graph)
{
    const int MostBuckets = 1_000;

    public async Task<TimelineAnswer> AskAsync(TimelineQuery query, CancellationToken cancellation = default)
    {
        var kinds = (query.Kinds ?? graph.World.NodeKinds).Where(kind => kind.Time is not null).ToList();
        if (kinds.Count == 0)
            return new TimelineAnswer(query.Bucket, [], 0, 0, 0, new ListQuery(query.Kinds is { Count: > 0 } asked ? asked : graph.World.NodeKinds, new Filter.Is([])));

        var times = (await graph.Reads.CountAsync(graph.At, new ListQuery(kinds, query.Filter), [Facet.When], cancellation))[Facet.When];
        var (from, until) = (query.During?.From ?? long.MinValue, query.During?.Until ?? long.MaxValue);
        var buckets = new SortedDictionary<long, (long End, long Certain, long Possible)>();
        long undated = 0, earlier = 0, later = 0;
        foreach (var count in times)
        {
            if (count.Time is not { } time)
                undated += count.Count;
            else if (time.Until <= from)
                earlier += count.Count;
            else if (time.From >= until)
                later += count.Count;
            else if (query.During?.Match != TimeMatch.CERTAIN || (time.From >= from && time.Until <= until))
                Add(buckets, query.Bucket, time, count.Count, from, until);
        }
        return new TimelineAnswer(query.Bucket, [.. buckets.Select(pair => Of(pair.Key, pair.Value.End, pair.Value.Certain, pair.Value.Possible))], undated, earlier, later, Undated());

        TimelineBucket Of(long start, long end, long certain, long possible) =>
            new(new CivilTime(start), new CivilTime(end), certain, possible, new ListQuery(kinds, query.Filter.And(new Filter.At(new During(start, end))), Order.OLDEST));

        // Undated is what no range that drops the undated holds.
        ListQuery Undated() => new(kinds, query.Filter.And(new Filter.Not(new Filter.At(new During(null, null)))), Order.ENTERED);
    }

    static void Add(SortedDictionary<long, (long End, long Certain, long Possible)> buckets, BucketSize size, (long From, long Until) time, long count, long from, long until)
    {
        var (start, end) = Bucket(size, Math.Max(time.From, from));
        var isCertain = time.From >= start && time.Until <= end;
        while (start < Math.Min(time.Until, until))
        {
            var known = buckets.GetValueOrDefault(start);
            buckets[start] = (end, known.Certain + (isCertain ? count : 0), known.Possible + count);
            if (buckets.Count > MostBuckets)
                throw new LimitException("LIMIT_SIZE", $"There are more than {MostBuckets} buckets of one {size}. Ask for a longer bucket, or give during a shorter range.");
            if (end >= CivilTime.Of(DateTime.MaxValue).Seconds)
                break;
            (start, end) = Bucket(size, end);
        }
    }

    /// <summary>The bucket that a second lies in. 0001-01-01 was a Monday, so weeks count from it.</summary>
    static (long Start, long End) Bucket(BucketSize size, long second)
    {
        const long hour = 3_600, day = 24 * hour, week = 7 * day;
        var clock = new DateTime(Math.Clamp(second, 0, DateTime.MaxValue.Ticks / TimeSpan.TicksPerSecond) * TimeSpan.TicksPerSecond);
        return size switch
        {
            BucketSize.HOUR => Whole(hour),
            BucketSize.DAY => Whole(day),
            BucketSize.WEEK => Whole(week),
            BucketSize.MONTH => Calendar(new DateTime(clock.Year, clock.Month, 1), DateTime.DaysInMonth(clock.Year, clock.Month)),
            _ => Calendar(new DateTime(clock.Year, 1, 1), DateTime.IsLeapYear(clock.Year) ? 366 : 365),
        };

        (long, long) Whole(long length) => (second / length * length, second / length * length + length);

        static (long, long) Calendar(DateTime start, int days) => (CivilTime.Of(start).Seconds, CivilTime.Of(start).Seconds + days * day);
    }
}
