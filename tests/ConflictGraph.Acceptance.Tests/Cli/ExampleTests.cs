using ConflictGraph.Cli;

namespace ConflictGraph.Acceptance.Tests.Cli;

/// <summary>The examples of every help text do what they say on the sample world.</summary>
public class ExampleTests
{
    /// <summary>What an example needs and another command would have made.</summary>
    static readonly Dictionary<string, string[]> MadeBy = new()
    {
        ["monday.db"] = ["backup", "monday.db"],
        ["graph.jsonl"] = ["export", "graph.jsonl"],
        ["history.jsonl"] = ["export", "--history", "history.jsonl"],
        ["dashboard"] = ["keys", "add", "dashboard", "--role", "reader"],
        ["Olena at the desk"] = ["keys", "add", "Olena at the desk", "--role", "editor"],
    };

    public static TheoryData<string> All => [.. HelpText.CommandsOf(CommandTree.Build()).Where(pair => pair.Path != "serve").SelectMany(pair => pair.Command.Examples)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_example_works_on_the_sample_world(string example)
    {
        using var tool = await Tool.WithSampleAsync();
        var args = Words(example);
        if (!example.StartsWith("backup", StringComparison.Ordinal) && !example.StartsWith("export", StringComparison.Ordinal) && !example.StartsWith("keys add", StringComparison.Ordinal))
            foreach (var made in MadeBy.Where(made => args.Contains(made.Key)))
                Assert.Equal(ExitCode.Done, (await tool.RunAsync(made.Value)).ExitCode);
        Directory.CreateSymbolicLink(tool.PathOf("samples"), Repository.PathOf("samples"));

        var ran = await tool.RunAsync([.. args]);

        Assert.True(ran.Code == 0, $"cgraph {example}\nexit {ran.Code}\n{ran.Out}\n{ran.Error}");
    }

    /// <summary>As a shell splits it: quotation marks keep words together.</summary>
    internal static List<string> Words(string line)
    {
        var words = new List<string>();
        var (word, quote, begun) = (new System.Text.StringBuilder(), '\0', false);
        foreach (var character in line)
        {
            if (quote != '\0' ? character == quote : character is '"' or '\'')
            {
                quote = quote == '\0' ? character : '\0';
                begun = true;
            }
            else if (character == ' ' && quote == '\0')
            {
                if (begun || word.Length > 0)
                    words.Add(word.ToString());
                word.Clear();
                begun = false;
            }
            else
            {
                word.Append(character);
            }
        }
        if (begun || word.Length > 0)
            words.Add(word.ToString());
        return words;
    }
}
