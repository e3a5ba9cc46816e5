using System.CommandLine;
using System.Globalization;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.Queries;

namespace ConflictGraph.Cli.Commands;

sealed class CandidatesCommand : QuestionCommand
{
    readonly Argument<string?> of;
    readonly Option<string[]> between;
    readonly Option<string[]> kinds;
    readonly Option<int> first;

    public CandidatesCommand() : base("candidates", "Pairs of things that may be one, with the reasons; 'judge' says what they are, nothing merges by itself.")
    {
        of = Takes<string?>("THING", "Only candidates for this one: a name or an id", ArgumentArity.ZeroOrOne);
        between = Value<string[]>("--between", "DATASET", "Only where one of the two came from one of these datasets");
        between.AllowMultipleArgumentsPerToken = true;
        kinds = Value<string[]>("--kind", KindOption.HelpName, "Only these kinds of things").WithKinds();
        first = Value("--first", "N", "How many", 20);
    }

    public override Purpose Purpose => Purpose.Mend;

    public override IReadOnlyList<string> Examples => ["candidates", "candidates --kind Person --json"];

    protected override async Task<ExitCode> AnswerAsync(ParseResult asked, GraphAt graph, Desk desk, CancellationToken cancellation)
    {
        var found = await new IdentityCandidates(graph).FindAsync(new CandidateQuery
        {
            Of = asked.GetValue(of) is { } thing ? (await Meant.OneAsync(graph, thing, desk, cancellation)).Id : null,
            Datasets = asked.GetValue(between) is { Length: > 0 } datasets ? datasets : null,
            Kinds = KindOption.Of(asked.GetValue(kinds), graph.World),
            First = asked.GetValue(first),
        }, cancellation);
        if (WantsJson(asked))
            return await JsonAnswer.WriteAsync(desk, new
            {
                graph.Revision,
                found.Total,
                found.HasMore,
                found.Complete,
                Candidates = found.Items.Select(pair => new { A = new { pair.A.Id, pair.A.Name }, B = new { pair.B.Id, pair.B.Name }, pair.A.Kind, pair.Score, pair.Reasons, pair.Judgement }),
            }, cancellation: cancellation);

        using var page = desk.Answer();
        if (found.Items.Count == 0)
            page.Line("Nothing looks as if it were one.");
        foreach (var pair in found.Items)
        {
            page.Line(0, (pair.Score.ToString("0.00", CultureInfo.InvariantCulture), Tone.Strong), ($"  {pair.A.Kind} {Plain.Line(pair.A.Name)} / {Plain.Line(pair.B.Name)}", Tone.Normal), ($"  {pair.A.Id} {pair.B.Id}", Tone.Quiet));
            foreach (var reason in pair.Reasons)
                page.Line(6, (reason.Text, Tone.Quiet));
            if (pair.Judgement is { } judgement)
                page.Line(6, ($"judged {judgement.Verdict}{(judgement.Reason is { } why ? $": {Plain.Line(why)}" : "")}", Tone.Doubt));
        }
        if (found.HasMore)
            page.Line($"Showing {found.Items.Count} of {(found.Complete ? "" : "at least ")}{found.Total}; --first asks for more.");
        else if (!found.Complete)
            page.Line("A limit was reached: there may be more.");
        return ExitCode.Done;
    }
}
