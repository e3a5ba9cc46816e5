using System.Net.WebSockets;
using System.Text;
using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Ontology;
using ConflictGraph.Server;
using ConflictGraph.Server.Access;
using ConflictGraph.Sqlite;
using ConflictGraph.TestKit;

namespace ConflictGraph.Acceptance.Tests.GraphQL;

/// <summary>The clients that front ends use, as npm has them, and the audit of GraphQL over HTTP.</summary>
[Collection(typeof(AskedByNode))]
public sealed class ClientTests(NodeScripts clients)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_audit_of_graphql_over_http_passes_in_full()
    {
        await using var server = await AskedOverHttp.StartAsync(await Desk.OpenAsync());

        await clients.RunAsync("audit.mjs", Address(server));
    }

    [Theory]
    [InlineData("sockets.mjs")]
    [InlineData("streams.mjs")]
    public async Task What_is_written_here_and_elsewhere_is_followed_without_a_gap_or_a_duplicate(string script)
    {
        var folder = Directory.CreateTempSubdirectory("following");
        try
        {
            var file = Path.Combine(folder.FullName, "graph.db");
            await using var store = await SqliteGraphStore.OpenAsync(file, World.Default, cancellation: Cancellation);
            await using var another = await SqliteGraphStore.OpenAsync(file, World.Default, cancellation: Cancellation);
            await using var here = await AskedOverHttp.StartAsync(store);
            await using var elsewhere = await AskedOverHttp.StartAsync(another);

            await clients.RunAsync(script, Address(here), Address(elsewhere));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(true, WebSocketCloseStatus.NormalClosure)]
    [InlineData(false, (WebSocketCloseStatus)4401)]
    public async Task A_socket_says_its_key_when_it_begins(bool isRight, WebSocketCloseStatus expected)
    {
        await using var store = new MemoryGraphStore();
        var secret = await new AccessKeys(store.Settings, TimeProvider.System).AddAsync("Olena", CallerRole.READER, cancellation: Cancellation);
        await using var server = await AskedOverHttp.StartAsync(store, options: new ServerOptions());
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new Uri(Address(server).Replace("http", "ws", StringComparison.Ordinal) + "/graphql"), Cancellation);

        await SayAsync(socket, $$$"""{"type":"connection_init","payload":{"key":"{{{(isRight ? secret : "cgk_wrong")}}}"}}""");
        var acknowledged = await HearAsync(socket);
        if (isRight)
        {
            Assert.Contains("connection_ack", acknowledged, StringComparison.Ordinal);
            await SayAsync(socket, """{"type":"subscribe","id":"1","payload":{"query":"{ me { name } }"}}""");
            Assert.Contains("Olena", await HearAsync(socket), StringComparison.Ordinal);
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", Cancellation);
        }

        Assert.Equal(expected, socket.CloseStatus);
    }

    static string Address(AskedOverHttp server) => server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    static Task SayAsync(WebSocket socket, string message) => socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, Cancellation);

    static async Task<string> HearAsync(WebSocket socket)
    {
        var buffer = new byte[4096];
        return Encoding.UTF8.GetString(buffer, 0, (await socket.ReceiveAsync(buffer, Cancellation)).Count);
    }
}
