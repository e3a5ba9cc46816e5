using System.CommandLine;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;

namespace ConflictGraph.Cli.Commands;

sealed class DisagreementsCommand : QuestionCommand
{
    readonly Argument<string?> about;
    readonly Option<string[]> question;
    readonly Option<string?> from;
    readonly Option<string?> until;
    readonly Option<string?> publishedUntil;
    readonly Option<int> first;

    public DisagreementsCommand() : base("disagreements", "Where accounts of the same incident contradict each other, on what, and how many independent origins each side has.")
    {
        about = Takes<string?>("ABOUT", "An incident, or something that has a part in one: a name or an id (default: all)", ArgumentArity.ZeroOrOne);
        question = Value<string[]>("--question", "QUESTION", "Only these questions: KILLED, PLACE, INITIATOR …");
        question.CompletionSources.Add([.. Enumerations.Question.Values.Select(word => word.Name)]);
        from = Value<string?>("--from", "DATE", "Incidents of this day or later");
        until = Value<string?>("--until", "DATE", "Incidents of this day or earlier");
        publishedUntil = Value<string?>("--published-until", "DATE", "Only accounts that were public by the end of this day");
        first = Value("--first", "N", "How many disagreements", 25);
    }

    public override Purpose Purpose => Purpose.Ask;

    public override IReadOnlyList<string> Examples => ["disagreements", "disagreements --question KILLED --json"];

    protected override async Task<ExitCode> AnswerAsync(ParseResult asked, GraphAt graph, Desk desk, CancellationToken cancellation)
    {
        var questions = (asked.GetValue(question) ?? []).Select(word => word.ToUpperInvariant()).ToList();
        if (questions.Find(word => Enumerations.Question.Find(word) is null) is { } unknown)
            throw new MisusedException($"'{unknown}' is no question. There are {string.Join(", ", Enumerations.Question.Values.Select(known => known.Name))}.");
        var found = await new Disagreements(graph).FindAsync(new DisagreementQuery(
            asked.GetValue(about) is { } thing ? [(await Meant.OneAsync(graph, thing, desk, cancellation)).Id] : null,
            questions.Count == 0 ? null : questions,
            Instants.Range(asked.GetValue(from), asked.GetValue(until)))
        {
            PublishedUntil = Instants.EndOf(asked.GetValue(publishedUntil), "--published-until"),
            First = asked.GetValue(first),
            WithTotal = true,
        }, cancellation);
        if (WantsJson(asked))
            return await JsonAnswer.WriteAsync(desk, Json(graph, found), cancellation: cancellation);

        using var page = desk.Answer();
        await ShowAsync(page, graph, found, cancellation);
        return ExitCode.Done;
    }

    internal static object Json(GraphAt graph, DisagreementPage found) => new
    {
        graph.Revision,
        found.Total,
        found.HasMore,
        found.Complete,
        found.UndatedLeftOut,
        Disagreements = found.Items.Select(item => AccountLines.Json(item.Disagreement)),
    };

    internal static async Task ShowAsync(AnswerPage page, GraphAt graph, DisagreementPage found, CancellationToken cancellation)
    {
        page.Line(0, (found.Items.Count == 0 ? "No accounts contradict each other here." : $"{StatementLines.Count(found.Total ?? found.Items.Count, "disagreement")}, as of revision {graph.At}", Tone.Quiet));
        await AccountLines.ShowAsync(page, graph, [.. found.Items.Select(item => item.Disagreement)], cancellation);
        if (found.HasMore)
            page.Line($"Showing {found.Items.Count}{(found.Total is { } total ? $" of {total}" : "")}; --first asks for more.");
        if (!found.Complete)
            page.Line("A limit was reached: there may be more.");
        if (found.UndatedLeftOut > 0)
            page.Line($"Left out {StatementLines.Count(found.UndatedLeftOut, "incident")} without a date.");
    }
}
