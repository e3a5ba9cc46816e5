using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ConflictGraph.TestKit;

/// <summary>The way to a server, which a test cuts, so that nobody is there; or holds, so that connections are taken and nothing comes back. It begins cut.</summary>
public sealed class Wire : IAsyncDisposable
{
    readonly Uri server;
    readonly int port = Ports.Free();
    CancellationTokenSource? cut;
    Task carrying = Task.CompletedTask;
    volatile TaskCompletionSource questions = new();
    volatile TaskCompletionSource answers = new();

    public Wire(Uri server)
    {
        this.server = server;
        Release();
    }

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"{server.Scheme}://127.0.0.1:{port}"));

    public void Mend()
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        cut = new CancellationTokenSource();
        carrying = AcceptAsync(listener, cut.Token);
    }

    /// <summary>Who is connected is cut off, and who comes is refused.</summary>
    public async Task CutAsync()
    {
        await (cut?.CancelAsync() ?? Task.CompletedTask);
        await carrying;
        cut?.Dispose();
        cut = null;
    }

    public void Hold()
    {
        questions = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        HoldAnswers();
    }

    /// <summary>The server does what it is asked, and its answers do not arrive.</summary>
    public void HoldAnswers() => answers = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release()
    {
        questions.TrySetResult();
        answers.TrySetResult();
    }

    public async ValueTask DisposeAsync() => await CutAsync();

    async Task AcceptAsync(TcpListener listener, CancellationToken cancellation)
    {
        var carried = new List<Task>();
        try
        {
            while (true)
                carried.Add(CarryAsync(await listener.AcceptTcpClientAsync(cancellation), cancellation));
        }
        catch (OperationCanceledException)
        {
            listener.Dispose();
        }
        await Task.WhenAll(carried);
    }

    async Task CarryAsync(TcpClient near, CancellationToken cancellation)
    {
        using var far = new TcpClient();
        using (near)
        using (var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation))
        {
            try
            {
                await far.ConnectAsync(server.Host, server.Port, cancellation);
                Task[] ways = [CopyAsync(near.GetStream(), far.GetStream(), () => questions.Task, over.Token), CopyAsync(far.GetStream(), near.GetStream(), () => answers.Task, over.Token)];
                await Task.WhenAny(ways);
                await over.CancelAsync();
                await Task.WhenAll(ways);
            }
            // Either side goes when it likes.
            catch (Exception error) when (error is OperationCanceledException or IOException or SocketException)
            {
            }
        }
    }

    static async Task CopyAsync(NetworkStream from, NetworkStream to, Func<Task> flow, CancellationToken cancellation)
    {
        var piece = new byte[64 * 1024];
        while (await from.ReadAsync(piece, cancellation) is > 0 and var length)
        {
            await flow().WaitAsync(cancellation);
            await to.WriteAsync(piece.AsMemory(0, length), cancellation);
        }
    }
}
