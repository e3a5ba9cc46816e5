using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Projection;
using ConflictGraph.Storage;

namespace ConflictGraph.Writing;

/// <summary>A change set made ready: the answer to it, and the append that writes it, if there is anything to write.</summary>
sealed record Prepared(WriteAnswer Answer, Append? Append)
{
    /// <summary>Calls of the port, and edges that were read: what an everyday change set costs must not grow with the graph.</summary>
    public (int Calls, int Edges) Cost { get; init; }
}

/// <summary>Makes one change set ready over the newest revision: steps, cascades, projection, rows. Writes nothing.</summary>
sealed class Preparation(IGraphReads reads, World world, Limits limits)
{
    const int MostRounds = 200;

    public async Task<Prepared> OfAsync(ChangeSet set, string content, Revision newest, DateTimeOffset now, CancellationToken cancellation, Draft? noted = null)
    {
        var draft = noted ?? Note(set, world, newest);
        var loader = new DraftLoader(reads, draft, cancellation);
        var steps = new StepRunner(draft);
        await RunAsync(draft, loader, () => steps.Run(set), set);
        draft.CloseGapsOfBirth();
        if (set.ExpectedRevision is { } expected)
            RefuseIfNewer(draft, steps.Touched, expected);
        var changes = ChangesOf(draft);
        if (changes.Count == 0)
            return new Prepared(new WriteAnswer(WriteOutcome.UNCHANGED, newest, [], []), null);

        var follow = new Follow(draft, limits);
        await follow.RunAsync(loader);
        IReadOnlyList<Warning> warnings = [];
        await Follow.AskAsync(loader, () => warnings = WarningsOf(draft, changes));
        Append? append = null;
        await Follow.AskAsync(loader, () => append = new ProjectedRows(draft, follow).Make(set.Id, content, set.Author, set.Reason, After(newest, now)));
        return new Prepared(new WriteAnswer(WriteOutcome.WRITTEN, append!.Revision, changes, warnings), append) { Cost = (loader.Calls, draft.EdgesRead) };
    }

    /// <summary>A draft that knows what the steps name. Reads nothing.</summary>
    public static Draft Note(ChangeSet set, World world, Revision newest)
    {
        var draft = new Draft(world, newest);
        ReadAhead.Note(set, draft);
        return draft;
    }

    /// <summary>Every refusal that does not follow from another.</summary>
    public async Task<IReadOnlyList<StepRefusedException>> RefusalsAsync(ChangeSet set, Revision newest, CancellationToken cancellation)
    {
        var draft = Note(set, world, newest);
        IReadOnlyList<StepRefusedException> refused = [];
        await RunAsync(draft, new DraftLoader(reads, draft, cancellation), () => refused = new StepRunner(draft).RunAll(set, stopAtFirst: false), set);
        var missing = refused.Select(refusal => set.Steps[refusal.Index]).OfType<Step.PutNode>().Select(put => put.Node.Id).ToHashSet();
        return [.. refused.Where(refusal => refusal.InnerException is not UnknownNodeException unknown || !missing.Any(id => unknown.Message.Contains($"'{id}'", StringComparison.Ordinal)))];
    }

    // All steps run again from the start once what they lacked was read: few rounds, each a call for every sort of thing.
    static async Task RunAsync(Draft draft, DraftLoader loader, Action run, ChangeSet set)
    {
        await loader.LoadMissingAsync();
        ReadAhead.NoteBeside(set, draft);
        await loader.LoadMissingAsync();
        for (var round = 0; round < MostRounds; round++)
        {
            draft.StartAgain();
            try
            {
                run();
                return;
            }
            catch (NotReadYetException)
            {
                await loader.LoadMissingAsync();
            }
        }
        throw new InvalidOperationException($"Change set {set.Id} asks for more and more.");
    }

    /// <summary>The clock's time, but later than the revision before: time never goes back.</summary>
    public static DateTimeOffset After(Revision newest, DateTimeOffset now)
    {
        var whole = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        var next = newest.At.AddMilliseconds(1);
        return newest.Number > 0 && next > whole ? next : whole;
    }

    static void RefuseIfNewer(Draft draft, IEnumerable<string> touched, long expected)
    {
        var newer = touched.Where(id => EnteredIn(draft, id) > expected).Order(StringComparer.Ordinal).ToList();
        if (newer.Count > 0)
            throw new WriteConflictException($"Newer than revision {expected}: {string.Join(", ", newer)}. Read them again and decide anew.", newer);
    }

    static long EnteredIn(Draft draft, string id) =>
        draft.StoredJudgement(id)?.EnteredIn
        ?? draft.StoredEdge(new EdgeId(id))?.EnteredIn
        ?? (NodeId.TryParse(id, out var node) && draft.HasRead(node) && draft.Known(node) is { } known ? known.RetractedIn ?? known.EnteredIn : 0);

    /// <summary>What the change set enters and takes out, cascades included, in the order of the feed.</summary>
    static IReadOnlyList<Change> ChangesOf(Draft draft)
    {
        var number = draft.Before.Number + 1;
        var changes = new List<Change>();
        changes.AddRange(draft.ChangedNodes.Select(node => new Change(number, Operation(node.Before, node.After), Entered.NODE, node.Id.Value) { NodeBefore = node.Before, NodeAfter = node.After })
            .OrderBy(change => draft.Serial(new NodeId(change.Id))));
        changes.AddRange(draft.ChangedEdges.Select(edge => new Change(number, Operation(edge.Before, edge.After), Entered.EDGE, edge.Id.Value) { EdgeBefore = edge.Before, EdgeAfter = edge.After }));
        changes.AddRange(draft.ChangedJudgements.Select(judged => new Change(number, Operation(judged.Before, judged.After), Entered.JUDGEMENT, judged.Id) { JudgementBefore = judged.Before, JudgementAfter = judged.After }));
        return [.. changes.Where(change => change.Operation != ChangeOperation.RETRACTED), .. changes.Where(change => change.Operation == ChangeOperation.RETRACTED).OrderBy(change => change.Id, StringComparer.Ordinal)];
    }

    static ChangeOperation Operation(object? before, object? after) =>
        after is null ? ChangeOperation.RETRACTED : before is null ? ChangeOperation.ADDED : ChangeOperation.CHANGED;

    static List<Warning> WarningsOf(Draft draft, IReadOnlyList<Change> changes)
    {
        var warnings = new List<Warning>();
        var left = changes.Where(change => change is { Operation: ChangeOperation.RETRACTED, EdgeBefore: { } edge } && edge.Kind == EdgeKinds.About).Select(change => change.EdgeBefore!.From).Distinct().ToList();
        draft.Require(left);
        var claims = left.Where(id => draft.Node(id)?.Kind.Is(Part.Claim) == true).ToList();
        draft.Require(claims.Select(claim => (claim, new Slot(EdgeKinds.About, End.FROM))));
        List<string> aimless = [.. claims.Where(claim => !draft.EdgesAt(claim, EdgeKinds.About, End.FROM).Any()).Select(claim => claim.Value)];
        if (aimless.Count > 0)
            warnings.Add(new Warning("These claims are about nothing now.", aimless));
        return warnings;
    }
}
