using System.CommandLine;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.Queries;
using ConflictGraph.Storage;

namespace ConflictGraph.Cli.Commands;

sealed class HistoryCommand : QuestionCommand
{
    readonly Argument<string> thing;
    readonly Option<int> first;
    readonly Option<bool> itself;

    public HistoryCommand() : base("history", "Who entered and changed what about one thing: itself, its relations and its judgements.")
    {
        thing = Takes<string>("THING", "A name or an id");
        first = Value("--first", "N", "How many changes", 50);
        itself = Flag("--itself", "Leave out its relations and judgements");
    }

    public override Purpose Purpose => Purpose.Look;

    public override IReadOnlyList<string> Examples => ["history ATACMS", "history weapon:atacms --itself"];

    protected override async Task<ExitCode> AnswerAsync(ParseResult asked, GraphAt graph, Desk desk, CancellationToken cancellation)
    {
        var entity = await Meant.OneAsync(graph, asked.GetRequiredValue(thing), desk, cancellation);
        var found = await graph.Reads.ChangesAsync(new ChangeQuery(0, graph.At, new PageOf(asked.GetValue(first)), About: [entity.Id]), cancellation);
        var changes = asked.GetValue(itself) ? [.. found.Items.Where(change => change.What == Entered.NODE)] : found.Items;
        if (WantsJson(asked))
            return await JsonAnswer.WriteAsync(desk, new { About = entity.Id, found.HasMore, Changes = changes }, cancellation: cancellation);

        using var page = desk.Answer();
        page.Title($"{Plain.Line(entity.Name)} ({entity.Id})");
        await ChangesCommand.ShowAsync(page, changes, graph, cancellation);
        if (found.HasMore)
            page.Line($"Showing the first {found.Items.Count}, oldest first; --first asks for more.");
        return ExitCode.Done;
    }
}
