using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Writing;

/// <summary>What was closed takes with it what cannot stand alone, until nothing more goes.</summary>
sealed class Cascades(Draft draft, OwnClaims own)
{
    /// <summary>Follows every change; where something has to be read first, all such things are noted before it gives up.</summary>
    public void Settle()
    {
        var isMissing = false;
        while (draft.Queue.TryPop(out var change))
        {
            try
            {
                Follow(change);
            }
            catch (NotReadYetException)
            {
                isMissing = true;
            }
        }
        if (isMissing)
            throw new NotReadYetException();
    }

    /// <summary>Whether an edge may stand with what it has: an edge of an event by its claims, any other by evidence, its own, of its claims or of the claim that it starts from.</summary>
    public static bool Stands(Edge edge) => edge.Kind.NeedsClaim
        ? edge.AccordingTo.Count > 0
        : edge.Evidence.Count > 0 || edge.AccordingTo.Count > 0 || NodeKinds.Claim.IsKindOf(edge.From);

    public void Withdraw(Edge edge, NodeId name)
    {
        var left = edge with { AccordingTo = [.. edge.AccordingTo.Where(claim => claim != name)], Evidence = [.. edge.Evidence.Where(evidence => evidence.Document != name)] };
        Keep(left);
    }

    public void Keep(Edge edge)
    {
        if (Stands(edge))
            draft.Put(edge);
        else
            draft.Retract(edge.Id);
    }

    void Follow(object change)
    {
        switch (change)
        {
            case NodeChanged { Id: var id } when !draft.IsThere(id):
                foreach (var edge in draft.RestingOn(id).ToList())
                    Withdraw(edge, id);
                foreach (var edge in draft.EdgesAt(id).ToList())
                    draft.Retract(edge.Id);
                foreach (var judgement in draft.JudgedAt(id))
                    draft.RetractJudgement(judgement);
                break;
            case NodeChanged { Id: var id, Before: var before } when draft.Node(id) is { } node:
                if (node.Kind.Is(Part.Claim))
                    SettleClaim(id);
                if (node.Kind.Is(Part.Document) && before is not null && before.Properties.Text("documentKind") != node.Properties.Text("documentKind"))
                    SettleReporters([id]);
                break;
            case EdgeChanged { Id: var id, Before: var before }:
                FollowEdge(draft.Edge(id), before);
                break;
        }
    }

    void FollowEdge(Edge? now, Edge? before)
    {
        foreach (var claim in before?.AccordingTo ?? [])
            if (now?.AccordingTo.Contains(claim) != true)
                SettleClaim(claim);
        var edge = now ?? before;
        if (edge is null)
            return;
        if (edge.Kind == EdgeKinds.MadeClaim && now is null)
            SettleClaim(edge.To);
        if (edge.Kind == EdgeKinds.About && now is null)
            SettleClaim(edge.From);
        if (now is not null && before is not null)
            return;
        if (edge.Kind == EdgeKinds.PublishedBy)
            SettleReporters([edge.From]);
        if (edge.Kind == EdgeKinds.ChannelOf)
            SettleReporters([.. draft.EdgesAt(edge.From, EdgeKinds.PublishedBy, End.TO).Select(published => published.From).Distinct()]);
    }

    /// <summary>A claim goes with its last MADE_CLAIM; an own claim with its document, its event, and the last thing that rests on it.</summary>
    public void SettleClaim(NodeId id)
    {
        if (draft.Node(id) is not { } claim || !claim.Kind.Is(Part.Claim))
            return;
        if (OwnClaims.Reports(claim) is not var (document, happening))
        {
            if (!draft.EdgesAt(id, EdgeKinds.MadeClaim, End.TO).Any())
                draft.Retract(id);
            return;
        }
        if (draft.IsThere(document) && draft.IsThere(happening) && (claim.Properties["asserts"] is not null || draft.AnythingRestsOn(id)))
            own.KeepEdges(id);
        else
            draft.Retract(id);
    }

    void SettleReporters(IReadOnlyList<NodeId> documents) => Draft.ForEach(documents, document => Draft.ForEach(own.Of(document), SettleClaim));
}
