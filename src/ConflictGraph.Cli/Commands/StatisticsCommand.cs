using System.CommandLine;
using System.Globalization;
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
        var statistics = await Statistics.OfAsync(graph, cancellation);
        if (WantsJson(asked))
            return await JsonAnswer.WriteAsync(desk, new
            {
                graph.Revision,
                statistics.First,
                Nodes = statistics.Nodes.ToDictionary(pair => pair.Kind.Name, pair => pair.Count),
                Edges = statistics.Edges.ToDictionary(pair => pair.Kind.Name, pair => pair.Count),
                statistics.TotalNodes,
                statistics.TotalEdges,
            }, cancellation: cancellation);

        using var page = desk.Answer();
        page.Line(RevisionLine.Of(graph.Revision));
        page.Blank();
        page.Table(["things", "kind"], [.. statistics.Nodes.Select(pair => Row(pair.Count, pair.Kind.Name)), Row(statistics.TotalNodes, "in all")]);
        page.Blank();
        page.Table(["relations", "kind"], [.. statistics.Edges.Select(pair => Row(pair.Count, pair.Kind.Name)), Row(statistics.TotalEdges, "in all")]);
        return ExitCode.Done;

        static string[] Row(long count, string kind) => [count.ToString("N0", CultureInfo.InvariantCulture).PadLeft(9), kind];
    }
}
