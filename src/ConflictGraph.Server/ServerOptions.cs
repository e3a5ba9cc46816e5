using System.Net;
using ConflictGraph.GraphQL.Execution;

namespace ConflictGraph.Server;

/// <summary>How the server is to listen.</summary>
public sealed record ServerOptions
{
    /// <summary>Address and port; port 0 takes a free one.</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, 4000);

    /// <summary>The largest body of a request, in bytes.</summary>
    public long MostRequestBytes { get; init; } = 256 * 1024;

    /// <summary>A store that says nothing for longer is not ready.</summary>
    public TimeSpan ReadyWithin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Who somebody on this machine is: there are no keys yet, so whoever reaches the server may do everything.</summary>
    public Caller Caller { get; init; } = new("local", CallerRole.ADMIN);

    /// <summary>The time of what is written.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Refuses what would show the graph to everybody on the network.</summary>
    internal void Check()
    {
        if (!IPAddress.IsLoopback(Listen.Address))
            throw new BadInputException(
                $"The server would listen on {Listen}, where others reach it, and there are no keys: everybody could read and write. Keys come with a later version; until then listen on 127.0.0.1 or [::1].", "listen");
    }
}
