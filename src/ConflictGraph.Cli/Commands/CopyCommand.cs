using System.CommandLine;
using System.Globalization;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.Storage;
using ConflictGraph.Writing;

namespace ConflictGraph.Cli.Commands;

sealed class CopyCommand : CgraphCommand
{
    readonly Option<string?> from;
    readonly Option<string> to;

    public CopyCommand() : base("copy", "Copy a whole graph with its history, judgements and settings into another store, from a file to a Neo4j server or back; run again, an interrupted copy goes on.")
    {
        from = Value<string?>("--from", "FILE|URI", $"The store to copy (default: {StoreAddress.DefaultName} in this folder, or ${StoreAddress.Variable})");
        to = Value<string>("--to", "FILE|URI", "Where to: an empty store, one that is not there yet, or one that holds a beginning of the same graph");
        to.Required = true;
    }

    public override Purpose Purpose => Purpose.Care;

    public override IReadOnlyList<string> Examples => ["copy --to copy.db", "copy --from conflictgraph.db --to copy.db"];

    public override async Task<ExitCode> RunAsync(ParseResult asked, Desk desk, CancellationToken cancellation)
    {
        var (source, target) = (StoreAddress.Read(asked.GetValue(from), desk), StoreAddress.Read(asked.GetRequiredValue(to), desk));
        if (source.IsDefault)
            desk.Say($"Store: {source}");
        if ($"{source}" == $"{target}")
            throw new MisusedException($"{source} cannot be copied into itself. Name another store with --to.");
        await using var read = await Stores.OpenAsync(source, OpenTo.Read, cancellation);
        await using var written = await Stores.OpenAsync(target, OpenTo.Create, cancellation);
        var totals = (await read.NewestAsync(cancellation)).Totals;
        using var progress = new ProgressLine(desk, "copied", "rows", totals.NodeVersions + totals.EdgeVersions);
        var copied = await new GraphCopy(read, written, desk.Clock, desk.World) { Progress = progress }.RunAsync(cancellation);
        progress.Dispose();
        desk.Say(Sentence(copied, target));
        return ExitCode.Done;
    }

    static string Sentence(GraphCopied copied, StoreAddress target)
    {
        var revisions = copied.Newest.Number - copied.Before;
        var what = revisions == 0 ? "it held all of the graph already" : string.Create(CultureInfo.InvariantCulture,
            $"{(copied.Before == 0 ? "" : $"gone on after revision {copied.Before}, ")}{revisions:N0} revision{(revisions == 1 ? "" : "s")} with {copied.Versions:N0} rows copied");
        return $"{target} is at revision {copied.Newest.Number}: {what}{(copied.Settings == 0 ? "" : $", {StatementLines.Count(copied.Settings, "setting")}")}.";
    }
}
