using System.Collections.Concurrent;
using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.TestKit;

/// <summary>Counts the calls of a store, by method: what a question costs whatever is behind the port.</summary>
public sealed class CountingReads(IGraphReads reads) : IGraphReads
{
    readonly ConcurrentQueue<string> calls = new();

    /// <summary>The methods that were called, in order.</summary>
    public IReadOnlyList<string> Calls => [.. calls];

    public void Clear() => calls.Clear();

    IGraphReads Counted([System.Runtime.CompilerServices.CallerMemberName] string method = "")
    {
        calls.Enqueue(method);
        return reads;
    }

    public Task<Revision> NewestAsync(CancellationToken cancellation = default) => Counted().NewestAsync(cancellation);

    public Task<Revision?> RevisionAsync(RevisionRef which, CancellationToken cancellation = default) => Counted().RevisionAsync(which, cancellation);

    public Task<Page<Revision>> RevisionsAsync(RevisionQuery query, CancellationToken cancellation = default) => Counted().RevisionsAsync(query, cancellation);

    public Task<Page<Change>> ChangesAsync(ChangeQuery query, CancellationToken cancellation = default) => Counted().ChangesAsync(query, cancellation);

    public Task<IReadOnlyDictionary<NodeId, Page<Change>>> HistoryAsync(IReadOnlyCollection<NodeId> ids, PageOf page, CancellationToken cancellation = default) => Counted().HistoryAsync(ids, page, cancellation);

    public Task<IReadOnlyDictionary<NodeId, Entity>> EntitiesAsync(long at, IReadOnlyCollection<NodeId> ids, CancellationToken cancellation = default) => Counted().EntitiesAsync(at, ids, cancellation);

    public Task<IReadOnlyDictionary<NodeId, Group>> GroupsAsync(long at, IReadOnlyCollection<NodeId> ids, CancellationToken cancellation = default) => Counted().GroupsAsync(at, ids, cancellation);

    public Task<IReadOnlyDictionary<EdgeId, StoredEdge>> EdgesAsync(long at, IReadOnlyCollection<EdgeId> ids, CancellationToken cancellation = default) => Counted().EdgesAsync(at, ids, cancellation);

    public Task<IReadOnlyDictionary<NodeId, Page<Link>>> LinksAsync(long at, IReadOnlyCollection<NodeId> ids, LinkQuery query, CancellationToken cancellation = default) => Counted().LinksAsync(at, ids, query, cancellation);

    public Task<IReadOnlyDictionary<NodeId, LinkCounts>> CountLinksAsync(long at, IReadOnlyCollection<NodeId> ids, LinkQuery query, int cap, CancellationToken cancellation = default) => Counted().CountLinksAsync(at, ids, query, cap, cancellation);

    public Task<IReadOnlyList<Page<Entity>>> ListAsync(long at, IReadOnlyList<ListQuery> queries, CancellationToken cancellation = default) => Counted().ListAsync(at, queries, cancellation);

    public Task<IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>>> CountAsync(long at, ListQuery query, IReadOnlyList<Facet> by, CancellationToken cancellation = default) => Counted().CountAsync(at, query, by, cancellation);

    public Task<TextMatches> FindTextAsync(long at, TextQuery query, CancellationToken cancellation = default) => Counted().FindTextAsync(at, query, cancellation);

    public Task<IReadOnlyList<string>> TermsAsync(char first, int shortest, int longest, CancellationToken cancellation = default) => Counted().TermsAsync(first, shortest, longest, cancellation);

    public Task<PathsFound> PathsAsync(long at, PathQuery query, CancellationToken cancellation = default) => Counted().PathsAsync(at, query, cancellation);

    public Task<IReadOnlyDictionary<NodeId, Page<StoredEdge>>> RestingOnAsync(long at, IReadOnlyCollection<NodeId> ids, PageOf page, CancellationToken cancellation = default) => Counted().RestingOnAsync(at, ids, page, cancellation);

    public Task<IReadOnlyDictionary<string, NodeId>> KeysAsync(long at, string property, IReadOnlyCollection<string> texts, CancellationToken cancellation = default) => Counted().KeysAsync(at, property, texts, cancellation);

    public Task<IReadOnlyDictionary<string, string>> TextsAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation = default) => Counted().TextsAsync(hashes, cancellation);

    public Task<Page<Record>> RecordsAsync(long? at, PageOf page, CancellationToken cancellation = default) => Counted().RecordsAsync(at, page, cancellation);
}
