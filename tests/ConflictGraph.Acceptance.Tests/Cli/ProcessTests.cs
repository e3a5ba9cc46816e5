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
        using var server = await Served.StartAsync(tool.Folder, ["dotnet", typeof(Cgraph).Assembly.Location], "--sample");

        using var client = new HttpClient();
        var ready = await client.GetStringAsync(new Uri(server.Address, "/health/ready"), TestContext.Current.CancellationToken);
        var beside = await tool.RunAsync("ask", "who said what about ATACMS");
        var taken = await tool.RunAsync("serve", "--store", "other.db", "--listen", server.Address.Authority);
        var code = await server.EndAsync(name);

        Assert.Equal("ready at revision 1", ready);
        Assert.Contains("3 statements by 2 speakers", beside.Out);
        Assert.Equal(ExitCode.Misused, taken.ExitCode);
        Assert.Contains("is in use", taken.Error);
        Assert.Equal(0, code);
    }

    /// <summary>As Linux tells it of this process: a bit a signal, and interrupt is the second.</summary>
    static bool InterruptIsIgnored() => File.Exists("/proc/self/status")
        && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } ignored
        && (Convert.ToUInt64(ignored["SigIgn:".Length..].Trim(), 16) & 2) != 0;
}
