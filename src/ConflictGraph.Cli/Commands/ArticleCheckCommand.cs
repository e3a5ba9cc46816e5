using System.CommandLine;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.Formats;
using ConflictGraph.Formats.Article;

namespace ConflictGraph.Cli.Commands;

sealed class ArticleCheckCommand : CgraphCommand
{
    readonly Argument<string> file;
    readonly Option<string?> store;
    readonly Option<bool> json;

    public ArticleCheckCommand() : base("check", "Say everything that is wrong with an article file, each fault with its line; nothing is loaded.")
    {
        file = Takes<string>("FILE", "The article file");
        store = Value<string?>("--store", "FILE|URI", $"The graph it is to be loaded into (default: {StoreAddress.DefaultName} in this folder, or ${StoreAddress.Variable}; else an empty one)");
        json = Flag("--json", "The faults as JSON");
    }

    public override Purpose Purpose => Purpose.Fill;

    public override IReadOnlyList<string> Examples => ["article check samples/briefing/briefing.yaml", "article check samples/exercise/01-northline.yaml --json"];

    public override async Task<ExitCode> RunAsync(ParseResult asked, Desk desk, CancellationToken cancellation)
    {
        await using var input = await InputFile.OfAsync(asked.GetRequiredValue(file), desk, cancellation);
        await using var scratch = await ScratchStore.OfAsync(StoreAddress.Read(asked.GetValue(store), desk), desk, cancellation);
        var report = await new ImportRunner(scratch.Store, desk.Clock, desk.World).LoadAsync(input.File, new ArticleImport(), authorIfUnsaid: Author.IfKnown(null, desk), cancellation: cancellation);
        var code = report.RejectedCount == 0 ? ExitCode.Done : ExitCode.Wrong;
        if (asked.GetValue(json))
            return await JsonAnswer.WriteAsync(desk, new { report.File, Faults = report.Rejected, report.Added, report.Changed, report.Warnings }, code, cancellation);

        using var page = desk.Answer();
        foreach (var fault in report.Rejected)
            page.Line(0, ($"{report.File}: ", Tone.Quiet), (fault.ToString(), Tone.Denial));
        page.Line(report.RejectedCount == 0
            ? report.Repeated > 0 ? $"{report.File} is sound, and loaded already." : $"{report.File} is sound: it would add {report.Added} things and relations{(report.Changed > 0 ? $" and change {report.Changed}" : "")}."
            : $"{StatementLines.Count(report.RejectedCount, "fault")}.");
        foreach (var warning in report.Warnings)
            page.Line(2, ($"Look: {warning.Text}", Tone.Doubt));
        return code;
    }
}
