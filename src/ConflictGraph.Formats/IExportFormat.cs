namespace ConflictGraph.Formats;

/// <summary>A kind of file that the graph can be written to.</summary>
public interface IExportFormat
{
    /// <summary>What <c>--format</c> calls it.</summary>
    string Name { get; }

    /// <summary>One sentence for <c>cgraph formats</c>.</summary>
    string Description { get; }

    /// <summary>The usual ending of its files, with the dot.</summary>
    string Extension { get; }

    /// <summary>Whether it can hold every revision, not one alone.</summary>
    bool KeepsHistory { get; }

    /// <summary>Writes record by record; what the format cannot say is left out and counted.</summary>
    Task<ExportSummary> WriteAsync(ExportRequest request, Stream output, IProgress<long>? records = null, CancellationToken cancellation = default);
}
