using System.CommandLine;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.Model;
using ConflictGraph.Queries;

namespace ConflictGraph.Cli.Commands;

sealed class PathsCommand : QuestionCommand
{
    readonly Argument<string> from;
    readonly Argument<string> to;
    readonly Option<string[]> avoid;
    readonly Option<int?> avoidHubs;
    readonly Option<int> longest;
    readonly Option<int> first;

    public PathsCommand() : base("paths", "How two things are connected, as sentences that say according to whom.")
    {
        from = Takes<string>("A", "A name or an id");
        to = Takes<string>("B", "A name or an id");
        avoid = Value<string[]>("--avoid", "THING", "Do not go through these; documents, sources and conflicts are avoided anyway");
        avoidHubs = Value<int?>("--avoid-hubs", "N", "Do not go through anything with more than N relations");
        longest = Value("--longest", "N", "Steps at most", 6);
        first = Value("--first", "N", "How many paths", 3);
    }

    public override Purpose Purpose => Purpose.Ask;

    public override IReadOnlyList<string> Examples => ["paths \"Lloyd Austin\" Crimea --avoid organisation:ukraine", "paths person:andrei-belousov weapon:atacms --first 1 --json"];

    protected override async Task<ExitCode> AnswerAsync(ParseResult asked, GraphAt graph, Desk desk, CancellationToken cancellation)
    {
        var avoided = new List<NodeId>();
        foreach (var name in asked.GetValue(avoid) ?? [])
            avoided.Add((await Meant.OneAsync(graph, name, desk, cancellation)).Id);
        var a = await Meant.OneAsync(graph, asked.GetRequiredValue(from), desk, cancellation);
        var b = await Meant.OneAsync(graph, asked.GetRequiredValue(to), desk, cancellation);
        var found = await new Paths(graph).AskAsync(new ConnectionQuery(a.Id, b.Id)
        {
            Avoid = avoided,
            AvoidDegreeOver = asked.GetValue(avoidHubs),
            MaxLength = asked.GetValue(longest),
            First = asked.GetValue(first),
        }, cancellation);
        var code = found.Paths.Count == 0 ? ExitCode.Wrong : ExitCode.Done;
        if (WantsJson(asked))
            return await JsonAnswer.WriteAsync(desk, Json(graph, found), code, cancellation);

        using var page = desk.Answer();
        await ShowAsync(page, graph, found, cancellation);
        return code;
    }

    internal static object Json(GraphAt graph, PathAnswer found) => new
    {
        graph.Revision,
        found.Verdict,
        Paths = found.Paths.Select(path => new { path.Length, path.Sentence, Nodes = path.Nodes.Select(node => new { node.Id, node.Kind, node.Name }), Edges = path.Edges.Select(RelationLines.Json) }),
    };

    internal static async Task ShowAsync(AnswerPage page, GraphAt graph, PathAnswer found, CancellationToken cancellation)
    {
        if (found.Paths.Count == 0)
            page.Line(found.Verdict == PathVerdict.STOPPED ? "None was found before a limit was reached; there may be one. Avoid hubs, or ask for shorter paths." : "They are not connected within so many steps.");
        foreach (var path in found.Paths)
        {
            page.Line(0, ($"{StatementLines.Count(path.Length, "step")}: ", Tone.Quiet), (path.Sentence, Tone.Normal));
            await RelationLines.ShowAsync(page, graph, path.Edges, cancellation);
            page.Blank();
        }
    }
}
