using ConflictGraph.Ontology;

namespace ConflictGraph.Model;

/// <summary>A node as somebody entered it.</summary>
public sealed record Node(NodeId Id, NodeKind Kind, Properties Properties)
{
    public string Name => Properties.Text(Kind.Title) ?? Id.Value;

    public static Node Of(NodeId id, NodeKind kind, params IEnumerable<(string Name, object? Value)> properties) => new(id, kind, Properties.Of(kind.Properties, properties));
}
