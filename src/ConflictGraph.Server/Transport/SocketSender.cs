using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using GraphQL;

namespace ConflictGraph.Server.Transport;

/// <summary>
/// What goes out over a socket, one message after another. Nothing queues: the next event of a subscription is read when the last has been taken.
/// </summary>
sealed class SocketSender(WebSocket socket, Patience patience, TimeProvider clock) : IDisposable
{
    // A client that was told the end answers it; one that does not is not waited for.
    static readonly TimeSpan Parting = TimeSpan.FromSeconds(10);

    readonly SemaphoreSlim turn = new(1, 1);
    ITimer? parting;

    public Task SayAsync(string type, string? id = null) => SendAsync(type, id, null);

    public Task NextAsync(string id, ExecutionResult result) => SendAsync("next", id, json => ResultWriter.Write(json, result));

    public Task ErrorAsync(string id, ExecutionResult result) => SendAsync("error", id, json => ResultWriter.WriteErrors(json, result));

    public void Dispose()
    {
        parting?.Dispose();
        turn.Dispose();
    }

    public async Task CloseAsync(WebSocketCloseStatus status, string reason)
    {
        await turn.WaitAsync();
        try
        {
            await PartAsync(status, reason);
        }
        finally
        {
            turn.Release();
        }
    }

    async Task PartAsync(WebSocketCloseStatus status, string reason)
    {
        try
        {
            using var late = new CancellationTokenSource(Parting, clock);
            if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
                return;
            await socket.CloseOutputAsync(status, reason, late.Token);
            parting = clock.CreateTimer(_ => socket.Abort(), null, Parting, Timeout.InfiniteTimeSpan);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            socket.Abort();
        }
    }

    async Task SendAsync(string type, string? id, Action<Utf8JsonWriter>? payload)
    {
        var message = new ArrayBufferWriter<byte>(512);
        using (var json = ResultWriter.To(message))
        {
            json.WriteStartObject();
            if (id is not null)
                json.WriteString("id", id);
            json.WriteString("type", type);
            if (payload is not null)
            {
                json.WritePropertyName("payload");
                payload(json);
            }
            json.WriteEndObject();
        }
        await turn.WaitAsync();
        try
        {
            // Ending a message that is half sent ends the socket, so only patience does, and never the end of one operation.
            var sending = socket.SendAsync(message.WrittenMemory, WebSocketMessageType.Text, true, CancellationToken.None);
            if (sending.IsCompleted)
                await sending;
            else
                await WaitAsync(sending.AsTask());
        }
        finally
        {
            turn.Release();
        }
    }

    async Task WaitAsync(Task sending)
    {
        try
        {
            if (await patience.IsTakenAsync(sending))
                return;
        }
        catch (OperationCanceledException)
        {
            socket.Abort();
            throw;
        }
        // The WebSocket protocol's own code for «try again later», at which clients' libraries connect anew.
        await PartAsync((WebSocketCloseStatus)1013, patience.Reason);
        throw new OperationCanceledException(patience.Reason);
    }
}
