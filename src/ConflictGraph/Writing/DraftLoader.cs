using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Writing;

/// <summary>Reads what a draft needs, in sets: few calls, however many things.</summary>
sealed class DraftLoader(IGraphReads reads, Draft draft, CancellationToken cancellation)
{
    const int PageSize = 1000;

    long At => draft.Before.Number;

    /// <summary>Calls of the port so far.</summary>
    public int Calls { get; private set; }

    /// <summary>Reads everything that was missing, and forgets that it was.</summary>
    public async Task LoadMissingAsync()
    {
        var needs = draft.Missing;
        await LoadNodesAsync([.. needs.Nodes.Where(id => !draft.HasRead(id))]);
        await LoadEdgesAsync([.. needs.Edges.Where(id => !draft.HasRead(id))]);
        await LoadLinksAsync(needs.Links);
        await LoadRestingAsync(needs.Resting);
        await LoadTextsAsync(needs.Texts);
        foreach (var revision in needs.Revisions)
            await LoadRevisionAsync(revision);
        foreach (var (id, revision) in needs.Past)
            await LoadPastAsync(id, revision);
        needs.Clear();
    }

    async Task LoadNodesAsync(IReadOnlyCollection<NodeId> ids)
    {
        if (ids.Count == 0)
            return;
        var groups = At == 0 ? new Dictionary<NodeId, Group>() : await Count(reads.GroupsAsync(At, ids, cancellation));
        foreach (var group in groups.Values)
            draft.Learn(group);

        // Something retracted keeps its number of birth.
        var absent = ids.Where(id => !groups.ContainsKey(id)).ToList();
        if (absent.Count == 0)
            return;
        var retracted = At == 0 ? new Dictionary<NodeId, Entity>() : await Count(reads.EntitiesAsync(At, absent, cancellation));
        foreach (var id in absent)
            draft.LearnAbsent(id, retracted.GetValueOrDefault(id));
    }

    async Task LoadEdgesAsync(IReadOnlyCollection<EdgeId> ids)
    {
        if (ids.Count == 0)
            return;
        // An edge at something that is not stored is not stored either: of a load, nearly all.
        var asked = ids.Where(id => !draft.IsSurelyNotStored(id)).ToList();
        var found = asked.Count == 0 ? new Dictionary<EdgeId, StoredEdge>() : await Count(reads.EdgesAsync(At, asked, cancellation));
        foreach (var id in ids)
            draft.Learn(id, found.GetValueOrDefault(id));
    }

    // Nodes that need the same slots go into one call; each slot that was read is complete for the whole group of its node.
    async Task LoadLinksAsync(IReadOnlyDictionary<NodeId, HashSet<Slot>> needs)
    {
        foreach (var alike in needs.GroupBy(need => ShapeOf(need.Key, need.Value)))
            await LoadLinksAsync(alike.Key, [.. alike.Select(need => need.Key)], [.. alike.SelectMany(need => need.Value).Distinct()]);
    }

    async Task LoadLinksAsync(Shape shape, IReadOnlyList<NodeId> ids, IReadOnlyList<Slot> slots)
    {
        foreach (var (kinds, direction) in shape.Queries(draft.World))
        {
            var query = new LinkQuery { Kinds = kinds, Direction = direction, Loops = true, WithPayload = true, First = PageSize };
            var pages = await Count(reads.LinksAsync(At, ids, query, cancellation));
            foreach (var (id, page) in pages)
                for (var links = page; ; links = (await Count(reads.LinksAsync(At, [id], query with { After = links.Items[^1].Cursor }, cancellation)))[id])
                {
                    foreach (var link in links.Items)
                        draft.LearnAt(link.Payload!);
                    if (!links.HasMore)
                        break;
                }
        }
        foreach (var id in ids)
            foreach (var slot in slots)
                draft.LearnLinks(id, slot);
    }

    async Task LoadRestingAsync(HashSet<NodeId> ids)
    {
        if (ids.Count == 0)
            return;
        var pages = await Count(reads.RestingOnAsync(At, ids, new PageOf(PageSize), cancellation));
        foreach (var id in ids)
        {
            var edges = new List<StoredEdge>();
            for (var page = pages.GetValueOrDefault(id); page is not null;)
            {
                edges.AddRange(page.Items);
                page = page.Next is { } next ? (await Count(reads.RestingOnAsync(At, [id], new PageOf(PageSize, next), cancellation)))[id] : null;
            }
            draft.LearnResting(id, edges);
        }
    }

