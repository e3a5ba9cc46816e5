using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Queries;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>An edge and the revision it is read at.</summary>
/// <param name="SeenFrom">In a node's list: that node.</param>
sealed record RelationAt(ReadAt At, Relation Relation, NodeId? SeenFrom = null)
{
    public NodeId Far => Relation.From == SeenFrom ? Relation.To : SeenFrom is null ? Relation.To : Relation.From;
}
