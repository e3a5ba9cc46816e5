using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace ConflictGraph.Server.Transport;

/// <summary>One message of a client, as graphql-transport-ws has them.</summary>
/// <param name="Key">What <c>connection_init</c> says of who it is.</param>
sealed record SocketMessage(string Type, string? Id, string? Key, JsonElement? Payload)
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

    /// <summary>Takes what still comes until the client has closed too, or is cut off: a connection that is closed with something unread takes the reason away from the client.</summary>
    public static async Task SkipRestAsync(WebSocket socket)
    {
        try
        {
            var scrap = new byte[4096];
            while ((await socket.ReceiveAsync(scrap.AsMemory(), CancellationToken.None)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (WebSocketException)
        {
            // The client has gone.
        }
    }

    static SocketMessage Read(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, RequestReader.Json);
            var message = document.RootElement;
            if (message.ValueKind != JsonValueKind.Object || TextOf(message, "type") is not { } type)
                throw SocketClosedException.Invalid("A message is an object with a type");
            JsonElement? payload = message.TryGetProperty("payload", out var given) && given.ValueKind != JsonValueKind.Null ? given.Clone() : null;
            return new(type, TextOf(message, "id"), type == "connection_init" && payload is { ValueKind: JsonValueKind.Object } said ? TextOf(said, "key") : null, payload);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Halves of surrogate pairs show when a text is read.
            throw SocketClosedException.Invalid("The message is not JSON, nests too deeply, names a member twice, or holds a text that is no Unicode");
        }
    }

    static string? TextOf(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
