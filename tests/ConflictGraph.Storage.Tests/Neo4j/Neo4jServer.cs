using ConflictGraph.Neo4j;
using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests.Neo4j;

/// <summary>The server that tests use, one test after another. Where there is none they are skipped, and say why.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Neo4jServer : ICollectionFixture<Neo4jServer>, IAsyncLifetime
{
    public const string Name = "Neo4j";

    static Neo4jTestServer? server;

    public static Neo4jOptions Options => Server.Options!;

    static Neo4jTestServer Server
    {
        get
        {
            Assert.SkipWhen(server!.Options is null, server.Missing ?? "");
            return server;
        }
    }

    /// <summary>The folder with the programs that start and stop servers.</summary>
    public static string Home
    {
        get
        {
            var home = Neo4jTestServer.Home;
            Assert.SkipWhen(home is null, "CONFLICTGRAPH_TEST_NEO4J_HOME names no folder with the programs that start and stop a server.");
            return home!;
        }
    }

    public async ValueTask InitializeAsync() => server = await Neo4jTestServer.FindAsync();

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Nothing but the schema is left.</summary>
    public static Task EmptyAsync(CancellationToken cancellation) => Server.EmptyAsync(cancellation);

    public static Task<IGraphStore> OpenAsync(CancellationToken cancellation) => Server.OpenAsync(cancellation);
}
