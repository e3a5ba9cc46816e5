using ConflictGraph.Storage;
using ConflictGraph.Writing;

namespace ConflictGraph.Formats;

/// <summary>What became of a file.</summary>
public sealed class ImportReport(string file, string format)
{
    const int KeptRejected = 1000;
    readonly List<Imported.Rejected> rejected = [];
    readonly List<Warning> warnings = [];

    public string File => file;

    public string Format => format;

    /// <summary>Change sets that were written now, were there already, or changed nothing.</summary>
    public int Written { get; private set; }

    public int Repeated { get; private set; }

    public int Unchanged { get; private set; }

    public long Added { get; private set; }

    public long Changed { get; private set; }

    public long Retracted { get; private set; }

    /// <summary>The first and last revision that was written; null when none was.</summary>
    public (long First, long Last)? Revisions { get; private set; }

    public long RejectedCount { get; private set; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<Imported.Rejected> Rejected => rejected;

    public IReadOnlyList<Warning> Warnings => warnings;

    internal void Add(WriteAnswer answer)
    {
        switch (answer.Outcome)
        {
            case WriteOutcome.REPEATED: Repeated++; return;
            case WriteOutcome.UNCHANGED: Unchanged++; return;
        }
        Written++;
        Revisions = (Revisions?.First ?? answer.Revision.Number, answer.Revision.Number);
        Added += answer.Changes.Count(change => change.Operation == ChangeOperation.ADDED);
        Changed += answer.Changes.Count(change => change.Operation == ChangeOperation.CHANGED);
        Retracted += answer.Changes.Count(change => change.Operation == ChangeOperation.RETRACTED);
        warnings.AddRange(answer.Warnings);
    }

    internal void Replayed(long revisions)
    {
        Written += (int)revisions;
        if (revisions > 0)
            Revisions = (1, revisions);
    }

    internal void Add(Imported.Rejected one)
    {
        RejectedCount++;
        if (rejected.Count < KeptRejected)
            rejected.Add(one);
    }
}
