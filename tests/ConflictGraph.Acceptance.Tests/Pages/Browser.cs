using System.ComponentModel;
using System.Diagnostics;

namespace ConflictGraph.Acceptance.Tests.Pages;

/// <summary>Chromium as the machine has it, driven by a script in web/tests.</summary>
static class Browser
{
    static readonly bool MustBeThere = Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>Runs a script against a server. Where the machine lacks what it needs the test is skipped and says why; in continuous integration it fails.</summary>
    public static async Task VisitAsync(string script, Uri server)
    {
        var chromium = Chromium() ?? throw Lacks("there is no Chromium or Chrome; CONFLICTGRAPH_TEST_CHROMIUM names one that lies elsewhere");
        if (!Directory.Exists(Repository.PathOf("web", "node_modules", "playwright-core")))
            throw Lacks("the packages of web/ are not there: run 'npm ci' in it");
        using var node = StartNode(script, $"{server}", chromium);
        var (said, complained) = (node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, await said + await complained);
    }

    /// <summary>The page is in this build, or the test ends here.</summary>
    public static void Needs(bool isBuilt)
    {
        if (!isBuilt)
            throw Lacks("the pages are not in this build, which was made without Node.js");
    }

    static Process StartNode(string script, params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", [Repository.PathOf("web", "tests", script), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
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
