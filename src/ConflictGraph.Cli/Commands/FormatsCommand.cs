using System.CommandLine;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.Formats;

namespace ConflictGraph.Cli.Commands;

sealed class FormatsCommand : CgraphCommand
{
    readonly Option<bool> json;

    public FormatsCommand() : base("formats", "Which kinds of file come in and go out.") => json = Flag("--json", "The answer as JSON");

    public override Purpose Purpose => Purpose.Learn;

    public override IReadOnlyList<string> Examples => ["formats", "formats --json"];

    public override async Task<ExitCode> RunAsync(ParseResult asked, Desk desk, CancellationToken cancellation)
    {
        if (asked.GetValue(json))
            return await JsonAnswer.WriteAsync(desk, new
            {
                Import = ImportFormats.All.Select(format => new { format.Name, format.Description, format.Extensions }),
                Export = ExportFormats.All.Select(format => new { format.Name, format.Description, format.Extension, format.KeepsHistory })
                    .Append(new { Name = Neo4jImportFolder.Format, Neo4jImportFolder.Description, Extension = "", KeepsHistory = true }),
            }, cancellation: cancellation);

        using var page = desk.Answer();
        page.Title("Comes in (cgraph import)");
        page.Table(["format", "files", "what"], ImportFormats.All.Select(format => new[] { format.Name, string.Join(' ', format.Extensions), format.Description }));
        page.Blank();
        page.Title("Goes out (cgraph export)");
        page.Table(["format", "files", "what"], ExportFormats.All.Select(format => new[] { format.Name, format.Extension, format.Description }).Append([Neo4jImportFolder.Format, "folder", Neo4jImportFolder.Description]));
        return ExitCode.Done;
    }
}
