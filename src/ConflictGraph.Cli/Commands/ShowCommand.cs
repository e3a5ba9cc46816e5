using System.CommandLine;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;

namespace ConflictGraph.Cli.Commands;

sealed class ShowCommand : QuestionCommand
{
    readonly Argument<string> thing;
    readonly Option<int> first;

    public ShowCommand() : base("show", "Everything about one thing: its values, its relations with the words that say so, what it was judged to be.")
    {
        thing = Takes<string>("THING", "A name or an id, of a relation too");
        first = Value("--first", "N", "How many relations", 40);
    }

    public override Purpose Purpose => Purpose.Look;

    public override IReadOnlyList<string> Examples => ["show ATACMS", "show person:andrei-belousov --json"];

    protected override async Task<ExitCode> AnswerAsync(ParseResult asked, GraphAt graph, Desk desk, CancellationToken cancellation)
    {
        var name = asked.GetRequiredValue(thing);
        if (name.Contains('>', StringComparison.Ordinal))
            return await ShowRelationAsync(asked, name, graph, desk, cancellation);

        var entity = await Meant.OneAsync(graph, name, desk, cancellation);
        var group = (await graph.Reads.GroupsAsync(graph.At, [entity.Id], cancellation)).GetValueOrDefault(entity.Id);
        var links = (await graph.Reads.LinksAsync(graph.At, [entity.Id], new LinkQuery { First = asked.GetValue(first), WithPayload = true, WithTotal = true }, cancellation)).GetValueOrDefault(entity.Id) ?? Page<Link>.Empty;
        var relations = await new Proofs(graph).OfLinksAsync(links.Items, cancellation);
        IReadOnlyList<Disagreement> accounts = entity.Kind.Is(Part.Event) && entity.RetractedIn is null
            ? (await new Accounts(graph).OfAsync([entity.Id], cancellation: cancellation)).GetValueOrDefault(entity.Id) ?? [] : [];
        if (WantsJson(asked))
            return await JsonAnswer.WriteAsync(desk, new
            {
                graph.Revision,
                Thing = (await EntityLines.JsonAsync(graph, [entity], cancellation))[0],
                Members = group?.Members.Select(member => member.Node.Id),
                Judgements = group?.Judgements.Select(judgement => judgement.Judgement),
                links.Total,
                links.HasMore,
                Relations = relations.Select(RelationLines.Json),
                Accounts = accounts.Select(AccountLines.Json),
            }, cancellation: cancellation);

        using var page = desk.Answer();
        page.Line(0, (entity.Name, Tone.Strong), ($"  {entity.Id}", Tone.Quiet));
        await EntityLines.ShowAsync(page, graph, [entity], cancellation);
        page.Blank();
        page.Table(["property", "value"], entity.Properties.All.Where(pair => pair.Spec.Name != entity.Kind.Title).Select(pair => new[] { pair.Spec.Name, ValueText.Of(pair.Spec, pair.Value) }));
        ShowGroup(page, group);
        if (accounts.Count > 0)
        {
            page.Blank();
            page.Title("Accounts");
            await AccountLines.ShowAsync(page, graph, accounts, cancellation, withEvent: false);
        }
        page.Blank();
        page.Title($"Relations: {links.Total ?? links.Items.Count}");
        await RelationLines.ShowAsync(page, graph, relations, cancellation);
        if (links.HasMore)
            page.Line($"Showing {links.Items.Count}{(links.Total is { } total ? $" of {total}" : "")}; --first asks for more.");
        return ExitCode.Done;
    }

    async Task<ExitCode> ShowRelationAsync(ParseResult asked, string id, GraphAt graph, Desk desk, CancellationToken cancellation)
    {
        var relation = (await new Proofs(graph).RelationsAsync([id], cancellation)).GetValueOrDefault(id)
            ?? throw new UnknownNodeException(id, "No relation has this id now; 'cgraph history THING' tells what became of those of a thing.");
        if (WantsJson(asked))
        {
            var evidence = (await new Proofs(graph).EvidenceAsync([relation], cancellation)).GetValueOrDefault(relation.Id) ?? [];
            return await JsonAnswer.WriteAsync(desk, new { graph.Revision, Relation = RelationLines.Json(relation), Evidence = evidence.Select(proof => proof.Evidence) }, cancellation: cancellation);
        }
        using var page = desk.Answer();
        await RelationLines.ShowAsync(page, graph, [relation], cancellation, indent: 0);
        return ExitCode.Done;
    }

    static void ShowGroup(AnswerPage page, Group? group)
    {
        if (group is null || (group.Members.Count < 2 && group.Judgements.Count == 0))
            return;
        page.Blank();
        page.Title("Identity");
        foreach (var member in group.Members.Where(_ => group.Members.Count > 1))
            page.Line(2, (Plain.Line(member.Node.Name), Tone.Normal), ($"  {member.Node.Id}{(member.Node.Id == group.Canonical ? " (stands for all)" : "")}", Tone.Quiet));
        foreach (var judgement in group.Judgements.Select(stored => stored.Judgement))
            page.Line(2, ($"{judgement.A} and {judgement.B}: {judgement.Verdict}", judgement.Verdict == IdentityVerdict.UNSURE ? Tone.Doubt : Tone.Normal), ($"{(judgement.Reason is { } reason ? $"  {Plain.Line(reason)}" : "")}", Tone.Quiet));
    }
}
