using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Ontology;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>The reading of one filter: of which kinds it is, and how much of it has been read.</summary>
sealed class FilterReading
{
    public const int MostLevels = 4;
    public const int MostConditions = 50;
    public const int MostValues = 1000;

    readonly Budget budget;

    public FilterReading(ReadAt at, IReadOnlyList<NodeKind> kinds, CancellationToken cancellation) : this(at, kinds, 1, new Budget(), cancellation) { }

    FilterReading(ReadAt at, IReadOnlyList<NodeKind> kinds, int level, Budget budget, CancellationToken cancellation)
    {
        (At, Kinds, Level, this.budget, Cancellation) = (at, kinds, level, budget, cancellation);
        if (level > MostLevels)
            throw new LimitException("LIMIT_DEPTH", $"This filter nests {level} levels of and, or, not and relations; at most {MostLevels} are read. Write it flatter.");
    }

    public ReadAt At { get; }

    /// <summary>What the conditions are about.</summary>
    public IReadOnlyList<NodeKind> Kinds { get; }

    public CancellationToken Cancellation { get; }

    int Level { get; }

    public FilterReading Deeper() => Of(Kinds);

    public FilterReading Of(IReadOnlyList<NodeKind> kinds) => new(At, kinds, Level + 1, budget, Cancellation);

    /// <summary>The same things, narrowed to one kind by an arm, which costs no level.</summary>
    public FilterReading Narrowed(NodeKind kind) => new(At, [kind], Level, budget, Cancellation);

    public void Count()
    {
        if (++budget.Conditions > MostConditions)
            throw new LimitException("LIMIT_SIZE", $"This filter holds more than {MostConditions} conditions. Put values into one 'in' rather than into conditions of their own.");
    }

    public static IReadOnlyList<string> Values(object value)
    {
        var values = FieldAsked.TextsOf(value);
        return values.Count <= MostValues
            ? values
            : throw new LimitException("LIMIT_SIZE", $"An 'in' holds at most {MostValues} values; this one has {values.Count}. Ask in several requests.");
    }

    sealed class Budget
    {
        public int Conditions;
    }
}
