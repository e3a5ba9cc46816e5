using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>Every read of the port, over whatever answers it: single statements, or a turn at writing.</summary>
public abstract class Neo4jReads : IGraphReads
{
    private protected abstract Reading Reading { get; }

    public abstract Task<Revision> NewestAsync(CancellationToken cancellation = default);

    public Task<Revision?> RevisionAsync(RevisionRef which, CancellationToken cancellation = default) => new RevisionReads(Reading).FindAsync(which, cancellation);

    public Task<Page<Revision>> RevisionsAsync(RevisionQuery query, CancellationToken cancellation = default) => new RevisionReads(Reading).PageAsync(query, cancellation);

    public Task<Page<Change>> ChangesAsync(ChangeQuery query, CancellationToken cancellation = default) => new ChangeReads(Reading).PageAsync(query, cancellation);

    public Task<IReadOnlyDictionary<NodeId, Page<Change>>> HistoryAsync(IReadOnlyCollection<NodeId> ids, PageOf page, CancellationToken cancellation = default) =>
        new ChangeReads(Reading).HistoryAsync(ids, page, cancellation);

    public Task<IReadOnlyDictionary<NodeId, Entity>> EntitiesAsync(long at, IReadOnlyCollection<NodeId> ids, CancellationToken cancellation = default) =>
        new NodeReads(Reading).EntitiesAsync(at, ids, cancellation);

    public Task<IReadOnlyDictionary<NodeId, Group>> GroupsAsync(long at, IReadOnlyCollection<NodeId> ids, CancellationToken cancellation = default) =>
        new NodeReads(Reading).GroupsAsync(at, ids, cancellation);

    public Task<IReadOnlyDictionary<EdgeId, StoredEdge>> EdgesAsync(long at, IReadOnlyCollection<EdgeId> ids, CancellationToken cancellation = default) =>
        new EdgeReads(Reading).FindAsync(at, ids, cancellation);

    public Task<IReadOnlyDictionary<NodeId, Page<Link>>> LinksAsync(long at, IReadOnlyCollection<NodeId> ids, LinkQuery query, CancellationToken cancellation = default) =>
        new LinkReads(Reading).PagesAsync(at, ids, query, cancellation);

    public Task<IReadOnlyDictionary<NodeId, LinkCounts>> CountLinksAsync(long at, IReadOnlyCollection<NodeId> ids, LinkQuery query, int cap, CancellationToken cancellation = default) =>
        new LinkReads(Reading).CountsAsync(at, ids, query, cap, cancellation);

    public Task<IReadOnlyList<Page<Entity>>> ListAsync(long at, IReadOnlyList<ListQuery> queries, CancellationToken cancellation = default) =>
        new ListReads(Reading).PagesAsync(at, queries, cancellation);

    public Task<IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>>> CountAsync(long at, ListQuery query, IReadOnlyList<Facet> by, CancellationToken cancellation = default) =>
        new FacetReads(Reading).CountAsync(at, query, by, cancellation);

    public Task<TextMatches> FindTextAsync(long at, TextQuery query, CancellationToken cancellation = default) => new TextReads(Reading).FindAsync(at, query, cancellation);

    public Task<IReadOnlyList<string>> TermsAsync(char first, int shortest, int longest, CancellationToken cancellation = default) =>
        new TextReads(Reading).TermsAsync(first, shortest, longest, cancellation);

    public Task<PathsFound> PathsAsync(long at, PathQuery query, CancellationToken cancellation = default) => new PathReads(Reading).FindAsync(at, query, cancellation);

    public Task<IReadOnlyDictionary<NodeId, Page<StoredEdge>>> RestingOnAsync(long at, IReadOnlyCollection<NodeId> ids, PageOf page, CancellationToken cancellation = default) =>
        new EdgeReads(Reading).RestingOnAsync(at, ids, page, cancellation);

    public Task<IReadOnlyDictionary<string, NodeId>> KeysAsync(long at, string property, IReadOnlyCollection<string> texts, CancellationToken cancellation = default) =>
        new TextReads(Reading).KeysAsync(at, property, texts, cancellation);

    public Task<IReadOnlyDictionary<string, string>> TextsAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation = default) =>
        new TextReads(Reading).StoredAsync(hashes, cancellation);

    public Task<Page<Record>> RecordsAsync(long? at, PageOf page, CancellationToken cancellation = default) =>
        at is { } revision ? new ExportReads(Reading, revision, page, cancellation).PageAsync() : new ReplayReads(Reading).PageAsync(page, cancellation);
}
