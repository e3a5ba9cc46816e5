using System.CommandLine;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.Queries;

namespace ConflictGraph.Cli.Commands;

sealed class StatisticsCommand : QuestionCommand
{
    public StatisticsCommand() : base("statistics", "How much the graph holds, by kind.") { }

    public override Purpose Purpose => Purpose.Care;

    public override IReadOnlyList<string> Examples => ["statistics", "statistics --as-of 1 --json"];

    protected override async Task<ExitCode> AnswerAsync(ParseResult asked, GraphAt graph, Desk desk, CancellationToken cancellation)
    {
        var totals = graph.Revision.Totals;
        if (WantsJson(asked))
            return await JsonAnswer.WriteAsync(desk, new { graph.Revision, totals.Nodes, totals.Edges }, cancellation: cancellation);

        using var page = desk.Answer();
        page.Line(RevisionLine.Of(graph.Revision));
        page.Blank();
        page.Table(["things", "kind"], InOrder(totals.Nodes, graph.World.NodeKinds.Select(kind => kind.Name)));
        page.Blank();
        page.Table(["relations", "kind"], InOrder(totals.Edges, graph.World.EdgeKinds.Select(kind => kind.Name)));
        return ExitCode.Done;

        static IEnumerable<string[]> InOrder(IReadOnlyDictionary<string, long> totals, IEnumerable<string> kinds) =>
            kinds.Where(totals.ContainsKey).Select(kind => new[] { $"{totals[kind],9}", kind }).Append([$"{totals.Values.Sum(),9}", "in all"]);
    }
}
