using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Writing;

namespace ConflictGraph.Projection;

/// <summary>
/// Brings the rows up to date with one change set: four layers, each of which goes on only from rows that differ in what the next reads.
/// Every trigger here is needed: leaving out any one of them gives wrong rows in some world.
/// </summary>
sealed class Follow(Draft draft, Limits limits)
{
    static readonly EdgeKind[] ClaimEdges = [EdgeKinds.MadeClaim, EdgeKinds.Corrects, EdgeKinds.Retracts];

    readonly StoredRows stored = new(draft);
    readonly EdgeKind[] ofEvents = [.. draft.World.EdgeKinds.Where(kind => kind.NeedsClaim)];

    IReadOnlyList<(NodeId Id, Node? Before, Node? After)> nodes = [];
    IReadOnlyList<Edge> edgeRows = [];
    IReadOnlyList<(EdgeId Id, Edge? Before, Edge? After)> changedEdges = [];
    Dictionary<NodeId, (NodeId? Before, NodeId? Now)> regrouped = [];

    public Standing Standing { get; } = new(draft);

    /// <summary>Ids that read as another than before, or came, or went.</summary>
    public HashSet<NodeId> Moved { get; } = [];

    /// <summary>Canonicals whose members are others than before.</summary>
    public HashSet<NodeId> Reshaped { get; } = [];

    /// <summary>Entities whose own, merged values differ.</summary>
    public HashSet<NodeId> Reshown { get; } = [];

    /// <summary>Entities whose derived values or direct edges differ.</summary>
    public HashSet<NodeId> Rederived { get; } = [];

    /// <summary>Edges whose link may differ.</summary>
    public HashSet<EdgeId> Links { get; } = [];

    public async Task RunAsync(DraftLoader loader)
    {
        await AskAsync(loader, Begin);

        var claims = new HashSet<NodeId>();
        await AskAsync(loader, () => claims.UnionWith(ClaimsToDo()));
        var claimRules = new ClaimRules(Standing);
        await ForEachAsync(loader, claims, claim => Standing.Keep(claim, IsNow(claim, Part.Claim) ? claimRules.Of(claim) : null));
        var changedClaims = claims.Where(claim => !ClaimRow.Same(stored.Claim(claim), Standing.Claim(claim))).ToHashSet();

        var events = new HashSet<NodeId>();
        await AskAsync(loader, () => events.UnionWith(EventsToDo(changedClaims)));
        var eventRules = new EventRules(Standing, limits);
        await ForEachAsync(loader, events, happening => Standing.Keep(happening, IsNow(happening, Part.Event) ? eventRules.Of(happening) : null));

        var about = new HashSet<NodeId>();
        await AskAsync(loader, () => about.UnionWith(ClaimedAboutToDo(changedClaims, events)));
        var aboutRules = new ClaimedAbout(Standing, limits);
        await ForEachAsync(loader, about, claim => Standing.Keep(claim, IsNow(claim, Part.Claim) ? aboutRules.Of(claim) : []));

        await AskAsync(loader, () => Links.UnionWith(LinksToDo(changedClaims, events)));
        Rederived.UnionWith(changedClaims);
        Rederived.UnionWith(events);
        Rederived.UnionWith(about);
    }

    /// <summary>Everything from nothing, whatever the triggers say: what a rebuild is made of.</summary>
    public async Task RebuildAsync(DraftLoader loader)
    {
        await AskAsync(loader, Begin);
        var canonicals = nodes.Select(node => node.Id).Where(Standing.IsCanonical).ToList();
        foreach (var claim in canonicals.Where(id => IsNow(id, Part.Claim)))
            Standing.Keep(claim, new ClaimRules(Standing).Of(claim));
        var eventRules = new EventRules(Standing, limits);
        foreach (var happening in canonicals.Where(id => IsNow(id, Part.Event)))
            Standing.Keep(happening, eventRules.Of(happening));
        foreach (var claim in canonicals.Where(id => IsNow(id, Part.Claim)))
            Standing.Keep(claim, new ClaimedAbout(Standing, limits).Of(claim));
        Reshown.UnionWith(canonicals);
        Rederived.UnionWith(canonicals);
        Links.UnionWith(changedEdges.Select(edge => edge.Id));
    }

    // --- asking in sets
    public static async Task AskAsync(DraftLoader loader, Action question)
    {
        while (true)
        {
            try
            {
                question();
                return;
            }
            catch (NotReadYetException)
            {
                await loader.LoadMissingAsync();
            }
        }
    }

    // Those that lack something wait until all have been asked, so that what they lack is read together.
    static async Task ForEachAsync<T>(DraftLoader loader, IEnumerable<T> all, Action<T> work)
    {
        var waiting = all.ToList();
        while (waiting.Count > 0)
        {
            var lacking = new List<T>();
            foreach (var one in waiting)
            {
                try
                {
                    work(one);
                }
                catch (NotReadYetException)
                {
                    lacking.Add(one);
                }
            }
            if (lacking.Count > 0)
                await loader.LoadMissingAsync();
            waiting = lacking;
        }
    }

