using System.Net.WebSockets;
using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Server.Access;

namespace ConflictGraph.Server.Transport;

/// <summary>GraphQL over a WebSocket, by the protocol graphql-transport-ws: queries, mutations and subscriptions.</summary>
sealed class SocketEndpoint(Task<GraphQLExecutor> executor, Gate gate, TimeProvider clock, CancellationToken stopping)
{
    const string Protocol = "graphql-transport-ws";

    static readonly TimeSpan InitWithin = TimeSpan.FromSeconds(3);
    static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(15);

    public async Task AnswerAsync(HttpContext http)
    {
        var isKnown = http.WebSockets.WebSocketRequestedProtocols.Contains(Protocol);
        using var socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { SubProtocol = isKnown ? Protocol : null, KeepAliveInterval = PingEvery, KeepAliveTimeout = PingEvery });
        using var sender = new SocketSender(socket, clock);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        await using var leaving = stopping.Register(() => _ = sender.CloseAsync(WebSocketCloseStatus.EndpointUnavailable, "The service is stopping"));
        try
        {
            if (!isKnown)
                throw new SocketClosedException(4406, $"Subprotocol not acceptable; ask for {Protocol}");
            await TalkAsync(http, socket, sender, gone.Token);
            await sender.CloseAsync(WebSocketCloseStatus.NormalClosure, "");
        }
        catch (SocketClosedException why)
        {
            await sender.CloseAsync(why.Status, why.Message);
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException or IOException)
        {
            // The client has gone; there is nobody to answer.
        }
        finally
        {
            await gone.CancelAsync();
        }
    }

    async Task TalkAsync(HttpContext http, WebSocket socket, SocketSender sender, CancellationToken gone)
    {
        var operations = new SocketOperations(executor, sender, gone);
        Func<Task<Admitted>>? admit = null;
        await using var late = clock.CreateTimer(_ => _ = LateAsync(), null, InitWithin, Timeout.InfiniteTimeSpan);
        while (await SocketMessage.ReceiveAsync(socket, gone) is { } message)
            switch (message.Type)
            {
                case "connection_init":
                    if (admit is not null)
                        throw new SocketClosedException(4429, "Too many initialisation requests");
                    Volatile.Write(ref admit, await AdmittedAsync(http, message.Text("key")));
                    await sender.SayAsync("connection_ack");
                    break;
                case "ping":
                    await sender.SayAsync("pong");
                    break;
                case "pong":
                    break;
                case "subscribe":
                    Start(operations, message, admit ?? throw new SocketClosedException(4401, "Unauthorized: connection_init comes first"));
                    break;
                case "complete" when message.Id is { } id:
                    operations.End(id);
                    break;
                default:
                    throw SocketClosedException.Invalid("No message of this protocol");
            }

        Task LateAsync() => Volatile.Read(ref admit) is null ? sender.CloseAsync((WebSocketCloseStatus)4408, "Connection initialisation timeout") : Task.CompletedTask;
    }

    /// <summary>How the socket's operations are admitted, each anew: a key that was revoked starts no more, and each is counted.</summary>
    async Task<Func<Task<Admitted>>> AdmittedAsync(HttpContext http, string? key)
    {
        Task<Admitted> Admit() => key is null ? gate.AdmitAsync(http) : gate.AdmitAsync(http, key);
        try
        {
            await Admit();
            return Admit;
        }
        catch (RequestRefusedException refused)
        {
            throw SocketClosedException.Of(refused);
        }
    }

    static void Start(SocketOperations operations, SocketMessage message, Func<Task<Admitted>> admit)
    {
        if (string.IsNullOrEmpty(message.Id) || message.Payload is not { } payload)
            throw SocketClosedException.Invalid("subscribe has an id and a payload");
        try
        {
            operations.Start(message.Id, RequestReader.FromJson(payload), admit);
        }
        catch (RequestRefusedException)
        {
            throw SocketClosedException.Invalid("The payload of subscribe is no request");
        }
    }
}
