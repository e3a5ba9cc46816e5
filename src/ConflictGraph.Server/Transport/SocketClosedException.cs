using System.Net.WebSockets;

namespace ConflictGraph.Server.Transport;

/// <summary>Why a socket is closed, by the codes of graphql-transport-ws.</summary>
sealed class SocketClosedException(int code, string reason) : Exception(reason)
{
    public WebSocketCloseStatus Status => (WebSocketCloseStatus)code;

    public static SocketClosedException Invalid(string reason) => new(4400, reason);

    public static SocketClosedException Of(RequestRefusedException refused) => refused.Status switch
    {
        StatusCodes.Status429TooManyRequests when refused.Code == "LIMIT_CONNECTIONS" => new(4429, "Too many sockets are open; close some"),
        StatusCodes.Status429TooManyRequests => new(4429, "Too many requests; wait a little"),
        // The WebSocket protocol's own: try again later.
        StatusCodes.Status503ServiceUnavailable when refused.Code == "LIMIT_CONNECTIONS" => new(1013, "The server holds no more sockets; try again later"),
        StatusCodes.Status503ServiceUnavailable => new(1013, "The store is away; try again later"),
        _ => new(4401, "Unauthorized: send a key that counts in connection_init"),
    };
}
