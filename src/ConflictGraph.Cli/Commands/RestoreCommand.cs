using System.CommandLine;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.Formats;
using ConflictGraph.Formats.JsonLines;
using ConflictGraph.Storage;

namespace ConflictGraph.Cli.Commands;

sealed class RestoreCommand : AddressedCommand
{
    readonly Argument<string> file;

    public RestoreCommand() : base("restore", "Make a store of a backup or of an exported history; the backup is checked first, and a store that is there is never written over.") =>
        file = Takes<string>("FILE", "What 'cgraph backup' or 'cgraph export --history' wrote");

    public override Purpose Purpose => Purpose.Care;

    public override IReadOnlyList<string> Examples => ["restore monday.db --store restored.db", "restore history.jsonl --store replayed.db"];

    public override async Task<ExitCode> RunAsync(ParseResult asked, Desk desk, CancellationToken cancellation)
    {
        if (AddressOf(asked, desk) is not FileAddress target)
            throw new MisusedException("A restore makes a file. Into an empty server go a backup with 'cgraph copy --from FILE --to URI' and an exported history with 'cgraph import FILE --store URI'.");
        if (!target.IsMissing)
            throw new MisusedException($"{target} is there already, and a restore never writes over a store. Name a new one with --store.");
        await using var input = await InputFile.OfAsync(asked.GetRequiredValue(file), desk, cancellation);
        var lines = new JsonLinesImport();
        var code = lines.Sniff(await input.File.BeginningAsync(cancellation), input.File.Name) == 100
            ? await ReplayAsync(input.File, lines, target, desk, cancellation)
            : await CopyAsync(desk.PathOf(asked.GetRequiredValue(file)), target, desk, cancellation);
        if (code == ExitCode.Done)
            desk.Say($"Restored to {target}.");
        return code;
    }

    static async Task<ExitCode> CopyAsync(string backup, FileAddress target, Desk desk, CancellationToken cancellation)
    {
        await using var store = await Stores.OpenAsync(new FileAddress(backup), OpenTo.Look, cancellation);
        var faults = await CheckCommand.FaultsAsync(store, desk, cancellation);
        foreach (var fault in faults)
            desk.Say(fault);
        if (faults.Count > 0)
        {
            desk.Say($"{backup} is damaged and was not restored.");
            return ExitCode.Wrong;
        }
        await Stores.BackupAsync(store, target.Path, cancellation);
        return ExitCode.Done;
    }

    static async Task<ExitCode> ReplayAsync(ImportFile history, JsonLinesImport format, FileAddress target, Desk desk, CancellationToken cancellation)
    {
        // Replayed beside its place, so that an interrupted restore leaves no half of a store.
        var unfinished = new FileAddress(target.Path + ".part");
        Stores.Delete(unfinished);
        try
        {
            await using (var store = await Stores.OpenAsync(unfinished, OpenTo.Create, cancellation))
            {
                using var progress = new ProgressLine(desk, $"{history.Name}:", "bytes");
                var report = await new ImportRunner(store, desk.Clock, desk.World) { Progress = progress }.LoadAsync(history, format, authorIfUnsaid: Author.IfKnown(null, desk), cancellation: cancellation);
                foreach (var rejected in report.Rejected)
                    desk.Say($"{report.File}: {rejected}");
                if (report.RejectedCount > 0)
                    return ExitCode.BadData;
                await Stores.BackupAsync(store, target.Path, cancellation);
            }
            return ExitCode.Done;
        }
        finally
        {
            Stores.Delete(unfinished);
        }
    }
}
