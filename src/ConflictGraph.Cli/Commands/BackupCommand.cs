using System.CommandLine;
using System.Globalization;
using ConflictGraph.Storage;

namespace ConflictGraph.Cli.Commands;

sealed class BackupCommand : StoreCommand
{
    readonly Argument<string> file;

    public BackupCommand() : base("backup", "Copy the whole store to a file, while others read and write; 'restore' makes a store of it again.") =>
        file = Takes<string>("FILE", "Where to write; a file that is there is never written over");

    public override Purpose Purpose => Purpose.Care;

    public override IReadOnlyList<string> Examples => ["backup monday.db", "backup copy.db --store conflictgraph.db"];

    protected override async Task<ExitCode> RunAsync(ParseResult asked, IGraphStore store, Desk desk, CancellationToken cancellation)
    {
        var target = desk.PathOf(asked.GetRequiredValue(file));
        if (File.Exists(target))
            throw new MisusedException($"{target} is there already, and a backup never writes over a file. Name another.");
        await Stores.BackupAsync(store, target, cancellation);
        desk.Say(string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(target).Length:N0} bytes in {target}."));
        return ExitCode.Done;
    }
}
