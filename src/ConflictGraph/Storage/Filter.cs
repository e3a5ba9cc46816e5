using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Storage;

public enum Op { EQ, IN, STARTS_WITH, LT, LTE, GT, GTE, EXISTS }

public enum PlaceMatch { CERTAIN, POSSIBLE }

public enum Disputed { EXCLUDE, INCLUDE, ONLY }

/// <summary>
/// A condition on entities: a closed set of records, each of which an engine turns into a set of serials.
/// A test on a missing property is false, and <see cref="Not"/> is its exact complement.
/// </summary>
public abstract record Filter
{
    public sealed record All(IReadOnlyList<Filter> Parts) : Filter;

    public sealed record Any(IReadOnlyList<Filter> Parts) : Filter;

    public sealed record Not(Filter Part) : Filter;

    /// <summary>One of these, by any member's id.</summary>
    public sealed record Is(IReadOnlyList<NodeId> Ids) : Filter;

    public sealed record OfKind(IReadOnlyList<NodeKind> Kinds) : Filter;

    /// <summary>A single-valued property of the shown row. Value: string, long, double or bool; IN: a list of them; EXISTS: bool. EXISTS holds for properties of every type.
    /// STARTS_WITH holds for the title only and compares folded names: its value is folded already. Values of two sorts (a text and a number) fail every comparison; texts compare by code point.</summary>
    public sealed record Has(PropertySpec Property, Op Op, object Value) : Filter;

    /// <summary>A list-valued indexed property has one of these values (external ids: <c>dataset id</c>).</summary>
    public sealed record HasKey(string Property, IReadOnlyList<string> Texts) : Filter;

    /// <summary>The kind's own time.</summary>
    public sealed record At(During During) : Filter;

    /// <summary>Born in a revision after one and up to another; a merged one when its canonical was.</summary>
    public sealed record Recorded(long AfterRevision, long UntilRevision) : Filter;

    /// <summary>
    /// Within a place: the place itself and all that LOCATED_IN leads up to it from; then whatever OCCURRED_AT or BASED_AT joins to one of those.
    /// POSSIBLE adds the places round it, which LOCATED_IN leads up to from it, and whatever OCCURRED_AT or BASED_AT joins to them; not what else lies in them.
    /// EXCLUDE does not follow LOCATED_IN that is disputed, down or up; ONLY is what INCLUDE has and EXCLUDE has not. A place that is not there has nothing within it.
    /// </summary>
    public sealed record Inside(NodeId Place, PlaceMatch Match = PlaceMatch.CERTAIN, Disputed Disputed = Disputed.EXCLUDE) : Filter;

    /// <summary>Its own box meets this one.</summary>
    public sealed record InBox(Box Box) : Filter;

    /// <summary>At least one link (or none) of one of these kinds, seen from the entity, to something that meets a further condition. Loops are left out.</summary>
    public sealed record Related(IReadOnlyList<EdgeKind> Kinds, Direction Direction, Filter? Far = null) : Filter
    {
        public bool None { get; init; }

        public IReadOnlyList<string>? Tags { get; init; }

        public IReadOnlyList<NodeKind>? FarKinds { get; init; }
    }

    /// <summary>Every token is among those of name, alias, Latin form or text.</summary>
    public sealed record Matches(IReadOnlyList<string> Tokens) : Filter;
}
