using System.CommandLine;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.Formats;
using ConflictGraph.Queries;
using ConflictGraph.Storage;

namespace ConflictGraph.Cli.Commands;

sealed class ExportCommand : StoreCommand
{
    readonly Argument<string> file;
    readonly Option<string> format;
    readonly Option<string?> asOf;
    readonly Option<bool> history;

    public ExportCommand() : base("export", "Write the graph to a file or to the standard output.")
    {
        file = Takes<string>("FILE", $"Where to write; - is the standard output (default: -). {Neo4jImportFolder.Format} writes a new folder", ArgumentArity.ZeroOrOne);
        file.DefaultValueFactory = _ => "-";
        format = Value("--format", "FORMAT", "One of those that 'cgraph formats' lists", "jsonl");
        format.CompletionSources.Add([.. Names]);
        asOf = Value<string?>("--as-of", "REVISION|TIME", "The graph as it was at a revision or an instant (default: the newest)");
        history = Flag("--history", "Everything in the order in which it was written, with its revisions");
    }

    public override Purpose Purpose => Purpose.TakeOut;

    public override IReadOnlyList<string> Examples => ["export --format jsonl graph.jsonl", "export --format jsonl --as-of 1 -"];

    protected override async Task<ExitCode> RunAsync(ParseResult asked, IGraphStore store, Desk desk, CancellationToken cancellation)
    {
        var withHistory = asked.GetValue(history);
        if (withHistory && asked.GetValue(asOf) is not null)
            throw new MisusedException("--history holds every revision and --as-of asks for one. Leave one of them out.");
        if (asked.GetValue(format) == Neo4jImportFolder.Format)
            return asked.GetValue(asOf) is null ? await Neo4jImportFolder.WriteAsync(store, asked.GetValue(file)!, desk, cancellation)
                : throw new MisusedException($"{Neo4jImportFolder.Format} holds every revision and --as-of asks for one. Leave it out.");
        var chosen = ExportFormats.All.FirstOrDefault(known => known.Name == asked.GetValue(format))
            ?? throw new MisusedException($"There is no export format '{asked.GetValue(format)}'. There are {string.Join(", ", Names)}.");
        if (withHistory && !chosen.KeepsHistory)
            throw new MisusedException($"{chosen.Name} holds one revision. Use --format jsonl for the whole history.");

        var graph = await QuestionCommand.GraphAsync(asked.GetValue(asOf), store, desk, cancellation);
        await WriteAsync(chosen, new ExportRequest(graph, withHistory), asked.GetValue(file)!, desk, cancellation);
        return ExitCode.Done;
    }

    static IEnumerable<string> Names => ExportFormats.All.Select(known => known.Name).Append(Neo4jImportFolder.Format);

    /// <summary>To a file it goes under another name first, so that an interrupted export leaves no half of one.</summary>
    internal static async Task WriteAsync(IExportFormat format, ExportRequest request, string file, Desk desk, CancellationToken cancellation)
    {
        using var progress = new ProgressLine(desk, "exported", "records", request.History ? null : Expected(request.Graph));
        ExportSummary summary;
        if (file == "-")
        {
            summary = await format.WriteAsync(request, desk.Out, progress, cancellation);
        }
        else
        {
            var path = desk.PathOf(file);
            summary = await NewFile.WriteAsync(path, stream => format.WriteAsync(request, stream, progress, cancellation));
        }
        progress.Dispose();
        desk.Say($"{summary.Records} records{(request.History ? ", every revision" : $" of revision {request.Graph.At}")}{(file == "-" ? "" : $" in {file}")}.");
        foreach (var (reason, count) in summary.LeftOut)
            desk.Say($"Left out {count}: {reason}");
    }

    static long Expected(GraphAt graph) => graph.Revision.Totals.Nodes.Values.Sum() + graph.Revision.Totals.Edges.Values.Sum();
}
