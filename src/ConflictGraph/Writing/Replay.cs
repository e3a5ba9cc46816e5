using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Projection;
using ConflictGraph.Storage;

namespace ConflictGraph.Writing;

/// <summary>Writes a history again, revision by revision: numbers, ids, authors, reasons and times stay, and the projection is computed anew.</summary>
sealed class Replay(World world, Limits limits)
{
    /// <summary>The append that writes what a revision entered, over the newest there is.</summary>
    public async Task<Append> OfAsync(IGraphReads reads, Revision newest, Revision revision, IReadOnlyList<Record> entered, CancellationToken cancellation)
    {
        if (revision.Number != newest.Number + 1)
            throw new BadInputException($"Revision {revision.Number} does not follow {newest.Number}. A history is replayed whole and in order.");
        if (newest.Number > 0 && revision.At <= newest.At)
            throw new BadInputException($"Revision {revision.Number} is not later than the one before it.");

        var draft = new Draft(world, newest);
        var loader = new DraftLoader(reads, draft, cancellation);
        foreach (var record in entered)
            ReadAhead.Note(record, draft);
        await loader.LoadMissingAsync();
        await Follow.AskAsync(loader, () =>
        {
            draft.StartAgain();
            foreach (var record in entered)
                Enter(record, draft);
        });
        draft.Queue.Clear();
        await Follow.AskAsync(loader, () => CheckGround(draft, revision.Number));

        var follow = new Follow(draft, limits);
        await follow.RunAsync(loader);
        Append? append = null;
        await Follow.AskAsync(loader, () => append = new ProjectedRows(draft, follow).Make(revision.ChangeSet, revision.Content, revision.Author, revision.Reason, revision.At));
        return append!;
    }

    static void Enter(Record record, Draft draft)
    {
        switch (record)
        {
            case Record.OfNode node:
                draft.Put(node.Node);
                if (draft.Serial(node.Node.Id) != node.Serial)
                    throw new BadInputException($"{node.Node.Id} was born as number {node.Serial} and comes here as {draft.Serial(node.Node.Id)}. A history is replayed whole and in order.");
                break;
            case Record.OfEdge edge:
                draft.Put(edge.Edge);
                break;
            case Record.OfJudgement judgement:
                draft.Put(judgement.Judgement);
                break;
            case Record.OfText text:
                draft.PutText(text.Text);
                break;
            case Record.OfRetraction { What: Entered.NODE } gone:
                draft.Retract(new NodeId(gone.Id));
                break;
            case Record.OfRetraction { What: Entered.EDGE } gone:
                draft.Retract(new EdgeId(gone.Id));
                break;
            case Record.OfRetraction gone:
                var (a, b) = Judgement.EndsOf(gone.Id);
                if (draft.Judgement(a, b) is { } judged)
                    draft.RetractJudgement(judged);
                break;
        }
    }

    // A history says what was entered and trusts that it held; without this a damaged file would give rows that hang in the air.
    static void CheckGround(Draft draft, long revision)
    {
        foreach (var edge in draft.ChangedEdges.Select(edge => edge.After).OfType<Edge>())
            foreach (var id in (NodeId[])[edge.From, edge.To, .. edge.AccordingTo, .. edge.Evidence.Select(evidence => evidence.Document)])
                if (!draft.IsThere(id))
                    throw new BadInputException($"Revision {revision} enters {edge.Id}, which rests on {id}, and that is not there.");
        foreach (var judgement in draft.ChangedJudgements.Select(judgement => judgement.After).OfType<Judgement>())
            if (!draft.IsThere(judgement.A) || !draft.IsThere(judgement.B))
                throw new BadInputException($"Revision {revision} enters {judgement.Id}, and one of its ends is not there.");
    }
}
