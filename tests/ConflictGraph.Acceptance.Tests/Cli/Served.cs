using System.Diagnostics;

namespace ConflictGraph.Acceptance.Tests.Cli;

/// <summary>The tool that serves, as a process of its own.</summary>
sealed class Served : IDisposable
{
    readonly Process process;

    Served(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Runs a program with <c>serve</c> and these arguments, on a free port of this machine, until it says where it answers.</summary>
    public static async Task<Served> StartAsync(string folder, IEnumerable<string> program, params string[] args)
    {
        var start = new ProcessStartInfo(program.First(), [.. program.Skip(1), "serve", "--listen", "127.0.0.1:0", .. args]) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["DOTNET_ROOT"] = DotnetFolder;
        var process = Process.Start(start)!;
        var said = new List<string>();
        while (await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            said.Add(line);
            if (line.TrimStart().StartsWith("GraphQL", StringComparison.Ordinal))
                return new Served(process, new Uri(line.Trim().Split(' ')[^1].Replace("/graphql", "", StringComparison.Ordinal)));
        }
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        throw new InvalidOperationException($"{string.Join(' ', program)} ended with {process.ExitCode}: {string.Join('\n', said)}");
    }

    public async Task<int> EndAsync(string signal = "TERM")
    {
        using (var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    /// <summary>Where this runtime lies; programs that were installed elsewhere look for it there.</summary>
    public static string DotnetFolder { get; } = new DirectoryInfo(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory()).Parent!.Parent!.Parent!.FullName;
}
