using System.CommandLine;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;

namespace ConflictGraph.Cli.Commands;

sealed class WithinCommand : QuestionCommand
{
    readonly Argument<string> place;
    readonly Option<string[]> kinds;
    readonly Option<bool> possible;
    readonly Option<Disputed> disputed;
    readonly Option<string?> from;
    readonly Option<string?> until;
    readonly Option<int> first;

    public WithinCommand() : base("within", "Everything within a place: what lies in it, what is based there, what happened there.")
    {
        place = Takes<string>("PLACE", "A place: a name or an id");
        kinds = Value<string[]>("--kind", KindOption.HelpName, "Only these kinds of things").WithKinds();
        possible = Flag("--possible", "Also what is only said to be in an area round the place");
        disputed = Value("--disputed", "EXCLUDE|INCLUDE|ONLY", "Whether what lies there only by a disputed claim is in", Disputed.EXCLUDE);
        from = Value<string?>("--from", "DATE", "Of this day or later; leaves undated things out");
        until = Value<string?>("--until", "DATE", "Of this day or earlier; leaves undated things out");
        first = Value("--first", "N", "How many", 50);
    }

    public override Purpose Purpose => Purpose.Ask;

    public override IReadOnlyList<string> Examples => ["within \"Belgorod region\"", "within Russia --disputed INCLUDE --kind Incident"];

    protected override async Task<ExitCode> AnswerAsync(ParseResult asked, GraphAt graph, Desk desk, CancellationToken cancellation)
    {
        IReadOnlyList<NodeKind> places = [.. graph.World.NodeKinds.Where(kind => kind.Is(Part.Place))];
        var meant = await Meant.OneAsync(graph, asked.GetRequiredValue(place), desk, cancellation, [.. places]);
        var found = await new Everything(graph).ListAsync(
            new ListQuery(KindOption.Of(asked.GetValue(kinds), graph.World) ?? graph.World.NodeKinds) { Size = asked.GetValue(first), WithTotal = true },
            new Filter.Inside(meant.Id, asked.GetValue(possible) ? PlaceMatch.POSSIBLE : PlaceMatch.CERTAIN, asked.GetValue(disputed)),
            Instants.Range(asked.GetValue(from), asked.GetValue(until)), cancellation);
        if (WantsJson(asked))
            return await JsonAnswer.WriteAsync(desk, await JsonAsync(graph, found, cancellation), cancellation: cancellation);

        using var page = desk.Answer();
        page.Line(0, ($"Within {Plain.Line(meant.Name)} ({meant.Id}), as of revision {graph.At}", Tone.Quiet));
        await ShowAsync(page, graph, found, cancellation);
        return ExitCode.Done;
    }

    internal static async Task<object> JsonAsync(GraphAt graph, LeftOut found, CancellationToken cancellation) => new
    {
        graph.Revision,
        found.Page.Total,
        found.Page.HasMore,
        found.UndatedLeftOut,
        found.DisputedLeftOut,
        Things = await EntityLines.JsonAsync(graph, found.Page.Items, cancellation),
    };

    internal static async Task ShowAsync(AnswerPage page, GraphAt graph, LeftOut found, CancellationToken cancellation)
    {
        if (found.Page.Items.Count == 0)
            page.Line("Nothing.");
        await EntityLines.ShowAsync(page, graph, found.Page.Items, cancellation);
        if (found.Page.HasMore)
            page.Line($"Showing {found.Page.Items.Count}{(found.Page.Total is { } total ? $" of {total}" : "")}; --first asks for more.");
        if (found.UndatedLeftOut > 0)
            page.Line($"Left out {StatementLines.Count(found.UndatedLeftOut, "thing")} without a date.");
        if (found.DisputedLeftOut > 0)
            page.Line($"Left out {StatementLines.Count(found.DisputedLeftOut, "thing")} in disputed areas; --disputed INCLUDE counts them in.");
    }
}
