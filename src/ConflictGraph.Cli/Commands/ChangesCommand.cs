using System.CommandLine;
using System.Globalization;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.Queries;
using ConflictGraph.Storage;

namespace ConflictGraph.Cli.Commands;

sealed class ChangesCommand : QuestionCommand
{
    readonly Argument<long?> since;
    readonly Option<int> first;

    public ChangesCommand() : base("changes", "What was entered, changed and taken out since a revision.")
    {
        since = Takes<long?>("SINCE", "A revision's number: what came after it (default: the one before the last)", ArgumentArity.ZeroOrOne);
        first = Value("--first", "N", "How many changes", 50);
    }

    public override Purpose Purpose => Purpose.Look;

    public override IReadOnlyList<string> Examples => ["changes", "changes 0 --first 10"];

    protected override async Task<ExitCode> AnswerAsync(ParseResult asked, GraphAt graph, Desk desk, CancellationToken cancellation)
    {
        var after = asked.GetValue(since) ?? Math.Max(0, graph.At - 1);
        if (after < 0 || after > graph.At)
            throw new MisusedException($"There is no revision {after}: the numbers go from 0, before everything, to {graph.At}.");
        var found = await graph.Reads.ChangesAsync(new ChangeQuery(after, graph.At, new PageOf(asked.GetValue(first))), cancellation);
        if (WantsJson(asked))
            return await JsonAnswer.WriteAsync(desk, new { Since = after, Until = graph.At, found.HasMore, Changes = found.Items }, cancellation: cancellation);

        using var page = desk.Answer();
        if (found.Items.Count == 0)
            page.Line(string.Create(CultureInfo.InvariantCulture, $"Nothing was written after revision {after}{(graph.At == after ? "" : $" up to {graph.At}")}."));
        await ShowAsync(page, found.Items, graph, cancellation);
        if (found.HasMore)
            page.Line($"Showing the first {found.Items.Count}; --first asks for more.");
        return ExitCode.Done;
    }

    /// <summary>Changes under the revisions that made them.</summary>
    internal static async Task ShowAsync(AnswerPage page, IReadOnlyList<Change> changes, GraphAt graph, CancellationToken cancellation)
    {
        var names = new NameBook(graph);
        await names.LearnAsync(changes.SelectMany(ChangeLines.NodesOf), cancellation);
        foreach (var group in changes.GroupBy(change => change.Revision))
        {
            if (await graph.Reads.RevisionAsync(RevisionRef.Numbered(group.Key), cancellation) is { } revision)
                page.Line(0, (RevisionLine.Of(revision), Tone.Strong));
            foreach (var change in group)
                ChangeLines.Show(page, change, names);
        }
    }
}
