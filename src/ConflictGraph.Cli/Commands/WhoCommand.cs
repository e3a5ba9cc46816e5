using System.CommandLine;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;

namespace ConflictGraph.Cli.Commands;

sealed class WhoCommand : QuestionCommand
{
    readonly Argument<string?> about;
    readonly Option<string?> text;
    readonly Option<string[]> by;
    readonly Option<string[]> stance;
    readonly Option<string?> from;
    readonly Option<string?> until;
    readonly Option<string?> publishedUntil;
    readonly Option<bool> direct;
    readonly Option<int> first;

    public WhoCommand() : base("who", "Who said what about something, by speaker, with their words and where they stand.")
    {
        about = Takes<string?>("ABOUT", "What was spoken of: a name or an id", ArgumentArity.ZeroOrOne);
        text = Value<string?>("--text", "WORDS", "Words that are in what was said");
        by = Value<string[]>("--by", "SPEAKER", "Only these speakers, by name or id");
        stance = Value<string[]>("--stance", "STANCE", "Only these stances: ALLEGES, DENIES …");
        stance.CompletionSources.Add([.. Enumerations.Stance.Values.Select(word => word.Name)]);
        from = Value<string?>("--from", "DATE", "Said on this day or later");
        until = Value<string?>("--until", "DATE", "Said on this day or earlier");
        publishedUntil = Value<string?>("--published-until", "DATE", "Only what was public by the end of this day");
        direct = Flag("--direct", "Only what is about the thing itself: nothing through its incidents, no answers, no repeats");
        first = Value("--first", "N", "How many speakers", 25);
    }

    public override Purpose Purpose => Purpose.Ask;

    public override IReadOnlyList<string> Examples => ["who ATACMS", "who Crimea --stance ALLEGES --published-until 2024-06-26"];

    protected override async Task<ExitCode> AnswerAsync(ParseResult asked, GraphAt graph, Desk desk, CancellationToken cancellation)
    {
        if (asked.GetValue(about) is null && asked.GetValue(text) is null && asked.GetValue(by) is null or [])
            throw new MisusedException("Name what was spoken of, --text or --by.");
        var speakers = new List<NodeId>();
        foreach (var name in asked.GetValue(by) ?? [])
            speakers.Add((await Meant.OneAsync(graph, name, desk, cancellation)).Id);
        var found = await new WhoSaidWhat(graph).AskAsync(new SayingQuery
        {
            About = asked.GetValue(about) is { } thing ? [(await Meant.OneAsync(graph, thing, desk, cancellation)).Id] : null,
            Text = asked.GetValue(text),
            By = speakers.Count == 0 ? null : speakers,
            Stances = StancesOf(asked.GetValue(stance) ?? []),
            During = Instants.Range(asked.GetValue(from), asked.GetValue(until)),
            PublishedUntil = Instants.EndOf(asked.GetValue(publishedUntil), "--published-until"),
            IncludeRelated = !asked.GetValue(direct),
            First = asked.GetValue(first),
        }, cancellation);
        if (WantsJson(asked))
            return await JsonAnswer.WriteAsync(desk, await StatementLines.JsonAsync(graph, found, cancellation), cancellation: cancellation);

        using var page = desk.Answer();
        await StatementLines.ShowAsync(page, graph, found, cancellation);
        return ExitCode.Done;
    }

    static IReadOnlyList<string>? StancesOf(string[] words)
    {
        foreach (var word in words)
            if (Enumerations.Stance.Find(word.ToUpperInvariant()) is null)
                throw new MisusedException($"'{word}' is no stance. There are {string.Join(", ", Enumerations.Stance.Values.Select(known => known.Name))}.");
        return words.Length == 0 ? null : [.. words.Select(word => word.ToUpperInvariant())];
    }
}
