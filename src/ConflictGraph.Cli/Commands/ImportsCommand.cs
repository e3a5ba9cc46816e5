using System.CommandLine;
using System.Globalization;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.Queries;
using ConflictGraph.Storage;

namespace ConflictGraph.Cli.Commands;

sealed class ImportsCommand : QuestionCommand
{
    readonly Option<int> first;

    public ImportsCommand() : base("imports", "What was written, change set by change set, newest first; 'revert' takes one back.") =>
        first = Value("--first", "N", "How many", 20);

    public override Purpose Purpose => Purpose.Fill;

    public override IReadOnlyList<string> Examples => ["imports", "imports --first 5 --json"];

    protected override async Task<ExitCode> AnswerAsync(ParseResult asked, GraphAt graph, Desk desk, CancellationToken cancellation)
    {
        // Revisions that came after the one asked for are passed over; there are no gaps in their numbers.
        var wanted = (int)Math.Min(asked.GetValue(first), graph.At);
        var revisions = new List<Revision>();
        for (string? after = null; revisions.Count < wanted;)
        {
            var page = await graph.Reads.RevisionsAsync(new RevisionQuery(new PageOf(Math.Max(50, wanted), after)), cancellation);
            revisions.AddRange(page.Items.Where(revision => revision.Number <= graph.At).Take(wanted - revisions.Count));
            if (!page.HasMore)
                break;
            after = page.Next;
        }
        if (WantsJson(asked))
            return await JsonAnswer.WriteAsync(desk, new { Total = graph.At, Revisions = revisions }, cancellation: cancellation);

        using var answer = desk.Answer();
        answer.Table(["revision", "written", "by", "change set", "why"], revisions.Select(revision => new[]
        {
            revision.Number.ToString(CultureInfo.InvariantCulture), RevisionLine.At(revision), revision.Author, revision.ChangeSet, revision.Reason ?? "",
        }));
        if (revisions.Count < graph.At)
            answer.Line($"Showing {revisions.Count} of {graph.At}; --first asks for more.");
        return ExitCode.Done;
    }
}
