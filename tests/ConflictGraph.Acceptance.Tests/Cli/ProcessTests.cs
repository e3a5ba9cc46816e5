using System.Diagnostics;
using ConflictGraph.Cli;

namespace ConflictGraph.Acceptance.Tests.Cli;

/// <summary>The tool as a process of its own: it serves a sample, answers, and ends when it is told to.</summary>
public class ProcessTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task It_serves_a_sample_and_ends_on_a_signal(string name)
    {
        Assert.SkipWhen(name == "INT" && InterruptIsIgnored(), "Interrupts are ignored here, as shells have it for what they start in the background, and a child inherits that.");
        using var tool = new Tool();
        using var server = Start(tool, "serve", "--sample", "--listen", "127.0.0.1:0");
        string? address = null;
        while (address is null && await server.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            address = line.TrimStart().StartsWith("GraphQL", StringComparison.Ordinal) ? line.Trim().Split(' ')[^1] : null;

        using var client = new HttpClient();
        var ready = await client.GetStringAsync(new Uri(address!.Replace("/graphql", "/health/ready", StringComparison.Ordinal)), TestContext.Current.CancellationToken);
        var beside = await tool.RunAsync("ask", "who said what about ATACMS");
        var port = new Uri(address!).Port;
        var taken = await tool.RunAsync("serve", "--store", "other.db", "--listen", $"127.0.0.1:{port}");
        using (var signal = Process.Start("kill", [$"-{name}", $"{server.Id}"]))
            await signal.WaitForExitAsync(TestContext.Current.CancellationToken);
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("ready at revision 1", ready);
        Assert.Contains("3 statements by 2 speakers", beside.Out);
        Assert.Equal(ExitCode.Misused, taken.ExitCode);
        Assert.Contains("is in use", taken.Error);
        Assert.Equal(0, server.ExitCode);
    }

    /// <summary>As Linux tells it of this process: a bit a signal, and interrupt is the second.</summary>
    static bool InterruptIsIgnored() => File.Exists("/proc/self/status")
        && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } ignored
        && (Convert.ToUInt64(ignored["SigIgn:".Length..].Trim(), 16) & 2) != 0;

    static Process Start(Tool tool, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = tool.Folder, RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(Cgraph).Assembly.Location);
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        return Process.Start(start)!;
    }
}
