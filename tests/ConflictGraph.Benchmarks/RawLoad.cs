using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace ConflictGraph.Benchmarks;

/// <summary>Sixteen clients that send bytes over a connection each and read no more of an answer than its length, so that the load costs little of what it measures.</summary>
static class RawLoad
{
    const int Clients = 16;

    public static byte[] Request(int port, string query)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { query });
        return [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"POST /graphql HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n")), .. body];
    }

    /// <param name="next">What a client sends next.</param>
    public static async Task<(double Rate, double Median, double Slow)> RoundAsync(int port, Func<byte[]> next, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(() => ClientAsync(port, next, watch, time))));
        var all = times.SelectMany(some => some).Order().ToList();
        return (all.Count / watch.Elapsed.TotalSeconds, all[all.Count / 2], all[all.Count * 99 / 100]);
    }

    static async Task<List<double>> ClientAsync(int port, Func<byte[]> next, Stopwatch watch, TimeSpan time)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        var times = new List<double>();
        var answer = new byte[4 << 20];
        while (watch.Elapsed < time)
        {
            var request = next();
            var start = Stopwatch.GetTimestamp();
            await socket.SendAsync(request);
            await ReadAsync(socket, answer);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return times;
    }

    static async Task ReadAsync(Socket socket, byte[] answer)
    {
        var length = 0;
        do
        {
            var read = await socket.ReceiveAsync(answer.AsMemory(length));
            if (read == 0)
                throw new InvalidOperationException("The connection was closed.");
            length += read;
        }
        while (!IsWhole(answer.AsSpan(0, length)));
        if (!answer.AsSpan(0, length).StartsWith("HTTP/1.1 200"u8))
            throw new InvalidOperationException(Encoding.UTF8.GetString(answer, 0, Math.Min(length, 600)));
    }

    static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return false;
        var says = answer[..head].IndexOf("Content-Length: "u8);
        if (says < 0)
            return answer.EndsWith("0\r\n\r\n"u8);
        var number = answer[(says + 16)..head];
        var end = number.IndexOf((byte)'\r');
        return answer.Length - head - 4 >= int.Parse(end < 0 ? number : number[..end], CultureInfo.InvariantCulture);
    }
}
