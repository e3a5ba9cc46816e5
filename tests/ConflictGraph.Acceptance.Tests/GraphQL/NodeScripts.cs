using System.ComponentModel;
using System.Diagnostics;

namespace ConflictGraph.Acceptance.Tests.GraphQL;

/// <summary>Tests that share the installed packages.</summary>
[CollectionDefinition]
public sealed class AskedByNode : ICollectionFixture<NodeScripts>;

/// <summary>The scripts of <c>Clients</c> with the packages that they use, installed in a folder of their own.</summary>
public sealed class NodeScripts : IAsyncLifetime
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("clients");
    string? missing;

    public async ValueTask InitializeAsync()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("tests", "ConflictGraph.Acceptance.Tests", "Clients")))
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        try
        {
            var (code, said, complained) = OperatingSystem.IsWindows() ? await StartAsync("cmd", "/c", "npm", "install", "--no-package-lock", "--no-audit", "--no-fund") : await StartAsync("npm", "install", "--no-package-lock", "--no-audit", "--no-fund");
            Assert.True(code == 0, said + complained);
        }
        catch (Win32Exception error)
        {
            missing = $"npm is not installed, so what they do is not tried: {error.Message}";
        }
    }

    /// <summary>What a script said that ended well. Without npm the test is skipped; in continuous integration it fails.</summary>
    public async Task<string> RunAsync(string script, params string[] arguments)
    {
        if (missing is not null && Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(missing);
        Assert.SkipWhen(missing is not null, missing ?? "");
        var (code, said, complained) = await StartAsync("node", [script, .. arguments]);
        Assert.True(code == 0, said + complained);
        return said;
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    async Task<(int Code, string Said, string Complained)> StartAsync(string command, params string[] arguments)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        late.CancelAfter(Patience);
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(late.Token), process.StandardError.ReadToEndAsync(late.Token));
            await process.WaitForExitAsync(late.Token);
            return (process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (-1, "", $"{command} {string.Join(' ', arguments)} did not end.");
        }
    }
}
