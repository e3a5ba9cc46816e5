using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace ConflictGraph.Acceptance.Tests.GraphQL;

/// <summary>A client of graphql-transport-ws that says only what it is told to.</summary>
sealed class SocketClient : IDisposable
{
    /// <summary>So long that only something that hangs takes longer.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    readonly ClientWebSocket socket = new();

    SocketClient() => patience.CancelAfter(Patience);

    public WebSocketCloseStatus? Status => socket.CloseStatus;

    public string? Reason => socket.CloseStatusDescription;

    /// <summary>The status with which HTTP refused the socket.</summary>
    public int Refused => (int)socket.HttpStatusCode;

    public static async Task<SocketClient> DialAsync(AskedOverHttp server, Action<ClientWebSocketOptions>? with = null, HttpMessageInvoker? through = null)
    {
        var client = new SocketClient();
        client.socket.Options.AddSubProtocol("graphql-transport-ws");
        // Its own pings would keep alive what the test means to be silent.
        client.socket.Options.KeepAliveInterval = TimeSpan.Zero;
        with?.Invoke(client.socket.Options);
        client.socket.Options.CollectHttpResponseDetails = true;
        try
        {
            await client.socket.ConnectAsync(new UriBuilder(server.Client.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri, through, client.patience.Token);
        }
        catch (WebSocketException) when (client.socket.HttpStatusCode != 0)
        {
            // The client says with which status.
        }
        return client;
    }

    /// <summary>One that has been let in.</summary>
    public static async Task<SocketClient> BeginAsync(AskedOverHttp server, string? key = null, HttpMessageInvoker? through = null)
    {
        var client = await DialAsync(server, through: through);
        await client.SayAsync(new { type = "connection_init", payload = key is null ? null : new { key } });
        Assert.Equal("connection_ack", (await client.HearAsync()).GetProperty("type").GetString());
        return client;
    }

    public Task SayAsync(object message) => SayAsync(JsonSerializer.SerializeToUtf8Bytes(message));

    public Task SayAsync(string message) => SayAsync(Encoding.UTF8.GetBytes(message));

    public Task SayAsync(byte[] message, WebSocketMessageType type = WebSocketMessageType.Text) => socket.SendAsync(message, type, true, patience.Token);

    /// <summary>One after another, as long as they are taken.</summary>
    public async Task SayAllAsync(IEnumerable<string> messages)
    {
        try
        {
            foreach (var message in messages)
                await SayAsync(message);
        }
        catch (Exception error) when (error is WebSocketException or IOException)
        {
            // Closed meanwhile; who listens hears why.
        }
    }

    public Task SubscribeAsync(string id, object payload) => SayAsync(new { type = "subscribe", id, payload });

    /// <summary>The next message.</summary>
    public async Task<JsonElement> HearAsync() => await HearOrEndAsync() ?? throw new InvalidOperationException($"The socket was closed: {Status} {Reason}");

    /// <summary>Whether it says anything at all before it closes.</summary>
    public async Task<bool> IsAnsweredAsync() => await HearOrEndAsync() is not null;

    /// <summary>The code with which the server closes, whatever it says before; 1006 where it just goes.</summary>
    public async Task<int> EndAsync()
    {
        try
        {
            while (await HearOrEndAsync() is not null)
            {
            }
        }
        catch (WebSocketException)
        {
            return 1006;
        }
        return (int?)Status ?? 1006;
    }

    public Task CloseAsync() => socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", patience.Token);

    public void Dispose()
    {
        socket.Dispose();
        patience.Dispose();
    }

    async Task<JsonElement?> HearOrEndAsync()
    {
        using var heard = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            heard.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return JsonSerializer.Deserialize<JsonElement>(heard.ToArray());
        }
    }
}
