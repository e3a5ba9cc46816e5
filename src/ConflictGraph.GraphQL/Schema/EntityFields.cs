using ConflictGraph.Ontology;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>Fields beyond properties and edges: those of every entity, and those that go with a part in the model.</summary>
static class EntityFields
{
    public static IEnumerable<FieldType> All() => [];

    public static IEnumerable<FieldType> OfPart(NodeKind kind) => [];
}
