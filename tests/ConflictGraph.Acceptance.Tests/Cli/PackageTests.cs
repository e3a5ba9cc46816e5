using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using ConflictGraph.Server;
using ConflictGraph.Server.Pages;

namespace ConflictGraph.Acceptance.Tests.Cli;

/// <summary>What a release gives away: the package of the tool, and the one file that needs nothing installed.</summary>
[Collection(nameof(PackageTests))]
public partial class PackageTests
{
    /// <summary>They build, and so run when the others are done.</summary>
    [CollectionDefinition(nameof(PackageTests), DisableParallelization = true)]
    public sealed class Builds;

#if DEBUG
    const string Configuration = "Debug";
#else
    const string Configuration = "Release";
#endif

    static readonly string Project = Repository.PathOf("src", "ConflictGraph.Cli");

    [Fact]
    public async Task The_package_is_installed_as_a_tool_and_serves_the_sample_with_its_pages()
    {
        using var tool = new Tool();
        await DoneAsync("pack", Project, "--no-build", "--configuration", Configuration, "--output", tool.PathOf("packed"), "-p:MakePages=false");
        await DoneAsync("tool", "install", "cgraph", "--tool-path", tool.PathOf("tools"), "--source", tool.PathOf("packed"));

        await ServesAsync(tool, tool.PathOf(Path.Combine("tools", "cgraph")));
    }

    [Fact]
    public async Task One_file_is_all_that_a_machine_needs()
    {
        using var tool = new Tool();
        // Its own folder of intermediate files, since other test programs run from the usual one; kept, so that the next time is quick.
        var (code, said) = await RunAsync("publish", Project, "--configuration", "Release", "--runtime", RuntimeInformation.RuntimeIdentifier, "--self-contained", "-p:PublishSingleFile=true", "-p:MakePages=false",
            "--artifacts-path", Repository.PathOf("artifacts", "single-file"), "--output", tool.PathOf("published"));
        Assert.SkipWhen(code != 0 && NotServed().IsMatch(said), $"No single file is tried: the runtime to put into it is not to be had. {said}");
        Assert.True(code == 0, said);

        var file = Assert.Single(Directory.GetFileSystemEntries(tool.PathOf("published")));
        await ServesAsync(tool, file);
    }

    static async Task ServesAsync(Tool tool, string program)
    {
        using var server = await Served.StartAsync(tool.Folder, [program], "--sample");
        using var client = new HttpClient { BaseAddress = server.Address };

        var ready = await client.GetStringAsync("/health/ready", TestContext.Current.CancellationToken);
        using var page = await client.GetAsync("/graphql/ui", TestContext.Current.CancellationToken);
        var asked = await tool.RunAsync("ask", "who said what about ATACMS");

        Assert.Equal("ready at revision 1", ready);
        Assert.Equal(new BuiltPage(typeof(ConflictGraphServer).Assembly, "graphiql").IsThere ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Contains("3 statements by 2 speakers", asked.Out);
        Assert.Equal(0, await server.EndAsync());
    }

    static async Task DoneAsync(params string[] args)
    {
        var (code, said) = await RunAsync(args);
        Assert.True(code == 0, $"dotnet {string.Join(' ', args)}\n{said}");
    }

    static async Task<(int Code, string Said)> RunAsync(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", args) { RedirectStandardOutput = true, RedirectStandardError = true };
        // A build's servers outlive it and would hold on to its output.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await said + await complained);
    }

    /// <summary>NuGet's words for a package or a source that is not there.</summary>
    [GeneratedRegex("error NU1(101|102|103|301)")]
    private static partial Regex NotServed();
}
