using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Writing;

/// <summary>What the steps of a change set name, so that it is read in one go before they run.</summary>
static class ReadAhead
{
    public static void Note(ChangeSet set, Draft draft)
    {
        var needs = draft.Missing;
        foreach (var step in set.Steps)
            Note(step, needs, draft);
    }

    /// <summary>What the rules look at beside it, once it is known which of it is stored: who publishes, whose channel, who claims.</summary>
    public static void NoteBeside(ChangeSet set, Draft draft)
    {
        foreach (var step in set.Steps)
        {
            switch (step)
            {
                case Step.PutNode { Node: { Kind: var kind, Id: var id } } when kind.Is(Part.Claim):
                    NoteLinks(id, EdgeKinds.MadeClaim, End.TO, draft);
                    break;
                case Step.PutEdge put when put.Kind == EdgeKinds.PublishedBy:
                    NoteLinks(put.To, EdgeKinds.ChannelOf, End.FROM, draft);
                    break;
                case Step.PutEdge { Kind.NeedsClaim: true } put:
                    NoteOwnBeside(put.AccordingTo, put.Kind.EventEnd == End.FROM ? put.From : put.To, draft);
                    break;
                case Step.RecordValue value:
                    NoteOwnBeside(value.AccordingTo, value.Event, draft);
                    break;
            }
        }
    }

    static void NoteOwnBeside(IReadOnlyList<NodeId> names, NodeId happening, Draft draft)
    {
        foreach (var name in names)
        {
            var claim = name;
            if (draft.World.KindOf(name)?.Is(Part.Document) == true)
            {
                NoteLinks(name, EdgeKinds.PublishedBy, End.FROM, draft);
                claim = OwnClaims.IdOf(name, happening);
            }
            NoteLinks(claim, EdgeKinds.MadeClaim, End.TO, draft);
            NoteLinks(claim, EdgeKinds.About, End.FROM, draft);
        }
    }

    static void NoteLinks(NodeId id, EdgeKind kind, End at, Draft draft)
    {
        if (draft.HasRead(id) && draft.Known(id) is { Entered: not null } known)
            draft.Missing.AddLinks(known.Canonical, new Slot(kind, at));
    }

    /// <summary>What a record of a history names.</summary>
    public static void Note(Record record, Draft draft)
    {
        var needs = draft.Missing;
        switch (record)
        {
            case Record.OfNode node:
                needs.Nodes.Add(node.Node.Id);
                break;
            case Record.OfEdge { Edge: var edge }:
                needs.Nodes.UnionWith([edge.From, edge.To, .. edge.AccordingTo, .. edge.Evidence.Select(evidence => evidence.Document)]);
                needs.Edges.Add(edge.Id);
                break;
            case Record.OfJudgement judgement:
                needs.Nodes.UnionWith([judgement.Judgement.A, judgement.Judgement.B]);
                break;
            case Record.OfRetraction { What: Entered.NODE } gone:
                needs.Nodes.Add(new NodeId(gone.Id));
                break;
            case Record.OfRetraction { What: Entered.EDGE } gone:
                Note(new EdgeId(gone.Id), needs, draft);
                break;
            case Record.OfRetraction gone:
                var (a, b) = Judgement.EndsOf(gone.Id);
                needs.Nodes.UnionWith([a, b]);
                break;
        }
    }

    static void Note(Step step, Needs needs, Draft draft)
    {
        switch (step)
        {
            case Step.PutNode put:
                needs.Nodes.Add(put.Node.Id);
                needs.Nodes.UnionWith(put.Node.Properties.List<Assertion>("asserts").Select(answer => answer.Entity).OfType<NodeId>());
                break;
            case Step.PutText put:
                needs.Nodes.Add(put.Document);
                break;
            case Step.PutEdge put:
                needs.Nodes.Add(put.From);
                needs.Nodes.Add(put.To);
                foreach (var claim in put.AccordingTo)
                    needs.Nodes.Add(claim);
                foreach (var evidence in put.Evidence)
                    needs.Nodes.Add(evidence.Document);
                var edge = new Edge(put.Kind, put.From, put.To) { Properties = put.Properties };
                needs.Edges.Add(edge.Id);
                if (put.Kind.NeedsClaim)
                    NoteOwn(put.AccordingTo, edge.Event, needs, draft);
                break;
            case Step.RecordValue value:
                needs.Nodes.UnionWith([value.Event, .. value.AccordingTo, .. value.Evidence.Select(evidence => evidence.Document)]);
                if (value.Answer.Entity is { } entity)
                    needs.Nodes.Add(entity);
                NoteOwn(value.AccordingTo, value.Event, needs, draft);
                break;
            case Step.CorrectNode correct:
                needs.Nodes.Add(correct.Id);
                break;
            case Step.CorrectEdge correct:
                Note(correct.Id, needs, draft);
                needs.Nodes.UnionWith(new[] { correct.From, correct.To }.OfType<NodeId>());
                break;
            case Step.RetractNode retract:
                needs.Nodes.Add(retract.Id);
                break;
            case Step.RetractEdge retract:
                Note(retract.Id, needs, draft);
                break;
            case Step.WithdrawEvidence withdraw:
                Note(withdraw.Id, needs, draft);
                break;
            case Step.Judge judge:
                needs.Nodes.UnionWith([judge.A, judge.B, .. judge.Evidence.Select(evidence => evidence.Document)]);
                break;
            case Step.WithdrawJudgement withdraw:
                needs.Nodes.UnionWith([withdraw.A, withdraw.B]);
                break;
            case Step.Revert revert when revert.Revision > 0 && revert.Revision <= draft.Before.Number:
                needs.Revisions.Add(revert.Revision);
                break;
            case Step.Split split:
                needs.Nodes.UnionWith([split.Id, split.Into.Id]);
                foreach (var id in split.Relations)
                    Note(id, needs, draft);
                break;
        }
    }

    static void Note(EdgeId id, Needs needs, Draft draft)
    {
        if (!id.TryRead(draft.World, out var parts))
            return;
        needs.Edges.Add(id);
        needs.Nodes.UnionWith([parts.From, parts.To]);
    }

    static void NoteOwn(IEnumerable<NodeId> names, NodeId happening, Needs needs, Draft draft)
    {
        foreach (var name in names)
            if (draft.World.KindOf(name)?.Is(Part.Document) == true)
                needs.Nodes.Add(OwnClaims.IdOf(name, happening));
    }
}
