using System.Net.WebSockets;
using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Server.Access;

namespace ConflictGraph.Server.Transport;

/// <summary>GraphQL over a WebSocket, by the protocol graphql-transport-ws: queries, mutations and subscriptions.</summary>
sealed class SocketEndpoint(Task<GraphQLExecutor> executor, Gate gate, OpenAtOnce sockets, OpenAtOnce followed, Patience patience, TimeProvider clock, CancellationToken stopping)
{
    const string Protocol = "graphql-transport-ws";

    static readonly TimeSpan InitWithin = TimeSpan.FromSeconds(3);
    static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(15);

    public async Task AnswerAsync(HttpContext http)
    {
        try
        {
            // Until it is known whose it is, a socket is its address's.
            using var place = sockets.Take(Gate.AddressOf(http));
            await AnswerAsync(http, place);
        }
        catch (RequestRefusedException refused)
        {
            await refused.AnswerAsync(http);
        }
    }

    async Task AnswerAsync(HttpContext http, OpenAtOnce.Place place)
    {
        var isKnown = http.WebSockets.WebSocketRequestedProtocols.Contains(Protocol);
        using var socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { SubProtocol = isKnown ? Protocol : null, KeepAliveInterval = PingEvery, KeepAliveTimeout = PingEvery });
        using var sender = new SocketSender(socket, patience, clock);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        await using var leaving = stopping.Register(() => _ = sender.CloseAsync(WebSocketCloseStatus.EndpointUnavailable, "The service is stopping"));
        try
        {
            if (!isKnown)
                throw new SocketClosedException(4406, $"Subprotocol not acceptable; ask for {Protocol}");
            await TalkAsync(http, socket, sender, place, gone.Token);
            await sender.CloseAsync(WebSocketCloseStatus.NormalClosure, "");
        }
        catch (SocketClosedException why)
        {
            await gone.CancelAsync();
            await sender.CloseAsync(why.Status, why.Message);
            await SocketMessage.SkipRestAsync(socket);
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

    async Task TalkAsync(HttpContext http, WebSocket socket, SocketSender sender, OpenAtOnce.Place place, CancellationToken gone)
    {
        var operations = new SocketOperations(executor, followed, sender, gone);
        Admitted? admitted = null;
        await using var late = clock.CreateTimer(_ => _ = LateAsync(), null, InitWithin, Timeout.InfiniteTimeSpan);
        while (await SocketMessage.ReceiveAsync(socket, gone) is { } message)
            switch (message.Type)
            {
                case "connection_init":
                    if (admitted is not null)
                        throw new SocketClosedException(4429, "Too many initialisation requests");
                    Volatile.Write(ref admitted, await AdmitAsync(http, message.Key, place));
                    _ = EndWithKeyAsync(admitted.Entry, sender, gone);
                    await sender.SayAsync("connection_ack");
                    break;
                case "ping":
                    await sender.SayAsync("pong");
                    break;
                case "pong":
                    break;
                case "subscribe":
                    Start(operations, message, admitted ?? throw new SocketClosedException(4401, "Unauthorized: connection_init comes first"), gone);
                    break;
                case "complete" when message.Id is { } id:
                    operations.End(id);
                    break;
                default:
                    throw SocketClosedException.Invalid("No message of this protocol");
            }

        Task LateAsync() => Volatile.Read(ref admitted) is null ? sender.CloseAsync((WebSocketCloseStatus)4408, "Connection initialisation timeout") : Task.CompletedTask;
    }

    async Task<Admitted> AdmitAsync(HttpContext http, string? key, OpenAtOnce.Place place)
    {
        try
        {
            var admitted = await (key is null ? gate.AdmitAsync(http) : gate.AdmitAsync(http, key));
            place.MoveTo(admitted.Who);
            return admitted;
        }
        catch (RequestRefusedException refused)
        {
            throw SocketClosedException.Of(refused);
        }
    }

    /// <summary>What runs over a socket ends with the key or token that it was begun with.</summary>
    async Task EndWithKeyAsync(Entry entry, SocketSender sender, CancellationToken gone)
    {
        await gate.UntilOutAsync(entry, gone);
        await sender.CloseAsync((WebSocketCloseStatus)4401, "Unauthorized: the key or token counts no more");
    }

    /// <summary>Each operation is admitted anew: a key that was revoked starts no more, and each is counted.</summary>
    void Start(SocketOperations operations, SocketMessage message, Admitted admitted, CancellationToken gone)
    {
        if (string.IsNullOrEmpty(message.Id) || message.Payload is not { } payload)
            throw SocketClosedException.Invalid("subscribe has an id and a payload");
        try
        {
            operations.Start(message.Id, RequestReader.FromJson(payload), () => gate.AdmitAgainAsync(admitted, gone));
        }
        catch (RequestRefusedException)
        {
            throw SocketClosedException.Invalid("The payload of subscribe is no request");
        }
    }
}
