using System.ComponentModel;
using System.Diagnostics;

namespace ConflictGraph.Acceptance.Tests.Pages;

/// <summary>Chromium as the machine has it, driven by scripts beside the pages.</summary>
static class Browser
{
    static readonly bool MustBeThere = Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>Runs a script of web/tests against a server. Where the machine lacks what it needs the test is skipped and says why; in continuous integration it fails.</summary>
    public static Task VisitAsync(string script, Uri server) => VisitAsync(Repository.PathOf("web"), script, server);

    /// <summary>The same for a script in the tests of another folder with pages.</summary>
    public static async Task VisitAsync(string folder, string script, Uri server, params string[] more)
    {
        var chromium = Needed();
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "playwright-core")))
            throw Lacks($"the packages of {Path.GetFileName(folder)}/ are not there: run 'npm ci' in it");
        var (code, said) = await RunAsync(folder, "node", [Path.Combine(folder, "tests", script), $"{server}", chromium, .. more]);
        Assert.True(code == 0, said);
    }

    /// <summary>Fetches the packages of a folder with pages if they changed, and builds it.</summary>
    public static async Task BuildAsync(string folder)
    {
        Needed();
        var fetched = new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json"));
        if (!fetched.Exists || fetched.LastWriteTimeUtc < File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json")))
        {
            var (missed, reason) = await NpmAsync(folder, "ci");
            if (missed != 0)
                throw Lacks($"npm could not fetch the packages of {Path.GetFileName(folder)}/: {reason}");
        }
        var (code, said) = await NpmAsync(folder, "run", "build");
        Assert.True(code == 0, said);
    }

    /// <summary>The page is in this build, or the test ends here.</summary>
    public static void Needs(bool isBuilt)
    {
        if (!isBuilt)
            throw Lacks("the pages are not in this build, which was made without Node.js");
    }

    static string Needed() => Chromium() ?? throw Lacks("there is no Chromium or Chrome; CONFLICTGRAPH_TEST_CHROMIUM names one that lies elsewhere");

    static Task<(int Code, string Said)> NpmAsync(string folder, params string[] arguments) =>
        OperatingSystem.IsWindows() ? RunAsync(folder, "cmd", ["/c", "npm", .. arguments]) : RunAsync(folder, "npm", arguments);

    static async Task<(int Code, string Said)> RunAsync(string folder, string command, params string[] arguments)
    {
        using var process = Start(folder, command, arguments);
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await said + await complained);
    }

    static Process Start(string folder, string command, string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(command, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception)
        {
            throw Lacks("there is no Node.js");
        }
    }

    static InvalidOperationException Lacks(string what)
    {
        if (!MustBeThere)
            Assert.Skip($"No browser test: {what}.");
        return new InvalidOperationException($"No browser test: {what}.");
    }

    static string? Chromium()
    {
        if (Environment.GetEnvironmentVariable("CONFLICTGRAPH_TEST_CHROMIUM") is { Length: > 0 } named)
            return named;
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => (string[])[Path.Combine(folder, "chromium"), Path.Combine(folder, "chromium-browser"), Path.Combine(folder, "google-chrome")]);
        string[] installed =
        [
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "Google", "Chrome", "Application", "chrome.exe"),
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86), "Microsoft", "Edge", "Application", "msedge.exe"),
        ];
        return onPath.Concat(installed).FirstOrDefault(File.Exists);
    }
}
