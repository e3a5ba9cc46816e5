using ConflictGraph.Queries;
using ConflictGraph.Storage;
using ConflictGraph.Writing;

namespace ConflictGraph.Cli.Rendering;

/// <summary>What a change set did, or would do.</summary>
static class WrittenLines
{
    const int Shown = 200;

    public static async Task<ExitCode> TellAsync(WriteAnswer answer, IGraphStore store, Desk desk, bool asJson, CancellationToken cancellation)
    {
        if (asJson)
            return await JsonAnswer.WriteAsync(desk, new { answer.Outcome, answer.Revision, answer.Changes, answer.Warnings }, cancellation: cancellation);

        // What was taken out is called by the names it had.
        var graph = answer.Outcome == WriteOutcome.WRITTEN && answer.Revision.Number > 1
            ? await GraphAt.AsOfAsync(store, RevisionRef.Numbered(answer.Revision.Number - 1), desk.World, cancellation)
            : await GraphAt.NewestAsync(store, desk.World, cancellation);
        var names = new NameBook(graph);
        await names.LearnAsync(answer.Changes.Take(Shown).SelectMany(ChangeLines.NodesOf), cancellation);
        using var page = desk.Answer();
        page.Line(answer.Outcome switch
        {
            WriteOutcome.WRITTEN => RevisionLine.Of(answer.Revision),
            WriteOutcome.REPEATED => $"Written before: {RevisionLine.Of(answer.Revision)}",
            WriteOutcome.UNCHANGED => $"Nothing changes: the graph says so already, at revision {answer.Revision.Number}.",
            _ => $"This would be written after revision {answer.Revision.Number}:",
        });
        foreach (var change in answer.Changes.Take(Shown))
            ChangeLines.Show(page, change, names);
        if (answer.Changes.Count > Shown)
            page.Line($"Showing {Shown} of {answer.Changes.Count}; 'cgraph changes' shows more.");
        foreach (var warning in answer.Warnings)
            page.Line(0, ($"Look: {warning.Text}", Tone.Doubt), (warning.Things.Count == 0 ? "" : $" ({string.Join(", ", warning.Things.Take(10))}{(warning.Things.Count > 10 ? $" and {warning.Things.Count - 10} more" : "")})", Tone.Quiet));
        return ExitCode.Done;
    }
}
