using ConflictGraph.Identity;
using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Writing;

/// <summary>Judgements of identity, and taking them back.</summary>
sealed class IdentitySteps(Draft draft, EvidenceCheck evidence)
{
    public void Judge(Step.Judge step)
    {
        var (a, b) = (draft.Node(step.A), draft.Node(step.B));
        if (a is null || b is null)
            throw new UnknownNodeException((a is null ? step.A : step.B).Value);
        if (step.A == step.B)
            throw new WrongKindException($"{step.A} cannot be judged against itself. Two ids are compared.");
        if (a.Kind != b.Kind)
            throw new WrongKindException($"{step.A} is a {a.Kind} and {step.B} a {b.Kind}. Only things of one kind are judged the same or different.");

        Write(Judgement.Between(step.A, step.B, step.Verdict) with { Canonical = step.Canonical, Reason = step.Reason, Evidence = evidence.Of(step.Evidence) });
    }

    /// <summary>Puts a judgement, unless it would join what was judged different.</summary>
    public void Write(Judgement judgement)
    {
        draft.Put(judgement);
        var groups = new SameGroup(draft);
        groups.RefuseDifferent(judgement.A);
        groups.RefuseDifferent(judgement.B);
        if (judgement.Canonical is { } chosen && (judgement.Verdict != IdentityVerdict.SAME || !groups.Of(judgement.A).Contains(chosen)))
            throw new BadInputException($"{chosen} cannot stand for {judgement.A} and {judgement.B}. The canonical is one of those that are judged the SAME.", "canonical");
    }

    /// <summary>Takes a judgement back; what it took the place of stands there again.</summary>
    public void Withdraw(Step.WithdrawJudgement step)
    {
        var judgement = draft.Judgement(step.A, step.B) ?? throw new BadInputException($"There is no judgement between {step.A} and {step.B}.");
        if (Under(judgement) is { } earlier)
            Write(earlier with { Evidence = [.. earlier.Evidence.Where(cited => draft.IsThere(cited.Document))] });
        else
            draft.RetractJudgement(judgement);
    }

    /// <summary>How the pair was judged before it was judged so. One that a withdrawal brought back counts from when it was entered first, or two would take turns for ever.</summary>
    Judgement? Under(Judgement judgement)
    {
        if (draft.StoredJudgement(judgement.Id) is not { } stored)
            return null;
        if (!stored.Judgement.Equals(judgement))
            return stored.Judgement;
        var since = stored.EnteredIn;
        while (draft.AsOf(judgement.Id, since - 1) is StoredJudgement under)
        {
            if (draft.AsOf(judgement.Id, under.EnteredIn - 1) is not StoredJudgement first || !first.Judgement.Equals(judgement))
                return under.Judgement;
            since = first.EnteredIn;
        }
        return null;
    }
}
