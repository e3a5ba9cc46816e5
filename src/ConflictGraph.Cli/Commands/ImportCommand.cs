using System.CommandLine;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.Formats;
using ConflictGraph.Storage;

namespace ConflictGraph.Cli.Commands;

sealed class ImportCommand : AddressedCommand
{
    const int ShownRejected = 50;

    readonly Argument<string[]> files;
    readonly Option<string?> format;
    readonly Option<string?> author;
    readonly Option<string?> reason;
    readonly Option<bool> dryRun;
    readonly Option<bool> json;

    public ImportCommand() : base("import", "Load files; each change set is written whole or not at all, and loading a file twice is harmless.")
    {
        files = Takes<string[]>("FILE", "Files in the order in which they build on each other; - is the standard input", ArgumentArity.OneOrMore);
        format = Value<string?>("--format", "FORMAT", "One of those that 'cgraph formats' lists (default: by what the file looks like)");
        format.CompletionSources.Add([.. ImportFormats.All.Select(known => known.Name)]);
        author = Value<string?>("--author", "WHO", $"Who (default: what the file says, else ${Author.Variable}, or whoever is logged in)");
        reason = Value<string?>("--reason", "WHY", "Why (default: what the file says)");
        dryRun = Flag("--dry-run", "Say what would be written, and write nothing");
        json = Flag("--json", "The report as JSON");
    }

    public override Purpose Purpose => Purpose.Fill;

    public override IReadOnlyList<string> Examples => ["import samples/briefing/briefing.yaml --dry-run", "import --format jsonl graph.jsonl --author Ines --reason \"From the other desk\""];

    public override async Task<ExitCode> RunAsync(ParseResult asked, Desk desk, CancellationToken cancellation)
    {
        var address = AddressOf(asked, desk);
        if (asked.GetValue(dryRun))
        {
            await using var scratch = await ScratchStore.OfAsync(address, desk, cancellation);
            return await LoadAllAsync(asked, scratch.Store, desk, cancellation);
        }
        await using var store = await Stores.OpenAsync(address, OpenTo.Create, cancellation);
        return await LoadAllAsync(asked, store, desk, cancellation);
    }

    async Task<ExitCode> LoadAllAsync(ParseResult asked, IGraphStore store, Desk desk, CancellationToken cancellation)
    {
        var reports = new List<ImportReport>();
        foreach (var name in asked.GetRequiredValue(files))
        {
            await using var input = await InputFile.OfAsync(name, desk, cancellation);
            var chosen = asked.GetValue(format) is { } given ? Named(given) : await ImportFormats.OfAsync(input.File, cancellation);
            reports.Add(await LoadAsync(asked, input, chosen, store, desk, cancellation));
            // A later file may build on this one.
            if (reports[^1].RejectedCount > 0)
                break;
        }
        return await TellAsync(asked, reports, desk, cancellation);
    }

    async Task<ImportReport> LoadAsync(ParseResult asked, InputFile input, IImportFormat chosen, IGraphStore store, Desk desk, CancellationToken cancellation)
    {
        using var progress = new ProgressLine(desk, $"{input.File.Name}:", "bytes");
        var runner = new ImportRunner(store, desk.Clock, desk.World) { Progress = progress };
        return await runner.LoadAsync(input.File, chosen, asked.GetValue(author), asked.GetValue(reason), Author.IfKnown(null, desk), cancellation);
    }

    static IImportFormat Named(string name) => ImportFormats.All.FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new MisusedException($"There is no import format '{name}'. There are {string.Join(", ", ImportFormats.All.Select(known => known.Name))}.");

    async Task<ExitCode> TellAsync(ParseResult asked, List<ImportReport> reports, Desk desk, CancellationToken cancellation)
    {
        var code = reports.Any(report => report.RejectedCount > 0) ? ExitCode.BadData : ExitCode.Done;
        foreach (var report in reports)
        {
            foreach (var rejected in report.Rejected.Take(ShownRejected))
                desk.Say($"{report.File}: {rejected}");
            if (report.RejectedCount > ShownRejected)
                desk.Say($"{report.File}: … showing {ShownRejected} of {report.RejectedCount} faults; --json gives the first {report.Rejected.Count}.");
        }
        if (asked.GetValue(json))
            return await JsonAnswer.WriteAsync(desk, new { DryRun = asked.GetValue(dryRun), Files = reports.Select(Json) }, code, cancellation);

        using var page = desk.Answer();
        foreach (var report in reports)
        {
            page.Line($"{report.File} ({report.Format}): {Sentence(report, asked.GetValue(dryRun))}");
            foreach (var warning in report.Warnings)
                page.Line(2, ($"Look: {warning.Text}", Tone.Doubt), ($" ({string.Join(", ", warning.Things.Take(10))}{(warning.Things.Count > 10 ? $" and {warning.Things.Count - 10} more" : "")})", Tone.Quiet));
        }
        var left = asked.GetRequiredValue(files).Length - reports.Count;
        if (left > 0)
            page.Line($"{StatementLines.Count(left, "file")} after it not read.");
        return code;
    }

    static string Sentence(ImportReport report, bool isDryRun)
    {
        var would = isDryRun ? "would be " : "";
        var parts = new List<string>();
        if (report.Written > 0)
            parts.Add($"{StatementLines.Count(report.Written, "change set")} {would}written as revision {(report.Revisions is { First: var first, Last: var last } && first != last ? $"{first} to {last}" : $"{report.Revisions?.Last}")}: {report.Added} added, {report.Changed} changed, {report.Retracted} taken out");
        if (report.Repeated > 0)
            parts.Add($"{StatementLines.Count(report.Repeated, "change set")} already there");
        if (report.Unchanged > 0)
            parts.Add($"{StatementLines.Count(report.Unchanged, "change set")} with nothing new");
        if (report.RejectedCount > 0)
            parts.Add($"refused, {StatementLines.Count(report.RejectedCount, "fault")}");
        return parts.Count == 0 ? "nothing to load." : string.Join("; ", parts) + ".";
    }

    static object Json(ImportReport report) => new
    {
        report.File,
        report.Format,
        report.Written,
        report.Repeated,
        report.Unchanged,
        report.Added,
        report.Changed,
        report.Retracted,
        FirstRevision = report.Revisions?.First,
        LastRevision = report.Revisions?.Last,
        Rejected = report.RejectedCount,
        Faults = report.Rejected,
        report.Warnings,
    };
}
