using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ConflictGraph.Formats.Article;
using ConflictGraph.Server;
using ConflictGraph.TestKit;

namespace ConflictGraph.Acceptance.Tests.GraphQL;

/// <summary>The commands of docs/graphql.md, given to a shell as they stand there but for the port and the id of a document.</summary>
public sealed partial class DocumentedCommandsTests : IDisposable
{
    const string Document = "query Weapon($id: ID! = \"weapon:atacms\") { weapon(id: $id) { name } }";

    static readonly string Id = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Document)))}";

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("documents");

    [Fact]
    public async Task The_commands_of_the_documentation_are_answered_with_data()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "weapon.graphql"), Document, TestContext.Current.CancellationToken);
        await using var store = new MemoryGraphStore();
        await SampleWorld.Briefing.LoadAsync(store, TimeProvider.System, TestContext.Current.CancellationToken);
        await using var server = await AskedOverHttp.StartAsync(store, options: new ServerOptions { Documents = folder.FullName });
        var commands = Block().Matches(await File.ReadAllTextAsync(Repository.PathOf("docs", "graphql.md"), TestContext.Current.CancellationToken))
            .SelectMany(block => block.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();

        Assert.True(commands.Count >= 4, string.Join('\n', commands));
        foreach (var command in commands)
        {
            var answer = await RunAsync(command.Replace("localhost:5080", $"localhost:{server.Client.BaseAddress!.Port}", StringComparison.Ordinal).Replace("sha256:…", Id, StringComparison.Ordinal));

            Assert.False(answer.TryGetProperty("errors", out var errors), $"{command}\n{errors}");
            Assert.All(answer.GetProperty("data").EnumerateObject(), root => Assert.Equal(JsonValueKind.Object, root.Value.ValueKind));
        }
    }

    /// <summary>The answer, or the first event of a stream, which does not end by itself.</summary>
    static async Task<JsonElement> RunAsync(string command)
    {
        using var shell = Start(command);
        var said = new StringBuilder();
        var complained = shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        while (await shell.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("data: {", StringComparison.Ordinal))
            {
                shell.Kill(entireProcessTree: true);
                return JsonElement.Parse(line["data: ".Length..]);
            }
            said.AppendLine(line);
        }
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(shell.ExitCode == 0, $"{command}\nexit {shell.ExitCode}\n{said}{await complained}");
        return JsonElement.Parse(said.ToString());
    }

    static Process Start(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The commands are those of a POSIX shell.");
        Assert.SkipWhen(!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(place => File.Exists(Path.Combine(place, "curl"))), "There is no curl.");
        return Process.Start(new ProcessStartInfo("sh", ["-c", command]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    public void Dispose() => folder.Delete(recursive: true);

    [GeneratedRegex("^```sh\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
