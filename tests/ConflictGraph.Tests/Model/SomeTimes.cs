using ConflictGraph.Model;
using CsCheck;

namespace ConflictGraph.Tests.Model;

/// <summary>Times of every sort: dated to years, months, days, minutes or seconds, open on one side, without a year, of unknown date.</summary>
static class SomeTimes
{
    static readonly Gen<string> Bound =
        from day in Gen.Int[0, 3000]
        from second in Gen.Int[0, 86399]
        from length in Gen.OneOf(4, 7, 10, 10, 16, 19)
        select new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(day).AddSeconds(second).ToString("s", null)[..length];

    static readonly Gen<Extent> Extents = Gen.OneOf(Extent.MOMENT, Extent.SPAN);

    static readonly Gen<When> Between =
        from one in Bound
        from other in Bound
        from extent in Extents
        select CivilTime.Parse(one).Start.Seconds <= CivilTime.Parse(other).Start.Seconds ? new When(one, other, extent) : new When(other, one, extent);

    static readonly Gen<When> Bare = Gen.Frequency(
        (6, Between),
        (2, Gen.Select(Bound, Extents, (bound, extent) => new When(bound, bound, extent))),
        (1, Gen.Select(Bound, Extents, (bound, extent) => new When(bound, null, extent))),
        (1, Gen.Select(Bound, Extents, (bound, extent) => new When(null, bound, extent))),
        (1, Bound.Select(bound => new When(null, bound, precision: DatePrecision.RECENT))),
        (1, Gen.OneOf("XXXX-03", "XXXX-02-29", "XXXX-24", "XXXX").Select(pattern => new When(pattern: pattern))),
        (1, Gen.Const(new When())));

    public static readonly Gen<When> Any =
        from bare in Bare
        from text in Gen.OneOf<string?>(null, "overnight on Tuesday", "вночі")
        from zone in Gen.OneOf<string?>(null, "Europe/Kyiv")
        from basis in Gen.OneOf(TimeBasis.STATED, TimeBasis.RESOLVED, TimeBasis.ASSUMED)
        from anchor in Gen.OneOf<NodeId?>(null, new NodeId("document:article"))
        from relation in Gen.OneOf<WhenRelation?>(null, new WhenRelation(TimeRelationKind.AFTER, new NodeId("incident:raid")))
        from disputed in Gen.Bool
        select bare with { Text = text, Zone = zone, Basis = basis, Anchor = anchor, Relation = relation, Disputed = disputed };
}
