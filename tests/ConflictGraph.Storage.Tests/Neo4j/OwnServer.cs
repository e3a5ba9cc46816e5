using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ConflictGraph.Neo4j;
using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests.Neo4j;

/// <summary>A server of one test's own, which it may stop, kill and start again.</summary>
sealed class OwnServer : IAsyncDisposable
{
    const string Password = "only-for-one-test";

    readonly string home = Neo4jServer.Home;
    readonly string folder = Path.Combine(Path.GetTempPath(), $"conflictgraph-neo4j-{Guid.NewGuid():N}");
    readonly (int Http, int Bolt) ports = (Ports.Free(), Ports.Free());

    public Neo4jOptions Options => new(new Uri($"http://127.0.0.1:{Text(ports.Http)}")) { Password = Password, StatementTimeout = Neo4jTestServer.Patience };

    /// <summary>Returns when it answers; what it had is there again.</summary>
    public async Task StartAsync(CancellationToken cancellation) =>
        Assert.Equal((0, ""), Failure(await RunAsync("start", [folder, "--http", Text(ports.Http), "--bolt", Text(ports.Bolt), "--password", Password, "--heap", "512m", "--pagecache", "64m"], cancellation)));

    /// <summary>As a power cut would.</summary>
    public void Kill()
    {
        using var process = Process.GetProcessById(int.Parse(File.ReadAllText(Path.Combine(folder, "run", "neo4j.pid")), CultureInfo.InvariantCulture));
        process.Kill();
    }

    public async Task StopAsync(CancellationToken cancellation, params string[] how) => Assert.Equal((0, ""), Failure(await RunAsync("stop", [folder, .. how], cancellation)));

    /// <summary>Empty when the admin tool finds no fault in its files. It has to be stopped.</summary>
    public async Task<string> CheckAsync(CancellationToken cancellation) => Failure(await RunAsync("admin", [folder, "database", "check", "neo4j"], cancellation)).Said;

    public async ValueTask DisposeAsync()
    {
        if (!Directory.Exists(folder))
            return;
        await RunAsync("stop", [folder, "--kill"], CancellationToken.None);
        Directory.Delete(folder, recursive: true);
    }

    async Task<(int Code, string Said)> RunAsync(string program, string[] arguments, CancellationToken cancellation)
    {
        // Into a file: the server would inherit a pipe and keep it open.
        var log = Path.Combine(Path.GetTempPath(), $"{Path.GetFileName(folder)}-{program}.log");
        var start = new ProcessStartInfo("bash", ["-c", "exec \"$0\" \"${@:2}\" >\"$1\" 2>&1 </dev/null", Path.Combine(home, program), log, .. arguments]);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(cancellation);
        var said = await File.ReadAllTextAsync(log, cancellation);
        File.Delete(log);
        return (process.ExitCode, said);
    }

    static (int Code, string Said) Failure((int Code, string Said) run) => run.Code == 0 ? (0, "") : run;

    static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
