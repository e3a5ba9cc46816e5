using ConflictGraph.Storage;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>What one condition of a filter means, given its value.</summary>
delegate ValueTask<Filter> Condition(object value, FilterReading reading);

/// <summary>A filter's input type, whose fields know what they mean. Fields that are given together must all hold.</summary>
sealed class ConditionType : InputObjectGraphType
{
    readonly Dictionary<string, Condition> conditions = new(StringComparer.Ordinal);

    public ConditionType(string name, string? description) => (Name, Description) = (name, description);

    public void Add(string name, IGraphType type, Func<object, Filter> condition, string? description = null) => Add(name, type, (value, _) => new(condition(value)), description);

    public void Add(string name, IGraphType type, Condition condition, string? description = null)
    {
        if (!conditions.TryAdd(name, condition))
            throw new InvalidOperationException($"{Name} has two conditions called {name}.");
        AddField(Schema.Fields.Input(name, type, description));
    }

    /// <summary>and, or, not: over conditions of this type.</summary>
    public void AddLogic()
    {
        Add("and", this.Some(), async (value, reading) => new Filter.All(await ReadEachAsync(value, reading).ConfigureAwait(false)));
        Add("or", this.Some(), async (value, reading) => new Filter.Any(await ReadEachAsync(value, reading).ConfigureAwait(false)));
        Add("not", this, async (value, reading) => new Filter.Not(await ReadAsync(value, reading.Deeper()).ConfigureAwait(false)));
    }

    public async ValueTask<Filter> ReadAsync(object value, FilterReading reading)
    {
        var given = (IDictionary<string, object?>)value;
        var parts = new List<Filter>(given.Count);
        foreach (var (name, condition) in given)
        {
            if (condition is null)
                continue;
            reading.Count();
            parts.Add(await conditions[name](condition, reading).ConfigureAwait(false));
        }
        return parts.Count == 1 ? parts[0] : new Filter.All(parts);
    }

    async ValueTask<IReadOnlyList<Filter>> ReadEachAsync(object value, FilterReading reading)
    {
        var parts = new List<Filter>();
        foreach (var part in (System.Collections.IEnumerable)value)
        {
            // A part without conditions is one: many of them must be read as well.
            reading.Count();
            parts.Add(await ReadAsync(part, reading.Deeper()).ConfigureAwait(false));
        }
        return parts;
    }
}
