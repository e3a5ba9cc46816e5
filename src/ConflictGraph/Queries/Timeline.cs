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
public sealed record TimelineAnswer(BucketSize Bucket, IReadOnlyList<TimelineBucket> Buckets, long Undated, long Earlier, long Later, ListQuery UndatedList);

/// <param name="Start">First second, and the first after it.</param>
/// <param name="Certain">Surely inside.</param>
/// <param name="Possible">Perhaps inside: overlaps.</param>
/// <param name="List">What lists its entries, oldest first: queries of all buckets have one shape, so all fit one call.</param>
public sealed record TimelineBucket(CivilTime Start, CivilTime End, long Certain, long Possible, ListQuery List);

/// <summary>When things were, as uncertain as they are.</summary>
public sealed class Timeline(GraphAt graph)
{
    public Task<TimelineAnswer> AskAsync(TimelineQuery query, CancellationToken cancellation = default) => throw new NotImplementedException(graph.ToString());
}
