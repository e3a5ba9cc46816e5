using ConflictGraph.Model;

namespace ConflictGraph.Storage;

/// <summary>Reads what something else reads.</summary>
public abstract class ReadsOf(IGraphReads inner) : IGraphReads
{
    public Task<Revision> NewestAsync(CancellationToken cancellation = default) => inner.NewestAsync(cancellation);

    public Task<Revision?> RevisionAsync(RevisionRef which, CancellationToken cancellation = default) => inner.RevisionAsync(which, cancellation);

    public Task<Page<Revision>> RevisionsAsync(RevisionQuery query, CancellationToken cancellation = default) => inner.RevisionsAsync(query, cancellation);

    public Task<Page<Change>> ChangesAsync(ChangeQuery query, CancellationToken cancellation = default) => inner.ChangesAsync(query, cancellation);

    public Task<IReadOnlyDictionary<NodeId, Page<Change>>> HistoryAsync(IReadOnlyCollection<NodeId> ids, PageOf page, CancellationToken cancellation = default) => inner.HistoryAsync(ids, page, cancellation);

    public virtual Task<IReadOnlyDictionary<NodeId, Entity>> EntitiesAsync(long at, IReadOnlyCollection<NodeId> ids, CancellationToken cancellation = default) => inner.EntitiesAsync(at, ids, cancellation);

    public Task<IReadOnlyDictionary<NodeId, Group>> GroupsAsync(long at, IReadOnlyCollection<NodeId> ids, CancellationToken cancellation = default) => inner.GroupsAsync(at, ids, cancellation);

    public Task<IReadOnlyDictionary<EdgeId, StoredEdge>> EdgesAsync(long at, IReadOnlyCollection<EdgeId> ids, CancellationToken cancellation = default) => inner.EdgesAsync(at, ids, cancellation);

    public virtual Task<IReadOnlyDictionary<NodeId, Page<Link>>> LinksAsync(long at, IReadOnlyCollection<NodeId> ids, LinkQuery query, CancellationToken cancellation = default) => inner.LinksAsync(at, ids, query, cancellation);

    public Task<IReadOnlyDictionary<NodeId, LinkCounts>> CountLinksAsync(long at, IReadOnlyCollection<NodeId> ids, LinkQuery query, int cap, CancellationToken cancellation = default) => inner.CountLinksAsync(at, ids, query, cap, cancellation);

    public Task<IReadOnlySet<NodeId>> GivingEdgesAsync(long at, IReadOnlyCollection<NodeId> events, CancellationToken cancellation = default) => inner.GivingEdgesAsync(at, events, cancellation);

    public virtual Task<IReadOnlyList<Page<Entity>>> ListAsync(long at, IReadOnlyList<ListQuery> queries, CancellationToken cancellation = default) => inner.ListAsync(at, queries, cancellation);

    public Task<IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>>> CountAsync(long at, ListQuery query, IReadOnlyList<Facet> by, CancellationToken cancellation = default) => inner.CountAsync(at, query, by, cancellation);

    public Task<TextMatches> FindTextAsync(long at, TextQuery query, CancellationToken cancellation = default) => inner.FindTextAsync(at, query, cancellation);

    public Task<IReadOnlyList<string>> TermsAsync(char first, int shortest, int longest, CancellationToken cancellation = default) => inner.TermsAsync(first, shortest, longest, cancellation);

    public Task<PathsFound> PathsAsync(long at, PathQuery query, CancellationToken cancellation = default) => inner.PathsAsync(at, query, cancellation);

    public Task<IReadOnlyDictionary<NodeId, Page<StoredEdge>>> RestingOnAsync(long at, IReadOnlyCollection<NodeId> ids, PageOf page, CancellationToken cancellation = default) => inner.RestingOnAsync(at, ids, page, cancellation);

    public Task<IReadOnlyDictionary<string, NodeId>> KeysAsync(long at, string property, IReadOnlyCollection<string> texts, CancellationToken cancellation = default) => inner.KeysAsync(at, property, texts, cancellation);

    public Task<IReadOnlyDictionary<string, string>> TextsAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation = default) => inner.TextsAsync(hashes, cancellation);

    public Task<Page<Record>> RecordsAsync(long? at, PageOf page, CancellationToken cancellation = default) => inner.RecordsAsync(at, page, cancellation);
}
