using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using ConflictGraph.Writing;

namespace ConflictGraph.Formats.JsonLines;

/// <summary>
/// Turns the records of one revision into change sets. The file is gone through once for each stage, since what is named must be there first and a quote is looked for in its text.
/// A document's own claims are not put: what rests on them names the document, and the service makes them again.
/// </summary>
sealed class MergeSteps(Outline outline, string run, ImportOptions options)
{
    const int Fullest = 5000;

    public enum Stage { Things, Texts, Claims, Speakers, Values, Edges, EdgesAtOwnClaims, ClaimLinks, Judgements }

    public static readonly IReadOnlyList<Stage> Stages = Enum.GetValues<Stage>();

    readonly List<Step> steps = [];
    readonly Dictionary<NodeId, Node> ownClaims = [];
    readonly Dictionary<NodeId, IReadOnlyList<Evidence>> proofs = [];
    int number;

    /// <summary>Takes a record in its stage; gives a change set whenever one is full.</summary>
    public IEnumerable<Imported> Add(Stage stage, Record record, int line)
    {
        foreach (var step in StepsOf(stage, record))
            steps.Add(step with { Path = $"line {line}" });
        // A claim goes with the last edge that says who made it, so claims and their speakers are written together.
        if (steps.Count >= Fullest && stage is not (Stage.Claims or Stage.Speakers))
            yield return Rest()!;
    }

    public Imported? Rest()
    {
        if (steps.Count == 0)
            return null;
        var whole = new Imported.Whole(new ChangeSet($"import:jsonl:{run}:{++number}", options.Author ?? options.AuthorIfUnsaid ?? "", options.Reason, [.. steps]));
        steps.Clear();
        return whole;
    }

    IEnumerable<Step> StepsOf(Stage stage, Record record) => (stage, record) switch
    {
        (Stage.Things, Record.OfNode(var node, _, _)) when !node.Kind.Is(Part.Claim) => [new Step.PutNode(WithoutKept(node))],
        (Stage.Texts, Record.OfText(var text)) => outline.DocumentsWith(text.Sha256).Select(document => new Step.PutText(document, text.Text)),
        (Stage.Claims, Record.OfNode(var node, _, _)) when node.Kind.Is(Part.Claim) => outline.IsOwn(node.Id) ? Remember(node) : [new Step.PutNode(node)],
        (Stage.Speakers, Record.OfEdge(var edge, _)) when edge.Kind == EdgeKinds.MadeClaim && !outline.IsOwn(edge.To) => [Put(edge)],
        (Stage.Values, Record.OfEdge(var edge, _)) when edge.Kind == EdgeKinds.MadeClaim && outline.IsOwn(edge.To) => Values(edge),
        (Stage.Edges, Record.OfEdge(var edge, _)) when edge.Kind != EdgeKinds.MadeClaim && !edge.Kind.JoinsClaims && !IsAtOwnClaim(edge) => PutWithOwn(edge),
        (Stage.EdgesAtOwnClaims, Record.OfEdge(var edge, _)) when !edge.Kind.JoinsClaims && IsAtOwnClaim(edge) && !IsKept(edge) => [Put(edge)],
        (Stage.ClaimLinks, Record.OfEdge(var edge, _)) when edge.Kind.JoinsClaims => [Put(edge)],
        (Stage.Judgements, Record.OfJudgement(var judgement, _)) =>
            [new Step.Judge(judgement.A, judgement.B, judgement.Verdict, judgement.Canonical, judgement.Reason, [.. judgement.Evidence.Select(Draft)])],
        _ => [],
    };

    // Kept from one stage for the next: a file that was sorted by hand may have a claim after the edge that leads to it.
    IEnumerable<Step> Remember(Node claim)
    {
        if (claim.Properties.List<Assertion>("asserts").Count > 0)
            ownClaims[claim.Id] = claim;
        return [];
    }

    IEnumerable<Step> Values(Edge made)
    {
        if (outline.IsShared(made.To))
            proofs[made.To] = made.Evidence;
        if (!ownClaims.Remove(made.To, out var claim))
            return [];
        var (document, what) = outline.ReportsOf(made.To);
        return claim.Properties.List<Assertion>("asserts").Select(answer => new Step.RecordValue(what, answer, [document], [.. made.Evidence.Select(Draft)]));
    }

    bool IsAtOwnClaim(Edge edge) => outline.IsOwn(edge.From) || outline.IsOwn(edge.To);

    /// <summary>The two edges by which the service joins a document's own claim to its maker and its event.</summary>
    bool IsKept(Edge edge) =>
        (edge.Kind == EdgeKinds.MadeClaim && outline.IsOwn(edge.To)) || (edge.Kind == EdgeKinds.About && outline.IsOwn(edge.From) && outline.ReportsOf(edge.From).Event == edge.To);

    /// <summary>What is put according to a document falls to its own claim with all its evidence; so where others are named too, each document first gets only what its claim had.</summary>
    IEnumerable<Step> PutWithOwn(Edge edge)
    {
        var put = Put(edge);
        if (edge.AccordingTo.Count < 2 || !edge.AccordingTo.Any(outline.IsOwn))
            return [put];
        return
        [
            .. edge.AccordingTo.Select(claim => put with { AccordingTo = [outline.DocumentOf(claim) ?? claim], Evidence = [.. edge.Evidence.Where(proof => ProofsOf(claim).Contains(proof)).Select(Draft)] }),
            put with { AccordingTo = [.. edge.AccordingTo.Where(claim => !outline.IsOwn(claim)).Take(1)], Evidence = [.. edge.Evidence.Select(Draft)] },
        ];
    }

    IReadOnlyList<Evidence> ProofsOf(NodeId claim) => proofs.GetValueOrDefault(claim) ?? [];

    Step.PutEdge Put(Edge edge) => new(edge.Kind, edge.From, edge.To)
    {
        Properties = edge.Properties,
        Certainty = edge.Certainty,
        Why = edge.Why,
        AccordingTo = [.. edge.AccordingTo.Select(claim => outline.DocumentOf(claim) ?? claim)],
        Evidence = [.. edge.Evidence.Select(Draft)],
    };

    static Node WithoutKept(Node node) => !node.Kind.Is(Part.Document) || node.Properties["sha256"] is null ? node
        : node with { Properties = node.Properties.With(node.Kind.Properties, ("sha256", null)) };

    static EvidenceDraft Draft(Evidence evidence) => new(evidence.Document, evidence.Quote, evidence.Selector)
    {
        Translation = evidence.Translation,
        Extractor = evidence.Extractor,
        Credibility = evidence.Credibility,
    };
}
