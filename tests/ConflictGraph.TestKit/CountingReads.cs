using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.TestKit;

/// <summary>Counts how often a store is asked, so that a question can promise a number of calls whatever it is asked about.</summary>
public sealed class CountingReads(IGraphReads reads) : IGraphReads
{
    readonly List<string> calls = [];

    /// <summary>The calls so far, by name, in order.</summary>
    public IReadOnlyList<string> Calls => calls;

    public void Forget() => calls.Clear();

    IGraphReads Count(string name)
    {
        calls.Add(name);
        return reads;
    }

    public Task<Revision> NewestAsync(CancellationToken cancellation = default) => Count(nameof(NewestAsync)).NewestAsync(cancellation);

    public Task<Revision?> RevisionAsync(RevisionRef which, CancellationToken cancellation = default) => Count(nameof(RevisionAsync)).RevisionAsync(which, cancellation);

    public Task<Page<Revision>> RevisionsAsync(RevisionQuery query, CancellationToken cancellation = default) => Count(nameof(RevisionsAsync)).RevisionsAsync(query, cancellation);

    public Task<Page<Change>> ChangesAsync(ChangeQuery query, CancellationToken cancellation = default) => Count(nameof(ChangesAsync)).ChangesAsync(query, cancellation);

    public Task<IReadOnlyDictionary<NodeId, Page<Change>>> HistoryAsync(IReadOnlyCollection<NodeId> ids, PageOf page, CancellationToken cancellation = default) => Count(nameof(HistoryAsync)).HistoryAsync(ids, page, cancellation);

    public Task<IReadOnlyDictionary<NodeId, Entity>> EntitiesAsync(long at, IReadOnlyCollection<NodeId> ids, CancellationToken cancellation = default) => Count(nameof(EntitiesAsync)).EntitiesAsync(at, ids, cancellation);

    public Task<IReadOnlyDictionary<NodeId, Group>> GroupsAsync(long at, IReadOnlyCollection<NodeId> ids, CancellationToken cancellation = default) => Count(nameof(GroupsAsync)).GroupsAsync(at, ids, cancellation);

    public Task<IReadOnlyDictionary<EdgeId, StoredEdge>> EdgesAsync(long at, IReadOnlyCollection<EdgeId> ids, CancellationToken cancellation = default) => Count(nameof(EdgesAsync)).EdgesAsync(at, ids, cancellation);

    public Task<IReadOnlyDictionary<NodeId, Page<Link>>> LinksAsync(long at, IReadOnlyCollection<NodeId> ids, LinkQuery query, CancellationToken cancellation = default) => Count(nameof(LinksAsync)).LinksAsync(at, ids, query, cancellation);

    public Task<IReadOnlyDictionary<NodeId, LinkCounts>> CountLinksAsync(long at, IReadOnlyCollection<NodeId> ids, LinkQuery query, int cap, CancellationToken cancellation = default) => Count(nameof(CountLinksAsync)).CountLinksAsync(at, ids, query, cap, cancellation);

    public Task<IReadOnlyList<Page<Entity>>> ListAsync(long at, IReadOnlyList<ListQuery> queries, CancellationToken cancellation = default) => Count(nameof(ListAsync)).ListAsync(at, queries, cancellation);

    public Task<IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>>> CountAsync(long at, ListQuery query, IReadOnlyList<Facet> by, CancellationToken cancellation = default) => Count(nameof(CountAsync)).CountAsync(at, query, by, cancellation);

    public Task<TextMatches> FindTextAsync(long at, TextQuery query, CancellationToken cancellation = default) => Count(nameof(FindTextAsync)).FindTextAsync(at, query, cancellation);

    public Task<IReadOnlyList<string>> TermsAsync(char first, int shortest, int longest, CancellationToken cancellation = default) => Count(nameof(TermsAsync)).TermsAsync(first, shortest, longest, cancellation);

    public Task<PathsFound> PathsAsync(long at, PathQuery query, CancellationToken cancellation = default) => Count(nameof(PathsAsync)).PathsAsync(at, query, cancellation);

    public Task<IReadOnlyDictionary<NodeId, Page<StoredEdge>>> RestingOnAsync(long at, IReadOnlyCollection<NodeId> ids, PageOf page, CancellationToken cancellation = default) => Count(nameof(RestingOnAsync)).RestingOnAsync(at, ids, page, cancellation);

    public Task<IReadOnlyDictionary<string, NodeId>> KeysAsync(long at, string property, IReadOnlyCollection<string> texts, CancellationToken cancellation = default) => Count(nameof(KeysAsync)).KeysAsync(at, property, texts, cancellation);

    public Task<IReadOnlyDictionary<string, string>> TextsAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation = default) => Count(nameof(TextsAsync)).TextsAsync(hashes, cancellation);

    public Task<Page<Record>> RecordsAsync(long? at, PageOf page, CancellationToken cancellation = default) => Count(nameof(RecordsAsync)).RecordsAsync(at, page, cancellation);
}
