namespace ConflictGraph.Ontology;

/// <summary>What a property may hold. Stores keep all of it as JSON; GraphQL, validation and formats read the type.</summary>
public enum PropertyType
{
    Text,
    Number,
    Decimal,
    Flag,
    Enumeration,
    When,
    Instant,
    Measure,
    Entity,
    Geometry,
    Name,
    ExternalId,
    Translation,
    Assertion,
    Json,
}

/// <summary>A property that nodes or edges of a kind may carry.</summary>
public sealed record PropertySpec(string Name, PropertyType Type, string Description)
{
    /// <summary>The words allowed, where <see cref="Type"/> is <see cref="PropertyType.Enumeration"/>.</summary>
    public Enumeration? Words { get; init; }

    public bool IsList { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>Has an index of its own in every engine: a filter on it does not read the kind. List-valued ones go to the key table.</summary>
    public bool IsIndexed { get; init; }

    /// <summary>What a thing is called, which is compared with what others are: as long as what is indexed may be, and no longer.</summary>
    public bool IsName { get; init; }

    /// <summary>Lists are counted by it, as they are by what is indexed.</summary>
    public bool IsCounted { get; init; }

    /// <summary>Kept by the projection, never entered.</summary>
    public bool IsDerived { get; init; }

    /// <summary>Kept for the service's own use and not shown to readers.</summary>
    public bool IsInternal { get; init; }

    /// <summary>Of an edge: part of its id, so that two edges of one kind may join the same ends.</summary>
    public bool IsKey { get; init; }

    /// <summary>Of an edge: the one property that its links carry, so that reads can filter by it.</summary>
    public bool IsTag { get; init; }

    public static PropertySpec Text(string name, string description) => new(name, PropertyType.Text, description);

    public static PropertySpec Texts(string name, string description) => new(name, PropertyType.Text, description) { IsList = true };

    public static PropertySpec Number(string name, string description) => new(name, PropertyType.Number, description);

    public static PropertySpec Flag(string name, string description) => new(name, PropertyType.Flag, description);

    public static PropertySpec Word(string name, Enumeration words, string description) => new(name, PropertyType.Enumeration, description) { Words = words };

    public static PropertySpec Time(string name, string description) => new(name, PropertyType.When, description);

    public PropertySpec Required() => this with { IsRequired = true };

    public PropertySpec Indexed() => this with { IsIndexed = true };

    public PropertySpec Naming() => this with { IsName = true };

    public PropertySpec Counted() => this with { IsCounted = true };

    public PropertySpec Derived() => this with { IsDerived = true };

    public PropertySpec Internal() => this with { IsInternal = true };

    public PropertySpec Key() => this with { IsKey = true };

    public PropertySpec Tag() => this with { IsTag = true };

    public PropertySpec List() => this with { IsList = true };
}
