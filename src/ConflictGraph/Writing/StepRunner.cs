using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Writing;

/// <summary>Carries out the steps of a change set on a draft, in order, each seeing what earlier ones did.</summary>
sealed class StepRunner
{
    readonly Draft draft;
    readonly EvidenceCheck evidence;
    readonly OwnClaims own;
    readonly Cascades cascades;
    readonly NodeSteps nodes;
    readonly EdgeSteps edges;
    readonly IdentitySteps identity;
    readonly TakingBack takingBack;
    readonly Dictionary<NodeId, int> putClaims = [];

    public StepRunner(Draft draft)
    {
        this.draft = draft;
        evidence = new(draft);
        own = new(draft);
        cascades = new(draft, own);
        nodes = new(draft);
        edges = new(draft, evidence, own, cascades, nodes);
        identity = new(draft, evidence);
        takingBack = new(draft, own, cascades, identity, edges, nodes);
    }

    /// <summary>What the writer put, related, retracted or judged, as ids.</summary>
    public HashSet<string> Touched { get; } = new(StringComparer.Ordinal);

    /// <summary>All steps and what follows from them. Throws the first refusal; where something was not read yet, it goes on to learn what else is needed.</summary>
    public void Run(ChangeSet set)
    {
        var refused = RunAll(set, stopAtFirst: true);
        if (refused.Count > 0)
            throw refused[0];
    }

    /// <summary>Every refusal that does not hang on another.</summary>
    public IReadOnlyList<StepRefusedException> RunAll(ChangeSet set, bool stopAtFirst)
    {
        Touched.Clear();
        putClaims.Clear();
        var refused = new List<StepRefusedException>();
        var isMissing = false;
        for (var i = 0; i < set.Steps.Count && (refused.Count == 0 || isMissing || !stopAtFirst); i++)
        {
            try
            {
                Do(set.Steps[i], i);
            }
            catch (NotReadYetException)
            {
                isMissing = true;
            }
            catch (ConflictGraphException refusal)
            {
                refused.Add(new StepRefusedException(set.Steps[i].Path, i, refusal));
            }
        }
        if (!isMissing && refused.Count == 0)
        {
            cascades.Settle();
            refused.AddRange(ClaimsWithoutClaimant(set));
        }
        return isMissing ? throw new NotReadYetException() : refused;
    }

    void Do(Step step, int index)
    {
        switch (step)
        {
            case Step.PutNode put:
                Touched.Add(put.Node.Id.Value);
                nodes.Put(put.Node);
                NoteClaim(put.Node.Id, index);
                break;
            case Step.PutText put:
                Touched.Add(put.Document.Value);
                nodes.PutText(put.Document, put.Text);
                break;
            case Step.PutEdge put:
                Touched.Add(edges.Put(put).Value);
                break;
            case Step.RecordValue value:
                edges.Record(value);
                break;
            case Step.CorrectNode correct:
                Touched.Add(correct.Id.Value);
                nodes.Correct(correct);
                break;
            case Step.CorrectEdge correct:
                Touched.Add(correct.Id.Value);
                Touched.Add(edges.Correct(correct).Value);
                break;
            case Step.RetractNode retract:
                Touched.Add(retract.Id.Value);
                nodes.Retract(retract.Id);
                break;
            case Step.RetractEdge retract:
                Touched.Add(retract.Id.Value);
                edges.Retract(retract.Id);
                break;
            case Step.WithdrawEvidence withdraw:
                Touched.Add(withdraw.Id.Value);
                edges.Withdraw(withdraw);
                break;
            case Step.Judge judge:
                Touched.UnionWith([judge.A.Value, judge.B.Value, Judgement.Between(judge.A, judge.B, judge.Verdict).Id]);
                identity.Judge(judge);
                break;
            case Step.WithdrawJudgement withdraw:
                Touched.Add(Judgement.Between(withdraw.A, withdraw.B, IdentityVerdict.SAME).Id);
                identity.Withdraw(withdraw);
                break;
            case Step.Revert revert:
                takingBack.Revert(revert.Revision);
                break;
            case Step.Restore restore:
                Touched.Add(restore.Id);
                takingBack.Restore(restore);
                if (NodeId.TryParse(restore.Id, out var restored))
                    NoteClaim(restored, index);
                break;
            case Step.Split split:
                Touched.UnionWith([split.Id.Value, split.Into.Id.Value, .. split.Relations.Select(edge => edge.Value)]);
                takingBack.Split(split);
                NoteClaim(split.Into.Id, index);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(step), step, "A step without a rule.");
        }
    }

    void NoteClaim(NodeId id, int index)
    {
        if (draft.World.KindOf(id)?.Is(Part.Claim) == true)
            putClaims[id] = index;
    }

    // A claim goes with its last MADE_CLAIM; one that is entered without any would vanish without a word.
    IEnumerable<StepRefusedException> ClaimsWithoutClaimant(ChangeSet set) =>
        from claim in putClaims
        where !draft.IsThere(claim.Key) && draft.Known(claim.Key)?.Entered is null && !set.Steps.Any(step => step is Step.RetractNode retract && retract.Id == claim.Key)
        orderby claim.Value
        select new StepRefusedException(set.Steps[claim.Value].Path, claim.Value, new EvidenceMissingException($"{claim.Key}, a claim that nobody makes,"));
}
