using ConflictGraph.Queries;

namespace ConflictGraph.Cli.Rendering;

/// <summary>What came before and after a call or an attack, what it was about and what was said in it.</summary>
static class SequenceLines
{
    public static async Task ShowAsync(AnswerPage page, GraphAt graph, IReadOnlyList<Sequence> sequences, CancellationToken cancellation)
    {
        if (sequences.Count == 0)
            page.Line("Nothing.");
        foreach (var sequence in sequences)
        {
            await EntityLines.ShowAsync(page, graph, [sequence.Event], cancellation);
            await PartAsync("about", sequence.About);
            await StepsAsync("after", sequence.Follows);
            await StepsAsync("before", sequence.FollowedBy);
            if (sequence.Claims.Count > 0)
            {
                page.Line(2, ("said in it", Tone.Quiet));
                var evidence = await new Proofs(graph).EvidenceOfClaimsAsync([.. sequence.Claims.Select(claim => claim.Id)], cancellation);
                var names = new NameBook(graph);
                await names.LearnAsync(evidence.Values.SelectMany(proofs => proofs).Select(proof => proof.Evidence.Document), cancellation);
                foreach (var claim in sequence.Claims)
                {
                    StatementLines.Claim(page, 4, claim);
                    EvidenceLines.Show(page, 8, (evidence.GetValueOrDefault(claim.Id) ?? []).Select(proof => proof.Evidence), names);
                }
            }
            page.Blank();
        }

        async Task PartAsync(string heading, IReadOnlyList<Storage.Entity> things)
        {
            if (things.Count == 0)
                return;
            page.Line(2, (heading, Tone.Quiet));
            await EntityLines.ShowAsync(page, graph, things, cancellation, indent: 4);
        }

        async Task StepsAsync(string heading, IReadOnlyList<EventStep> steps)
        {
            foreach (var step in steps)
            {
                page.Line(2, (heading, Tone.Quiet));
                await RelationLines.ShowAsync(page, graph, [step.Relation], cancellation, indent: 4);
                await EntityLines.ShowAsync(page, graph, step.About, cancellation, indent: 8);
            }
        }
    }

    public static object Json(Sequence sequence) => new
    {
        Event = Brief(sequence.Event),
        About = sequence.About.Select(Brief),
        Follows = sequence.Follows.Select(Step),
        FollowedBy = sequence.FollowedBy.Select(Step),
        Claims = sequence.Claims.Select(Brief),
    };

    static object Step(EventStep step) => new { Relation = RelationLines.Json(step.Relation), Event = Brief(step.Event), About = step.About.Select(Brief) };

    static object Brief(Storage.Entity entity) => new { entity.Id, entity.Kind, entity.Name };
}
