using System.Security.Cryptography;
using System.Text;
using ConflictGraph.Neo4j;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;

namespace ConflictGraph.TestKit;

/// <summary>
/// The Neo4j server that tests share, one test after another: the one that CONFLICTGRAPH_TEST_NEO4J_URI names (with _USER and _PASSWORD; by http, or by bolt where the driver is built in), else a container where Docker answers, else none.
/// With CI=true there has to be one.
/// </summary>
public sealed class Neo4jTestServer : IAsyncDisposable
{
    const string Variable = "CONFLICTGRAPH_TEST_NEO4J_URI";
    const string Image = "neo4j:5.26-community";
    const string ContainerPassword = "for-these-tests";
    const int HttpPort = 7474;

    static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(200);

    /// <summary>A machine that runs tests is busy, and to empty a large graph takes a while: what is no test of patience has more of it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    readonly IContainer? container;
    FileStream? turn;

    Neo4jTestServer(Neo4jOptions? options, string? missing, IContainer? container = null) => (Options, Missing, this.container) = (options is null ? null : options with { StatementTimeout = Patience }, missing, container);

    /// <summary>Null where there is no server.</summary>
    public Neo4jOptions? Options { get; }

    /// <summary>Why there is no server.</summary>
    public string? Missing { get; }

    public static bool IsRequired => Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>The folder with the programs <c>start</c>, <c>stop</c> and <c>admin</c>, for tests that start and kill servers of their own; null where CONFLICTGRAPH_TEST_NEO4J_HOME names none.</summary>
    public static string? Home => Environment.GetEnvironmentVariable("CONFLICTGRAPH_TEST_NEO4J_HOME") is { Length: > 0 } home ? home
        : IsRequired ? throw new InvalidOperationException("CONFLICTGRAPH_TEST_NEO4J_HOME names no folder, and with CI=true nothing is skipped.") : null;

    public static async Task<Neo4jTestServer> FindAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } address)
        {
            return new Neo4jTestServer(new Neo4jOptions(new Uri(address))
            {
                User = Environment.GetEnvironmentVariable("CONFLICTGRAPH_TEST_NEO4J_USER") is { Length: > 0 } user ? user : "neo4j",
                Password = Environment.GetEnvironmentVariable("CONFLICTGRAPH_TEST_NEO4J_PASSWORD"),
            }, null)
            { turn = await TurnAsync(address) };
        }
        var found = await StartContainerAsync();
        return found.Options is not null || !IsRequired ? found : throw new InvalidOperationException($"{found.Missing} With CI=true nothing is skipped.");
    }

    public async Task<IGraphStore> OpenAsync(CancellationToken cancellation) => await Neo4jGraphStore.OpenAsync(Options!, World.Default, cancellation);

    /// <summary>Nothing but the schema is left.</summary>
    public async Task EmptyAsync(CancellationToken cancellation)
    {
        await using var connection = Connections.To(Options!);
        await connection.Writes.RunAsync(new Statement("test/empty", "MATCH (n) WHERE NOT n:Store AND NOT n:Published CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS"), [], cancellation);
        await connection.Writes.RunAsync(new Statement("test/reset", "MATCH (n:Store|Published) SET n.revision = 0"), [], cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (container is not null)
            await container.DisposeAsync();
        if (turn is not null)
            await turn.DisposeAsync();
    }

    /// <summary>Test programs run beside each other, and the server has one database, which they empty: so each waits until no other has it.</summary>
    static async Task<FileStream> TurnAsync(string address)
    {
        var path = Path.Combine(Path.GetTempPath(), $"conflictgraph-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)))[..12]}.lock");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(BetweenTries);
            }
        }
    }

    static async Task<Neo4jTestServer> StartContainerAsync()
    {
        try
        {
            var container = new ContainerBuilder(Image)
                .WithEnvironment("NEO4J_AUTH", $"neo4j/{ContainerPassword}")
                .WithEnvironment("NEO4J_server_memory_heap_max__size", "1g")
                .WithPortBinding(HttpPort, assignRandomHostPort: true)
                .WithWaitStrategy(Wait.ForUnixContainer().UntilHttpRequestIsSucceeded(request => request.ForPort(HttpPort)))
                .Build();
            await container.StartAsync();
            var address = new UriBuilder(Uri.UriSchemeHttp, container.Hostname, container.GetMappedPublicPort(HttpPort)).Uri;
            return new Neo4jTestServer(new Neo4jOptions(address) { Password = ContainerPassword }, null, container);
        }
        // No Docker, no image, no right to start one: each says it in an exception of its own.
        catch (Exception error)
        {
            return new Neo4jTestServer(null, $"{Variable} names no server, and no container of {Image} could be started: {error.Message}");
        }
    }
}
