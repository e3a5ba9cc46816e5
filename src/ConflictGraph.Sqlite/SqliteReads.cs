using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Sqlite;

/// <summary>Every read of the port, over whichever session answers it: one of the store's readers, or a writer's own.</summary>
public abstract class SqliteReads : IGraphReads
{
    private protected abstract Task<T> ReadAsync<T>(Func<Session, T> read, CancellationToken cancellation);

    public abstract Task<Revision> NewestAsync(CancellationToken cancellation = default);

    public Task<Revision?> RevisionAsync(RevisionRef which, CancellationToken cancellation = default) =>
        ReadAsync(session => RevisionReads.Find(session, which), cancellation);

    public Task<Page<Revision>> RevisionsAsync(RevisionQuery query, CancellationToken cancellation = default) =>
        ReadAsync(session => RevisionReads.Page(session, query), cancellation);

    public Task<Page<Change>> ChangesAsync(ChangeQuery query, CancellationToken cancellation = default) =>
        ReadAsync(session => new ChangeReads(session).Page(query), cancellation);

    public Task<IReadOnlyDictionary<NodeId, Page<Change>>> HistoryAsync(IReadOnlyCollection<NodeId> ids, PageOf page, CancellationToken cancellation = default) =>
        ForEachAsync<NodeId, Page<Change>>(ids, session => id => new ChangeReads(session).History(id, page), cancellation);

    public Task<IReadOnlyDictionary<NodeId, Entity>> EntitiesAsync(long at, IReadOnlyCollection<NodeId> ids, CancellationToken cancellation = default) =>
        ForEachAsync<NodeId, Entity>(ids, session => id => NodeReads.Entity(session, at, id), cancellation);

    public Task<IReadOnlyDictionary<NodeId, Group>> GroupsAsync(long at, IReadOnlyCollection<NodeId> ids, CancellationToken cancellation = default) =>
        ForEachAsync<NodeId, Group>(ids, session => id => NodeReads.Group(session, at, id), cancellation);

    public Task<IReadOnlyDictionary<EdgeId, StoredEdge>> EdgesAsync(long at, IReadOnlyCollection<EdgeId> ids, CancellationToken cancellation = default) =>
        ForEachAsync<EdgeId, StoredEdge>(ids, session => id => EdgeReads.Find(session, at, id), cancellation);

    public Task<IReadOnlyDictionary<NodeId, Page<Link>>> LinksAsync(long at, IReadOnlyCollection<NodeId> ids, LinkQuery query, CancellationToken cancellation = default) =>
        ForEachAsync<NodeId, Page<Link>>(ids, session =>
        {
            var reads = new LinkReads(session, at, query, LinksHeld(session, at, ids.Count));
            return reads.Page;
        }, cancellation);

    public Task<IReadOnlyDictionary<NodeId, LinkCounts>> CountLinksAsync(long at, IReadOnlyCollection<NodeId> ids, LinkQuery query, int cap, CancellationToken cancellation = default) =>
        ForEachAsync<NodeId, LinkCounts>(ids, session =>
        {
            var reads = new LinkReads(session, at, query, LinksHeld(session, at, ids.Count));
            return id => reads.Count(id, cap);
        }, cancellation);

    public Task<IReadOnlySet<NodeId>> GivingEdgesAsync(long at, IReadOnlyCollection<NodeId> events, CancellationToken cancellation = default) =>
        ReadAsync<IReadOnlySet<NodeId>>(session => events.Where(id => session.Names.Canonical(at, id) is { } serial && session.Names.GivesEdges(at, serial)).ToHashSet(), cancellation);

    public Task<IReadOnlyList<Page<Entity>>> ListAsync(long at, IReadOnlyList<ListQuery> queries, CancellationToken cancellation = default) =>
        ReadAsync<IReadOnlyList<Page<Entity>>>(session => [.. queries.Select(query => new ListReads(session, at, query).Page())], cancellation);

    public Task<IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>>> CountAsync(long at, ListQuery query, IReadOnlyList<Facet> by, CancellationToken cancellation = default) =>
        ForEachAsync<Facet, IReadOnlyList<FacetCount>>(by, session => new FacetReads(session, at, query).Count, cancellation);

    public Task<TextMatches> FindTextAsync(long at, TextQuery query, CancellationToken cancellation = default) =>
        ReadAsync(session => TextReads.Find(session, at, query), cancellation);

    public Task<IReadOnlyList<string>> TermsAsync(char first, int shortest, int longest, CancellationToken cancellation = default) =>
        ReadAsync(session => TextReads.Terms(session, first, shortest, longest), cancellation);

    public Task<PathsFound> PathsAsync(long at, PathQuery query, CancellationToken cancellation = default) =>
        ReadAsync(session => PathReads.Find(session, at, query, StepsOf(session, at, query)), cancellation);

    public Task<IReadOnlyDictionary<NodeId, Page<StoredEdge>>> RestingOnAsync(long at, IReadOnlyCollection<NodeId> ids, PageOf page, CancellationToken cancellation = default) =>
        ForEachAsync<NodeId, Page<StoredEdge>>(ids, session => id => EdgeReads.RestingOn(session, at, id, page), cancellation);

    public Task<IReadOnlyDictionary<string, NodeId>> KeysAsync(long at, string property, IReadOnlyCollection<string> texts, CancellationToken cancellation = default) =>
        ReadAsync(session => TextReads.Keys(session, at, property, texts), cancellation);

    public Task<IReadOnlyDictionary<string, string>> TextsAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation = default) =>
        ForEachAsync<string, string>(hashes, session => hash => TextReads.Stored(session, hash), cancellation);

    public Task<Page<Record>> RecordsAsync(long? at, PageOf page, CancellationToken cancellation = default) =>
        ReadAsync(session => at is { } revision ? new ExportReads(session, revision).Page(page) : new ReplayReads(session).Page(page), cancellation);

    private protected virtual ISteps StepsOf(Session session, long at, PathQuery query) => new StepsInFile(session, at, query);

    /// <summary>The links in memory, where they hold this revision; for a call about so many nodes.</summary>
    private protected virtual LiveLinks? LinksHeld(Session session, long at, int nodes) => null;

    /// <summary>What is not there is absent.</summary>
    Task<IReadOnlyDictionary<TId, T>> ForEachAsync<TId, T>(IEnumerable<TId> ids, Func<Session, Func<TId, T?>> reads, CancellationToken cancellation) where TId : notnull where T : class =>
        ReadAsync<IReadOnlyDictionary<TId, T>>(session =>
        {
            var find = reads(session);
            var found = new Dictionary<TId, T>();
            foreach (var id in ids)
                if (!found.ContainsKey(id) && find(id) is { } answer)
                    found.Add(id, answer);
            return found;
        }, cancellation);
}
