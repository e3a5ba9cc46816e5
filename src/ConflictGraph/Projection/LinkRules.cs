using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Projection;

/// <summary>Layer 4: edges at canonical ends, with the tag and the time that views filter by.</summary>
static class LinkRules
{
    /// <summary>The event or claim at an edge: of two the source's.</summary>
    public static NodeId Happening(Edge edge) => edge.Kind == EdgeKinds.ParticipatedIn || edge.Kind == EdgeKinds.MadeClaim ? edge.To : edge.From;

    public static NewLink Of(Edge edge, long version, long from, long to, ClaimRow? claim, EventRow? happened)
    {
        var tag = claim is not null && (edge.Kind == EdgeKinds.MadeClaim || edge.Kind == EdgeKinds.About) ? claim.Stance : edge.Tag;
        return new NewLink(edge.Kind, from, to, version, edge.Certainty, tag, Keys(claim is not null ? claim.SaidAt : happened is not null ? happened.When : null) ?? Own(edge));
    }

    public static NewLink Of(DirectEdge direct, long from, long to, long happening, When? time) =>
        new(direct.Kind, from, to, -happening, direct.Certainty, direct.Stance, Keys(time));

    public static TimeKeys? Keys(When? when) => when?.Interval is var (from, until) ? new TimeKeys(from, until, (int)SpanLengths.Of(until - from)) : null;

    // From the first to the last that its own times say; an open bound is taken at the known one.
    static TimeKeys? Own(Edge edge)
    {
        if (edge.Properties.IsEmpty)
            return null;
        var times = edge.Properties.All.Select(property => property.Value).OfType<When>().Select(when => when.Interval).OfType<(long From, long Until)>().ToList();
        if (times.Count == 0)
            return null;
        var (from, until) = (times.Min(time => time.From), times.Max(time => time.Until));
        return new TimeKeys(from, until, (int)SpanLengths.Of(until - from));
    }
}
