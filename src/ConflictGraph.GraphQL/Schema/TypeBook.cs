using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>The types of one schema by name. Each is made once, empty; they are filled afterwards, since they name one another.</summary>
sealed class TypeBook
{
    readonly Dictionary<string, IGraphType> types = new(StringComparer.Ordinal);
    readonly HashSet<string> filled = new(StringComparer.Ordinal);

    public TypeBook(World world)
    {
        World = world;
        NodeKind = Words("NodeKind", null, world.NodeKinds.Select(kind => kind.Word));
        EdgeKind = Words("EdgeKind", "Asserted kinds first; the last are direct edges, derived from events.", world.EdgeKinds.Select(kind => kind.Name));
        foreach (var words in world.NodeKinds.SelectMany(kind => kind.Properties).Concat(world.EdgeKinds.SelectMany(kind => kind.Properties)).Where(property => !property.IsInternal).Select(property => property.Words).OfType<Enumeration>())
            Words(words);
        foreach (var words in (Enumeration[])[Enumerations.Question, Enumerations.Effect, Enumerations.Stance, Enumerations.ClaimKind, Enumerations.PlacePrecision, Enumerations.Modality, Enumerations.Certainty, Enumerations.Polarity, Enumerations.NameKind])
            Words(words);
        Node = Add(new InterfaceGraphType { Name = "Node", Description = "Whatever node(id) answers with. A Relation is none: its kind is another enumeration, and one selection could not hold both." });
        Entity = Add(new InterfaceGraphType { Name = "Entity", Description = "A node of the graph. A connection, graph or comparison at it is read by itself: one that fails is null beside its error, and the rest stands." });
        Event = Add(new InterfaceGraphType { Name = "Event", Description = "What happens or is said to have: who says what of it is in its edges and claims." });
        Cited = Add(new InterfaceGraphType { Name = "Cited", Description = "An edge as somebody says it: spread one fragment on Cited wherever proof is shown." });
        Reading = Add(new InterfaceGraphType { Name = "Reading", Description = "What Query and Snapshot share: a fragment on Reading serves both. A root read that fails is null beside its error." });
        WriteResult = Add(new InterfaceGraphType { Name = "WriteResult", Description = "What every write answers. Its other fields are read at the revision that holds it." });
        foreach (var kind in world.NodeKinds)
            Add(new ObjectGraphType { Name = kind.Name, Description = kind.Description });
    }

    public World World { get; }

    public WordType NodeKind { get; }

    public WordType EdgeKind { get; }

    public InterfaceGraphType Node { get; }

    public InterfaceGraphType Entity { get; }

    public InterfaceGraphType Event { get; }

    public InterfaceGraphType Cited { get; }

    public InterfaceGraphType Reading { get; }

    public InterfaceGraphType WriteResult { get; }

    public IEnumerable<IGraphType> All => types.Values;

    public ObjectGraphType Of(NodeKind kind) => (ObjectGraphType)types[kind.Name];

    /// <summary>The one type that all of these kinds have in common.</summary>
    public IGraphType Of(IReadOnlyList<NodeKind> kinds) => kinds.Count == 1 ? Of(kinds[0]) : kinds.All(kind => kind.Is(Part.Event)) ? Event : Entity;

    public ObjectGraphType Object(string name, string? description = null) => types.TryGetValue(name, out var known) ? (ObjectGraphType)known : Add(new ObjectGraphType { Name = name, Description = description });

    /// <summary>The type, filled when it is asked for first.</summary>
    public ObjectGraphType Object(string name, string? description, Action<ObjectGraphType> fill)
    {
        var type = Object(name, description);
        type.Description ??= description;
        if (filled.Add(name))
            fill(type);
        return type;
    }

    public ConditionType Conditions(string name, string? description = null) => types.TryGetValue(name, out var known) ? (ConditionType)known : Add(new ConditionType(name, description));

    public InputObjectGraphType Input(string name, string? description, params IEnumerable<FieldType> fields)
    {
        if (types.TryGetValue(name, out var known))
            return (InputObjectGraphType)known;
        var input = Add(new InputObjectGraphType { Name = name, Description = description });
        input.Add(fields);
        return input;
    }

    public bool Has(string name) => types.ContainsKey(name);

    public WordType Words(Enumeration words) =>
        types.TryGetValue(words.Name, out var known) ? (WordType)known : Add(new WordType(words.Name, words.Description, words.Values.Select(value => (value.Name, value.Description))));

    /// <summary>The words of a C# enumeration under a name of its own.</summary>
    public WordType Words<T>(string? name = null, string? description = null) where T : struct, Enum =>
        Words(name ?? typeof(T).Name, description, Enum.GetNames<T>());

    public WordType Words(string name, string? description, IEnumerable<string> words) =>
        types.TryGetValue(name, out var known) ? (WordType)known : Add(new WordType(name, description, words.Select(word => (word, (string?)null))));

    public WordType Order => Words<Order>(description: "Undated is last in OLDEST and in NEWEST; ties by order of entry.");

    public WordType Direction => Words<Direction>();

    public WordType Disputed => Words<Disputed>();

    public WordType EventView => Words<EventView>(description: "EDGES: direct edges in place of events. NODES: events as nodes.");

    T Add<T>(T type) where T : IGraphType
    {
        if (!types.TryAdd(type.Name, type))
            throw new InvalidOperationException($"Two types of the schema are called {type.Name}.");
        return type;
    }
}
