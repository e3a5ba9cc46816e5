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
            new ServeCommand(),
            new AskCommand(),
            new WhoCommand(),
            new DisagreementsCommand(),
            new PathsCommand(),
            new WithinCommand(),
            new AroundCommand(),
            new TimelineCommand(),
            new SearchCommand(),
            new ShowCommand(),
            new HistoryCommand(),
            new ChangesCommand(),
            new Command("article", "Enter a report by hand, in an article file.") { new ArticleNewCommand(), new ArticleCheckCommand() },
            new ImportCommand(),
            new ImportsCommand(),
            new RevertCommand(),
            new CorrectCommand(),
            new RetractCommand(),
            new CandidatesCommand(),
            new JudgeCommand(),
            new ExportCommand(),
            new CopyCommand(),
            new BackupCommand(),
            new RestoreCommand(),
            new CheckCommand(),
            new Command("keys", "Who may use a server that others reach.") { new KeysAddCommand(), new KeysListCommand(), new KeysRevokeCommand() },
            new MigrateCommand(),
            new StatisticsCommand(),
            new OntologyCommand(),
            new SchemaCommand(),
            new FormatsCommand(),
            new CompletionCommand(),
        };
        root.Add(new Option<bool>(Verbose) { Description = "Errors tell their cause as well", Recursive = true });
        return root;
    }
}
