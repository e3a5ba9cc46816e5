using ConflictGraph.Model;

namespace ConflictGraph.Ontology;

/// <summary>What can be said: every kind of node and edge. Stores, validation, GraphQL, documentation and formats read it; none repeats it.</summary>
public sealed class World
{
    readonly Dictionary<string, NodeKind> nodesByName;
    readonly Dictionary<string, NodeKind> nodesByPrefix;
    readonly Dictionary<string, NodeKind>.AlternateLookup<ReadOnlySpan<char>> kindsByPrefix;
    readonly Dictionary<int, NodeKind> nodesByNumber;
    readonly Dictionary<string, EdgeKind> edgesByName;
    readonly Dictionary<int, EdgeKind> edgesByNumber;

    public World(IReadOnlyList<NodeKind> nodeKinds, IReadOnlyList<EdgeKind> edgeKinds)
    {
        (NodeKinds, EdgeKinds) = (nodeKinds, edgeKinds);
        nodesByName = nodeKinds.SelectMany(kind => new[] { (kind.Name, kind), (kind.Word, kind) }).DistinctBy(pair => pair.Item1, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(pair => pair.Item1, pair => pair.kind, StringComparer.OrdinalIgnoreCase);
        nodesByPrefix = nodeKinds.ToDictionary(kind => kind.Prefix, StringComparer.Ordinal);
        kindsByPrefix = nodesByPrefix.GetAlternateLookup<ReadOnlySpan<char>>();
        nodesByNumber = nodeKinds.ToDictionary(kind => kind.Number);
        edgesByName = edgeKinds.ToDictionary(kind => kind.Name, StringComparer.OrdinalIgnoreCase);
        edgesByNumber = edgeKinds.ToDictionary(kind => kind.Number);
    }

    /// <summary>The kinds this product ships with.</summary>
    public static World Default { get; } = new(Ontology.NodeKinds.All, Ontology.EdgeKinds.All);

    public IReadOnlyList<NodeKind> NodeKinds { get; }

    public IReadOnlyList<EdgeKind> EdgeKinds { get; }

    public NodeKind NodeKind(string name) => nodesByName.GetValueOrDefault(name) ?? throw UnknownKindException.ForNode(name, NodeKinds);

    public NodeKind NodeKind(int number) => nodesByNumber[number];

    public NodeKind? NodeKindOfPrefix(string prefix) => nodesByPrefix.GetValueOrDefault(prefix);

    /// <summary>The kind that an id names; null where its prefix names none.</summary>
    public NodeKind? KindOf(NodeId id) => id.Value is { } text && kindsByPrefix.TryGetValue(text.AsSpan(0, Math.Max(0, text.IndexOf(':'))), out var kind) ? kind : null;

    public EdgeKind EdgeKind(string name) => edgesByName.GetValueOrDefault(name) ?? throw UnknownKindException.ForEdge(name, EdgeKinds);

    public EdgeKind EdgeKind(int number) => edgesByNumber[number];

    public EdgeKind? FindEdgeKind(string name) => edgesByName.GetValueOrDefault(name);

    /// <summary>This world with further kinds; what a test of «a new kind costs one file» uses.</summary>
    public World With(IEnumerable<NodeKind>? nodes = null, IEnumerable<EdgeKind>? edges = null) =>
        new([.. NodeKinds, .. nodes ?? []], [.. EdgeKinds, .. edges ?? []]);
}
