using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using GraphQL;

namespace ConflictGraph.Server.Transport;

/// <summary>
/// What goes out over a socket, one message after another. Nothing queues: the next event of a subscription is read when the last has been taken.
/// A client that takes nothing for too long is cut off; a reason could only stand behind what it does not take.
/// </summary>
sealed class SocketSender(WebSocket socket, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly SemaphoreSlim turn = new(1, 1);

    public Task SayAsync(string type, string? id = null) => SendAsync(type, id, null);

    public Task NextAsync(string id, ExecutionResult result) => SendAsync("next", id, json => ResultWriter.Write(json, result));

    public Task ErrorAsync(string id, ExecutionResult result) => SendAsync("error", id, json => ResultWriter.WriteErrors(json, result));

    public void Dispose() => turn.Dispose();

    public async Task CloseAsync(WebSocketCloseStatus status, string reason)
    {
        await turn.WaitAsync();
        try
        {
            using var late = new CancellationTokenSource(Patience, clock);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(status, reason, late.Token);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            socket.Abort();
        }
        finally
        {
            turn.Release();
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
            using var late = new CancellationTokenSource(Patience, clock);
            await socket.SendAsync(message.WrittenMemory, WebSocketMessageType.Text, true, late.Token);
        }
        finally
        {
            turn.Release();
        }
    }
}
