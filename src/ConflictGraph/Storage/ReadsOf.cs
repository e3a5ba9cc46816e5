using ConflictGraph.Model;

namespace ConflictGraph.Storage;

/// <summary>Reads what something else reads. Whoever watches, counts or measures takes its place at <see cref="AskAsync"/>.</summary>
public abstract class ReadsOf(IGraphReads inner) : IGraphReads
{
    public Task<Revision> NewestAsync(CancellationToken cancellation = default) => AskAsync(nameof(NewestAsync), () => inner.NewestAsync(cancellation));

    public Task<Revision?> RevisionAsync(RevisionRef which, CancellationToken cancellation = default) => AskAsync(nameof(RevisionAsync), () => inner.RevisionAsync(which, cancellation));

    public Task<Page<Revision>> RevisionsAsync(RevisionQuery query, CancellationToken cancellation = default) => AskAsync(nameof(RevisionsAsync), () => inner.RevisionsAsync(query, cancellation));

    public Task<Page<Change>> ChangesAsync(ChangeQuery query, CancellationToken cancellation = default) => AskAsync(nameof(ChangesAsync), () => inner.ChangesAsync(query, cancellation));

    public Task<IReadOnlyDictionary<NodeId, Page<Change>>> HistoryAsync(IReadOnlyCollection<NodeId> ids, PageOf page, CancellationToken cancellation = default) => AskAsync(nameof(HistoryAsync), () => inner.HistoryAsync(ids, page, cancellation));

    public virtual Task<IReadOnlyDictionary<NodeId, Entity>> EntitiesAsync(long at, IReadOnlyCollection<NodeId> ids, CancellationToken cancellation = default) => AskAsync(nameof(EntitiesAsync), () => inner.EntitiesAsync(at, ids, cancellation));

    public Task<IReadOnlyDictionary<NodeId, Group>> GroupsAsync(long at, IReadOnlyCollection<NodeId> ids, CancellationToken cancellation = default) => AskAsync(nameof(GroupsAsync), () => inner.GroupsAsync(at, ids, cancellation));

    public Task<IReadOnlyDictionary<EdgeId, StoredEdge>> EdgesAsync(long at, IReadOnlyCollection<EdgeId> ids, CancellationToken cancellation = default) => AskAsync(nameof(EdgesAsync), () => inner.EdgesAsync(at, ids, cancellation));

    public virtual Task<IReadOnlyDictionary<NodeId, Page<Link>>> LinksAsync(long at, IReadOnlyCollection<NodeId> ids, LinkQuery query, CancellationToken cancellation = default) => AskAsync(nameof(LinksAsync), () => inner.LinksAsync(at, ids, query, cancellation));

    public Task<IReadOnlyDictionary<NodeId, LinkCounts>> CountLinksAsync(long at, IReadOnlyCollection<NodeId> ids, LinkQuery query, int cap, CancellationToken cancellation = default) => AskAsync(nameof(CountLinksAsync), () => inner.CountLinksAsync(at, ids, query, cap, cancellation));

    public Task<IReadOnlySet<NodeId>> GivingEdgesAsync(long at, IReadOnlyCollection<NodeId> events, CancellationToken cancellation = default) => AskAsync(nameof(GivingEdgesAsync), () => inner.GivingEdgesAsync(at, events, cancellation));

    public virtual Task<IReadOnlyList<Page<Entity>>> ListAsync(long at, IReadOnlyList<ListQuery> queries, CancellationToken cancellation = default) => AskAsync(nameof(ListAsync), () => inner.ListAsync(at, queries, cancellation));

    public Task<IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>>> CountAsync(long at, ListQuery query, IReadOnlyList<Facet> by, CancellationToken cancellation = default) => AskAsync(nameof(CountAsync), () => inner.CountAsync(at, query, by, cancellation));

    public Task<TextMatches> FindTextAsync(long at, TextQuery query, CancellationToken cancellation = default) => AskAsync(nameof(FindTextAsync), () => inner.FindTextAsync(at, query, cancellation));

    public Task<IReadOnlyList<string>> TermsAsync(char first, int shortest, int longest, CancellationToken cancellation = default) => AskAsync(nameof(TermsAsync), () => inner.TermsAsync(first, shortest, longest, cancellation));

    public Task<PathsFound> PathsAsync(long at, PathQuery query, CancellationToken cancellation = default) => AskAsync(nameof(PathsAsync), () => inner.PathsAsync(at, query, cancellation));

    public Task<IReadOnlyDictionary<NodeId, Page<StoredEdge>>> RestingOnAsync(long at, IReadOnlyCollection<NodeId> ids, PageOf page, CancellationToken cancellation = default) => AskAsync(nameof(RestingOnAsync), () => inner.RestingOnAsync(at, ids, page, cancellation));

    public Task<IReadOnlyDictionary<string, NodeId>> KeysAsync(long at, string property, IReadOnlyCollection<string> texts, CancellationToken cancellation = default) => AskAsync(nameof(KeysAsync), () => inner.KeysAsync(at, property, texts, cancellation));

    public Task<IReadOnlyDictionary<string, string>> TextsAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation = default) => AskAsync(nameof(TextsAsync), () => inner.TextsAsync(hashes, cancellation));

    public Task<Page<Record>> RecordsAsync(long? at, PageOf page, CancellationToken cancellation = default) => AskAsync(nameof(RecordsAsync), () => inner.RecordsAsync(at, page, cancellation));

    /// <param name="call">The method that is asked.</param>
    protected virtual Task<T> AskAsync<T>(string call, Func<Task<T>> ask) => ask();
}
