using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Writing;

/// <summary>Revert, restore and split: steps that move what was entered before.</summary>
sealed class TakingBack(Draft draft, OwnClaims own, Cascades cascades, IdentitySteps identity, EdgeSteps edges, NodeSteps nodes)
{
    /// <summary>Closes what a revision opened and reopens what it closed. Own claims are no conflict: they follow from the rest.</summary>
    public void Revert(long revision)
    {
        if (revision < 1 || revision > draft.Before.Number)
            throw new BadInputException($"There is no revision {revision}. The newest is {draft.Before.Number}.", "revision");
        cascades.Settle();
        var was = draft.ChangesOf(revision);
        Require(was);
        var asked = was.Where(change => !IsOwn(change)).ToList();
        Refuse($"Revision {revision} cannot be taken back: this was changed since", asked.Where(change => !StandsAsOf(change, revision)).Select(change => change.Id));

        var start = draft.Mark();
        foreach (var change in asked)
            Reopen(change);
        Draft.ForEach(was.Where(IsOwn).Select(ClaimOf).Distinct(), claim => RevertOwn(claim, was));
        Draft.ForEach(asked, change => RefuseWithoutGround(change, revision));
        cascades.Settle();
        var expected = asked.ToDictionary(change => change.Id, StringComparer.Ordinal);
        Refuse($"Revision {revision} cannot be taken back: this stands on it", draft.ChangedSince(start).Where(thing => !IsOwn(thing.Id) && (!expected.TryGetValue(thing.Id, out var change) || !Equals(Before(change), thing.Now))).Select(thing => thing.Id));
    }

    // All that it names and all that hangs on what it opened, at once.
    void Require(IReadOnlyList<Change> was)
    {
        var rows = was.SelectMany(change => new[] { change.EdgeBefore, change.EdgeAfter }).OfType<Edge>().ToList();
        draft.Require(
        [
            .. was.Where(change => change.What == Entered.NODE).Select(change => new NodeId(change.Id)),
            .. rows.SelectMany(edge => (NodeId[])[edge.From, edge.To, .. edge.AccordingTo, .. edge.Evidence.Select(evidence => evidence.Document)]),
            .. was.Select(change => change.JudgementBefore ?? change.JudgementAfter).OfType<Judgement>().SelectMany(judgement => new[] { judgement.A, judgement.B }),
        ]);
        draft.Require(rows.Select(edge => edge.Id));
        Draft.ForEach(was.Where(change => change is { What: Entered.NODE, NodeBefore: null }).Select(change => new NodeId(change.Id)), id =>
        {
            draft.Require([(id, Slot.All)]);
            draft.RestingOn(id);
        });
    }

    public void Restore(Step.Restore step)
    {
        if (step.Revision < 1 || step.Revision > draft.Before.Number)
            throw new BadInputException($"There is no revision {step.Revision}. The newest is {draft.Before.Number}.", "revision");
        if (IsOwn(step.Id))
            throw new BadInputException($"{step.Id} is kept by the service; it follows what rests on it.", "id");
        switch (draft.AsOf(step.Id, step.Revision))
        {
            case Node node:
                // A text is added and never taken away.
                draft.Put(draft.Node(node.Id)?.Properties.Text("sha256") is { } hash ? node with { Properties = node.Properties.With(node.Kind.Properties, ("sha256", hash)) } : node);
                break;
            case Edge edge:
                RefuseWithoutGround(edge, step.Revision);
                draft.Put(edge);
                break;
            default:
                throw new UnknownNodeException(step.Id, $"At revision {step.Revision} there was no such thing.");
        }
    }

    public void Split(Step.Split step)
    {
        var whole = draft.Node(step.Id) ?? throw new UnknownNodeException(step.Id.Value);
        if (whole.Kind != step.Into.Kind)
            throw new WrongKindException($"{step.Id} is a {whole.Kind}; what is split off it is one too, not a {step.Into.Kind}.");
        if (draft.IsThere(step.Into.Id))
            throw new BadInputException($"{step.Into.Id} is there already. Something is split into a new thing; to move relations to one that is there, correct their ends.", "into");
        nodes.Put(step.Into);
        foreach (var id in step.Relations)
        {
            var edge = edges.Live(id);
            if (edge.From != step.Id && edge.To != step.Id)
                throw new BadInputException($"{id} does not join {step.Id} to anything, so it cannot move.", "relations");
            edges.Correct(new Step.CorrectEdge(id) { From = edge.From == step.Id ? step.Into.Id : null, To = edge.To == step.Id ? step.Into.Id : null });
        }
    }

    static bool IsOwn(Change change) => change.What != Entered.JUDGEMENT && IsOwn(change.Id);

    static bool IsOwn(string id) =>
        id.StartsWith("claim:reports-", StringComparison.Ordinal)
        || (id.StartsWith("made-claim:", StringComparison.Ordinal) && id.Contains(">claim:reports-", StringComparison.Ordinal))
        || id.StartsWith("about:claim:reports-", StringComparison.Ordinal);

    // The own claim that a change is about.
    static NodeId ClaimOf(Change change) => (change.EdgeBefore ?? change.EdgeAfter) is not { } edge ? new NodeId(change.Id) : edge.Kind == Ontology.EdgeKinds.MadeClaim ? edge.To : edge.From;

    static object? Before(Change change) => change.What switch
    {
        Entered.NODE => change.NodeBefore,
        Entered.EDGE => change.EdgeBefore,
        _ => change.JudgementBefore,
    };

