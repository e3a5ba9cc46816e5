using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <summary>A list with what its time and place left out.</summary>
public sealed record LeftOut(Page<Entity> Page, long UndatedLeftOut, long DisputedLeftOut);

/// <summary>Everything within a place, everything in a time: lists, and how many they left out.</summary>
public sealed class Everything(GraphAt graph)
{
    /// <summary>Of a time: things that would be in the list were undated ones kept.</summary>
    public Task<long> UndatedLeftOutAsync(IReadOnlyList<NodeKind> kinds, Filter? others, During during, CancellationToken cancellation = default) =>
        during.KeepUndated ? Task.FromResult(0L) : DifferenceAsync([.. kinds.Where(kind => kind.Time is not null)], others, new Filter.At(during with { KeepUndated = true }), new Filter.At(during), cancellation);

    /// <summary>Of a place: things that would be in the list were disputed areas counted in.</summary>
    public Task<long> DisputedLeftOutAsync(IReadOnlyList<NodeKind> kinds, Filter? others, Filter.Inside within, CancellationToken cancellation = default) =>
        within.Disputed != Disputed.EXCLUDE ? Task.FromResult(0L) : DifferenceAsync(kinds, others, within with { Disputed = Disputed.INCLUDE }, within, cancellation);

    /// <summary>A page with both counts.</summary>
    public async Task<LeftOut> ListAsync(ListQuery list, Filter.Inside? within = null, During? during = null, CancellationToken cancellation = default)
    {
        if (within is not null)
            await graph.KnownAsync([within.Place], cancellation);
        var time = during is null ? null : new Filter.At(during);
        var pages = await graph.Reads.ListAsync(graph.At, [list with { Filter = list.Filter.And(within).And(time) }], cancellation);
        return new LeftOut(
            pages[0],
            during is null ? 0 : await UndatedLeftOutAsync(list.Kinds, list.Filter.And(within), during, cancellation),
            within is null ? 0 : await DisputedLeftOutAsync(list.Kinds, list.Filter.And(time), within, cancellation));
    }

    /// <summary>What was recorded during a time: the revisions between its ends, as the clock of its zone showed them.</summary>
    public async Task<Filter> RecordedAsync(During during, CancellationToken cancellation = default)
    {
        return new Filter.Recorded(during.From is { } from ? await LastBeforeAsync(from) : 0, during.Until is { } until ? await LastBeforeAsync(until) : graph.At);

        async Task<long> LastBeforeAsync(long second)
        {
            var instant = (during.Zone ?? Zone.Utc).InstantOf(new CivilTime(second));
            return instant.Ticks == 0 ? 0 : (await graph.Reads.RevisionAsync(RevisionRef.AsOf(instant.AddTicks(-1)), cancellation))?.Number ?? 0;
        }
    }

    async Task<long> DifferenceAsync(IReadOnlyList<NodeKind> kinds, Filter? others, Filter more, Filter less, CancellationToken cancellation)
    {
        if (kinds.Count == 0)
            return 0;
        var pages = await graph.Reads.ListAsync(graph.At, [Count(more), Count(less)], cancellation);
        return pages[0].Total!.Value - pages[1].Total!.Value;

        ListQuery Count(Filter filter) => new(kinds, others.And(filter), Order.ENTERED) { Size = 0, WithTotal = true };
    }
}
