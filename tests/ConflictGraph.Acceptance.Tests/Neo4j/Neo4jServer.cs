using ConflictGraph.Acceptance.Tests.Cli;
using ConflictGraph.Neo4j;
using ConflictGraph.Storage;
using ConflictGraph.TestKit;

namespace ConflictGraph.Acceptance.Tests.Neo4j;

/// <summary>The server that tests use, one test after another. Where there is none they are skipped, and say why.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Neo4jServer : ICollectionFixture<Neo4jServer>, IAsyncLifetime
{
    public const string Name = "Neo4j";

    static Neo4jTestServer? server;

    public static bool IsMissing => server!.Options is null;

    public static void SkipWhenMissing() => Assert.SkipWhen(IsMissing, server!.Missing ?? "");

    /// <summary>An empty store.</summary>
    public static async Task<IGraphStore> OpenEmptyAsync()
    {
        SkipWhenMissing();
        await using (await server!.OpenAsync(TestContext.Current.CancellationToken))
            await server.EmptyAsync(TestContext.Current.CancellationToken);
        return await server.OpenAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The address of an empty store, with what the tool needs to get in.</summary>
    internal static async Task<string> EmptyForAsync(Tool tool)
    {
        await using (await OpenEmptyAsync())
        {
            var options = server!.Options!;
            return Known(tool, options);
        }
    }

    internal static string Known(Tool tool, Neo4jOptions options)
    {
        tool["CONFLICTGRAPH_NEO4J_USER"] = options.User;
        tool["CONFLICTGRAPH_NEO4J_PASSWORD"] = options.Password ?? "";
        return options.Address.GetLeftPart(UriPartial.Authority);
    }

    public static Neo4jOptions Options
    {
        get
        {
            SkipWhenMissing();
            return server!.Options!;
        }
    }

    public async ValueTask InitializeAsync() => server = await Neo4jTestServer.FindAsync();

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
