using System.CommandLine;
using ConflictGraph.Cli.Commands;

namespace ConflictGraph.Cli;

/// <summary>Every command. A new one is a class in Commands and a line here.</summary>
static class CommandTree
{
    public const string Verbose = "--verbose";

    public static RootCommand Build()
    {
        var root = new RootCommand("A knowledge graph of who said what in a conflict: serve it, fill it, ask it, look after it.")
        {
            new OntologyCommand(),
            new FormatsCommand(),
            new CompletionCommand(),
            new ExportCommand(),
            new StatisticsCommand(),
            new ChangesCommand(),
            new HistoryCommand(),
            new ImportsCommand(),
        };
        root.Add(new Option<bool>(Verbose) { Description = "Errors tell their cause as well", Recursive = true });
        return root;
    }
}
