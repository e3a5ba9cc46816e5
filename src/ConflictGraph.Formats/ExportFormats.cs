using ConflictGraph.Formats.JsonLines;

namespace ConflictGraph.Formats;

/// <summary>Every format that the graph can be written to. A new one is a folder and a line here.</summary>
public static class ExportFormats
{
    public static readonly IReadOnlyList<IExportFormat> All =
    [
        new JsonLinesExport(),
    ];

    public static IExportFormat Named(string name) => All.FirstOrDefault(format => string.Equals(format.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new BadInputException($"There is no export format '{name}'. There are {string.Join(", ", All.Select(format => format.Name))}.", "format");
}
