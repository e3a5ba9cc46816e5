using System.CommandLine;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.Queries;

namespace ConflictGraph.Cli.Commands;

sealed class AskCommand : QuestionCommand
{
    readonly Argument<string[]> question;

    public AskCommand() : base("ask", "Ask in plain words; the question is understood by its pattern, and what it was read as is said.") =>
        question = Takes<string[]>("QUESTION", "Such as: who said what about ATACMS", ArgumentArity.OneOrMore);

    public override Purpose Purpose => Purpose.Ask;

    public override IReadOnlyList<string> Examples => ["ask \"who said what about ATACMS\"", "ask \"how are Austin and Crimea connected\""];

    protected override async Task<ExitCode> AnswerAsync(ParseResult asked, GraphAt graph, Desk desk, CancellationToken cancellation)
    {
        var answer = await new Ask(graph).AnswerAsync(string.Join(' ', asked.GetRequiredValue(question)), cancellation);
        var at = answer.KnownBy ?? graph;
        var code = answer.Kind == QuestionKind.UNCLEAR ? ExitCode.Wrong : ExitCode.Done;
        if (WantsJson(asked))
            return await JsonAnswer.WriteAsync(desk, await JsonAsync(answer, at, cancellation), code, cancellation);

        desk.Say(answer.ReadAs);
        using var page = desk.Answer();
        if (answer.Kind == QuestionKind.UNCLEAR)
            ShowUnclear(page, answer);
        if (answer.WhoSaidWhat is { } said)
            await StatementLines.ShowAsync(page, at, said, cancellation);
        if (answer.Sequences is { } sequences)
            await SequenceLines.ShowAsync(page, at, sequences, cancellation);
        if (answer.Things is { } things)
            await ShowThingsAsync(page, at, answer, things, cancellation);
        if (answer.Paths is { } paths)
            await PathsCommand.ShowAsync(page, at, paths, cancellation);
        if (answer.Disagreements is { } disagreements)
            await DisagreementsCommand.ShowAsync(page, at, disagreements, cancellation);
        if (answer.Changes is { } changes)
            await ShowChangesAsync(page, at, changes, cancellation);
        if (answer.Kind == QuestionKind.KNOWN_BY)
            page.Line($"--as-of {at.At} asks anything of the graph as it was then: {RevisionLine.Of(at.Revision)}");
        return code;
    }

    static void ShowUnclear(AnswerPage page, AskAnswer answer)
    {
        page.Line("This question is not understood.");
        if (answer.Entities.Count > 0)
            page.Line($"It names {string.Join(", ", answer.Entities.Select(entity => $"{Plain.Line(entity.Name)} ({entity.Id})"))}.");
        page.Line("Questions that are:");
        foreach (var known in answer.Known)
            page.Line(2, (known, Tone.Normal));
    }

    static async Task ShowThingsAsync(AnswerPage page, GraphAt graph, AskAnswer answer, LeftOut things, CancellationToken cancellation)
    {
        if (answer.Parts is null && answer.Accounts is null)
        {
            await WithinCommand.ShowAsync(page, graph, things, cancellation);
            return;
        }
        foreach (var thing in things.Page.Items)
        {
            await EntityLines.ShowAsync(page, graph, [thing], cancellation);
            if (answer.Parts?.GetValueOrDefault(thing.Id) is { } parts)
                await RelationLines.ShowAsync(page, graph, parts, cancellation);
            if (answer.Accounts?.GetValueOrDefault(thing.Id) is { } accounts)
                await AccountLines.ShowAsync(page, graph, accounts, cancellation, withEvent: false);
            page.Blank();
        }
        await WithinCommand.ShowAsync(page, graph, things with { Page = things.Page with { Items = [], HasMore = false } }, cancellation);
    }

    static async Task ShowChangesAsync(AnswerPage page, GraphAt graph, ChangesAnswer changes, CancellationToken cancellation)
    {
        page.Line($"Since revision {changes.Since.Number} up to {changes.Until.Number}:");
        await ChangesCommand.ShowAsync(page, changes.Changes.Items, graph, cancellation);
        if (changes.Changes.HasMore)
            page.Line($"Showing the first {changes.Changes.Items.Count}; 'cgraph changes {changes.Since.Number} --first N' shows more.");
    }

    static async Task<object> JsonAsync(AskAnswer answer, GraphAt graph, CancellationToken cancellation) => new
    {
        answer.Question,
        answer.Kind,
        answer.ReadAs,
        Entities = answer.Entities.Select(entity => new { entity.Id, entity.Kind, entity.Name }),
        Known = answer.Kind == QuestionKind.UNCLEAR ? answer.Known : null,
        WhoSaidWhat = answer.WhoSaidWhat is { } said ? await StatementLines.JsonAsync(graph, said, cancellation) : null,
        Sequences = answer.Sequences?.Select(SequenceLines.Json),
        Things = answer.Things is { } things ? await WithinCommand.JsonAsync(graph, things, cancellation) : null,
        Parts = answer.Parts?.ToDictionary(pair => pair.Key.Value, pair => pair.Value.Select(RelationLines.Json)),
        Accounts = answer.Accounts?.ToDictionary(pair => pair.Key.Value, pair => pair.Value.Select(AccountLines.Json)),
        Paths = answer.Paths is { } paths ? PathsCommand.Json(graph, paths) : null,
        Disagreements = answer.Disagreements is { } disagreements ? DisagreementsCommand.Json(graph, disagreements) : null,
        KnownBy = answer.KnownBy?.Revision,
        Changes = answer.Changes is { } changes ? new { Since = changes.Since.Number, Until = changes.Until.Number, changes.Changes.HasMore, changes.Changes.Items } : null,
    };
}
