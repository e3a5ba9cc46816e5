using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ConflictGraph.Storage.Tests.Neo4j;

/// <summary>A server that does on purpose what a real one does only by misfortune: it answers each request with the next of its answers.</summary>
sealed class ConnectionStub : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource closing = new();
    readonly ConcurrentQueue<Func<Task<byte[]?>>> answers = new();
    readonly ConcurrentQueue<Asked> asked = new();
    readonly SemaphoreSlim arrivals = new(0);
    readonly Task accepting;

    public ConnectionStub()
    {
        listener.Start();
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"));
        accepting = AcceptAsync();
    }

    public sealed record Asked(string Line, string Headers, string Body);

    public Uri Address { get; }

    public Asked[] Requests => [.. asked];

    public ConnectionStub Answer(int status, string json, string headers = "") => AnswerOnce(() => Task.FromResult<byte[]?>(Bytes(status, json, "application/json", headers)));

    public ConnectionStub AnswerHtml(int status) => AnswerOnce(() => Task.FromResult<byte[]?>(Bytes(status, "<html></html>", "text/html", "")));

    /// <summary>Says that more comes than does.</summary>
    public ConnectionStub BreakOff(string json) => AnswerOnce(() => Task.FromResult<byte[]?>(Encoding.UTF8.GetBytes($"HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {json.Length + 100}\r\n\r\n{json}")));

    /// <summary>Takes a request and goes away.</summary>
    public ConnectionStub Close() => AnswerOnce(() => Task.FromResult<byte[]?>(null));

    /// <summary>Answers when told so.</summary>
    public ConnectionStub AnswerAfter(Task told, string json) => AnswerOnce(async () =>
    {
        await told;
        return Bytes(202, json, "application/json", "");
    });

    /// <summary>Returns once one more request is there.</summary>
    public Task ArrivalAsync() => arrivals.WaitAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        // A listener that was stopped throws when it is asked for the next client.
        await accepting;
        listener.Dispose();
        closing.Dispose();
        arrivals.Dispose();
    }

    ConnectionStub AnswerOnce(Func<Task<byte[]?>> answer)
    {
        answers.Enqueue(answer);
        return this;
    }

    static byte[] Bytes(int status, string text, string type, string headers) =>
        Encoding.UTF8.GetBytes($"HTTP/1.1 {status} x\r\nContent-Type: {type}\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(text)}\r\n\r\n{text}");

    async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
                serving.Add(ServeAsync(await listener.AcceptTcpClientAsync(closing.Token)));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException)
        {
        }
        await Task.WhenAll(serving);
    }

    async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            await using var stream = client.GetStream();
            while (await ReadAsync(stream) is { } request)
            {
                asked.Enqueue(request);
                var answer = answers.TryDequeue(out var next) ? next : () => Task.FromResult<byte[]?>(Bytes(202, """{"data":{"fields":[],"values":[]}}""", "application/json", ""));
                arrivals.Release();
                if (await answer().WaitAsync(closing.Token) is not { } bytes)
                    return;
                await stream.WriteAsync(bytes, closing.Token);
                if (bytes.AsSpan().IndexOf("Connection: close"u8) >= 0)
                    return;
            }
        }
        // The client may go when it likes.
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
        }
    }

    async Task<Asked?> ReadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (head is not [.., (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n'])
        {
            if (await stream.ReadAsync(one, closing.Token) == 0)
                return null;
            head.Add(one[0]);
        }
        var headers = Encoding.ASCII.GetString([.. head]);
        var length = headers.Split("\r\n").Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Select(line => int.Parse(line[15..], CultureInfo.InvariantCulture)).FirstOrDefault();
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, closing.Token);
        return new Asked(headers[..headers.IndexOf("\r\n", StringComparison.Ordinal)], headers, Encoding.UTF8.GetString(body));
    }
}

/// <summary>A clock on which short waits are over at once, and long ones never.</summary>
sealed class HurriedClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2024, 6, 27, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime < TimeSpan.FromSeconds(3) ? dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
}
