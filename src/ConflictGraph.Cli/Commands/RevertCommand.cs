using System.CommandLine;
using System.Globalization;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.Formats;
using ConflictGraph.Storage;
using ConflictGraph.Writing;

namespace ConflictGraph.Cli.Commands;

sealed class RevertCommand : WritingCommand
{
    readonly Argument<string> which;

    public RevertCommand() : base("revert", "Take back what a revision wrote, by a new change set; refused where later work stands on it, which is listed.", reasonIsRequired: false) =>
        which = Takes<string>("REVISION", "A revision's number, a change set's id, or the run of an import: import:jsonl:1a2b3c4d5e6f");

    public override Purpose Purpose => Purpose.Fill;

    public override IReadOnlyList<string> Examples => ["revert 1 --dry-run", "revert 1 --reason \"To see what would go\" --dry-run --json"];

    protected override async Task<ExitCode> RunAsync(ParseResult asked, IGraphStore store, Desk desk, CancellationToken cancellation)
    {
        var revisions = await FindAsync(store, asked.GetRequiredValue(which), cancellation);
        if (revisions.Count == 1)
            return await WriteAsync(asked, store, desk, new Step.Revert(revisions[0].Number), cancellation);

        // Newest first; what people built on stays, and is listed.
        await using var rehearsal = IsDryRun(asked) ? await Rehearsal.OfAsync(store, cancellation) : null;
        var kept = ExitCode.Done;
        foreach (var revision in revisions)
        {
            try
            {
                var set = new ChangeSet($"cgraph-revert-{Guid.NewGuid():N}", Author.Of(null, desk), ReasonOf(asked) ?? $"Takes back {revision.ChangeSet}", [new Step.Revert(revision.Number)]);
                var answer = await new ChangeSets((IGraphStore?)rehearsal ?? store, desk.Clock, desk.World).WriteAsync(set, cancellation: cancellation);
                await WrittenLines.TellAsync(answer, (IGraphStore?)rehearsal ?? store, desk, WantsJson(asked), cancellation);
            }
            catch (ConflictGraphException conflict) when (conflict.Code == "CONFLICT")
            {
                kept = ErrorText.Tell(conflict is StepRefusedException { InnerException: WriteConflictException cause } ? cause : conflict, desk, $"Revision {revision.Number} stays");
            }
        }
        return kept;
    }

    static async Task<IReadOnlyList<Revision>> FindAsync(IGraphStore store, string which, CancellationToken cancellation)
    {
        var reference = long.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? RevisionRef.Numbered(number) : RevisionRef.Of(which);
        if (await store.RevisionAsync(reference, cancellation) is { } one)
            return [one];
        var run = new List<Revision>();
        if (reference.ChangeSet is not null && which.StartsWith("import:", StringComparison.Ordinal))
            for (string? after = null; ;)
            {
                var page = await store.RevisionsAsync(new RevisionQuery(new PageOf(500, after), ChangeSetPrefix: which + ":"), cancellation);
                run.AddRange(page.Items);
                if ((after = page.Next) is null)
                    break;
            }
        return run.Count > 0 ? run : throw new UnknownNodeException(which, "'cgraph imports' lists revisions with their numbers and change sets.");
    }
}
