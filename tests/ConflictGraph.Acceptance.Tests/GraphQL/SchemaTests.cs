using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Ontology;
using ConflictGraph.TestKit;

namespace ConflictGraph.Acceptance.Tests.GraphQL;

public class SchemaTests
{
    [Fact]
    public void The_schema_is_the_approved_one() => Approved.Same(new GraphQLExecutor(new MemoryGraphStore(), World.Default).SchemaText, "schema.graphql");
}
