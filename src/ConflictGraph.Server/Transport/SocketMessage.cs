using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace ConflictGraph.Server.Transport;

/// <summary>One message of a client, as graphql-transport-ws has them.</summary>
sealed record SocketMessage(string Type, string? Id, JsonElement? Payload)
{
    const int Most = 64 * 1024;

    /// <summary>Null when the client has closed.</summary>
    public static async Task<SocketMessage?> ReceiveAsync(WebSocket socket, CancellationToken cancellation)
    {
        var read = new ArrayBufferWriter<byte>(1024);
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(read.GetMemory(1024), cancellation);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            read.Advance(part.Count);
            if (read.WrittenCount > Most)
                throw new SocketClosedException((int)WebSocketCloseStatus.MessageTooBig, "A message holds at most 64 KB");
        }
        while (!part.EndOfMessage);
        return part.MessageType == WebSocketMessageType.Text ? Read(read.WrittenMemory) : throw SocketClosedException.Invalid("Messages are text");
    }

    static SocketMessage Read(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, RequestReader.Json);
            var message = document.RootElement;
            if (message.ValueKind != JsonValueKind.Object || TextOf(message, "type") is not { } type)
                throw SocketClosedException.Invalid("A message is an object with a type");
            return new(type, TextOf(message, "id"), message.TryGetProperty("payload", out var payload) && payload.ValueKind != JsonValueKind.Null ? payload.Clone() : null);
        }
        catch (JsonException)
        {
            throw SocketClosedException.Invalid("The message is not JSON, nests too deeply, or names a member twice");
        }
    }

    /// <summary>A text of the payload.</summary>
    public string? Text(string name) => Payload is { ValueKind: JsonValueKind.Object } payload ? TextOf(payload, name) : null;

    static string? TextOf(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
