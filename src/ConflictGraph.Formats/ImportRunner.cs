using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using ConflictGraph.Writing;

namespace ConflictGraph.Formats;

/// <summary>Loads files: reads each by its format and writes what it holds, change set by change set. Each is written whole or not at all; what is there already is a harmless repeat.</summary>
public sealed class ImportRunner(IGraphStore store, TimeProvider clock, World world)
{
    /// <summary>Bytes read of the file so far, over all its passes; for a bar.</summary>
    public IProgress<long>? Progress { get; init; }

    /// <summary>Takes each refused line as it is met; the report keeps the first ones only.</summary>
    public Action<Imported.Rejected>? OnRejected { get; init; }

    public async Task<ImportReport> LoadAsync(ImportFile file, IImportFormat format, string? author = null, string? reason = null, string? authorIfUnsaid = null, CancellationToken cancellation = default)
    {
        var report = new ImportReport(file.Name, format.Name);
        var options = new ImportOptions(await GraphAt.NewestAsync(store, world, cancellation), author, reason) { AuthorIfUnsaid = authorIfUnsaid };
        await foreach (var item in format.ReadAsync(Counted(file), options, cancellation).WithCancellation(cancellation))
        {
            switch (item)
            {
                case Imported.Rejected rejected:
                    Reject(report, rejected);
                    break;
                case Imported.Whole whole:
                    await WriteAsync(whole.ChangeSet, report, cancellation);
                    break;
                case Imported.History history:
                    await ReplayAsync(history, report, cancellation);
                    break;
            }
        }
        return report;
    }

    async Task WriteAsync(ChangeSet set, ImportReport report, CancellationToken cancellation)
    {
        var sets = new ChangeSets(store, clock, world) { IsImporter = true };
        try
        {
            report.Add(await sets.WriteAsync(set, cancellation: cancellation));
        }
        catch (ConflictGraphException refusal) when (refusal is StepRefusedException)
        {
            // One fault was met; a desk that mends a file wants to know all of them.
            foreach (var other in await sets.CheckAsync(set, cancellation))
                Reject(report, new Imported.Rejected(null, null, null, other.Message));
            if (report.RejectedCount == 0)
                Reject(report, new Imported.Rejected(null, null, null, refusal.Message));
        }
    }

    async Task ReplayAsync(Imported.History history, ImportReport report, CancellationToken cancellation)
    {
        if (await store.NewestAsync(cancellation) is { Number: > 0 } newest)
            throw new WriteConflictException($"{report.File} holds a whole history, which is replayed into an empty store; this one is at revision {newest.Number}. Name a new store, or export one revision (without --history) and merge that.");
        var replayed = await new ChangeSets(store, clock, world) { IsImporter = true }.ReplayAsync(history.Records, cancellation: cancellation);
        report.Replayed(replayed.Committed);
    }

    void Reject(ImportReport report, Imported.Rejected rejected)
    {
        report.Add(rejected);
        OnRejected?.Invoke(rejected);
    }

    ImportFile Counted(ImportFile file) => Progress is null ? file : file with { Open = () => new CountingStream(file.Open(), Progress) };
}
