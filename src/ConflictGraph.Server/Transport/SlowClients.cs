using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ConflictGraph.Server.Transport;

/// <summary>How long a client that dribbles, or says nothing, may hold its connection, and how many connections are held at all.</summary>
static class SlowClients
{
    const double SlowestBytesPerSecond = 240;
    public const int MostConnections = 2_000;
    public const int MostFollowed = 10_000;
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(5), Headers = TimeSpan.FromSeconds(10), Idle = TimeSpan.FromSeconds(60);

    public static void Bound(KestrelServerLimits limits)
    {
        limits.RequestHeadersTimeout = Headers;
        limits.KeepAliveTimeout = Idle;
        limits.MinRequestBodyDataRate = new MinDataRate(SlowestBytesPerSecond, Grace);
        limits.MinResponseDataRate = new MinDataRate(SlowestBytesPerSecond, Grace);
        limits.MaxConcurrentConnections = MostConnections;
        // Sockets are not among those any more. SocketEndpoint refuses them before this does.
        limits.MaxConcurrentUpgradedConnections = MostConnections;
    }
}
