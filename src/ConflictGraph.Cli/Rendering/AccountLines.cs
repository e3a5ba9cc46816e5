using ConflictGraph.Model;
using ConflictGraph.Queries;

namespace ConflictGraph.Cli.Rendering;

/// <summary>Accounts of one event side by side: what each says, who says it, how many independent origins; never a winner.</summary>
static class AccountLines
{
    public static async Task ShowAsync(AnswerPage page, GraphAt graph, IReadOnlyList<Disagreement> disagreements, CancellationToken cancellation, bool withEvent = true)
    {
        var claims = disagreements.SelectMany(disagreement => disagreement.Accounts).SelectMany(account => account.Claims.Concat(account.Superseded)).Distinct().ToList();
        var evidence = await new Proofs(graph).EvidenceOfClaimsAsync(claims, cancellation);
        var names = new NameBook(graph);
        await names.LearnAsync([.. claims, .. disagreements.SelectMany(disagreement => disagreement.Accounts).SelectMany(account => account.Claimants.Concat(account.Origins)), .. evidence.Values.SelectMany(proofs => proofs).Select(proof => proof.Evidence.Document)], cancellation);
        foreach (var group in disagreements.GroupBy(disagreement => disagreement.Event.Id))
        {
            if (withEvent)
            {
                page.Blank();
                page.Line(0, (group.First().Event.Name, Tone.Strong), ($"  {group.Key}", Tone.Quiet));
            }
            foreach (var disagreement in group)
                Show(page, disagreement, names, evidence);
        }
    }

    public static object Json(Disagreement disagreement) => new
    {
        disagreement.Id,
        Event = new { disagreement.Event.Id, disagreement.Event.Name },
        disagreement.Question,
        disagreement.Side,
        disagreement.Unit,
        disagreement.Verdict,
        disagreement.IndependentOrigins,
        Accounts = disagreement.Accounts.Select(account => new { account.Value, account.Claimants, account.Claims, account.Origins, account.IndependentOrigins, account.Superseded }),
        Sides = disagreement.Sides.Select(side => new { side.Value, side.IndependentOrigins }),
    };

    static void Show(AnswerPage page, Disagreement disagreement, NameBook names, IReadOnlyDictionary<NodeId, IReadOnlyList<Proof>> evidence)
    {
        var scope = string.Join(", ", new[] { disagreement.Side, disagreement.Unit }.OfType<string>());
        page.Line(2, (disagreement.Question + (scope.Length == 0 ? "" : $" ({scope})"), Tone.Strong),
            ($"  {disagreement.Verdict}", disagreement.Verdict == AccountVerdict.DISAGREE ? Tone.Doubt : Tone.Normal),
            ($"  {StatementLines.Count(disagreement.IndependentOrigins, "independent origin")}", Tone.Quiet));
        foreach (var account in disagreement.Accounts)
        {
            page.Line(4, (account.Value, Tone.Normal), ($"  according to {string.Join(", ", account.Claimants.Select(id => names[id]))}", Tone.Quiet));
            foreach (var claim in account.Claims)
                ShowClaim(page, claim, "", names, evidence);
            foreach (var claim in account.Superseded)
                ShowClaim(page, claim, "no longer: ", names, evidence);
        }
    }

    static void ShowClaim(AnswerPage page, NodeId claim, string before, NameBook names, IReadOnlyDictionary<NodeId, IReadOnlyList<Proof>> evidence)
    {
        var stance = names.Find(claim)?.Properties.Text("stance");
        page.Line(8, (before, Tone.Doubt), ($"{stance}  ", StatementLines.ToneOf(stance)), (names[claim], Tone.Normal), ($"  {claim}", Tone.Quiet));
        EvidenceLines.Show(page, 12, (evidence.GetValueOrDefault(claim) ?? []).Select(proof => proof.Evidence), names);
    }
}