    async Task LoadTextsAsync(HashSet<string> hashes)
    {
        if (hashes.Count == 0)
            return;
        var found = await Count(reads.TextsAsync(hashes, cancellation));
        foreach (var hash in hashes)
            draft.LearnText(hash, found.GetValueOrDefault(hash));
    }

    async Task LoadRevisionAsync(long revision)
    {
        var changes = new List<Change>();
        for (string? after = null; ;)
        {
            var page = await Count(reads.ChangesAsync(new ChangeQuery(revision - 1, revision, new PageOf(PageSize, after)), cancellation));
            changes.AddRange(page.Items);
            if ((after = page.Next) is null)
                break;
        }
        draft.LearnRevision(revision, changes);

        // Whatever it changed is looked at next, and its ends: read in one go, a large revision is taken back in few rounds.
        await LoadEdgesAsync([.. changes.Where(change => change.What == Entered.EDGE).Select(change => new EdgeId(change.Id))]);
        await LoadNodesAsync([.. changes.SelectMany(NodesOf).Distinct()]);
    }

    static IEnumerable<NodeId> NodesOf(Change change) =>
        (change.EdgeBefore ?? change.EdgeAfter) is { } edge ? [edge.From, edge.To]
        : (change.JudgementBefore ?? change.JudgementAfter) is { } judgement ? [judgement.A, judgement.B]
        : [new NodeId(change.Id)];

    async Task LoadPastAsync(string id, long revision)
    {
        if (NodeId.TryParse(id, out var node))
        {
            var groups = await Count(reads.GroupsAsync(revision, [node], cancellation));
            draft.LearnPast(id, revision, groups.GetValueOrDefault(node)?.Members.FirstOrDefault(member => member.Node.Id == node)?.Node);
            return;
        }
        if (Judgement.IsId(id))
        {
            var (a, _) = Judgement.EndsOf(id);
            var judged = revision == 0 ? new Dictionary<NodeId, Group>() : await Count(reads.GroupsAsync(revision, [a], cancellation));
            draft.LearnPast(id, revision, judged.GetValueOrDefault(a)?.Judgements.FirstOrDefault(stored => stored.Judgement.Id == id));
            return;
        }
        var edges = await Count(reads.EdgesAsync(revision, [new EdgeId(id)], cancellation));
        draft.LearnPast(id, revision, edges.GetValueOrDefault(new EdgeId(id))?.Edge);
    }

    Task<T> Count<T>(Task<T> call)
    {
        Calls++;
        return call;
    }

    Shape ShapeOf(NodeId canonical, HashSet<Slot> slots) => slots.Contains(Slot.All)
        ? Shape.All
        : new Shape(string.Join(' ', slots.Select(slot => 2 * slot.Kind!.Number + (slot.At == End.FROM ? 0 : 1)).Order()), draft.KnownGroup(canonical).Count > 1);

    /// <summary>Which slots, as text so that it compares; and whether loops are possible, which the port shows only among the outgoing ones.</summary>
    readonly record struct Shape(string Slots, bool IsGroup)
    {
        public static readonly Shape All = new("", false);

        public IEnumerable<(IReadOnlyCollection<EdgeKind>? Kinds, Direction Direction)> Queries(World world)
        {
            if (Slots.Length == 0)
                return [(null, Direction.BOTH)];
            var slots = Slots.Split(' ').Select(int.Parse).Select(slot => (Kind: world.EdgeKind(slot / 2), IsOut: slot % 2 == 0)).ToList();
            var (isGroup, none) = (IsGroup, Array.Empty<EdgeKind>());
            var both = slots.GroupBy(slot => slot.Kind).Where(kind => kind.Count() == 2 || (isGroup && kind.Key.From.Intersect(kind.Key.To).Any())).Select(kind => kind.Key).ToList();
            var outgoing = slots.Where(slot => slot.IsOut).Select(slot => slot.Kind).Except(both).ToList();
            var incoming = slots.Where(slot => !slot.IsOut).Select(slot => slot.Kind).Except(both).ToList();
            return new (IReadOnlyCollection<EdgeKind>?, Direction)[] { (both, Direction.BOTH), (outgoing, Direction.OUT), (incoming, Direction.IN) }.Where(query => query.Item1!.Count > 0);
        }
    }
}
