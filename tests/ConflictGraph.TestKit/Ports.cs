using System.Net;
using System.Net.Sockets;

namespace ConflictGraph.TestKit;

public static class Ports
{
    /// <summary>One that nothing listens on, below those that the system gives out by itself: so nobody gets it while its owner is down.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = Random.Shared.Next(10_000, 30_000);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: the next one.
            }
        }
    }
}
