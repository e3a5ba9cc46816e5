using ConflictGraph.Neo4j;
using ConflictGraph.Neo4j.Http;
using ConflictGraph.Ontology;

namespace ConflictGraph.Storage.Tests.Neo4j;

/// <summary>The server that tests use, one test after another.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Neo4jServer : ICollectionFixture<Neo4jServer>
{
    public const string Name = "Neo4j";

    public static Neo4jOptions Options
    {
        get
        {
            if (Environment.GetEnvironmentVariable("CONFLICTGRAPH_TEST_NEO4J_URI") is not { Length: > 0 } address)
            {
                Assert.Skip("CONFLICTGRAPH_TEST_NEO4J_URI names no server.");
                throw new InvalidOperationException();
            }
            return new Neo4jOptions(new Uri(address)) { Password = Environment.GetEnvironmentVariable("CONFLICTGRAPH_TEST_NEO4J_PASSWORD") };
        }
    }

    /// <summary>Nothing but the schema is left.</summary>
    public static async Task EmptyAsync(CancellationToken cancellation)
    {
        await using var connection = new HttpConnection(Options);
        await connection.Writes.RunAsync(new Statement("test/empty", "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS"), [], cancellation);
    }

    public static async Task<IGraphStore> OpenAsync(CancellationToken cancellation) => await Neo4jGraphStore.OpenAsync(Options, World.Default, cancellation);
}