    // --- what moved
    void Begin()
    {
        nodes = draft.ChangedNodes;
        changedEdges = draft.ChangedEdges;
        var rows = new List<Edge>(changedEdges.Count);
        foreach (var (_, before, after) in changedEdges)
        {
            if (before is not null)
                rows.Add(before);
            if (after is not null)
                rows.Add(after);
        }
        edgeRows = rows;
        var isMissing = false;
        foreach (var edge in edgeRows)
        {
            isMissing |= !draft.HasReadOrAsks(edge.From) | !draft.HasReadOrAsks(edge.To);
            foreach (var claim in edge.AccordingTo)
                isMissing |= !draft.HasReadOrAsks(claim);
            foreach (var evidence in edge.Evidence)
                isMissing |= !draft.HasReadOrAsks(evidence.Document);
        }
        if (isMissing)
            throw new NotReadYetException();

        var ids = nodes.Where(node => node.Before is null || node.After is null).Select(node => node.Id).ToHashSet();
        foreach (var (_, before, after) in draft.ChangedJudgements)
            ids.UnionWith([(before ?? after)!.A, (before ?? after)!.B]);
        ids.UnionWith([.. ids.SelectMany(draft.KnownGroup)]);
        regrouped = ids.ToDictionary(id => id, id => (stored.Canonical(id), Standing.Canonical(id)));
        Moved.UnionWith(regrouped.Where(id => id.Value.Before != id.Value.Now).Select(id => id.Key));
        var canonicals = regrouped.Values.SelectMany(id => new[] { id.Before, id.Now }).OfType<NodeId>().ToHashSet();
        Reshaped.UnionWith(canonicals.Where(id => !(stored.Canonical(id) == id ? stored.Members(id) : []).SequenceEqual(Standing.IsCanonical(id) ? Standing.Members(id) : [])));

        var shown = nodes.SelectMany(node => new[] { stored.Canonical(node.Id), Standing.Canonical(node.Id) }).OfType<NodeId>().Concat(Reshaped);
        Reshown.UnionWith(shown.Where(id => !Merged.Same(stored.Entity(id), Standing.IsCanonical(id) ? Standing.Entity(id) : null)));
    }

    bool Has(NodeId id, Part part) => draft.World.KindOf(id)?.Is(part) == true;

    bool IsNow(NodeId id, Part part) => Has(id, part) && Standing.IsCanonical(id);

    IEnumerable<NodeId> MembersOf(IEnumerable<NodeId> entities) => entities.SelectMany(Standing.Members);

    List<Edge> EdgesAt(IReadOnlyCollection<NodeId> ids, End at, params IReadOnlyList<EdgeKind> kinds)
    {
        draft.Require(ids);
        var isMissing = false;
        foreach (var id in ids)
            foreach (var kind in kinds)
                isMissing |= Joins(kind, at, id) && !draft.HasLinksOrAsks(id, new Slot(kind, at));
        if (isMissing)
            throw new NotReadYetException();
        List<Edge> edges = [];
        foreach (var id in ids)
            foreach (var kind in kinds)
                if (Joins(kind, at, id))
                    edges.AddRange(draft.EdgesAt(id, kind, at));
        RequireEnds(edges);
        return edges;
    }

    bool Joins(EdgeKind kind, End at, NodeId id) => draft.World.KindOf(id) is { } of && (at == End.FROM ? kind.From : kind.To).Contains(of);

    void RequireEnds(IReadOnlyList<Edge> edges)
    {
        var isMissing = false;
        foreach (var edge in edges)
            isMissing |= !draft.HasReadOrAsks(edge.From) | !draft.HasReadOrAsks(edge.To);
        if (isMissing)
            throw new NotReadYetException();
    }

    List<Edge> Resting(IReadOnlyCollection<NodeId> ids)
    {
        draft.Require(ids);
        Draft.ForEach(ids, id => draft.RestingOn(id));
        List<Edge> edges = [.. ids.SelectMany(draft.RestingOn)];
        RequireEnds(edges);
        return edges;
    }

    // --- layer 1: claims
    HashSet<NodeId> ClaimsToDo()
    {
        // Itself.
        var todo = Reshown.Concat(Reshaped).Where(id => Has(id, Part.Claim)).ToHashSet();
        // Its edges.
        todo.UnionWith(edgeRows.Where(edge => ClaimEdges.Contains(edge.Kind)).SelectMany(edge => new[] { edge.From, edge.To }).Where(id => Has(id, Part.Claim)).Select(Standing.Now));
        // A claimant moved.
        todo.UnionWith(EdgesAt([.. Moved.Where(id => !Has(id, Part.Claim))], End.FROM, EdgeKinds.MadeClaim).Select(edge => Standing.Now(edge.To)));
        // A document of its evidence is dated otherwise.
        var dated = nodes.Where(node => node is { Before: not null, After: not null } && Has(node.Id, Part.Document)
            && (!Equals(node.Before.Properties.Time("publishedAt"), node.After.Properties.Time("publishedAt")) || node.Before.Properties.Text("documentKind") != node.After.Properties.Text("documentKind"))).Select(node => node.Id).ToList();
        todo.UnionWith(Resting(dated).Where(edge => edge.Kind == EdgeKinds.MadeClaim).Select(edge => Standing.Now(edge.To)));
        return todo;
    }

