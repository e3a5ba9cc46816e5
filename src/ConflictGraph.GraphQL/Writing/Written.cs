using System.Globalization;
using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using ConflictGraph.Writing;
using GraphQL.DataLoader;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>What became of a mutation, read at the revision that holds it; of a preview, with what it would write.</summary>
/// <param name="Shown">The things that its writer named, in order.</param>
sealed record Written(ReadAt At, WriteAnswer Answer, string? ClientMutationId, IReadOnlyList<string> Shown)
{
    const int AtOnce = 1000;

    Task<IReadOnlyList<Change>>? all;

    bool HasRevision => Answer.Outcome is WriteOutcome.WRITTEN or WriteOutcome.REPEATED;

    /// <summary>What it entered and took out, a page at a time.</summary>
    public Task<Page<Change>> ChangesAsync(PageOf page, CancellationToken cancellation)
    {
        if (HasRevision)
            return At.Reads.ChangesAsync(new ChangeQuery(Answer.Revision.Number - 1, Answer.Revision.Number, page), cancellation);
        var from = page.After is { } after ? int.Parse(after, CultureInfo.InvariantCulture) : 0;
        // What would be written has no revision yet; it is shown at the newest.
        var items = Answer.Changes.Skip(from).Take(page.Size).Select(change => change with { Revision = Answer.Revision.Number }).ToList();
        var hasMore = from + items.Count < Answer.Changes.Count;
        return Task.FromResult(new Page<Change>(items, hasMore, Answer.Changes.Count, hasMore ? (from + items.Count).ToString(CultureInfo.InvariantCulture) : null));
    }

    /// <summary>All changes; of a repeat those of its revision.</summary>
    public Task<IReadOnlyList<Change>> AllAsync(CancellationToken cancellation) => all ??= ReadAllAsync(cancellation);

    /// <summary>Things that were entered, changed or taken out, but for documents' own claims, which follow.</summary>
    public async Task<object?> EntitiesAsync(CancellationToken cancellation) =>
        await LoadedAsync((await AllAsync(cancellation).ConfigureAwait(false)).Where(change => change.What == Entered.NODE && !IsOwn(change)).Select(change => new NodeId(change.Id)), cancellation).ConfigureAwait(false);

    public async Task<object?> ClaimsAsync(CancellationToken cancellation) =>
        await LoadedAsync((await AllAsync(cancellation).ConfigureAwait(false)).Where(change => change.What == Entered.NODE && KindOf(change)?.Is(Part.Claim) == true).Select(change => new NodeId(change.Id)), cancellation).ConfigureAwait(false);

    public async Task<object?> RelationsAsync(CancellationToken cancellation)
    {
        var changes = await AllAsync(cancellation).ConfigureAwait(false);
        var own = changes.Where(change => change.What == Entered.NODE && IsOwn(change)).Select(change => new NodeId(change.Id)).ToHashSet();
        return await AllOfAsync(changes.Where(change => EdgeOf(change) is { } edge && !own.Contains(edge.From) && !own.Contains(edge.To)).Select(Show), cancellation).ConfigureAwait(false);
    }

    /// <summary>Those that the writer named.</summary>
    public async Task<object?> NamedRelationsAsync(CancellationToken cancellation)
    {
        var found = await Task.WhenAll(Shown.Where(IsEdge).Distinct().Select(id => RelationAsync(id, cancellation))).ConfigureAwait(false);
        return found.Where(relation => relation is not null).ToList();
    }

    /// <summary>As it stands now; one that was taken out, as it stood.</summary>
    public async Task<object?> RelationAsync(string? id, CancellationToken cancellation)
    {
        if (id is null || !IsEdge(id))
            return null;
        if ((await AllAsync(cancellation).ConfigureAwait(false)).FirstOrDefault(change => change.What == Entered.EDGE && change.Id == id) is { } change)
            return await Show(change).GetResultAsync(cancellation).ConfigureAwait(false);
        return await Relations.Load(At, id).GetResultAsync(cancellation).ConfigureAwait(false);
    }

    public async Task<object?> JudgementAsync(CancellationToken cancellation)
    {
        if ((await AllAsync(cancellation).ConfigureAwait(false)).Select(change => change.JudgementAfter).FirstOrDefault(judgement => judgement?.Id == Shown[0]) is { } entered)
            return new At<StoredJudgement>(At, new StoredJudgement(entered, 0, Answer.Revision.Number));
        var (a, _) = Judgement.EndsOf(Shown[0]);
        var groups = await At.Reads.GroupsAsync(At.Graph.At, [a], cancellation).ConfigureAwait(false);
        return groups.GetValueOrDefault(a)?.Judgements.FirstOrDefault(stored => stored.Judgement.Id == Shown[0]) is { } stored ? new At<StoredJudgement>(At, stored) : null;
    }

    public IDataLoaderResult NamedEntities() => At.Entities([.. Shown.Select(id => new NodeId(id))]);

    public IDataLoaderResult? NamedEntity() => Shown is [var id, ..] && NodeId.TryParse(id, out var node) ? At.Entity(node) : null;

    static bool IsEdge(string id) => id.Contains('>', StringComparison.Ordinal);

    IDataLoaderResult Show(Change change) => Relations.AsEntered(At, EdgeOf(change)!, Answer.Revision.Number);

    static Edge? EdgeOf(Change change) => change.EdgeAfter ?? change.EdgeBefore;

    static NodeKind? KindOf(Change change) => (change.NodeAfter ?? change.NodeBefore)?.Kind;

    static bool IsOwn(Change change) => (change.NodeAfter ?? change.NodeBefore)?.Properties.List<NodeId>("reports").Count > 0;

    Task<List<object?>> LoadedAsync(IEnumerable<NodeId> ids, CancellationToken cancellation) => AllOfAsync(ids.Distinct().Select(id => (IDataLoaderResult)At.Entity(id)), cancellation);

    static async Task<List<object?>> AllOfAsync(IEnumerable<IDataLoaderResult> loading, CancellationToken cancellation)
    {
        var loaded = new List<object?>();
        foreach (var one in loading.ToList())
            if (await one.GetResultAsync(cancellation).ConfigureAwait(false) is { } thing)
                loaded.Add(thing);
        return loaded;
    }

    async Task<IReadOnlyList<Change>> ReadAllAsync(CancellationToken cancellation)
    {
        if (Answer.Outcome != WriteOutcome.REPEATED)
            return Answer.Changes;
        var changes = new List<Change>();
        for (string? after = null; ;)
        {
            var page = await ChangesAsync(new PageOf(AtOnce, after), cancellation).ConfigureAwait(false);
            changes.AddRange(page.Items);
            if ((after = page.Next) is null)
                return changes;
        }
    }
}
