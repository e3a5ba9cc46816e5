using System.Text;
using ConflictGraph.Cli;

namespace ConflictGraph.Acceptance.Tests.Cli;

public class HelpTests
{
    [Fact]
    public async Task Help_is_as_approved()
    {
        using var tool = new Tool();
        var help = new StringBuilder();
        foreach (var path in PathsOfCommands().Prepend(""))
        {
            var ran = await tool.RunAsync([.. path.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
            Assert.Equal((0, ""), (ran.Code, ran.Error));
            help.Append($"$ cgraph {path}{(path.Length == 0 ? "" : " ")}--help\n{ran.Out}\n");
        }

        Approved.Same(help.ToString(), "tests", "ConflictGraph.Acceptance.Tests", "approved", "cli-help.txt");
    }

    [Fact]
    public void Docs_cli_md_is_written_from_the_help() => Approved.Same(CliPage.Markdown(), "docs", "cli.md");

    [Fact]
    public async Task Docs_ontology_md_is_written_from_the_ontology()
    {
        using var tool = new Tool();

        var ran = await tool.RunAsync("ontology", "--markdown");

        Approved.Same(ran.Out, "docs", "ontology.md");
    }

    [Fact]
    public void Every_command_has_one_sentence_and_two_examples() =>
        Assert.All(HelpText.CommandsOf(CommandTree.Build()), pair =>
        {
            Assert.EndsWith(".", pair.Command.Description);
            Assert.Equal(2, pair.Command.Examples.Count);
            Assert.All(pair.Command.Examples, example => Assert.StartsWith(pair.Path, example));
            Assert.All(pair.Command.Options, option => Assert.False(string.IsNullOrEmpty(option.Description), $"{pair.Path} {option.Name} says nothing"));
        });

    [Fact]
    public async Task Without_a_command_the_overview_is_shown()
    {
        using var tool = new Tool();

        var ran = await tool.RunAsync();

        Assert.Equal(ExitCode.Done, ran.ExitCode);
        Assert.Contains("cgraph COMMAND [options]", ran.Out);
    }

    static IEnumerable<string> PathsOfCommands() => HelpText.CommandsOf(CommandTree.Build()).Select(pair => pair.Path);
}
