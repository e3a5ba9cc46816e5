using System.CommandLine;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.Queries;

namespace ConflictGraph.Cli.Commands;

sealed class AroundCommand : QuestionCommand
{
    readonly Argument<string> thing;
    readonly Option<int> depth;
    readonly Option<EventView> events;
    readonly Option<string[]> kinds;
    readonly Option<string?> from;
    readonly Option<string?> until;
    readonly Option<int> most;

    public AroundCommand() : base("around", "What lies round something: its relations, each with how it stands and by whose word.")
    {
        thing = Takes<string>("THING", "A name or an id");
        depth = Value("--depth", "N", "How many steps away", 1);
        events = Value("--events", "EDGES|NODES|BOTH", "Events as relations between those who took part, as things, or both", EventView.EDGES);
        kinds = Value<string[]>("--kind", KindOption.HelpName, "Only these kinds of things").WithKinds();
        from = Value<string?>("--from", "DATE", "Of this day or later");
        until = Value<string?>("--until", "DATE", "Of this day or earlier");
        most = Value("--most", "N", "How many things at most, those with most relations first", 100);
    }

    public override Purpose Purpose => Purpose.Ask;

    public override IReadOnlyList<string> Examples => ["around ATACMS", "around Crimea --events NODES --most 20"];

    protected override async Task<ExitCode> AnswerAsync(ParseResult asked, GraphAt graph, Desk desk, CancellationToken cancellation)
    {
        var meant = await Meant.OneAsync(graph, asked.GetRequiredValue(thing), desk, cancellation);
        var found = await new Neighbourhood(graph).AskAsync(new SubgraphQuery
        {
            Seeds = [meant.Id],
            Depth = asked.GetValue(depth),
            Events = asked.GetValue(events),
            Kinds = KindOption.Of(asked.GetValue(kinds), graph.World),
            During = Instants.Range(asked.GetValue(from), asked.GetValue(until)),
            NodeLimit = asked.GetValue(most),
        }, cancellation);
        if (WantsJson(asked))
            return await JsonAnswer.WriteAsync(desk, new
            {
                graph.Revision,
                found.Truncated,
                found.Complete,
                found.TotalNodes,
                found.TotalEdges,
                found.Omitted,
                Nodes = found.Nodes.Select(node => new { node.Entity.Id, node.Entity.Kind, node.Entity.Name, node.Depth, node.HiddenNeighbours }),
                Edges = found.Edges.Select(RelationLines.Json),
            }, cancellation: cancellation);

        using var page = desk.Answer();
        page.Line(0, (meant.Name, Tone.Strong), ($"  {meant.Id}", Tone.Quiet));
        page.Line(0, ($"{StatementLines.Count(found.Nodes.Count, "thing")}, {StatementLines.Count(found.Edges.Count, "relation")}, as of revision {graph.At}", Tone.Quiet));
        await RelationLines.ShowAsync(page, graph, found.Edges, cancellation);
        if (found.Truncated)
            page.Line($"Showing {found.Nodes.Count} of {found.TotalNodes} things and {found.Edges.Count} of {found.TotalEdges} relations; --most asks for more.");
        foreach (var omission in found.Omitted)
            page.Line($"Left out {omission.Count}{(omission.Kind is { } kind ? $" {kind}" : "")}{(omission.EdgeKind is { } edge ? $" {edge}" : "")}: {Reason(omission.Reason)}.");
        if (!found.Complete)
            page.Line("A limit was reached: there may be more.");
        return ExitCode.Done;
    }

    static string Reason(OmissionReason reason) => reason switch
    {
        OmissionReason.NODE_LIMIT => "over the number of things asked for",
        OmissionReason.EDGE_LIMIT => "over the number of relations that are shown",
        OmissionReason.LINKS_PER_NODE => "over the relations that are read of one thing",
        OmissionReason.MIN_DEGREE => "fewer relations than asked for",
        OmissionReason.UNDATED => "without a date",
        _ => "in disputed areas",
    };
}