    // Nobody has changed it since: what stands there was entered by that revision, or it is gone.
    bool StandsAsOf(Change change, long revision) => change.What switch
    {
        Entered.NODE => draft.Known(new NodeId(change.Id)) is { } node && (change.NodeAfter is null ? node.Entered is null && node.RetractedIn == revision : node.Entered is not null && node.EnteredIn == revision),
        Entered.EDGE => draft.Edge(new EdgeId(change.Id)) is { } edge ? change.EdgeAfter is not null && draft.StoredEdge(edge.Id)?.EnteredIn == revision : change.EdgeAfter is null,
        _ => Judged(change) is var judged && (change.JudgementAfter is null ? judged is null : judged is not null && draft.StoredJudgement(change.Id)?.EnteredIn == revision),
    };

    Judgement? Judged(Change change) => (change.JudgementAfter ?? change.JudgementBefore) is { } judgement ? draft.Judgement(judgement.A, judgement.B) : null;

    void Reopen(Change change)
    {
        switch (change.What)
        {
            case Entered.NODE when change.NodeBefore is { } node: draft.Put(node); break;
            case Entered.NODE: draft.Retract(new NodeId(change.Id)); break;
            case Entered.EDGE when change.EdgeBefore is { } edge: draft.Put(edge); break;
            case Entered.EDGE: draft.Retract(new EdgeId(change.Id)); break;
            case Entered.JUDGEMENT when change.JudgementBefore is { } judgement: draft.Put(judgement); break;
            default: draft.RetractJudgement(change.JudgementAfter!); break;
        }
    }

    void RefuseWithoutGround(Change change, long revision)
    {
        if (change.EdgeBefore is { } edge)
            RefuseWithoutGround(edge, revision);
        if (change.JudgementBefore is { } judgement)
        {
            Refuse($"{change.Id} cannot come back as it was at revision {revision}: this is gone", new[] { judgement.A, judgement.B }.Where(id => !draft.IsThere(id)).Select(id => id.Value));
            identity.Write(judgement);
        }
    }

    void RefuseWithoutGround(Edge edge, long revision)
    {
        NodeId[] ground = [edge.From, edge.To, .. edge.AccordingTo, .. edge.Evidence.Select(evidence => evidence.Document)];
        Refuse($"{edge.Id} cannot come back as it was at revision {revision}: this is gone", ground.Where(id => !draft.IsThere(id)).Distinct().Select(id => id.Value));
    }

    /// <summary>Takes back only the values and the evidence that the revision added to an own claim, or took from it.</summary>
    void RevertOwn(NodeId id, IReadOnlyList<Change> was)
    {
        var change = was.FirstOrDefault(change => change.What == Entered.NODE && change.Id == id.Value);
        if (!draft.IsThere(id))
        {
            if (change?.NodeBefore is null)
                return;
            draft.Put(change.NodeBefore);
        }
        if (change is { NodeBefore: not null } && Equals(draft.Node(id), change.NodeAfter))
            draft.Put(change.NodeBefore);
        else if (change is not null)
        {
            var node = draft.Node(id)!;
            var asserts = Undone(node.Properties.List<Assertion>("asserts"), AssertsOf(change.NodeBefore), AssertsOf(change.NodeAfter));
            draft.Put(node with { Properties = node.Properties.With(node.Kind.Properties, ("asserts", asserts)) });
        }
        RevertEvidence(id, was);
        cascades.SettleClaim(id);
    }

    void RevertEvidence(NodeId claim, IReadOnlyList<Change> was)
    {
        var made = was.Where(change => change.What == Entered.EDGE && change.Id.StartsWith("made-claim:", StringComparison.Ordinal) && (change.EdgeBefore ?? change.EdgeAfter)!.To == claim).ToList();
        if (made.Count == 0)
            return;
        var before = made.SelectMany(change => change.EdgeBefore?.Evidence ?? []).Distinct().ToList();
        var after = made.SelectMany(change => change.EdgeAfter?.Evidence ?? []).Distinct().ToList();
        var edgesNow = draft.EdgesAt(claim, Ontology.EdgeKinds.MadeClaim, Ontology.End.TO).ToList();
        if (edgesNow.Count == 0)
        {
            own.KeepEdges(claim, before);
            return;
        }
        // What still rests on the claim keeps its words there.
        var cited = draft.RestingOn(claim).SelectMany(edge => edge.Evidence).ToHashSet();
        foreach (var edge in edgesNow)
        {
            var left = Undone(edge.Evidence, before, edge.Evidence.SequenceEqual(after) ? after : after.Where(evidence => before.Contains(evidence) || !cited.Contains(evidence)).ToList());
            if (left.Count > 0)
                draft.Put(edge with { Evidence = left });
        }
    }

    static IReadOnlyList<Assertion> AssertsOf(Node? claim) => claim?.Properties.List<Assertion>("asserts") ?? [];

    // Where nothing else was done since, exactly what stood there before, in its order.
    static IReadOnlyList<T> Undone<T>(IReadOnlyList<T> now, IReadOnlyList<T> before, IReadOnlyList<T> after) => now.SequenceEqual(after)
        ? [.. before]
        : [.. now.Where(value => before.Contains(value) || !after.Contains(value)), .. before.Where(value => !after.Contains(value) && !now.Contains(value))];

    static void Refuse(string why, IEnumerable<string> things)
    {
        var list = things.ToList();
        if (list.Count > 0)
            throw new WriteConflictException($"{why}: {string.Join(", ", list)}.", list);
    }
}
