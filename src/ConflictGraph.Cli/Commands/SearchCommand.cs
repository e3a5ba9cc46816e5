using System.CommandLine;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.Queries;

namespace ConflictGraph.Cli.Commands;

sealed class SearchCommand : QuestionCommand
{
    readonly Argument<string> text;
    readonly Option<string[]> kinds;
    readonly Option<int> first;

    public SearchCommand() : base("search", "Find things by name, in whatever script and with a slip or two, and by what is said of them.")
    {
        text = Takes<string>("TEXT", "What to look for");
        kinds = Value<string[]>("--kind", KindOption.HelpName, "Only these kinds of things").WithKinds();
        first = Value("--first", "N", "How many", 20);
    }

    public override Purpose Purpose => Purpose.Look;

    public override IReadOnlyList<string> Examples => ["search Belousov", "search drone --kind Incident --first 5"];

    protected override async Task<ExitCode> AnswerAsync(ParseResult asked, GraphAt graph, Desk desk, CancellationToken cancellation)
    {
        var words = asked.GetRequiredValue(text);
        var found = await new Search(graph).FindAsync(words, KindOption.Of(asked.GetValue(kinds), graph.World), asked.GetValue(first), cancellation: cancellation);
        var code = found.Hits.Count == 0 ? ExitCode.Wrong : ExitCode.Done;
        if (WantsJson(asked))
            return await JsonAnswer.WriteAsync(desk, new
            {
                graph.Revision,
                found.Total,
                found.HasMore,
                found.Complete,
                Kinds = found.Kinds.Select(pair => new { pair.Kind, pair.Count }),
                Hits = found.Hits.Select(hit => new { hit.Entity.Id, hit.Entity.Kind, hit.Entity.Name, hit.Score, hit.Match, hit.MatchedField, hit.MatchedText, Snippet = hit.Snippet?.Text }),
            }, code, cancellation);

        using var page = desk.Answer();
        if (found.Hits.Count == 0)
            page.Line($"Nothing has '{words}' in its name or text.");
        foreach (var hit in found.Hits)
        {
            await EntityLines.ShowAsync(page, graph, [hit.Entity], cancellation);
            if (hit.Snippet is { } snippet)
                page.Line(4, (Plain.Line(snippet.Text), Tone.Quote));
            else if (hit.MatchedText != hit.Entity.Name)
                page.Line(4, ($"{hit.MatchedField}: {Plain.Line(hit.MatchedText)}", Tone.Quiet));
        }
        if (found.HasMore)
            page.Line($"Showing {found.Hits.Count} of {(found.Complete ? "" : "at least ")}{found.Total} ({string.Join(", ", found.Kinds.Select(pair => $"{pair.Count} {pair.Kind.Plural}"))}); --first asks for more.");
        return code;
    }
}