    // --- layer 2: events
    HashSet<NodeId> EventsToDo(IReadOnlySet<NodeId> changedClaims)
    {
        // Itself.
        var todo = Reshown.Concat(Reshaped).Where(id => Has(id, Part.Event)).ToHashSet();
        // Its edges.
        todo.UnionWith(edgeRows.Where(edge => edge.Kind.NeedsClaim).Select(edge => Standing.Now(edge.Event)));
        todo.UnionWith(edgeRows.Where(edge => edge.Kind == EdgeKinds.About && Has(edge.To, Part.Event)).Select(edge => Standing.Now(edge.To)));
        // An end moved.
        todo.UnionWith(EdgesAt(Moved, End.FROM, [.. ofEvents.Where(kind => kind.EventEnd == End.TO)]).Select(edge => Standing.Now(edge.Event)));
        todo.UnionWith(EdgesAt(Moved, End.TO, [.. ofEvents.Where(kind => kind.EventEnd == End.FROM)]).Select(edge => Standing.Now(edge.Event)));
        // Its claims moved, or differ in what it reads.
        var differing = changedClaims.Where(claim => !ClaimRow.SameForEvents(stored.Claim(claim), Standing.Claim(claim)));
        var speaking = MembersOf(differing).Concat(Moved).Where(id => Has(id, Part.Claim)).ToHashSet();
        todo.UnionWith(Resting(speaking).Where(edge => edge.Kind.NeedsClaim).Select(edge => Standing.Now(edge.Event)));
        todo.UnionWith(EdgesAt(speaking, End.FROM, EdgeKinds.About).Where(edge => Has(edge.To, Part.Event)).Select(edge => Standing.Now(edge.To)));
        // A Location is named now, or no longer.
        var renamed = Reshown.Where(id => Has(id, Part.Place) && Standing.IsCanonical(id) && stored.Entity(id) is { } old && old.Properties.Flag("anonymous") != Standing.IsAnonymous(id));
        todo.UnionWith(EdgesAt([.. MembersOf(renamed)], End.TO, EdgeKinds.Targeted, EdgeKinds.OccurredAt).Select(edge => Standing.Now(edge.From)));
        return todo;
    }

    // --- layer 3: CLAIMED_ABOUT
    HashSet<NodeId> ClaimedAboutToDo(IReadOnlySet<NodeId> changedClaims, IReadOnlySet<NodeId> events)
    {
        // Itself.
        var todo = changedClaims.Where(claim => !ClaimRow.SameForClaimedAbout(stored.Claim(claim), Standing.Claim(claim))).ToHashSet();
        todo.UnionWith(Reshaped.Where(id => Has(id, Part.Claim)));
        // Its edges.
        todo.UnionWith(edgeRows.Where(edge => edge.Kind == EdgeKinds.MadeClaim).Select(edge => Standing.Now(edge.To)));
        todo.UnionWith(edgeRows.Where(edge => edge.Kind == EdgeKinds.About && Has(edge.From, Part.Claim)).Select(edge => Standing.Now(edge.From)));
        // An end moved; a claimant that moved changed the claim's row.
        todo.UnionWith(EdgesAt(Moved, End.TO, EdgeKinds.About).Where(edge => Has(edge.From, Part.Claim)).Select(edge => Standing.Now(edge.From)));
        // What it reads of an event differs.
        foreach (var happening in events)
        {
            var (old, now) = (stored.Event(happening), Standing.Event(happening));
            var differ = EventRow.DifferingThings(old, now);
            if (differ.Count == 0)
                continue;
            foreach (var edge in EdgesAt([.. Standing.Members(happening)], End.TO, EdgeKinds.About).Where(edge => Has(edge.From, Part.Claim)))
            {
                var claim = Standing.Now(edge.From);
                var hasOwn = old?.Things.ContainsKey(claim.Value) == true || now?.Things.ContainsKey(claim.Value) == true;
                if (differ.Contains(hasOwn ? claim.Value : ""))
                    todo.Add(claim);
            }
        }
        return todo;
    }

    // --- layer 4: links
    HashSet<EdgeId> LinksToDo(IReadOnlySet<NodeId> changedClaims, IReadOnlySet<NodeId> events)
    {
        var differing = changedClaims.Where(claim => !ClaimRow.SameForLinks(stored.Claim(claim), Standing.Claim(claim)))
            .Concat(events.Where(happening => !SameTime(stored.Event(happening), Standing.Event(happening))));
        var ends = MembersOf(differing).Concat(Moved).ToHashSet();
        draft.Require(ends);
        draft.Require(ends.Select(id => (id, Slot.All)));
        var todo = changedEdges.Select(edge => edge.Id).ToHashSet();
        var edges = ends.SelectMany(draft.EdgesAt).ToList();
        RequireEnds(edges);
        todo.UnionWith(edges.Select(edge => edge.Id));
        return todo;
    }

    static bool SameTime(EventRow? a, EventRow? b) => a is null == b is null && Equals(a?.When, b?.When);
}
