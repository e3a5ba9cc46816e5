using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Writing;

namespace ConflictGraph.Projection;

/// <summary>An edge of an event with everything resolved.</summary>
sealed record Spoke(EdgeKind Kind, string? Tag, NodeId End, Certainty Certainty, IReadOnlyList<NodeId> Claims, string? Precision, EdgeId Id);

/// <summary>Layer 2: what is derived on incidents and communications.</summary>
sealed class EventRules(Standing standing, Limits limits)
{
    readonly Slot[] slots = [.. standing.World.EdgeKinds.Where(kind => kind.NeedsClaim).Select(kind => new Slot(kind, kind.EventEnd)), new Slot(EdgeKinds.About, End.TO)];

    readonly record struct Answer(Assertion What, NodeId Claim, ClaimRow Row);

    public EventRow Of(NodeId happening)
    {
        standing.Require(happening, slots);
        var star = Star(happening);
        IReadOnlyList<NodeId> claims = [.. star.SelectMany(spoke => spoke.Claims).Distinct().OrderBy(standing.Serial)];
        var answers = Answers(happening, star);
        var live = answers.Where(answer => !IsSuperseded(answer, answers)).ToList();

        // A denied or feared effect is none; the time of a plan or a warning counts only if there is no other.
        var happened = live.Where(answer => answer.Row.Value is <= Modality.ALLEGED).ToList();
        var when = Hull(happened) ?? Hull(live);
        List<string> effects = [.. happened.Where(answer => answer.What is { Question: "DAMAGE", Polarity: Polarity.IS, Effect: not null }).Select(answer => answer.What.Effect!).Distinct().Order(StringComparer.Ordinal)];
        var modality = Modalities.First(answers.Select(answer => answer.Row).Concat(claims.Select(Row)).Where(row => !row.Corrected).Select(row => row.Value));
        var edges = new DirectEdges(standing, limits, happening, star);
        var direct = edges.All(claims);
        return new EventRow(modality, when, effects, AnsweredTwice(answers), Things(edges, claims), direct ?? [], direct is null);
    }

    public IReadOnlyList<Spoke> Star(NodeId happening)
    {
        var star = new List<Spoke>();
        foreach (var kind in standing.World.EdgeKinds)
            if (kind.NeedsClaim)
                foreach (var (edge, end) in standing.Edges(happening, kind, kind.EventEnd))
                    star.Add(new Spoke(kind, edge.Tag, end, edge.Certainty, [.. edge.AccordingTo.Select(standing.Now).Distinct()], edge.Properties.Text("precision"), edge.Id));
        return star;
    }

    // What edges and asserts answer. An assert answers for each event that its claim is about.
    List<Answer> Answers(NodeId happening, IReadOnlyList<Spoke> star)
    {
        var answers = new List<Answer>();
        foreach (var spoke in star)
            if (spoke.Kind.Answers is { } rule && (rule.Roles is null || rule.Roles.Contains(spoke.Tag)))
                answers.AddRange(spoke.Claims.Select(claim => new Answer(new Assertion(rule.Question, Polarity.IS) { Entity = spoke.End }, claim, Row(claim))));
        foreach (var claim in standing.Edges(happening, EdgeKinds.About, End.TO).Select(edge => edge.Other).Where(other => standing.Is(other, Part.Claim)).Distinct().OrderBy(standing.Serial))
            answers.AddRange(Row(claim).Asserts.Select(answer => new Answer(answer, claim, Row(claim))));
        return answers;
    }

    ClaimRow Row(NodeId claim) => standing.Claim(claim) ?? throw new InvalidOperationException($"{claim} has no row although something is according to it.");

    // Left out are what a CORRECTS or RETRACTS leads to, and the earlier TIME of the same claimants. Origins are for accounts as read.
    static bool IsSuperseded(Answer x, List<Answer> answers) => x.Row.Corrected || (x.What.Question == "TIME" && answers.Exists(y =>
        y.What is { Question: "TIME", Polarity: Polarity.IS } && y.Claim != x.Claim && y.Row.Makers.SequenceEqual(x.Row.Makers) && y.Row.Order!.Value.CompareTo(x.Row.Order!.Value) > 0));

    static When? Hull(IEnumerable<Answer> answers) => WhenHull.Of([.. answers.Where(answer => answer.What is { Question: "TIME", Polarity: Polarity.IS, When: not null }).Select(answer => answer.What.When!)]);

    // Questions that two claims answer differently: a superset of the disagreements, which readers work out.
    static List<string> AnsweredTwice(List<Answer> answers)
    {
        var twice = new List<string>();
        foreach (var question in answers.GroupBy(answer => answer.What.Question))
        {
            var accounts = question.GroupBy(answer => answer.Claim).Select(claim => claim.Select(answer => answer.What).ToHashSet()).ToList();
            if (accounts.Exists(account => !account.SetEquals(accounts[0])))
                twice.Add(question.Key);
        }
        twice.Sort(StringComparer.Ordinal);
        return twice;
    }

    // Of each claim, and under "" of all.
    Dictionary<string, IReadOnlyDictionary<NodeId, Certainty>> Things(DirectEdges edges, IReadOnlyList<NodeId> claims)
    {
        var things = new Dictionary<string, IReadOnlyDictionary<NodeId, Certainty>>(StringComparer.Ordinal);
        var ofAll = new Dictionary<NodeId, Certainty>();
        foreach (var claim in claims)
        {
            var ends = edges.ThingsOf(claim);
            if (ends.Count > 0)
                things[claim.Value] = ends;
            foreach (var (end, certainty) in ends)
                ofAll.Strengthen(end, certainty);
        }
        if (ofAll.Count > 0 && ofAll.Count <= limits.MostThings)
            things[""] = ofAll;
        return things;
    }
}
