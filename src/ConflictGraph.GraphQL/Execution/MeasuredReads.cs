using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.GraphQL.Execution;

/// <summary>What a request asks of the store, each call with its time and its span.</summary>
sealed class MeasuredReads(IGraphReads inner) : IGraphReads
{
    public Task<Revision> NewestAsync(CancellationToken cancellation = default) => MeasureAsync("Newest", () => inner.NewestAsync(cancellation));

    public Task<Revision?> RevisionAsync(RevisionRef which, CancellationToken cancellation = default) => MeasureAsync("Revision", () => inner.RevisionAsync(which, cancellation));

    public Task<Page<Revision>> RevisionsAsync(RevisionQuery query, CancellationToken cancellation = default) => MeasureAsync("Revisions", () => inner.RevisionsAsync(query, cancellation));

    public Task<Page<Change>> ChangesAsync(ChangeQuery query, CancellationToken cancellation = default) => MeasureAsync("Changes", () => inner.ChangesAsync(query, cancellation));

    public Task<IReadOnlyDictionary<NodeId, Page<Change>>> HistoryAsync(IReadOnlyCollection<NodeId> ids, PageOf page, CancellationToken cancellation = default) => MeasureAsync("History", () => inner.HistoryAsync(ids, page, cancellation));

    public Task<IReadOnlyDictionary<NodeId, Entity>> EntitiesAsync(long at, IReadOnlyCollection<NodeId> ids, CancellationToken cancellation = default) => MeasureAsync("Entities", () => inner.EntitiesAsync(at, ids, cancellation));

    public Task<IReadOnlyDictionary<NodeId, Group>> GroupsAsync(long at, IReadOnlyCollection<NodeId> ids, CancellationToken cancellation = default) => MeasureAsync("Groups", () => inner.GroupsAsync(at, ids, cancellation));

    public Task<IReadOnlyDictionary<EdgeId, StoredEdge>> EdgesAsync(long at, IReadOnlyCollection<EdgeId> ids, CancellationToken cancellation = default) => MeasureAsync("Edges", () => inner.EdgesAsync(at, ids, cancellation));

    public Task<IReadOnlyDictionary<NodeId, Page<Link>>> LinksAsync(long at, IReadOnlyCollection<NodeId> ids, LinkQuery query, CancellationToken cancellation = default) => MeasureAsync("Links", () => inner.LinksAsync(at, ids, query, cancellation));

    public Task<IReadOnlyDictionary<NodeId, LinkCounts>> CountLinksAsync(long at, IReadOnlyCollection<NodeId> ids, LinkQuery query, int cap, CancellationToken cancellation = default) => MeasureAsync("CountLinks", () => inner.CountLinksAsync(at, ids, query, cap, cancellation));

    public Task<IReadOnlySet<NodeId>> GivingEdgesAsync(long at, IReadOnlyCollection<NodeId> events, CancellationToken cancellation = default) => MeasureAsync("GivingEdges", () => inner.GivingEdgesAsync(at, events, cancellation));

    public Task<IReadOnlyList<Page<Entity>>> ListAsync(long at, IReadOnlyList<ListQuery> queries, CancellationToken cancellation = default) => MeasureAsync("List", () => inner.ListAsync(at, queries, cancellation));

    public Task<IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>>> CountAsync(long at, ListQuery query, IReadOnlyList<Facet> by, CancellationToken cancellation = default) => MeasureAsync("Count", () => inner.CountAsync(at, query, by, cancellation));

    public Task<TextMatches> FindTextAsync(long at, TextQuery query, CancellationToken cancellation = default) => MeasureAsync("FindText", () => inner.FindTextAsync(at, query, cancellation));

    public Task<IReadOnlyList<string>> TermsAsync(char first, int shortest, int longest, CancellationToken cancellation = default) => MeasureAsync("Terms", () => inner.TermsAsync(first, shortest, longest, cancellation));

    public Task<PathsFound> PathsAsync(long at, PathQuery query, CancellationToken cancellation = default) => MeasureAsync("Paths", () => inner.PathsAsync(at, query, cancellation));

    public Task<IReadOnlyDictionary<NodeId, Page<StoredEdge>>> RestingOnAsync(long at, IReadOnlyCollection<NodeId> ids, PageOf page, CancellationToken cancellation = default) => MeasureAsync("RestingOn", () => inner.RestingOnAsync(at, ids, page, cancellation));

    public Task<IReadOnlyDictionary<string, NodeId>> KeysAsync(long at, string property, IReadOnlyCollection<string> texts, CancellationToken cancellation = default) => MeasureAsync("Keys", () => inner.KeysAsync(at, property, texts, cancellation));

    public Task<IReadOnlyDictionary<string, string>> TextsAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation = default) => MeasureAsync("Texts", () => inner.TextsAsync(hashes, cancellation));

    public Task<Page<Record>> RecordsAsync(long? at, PageOf page, CancellationToken cancellation = default) => MeasureAsync("Records", () => inner.RecordsAsync(at, page, cancellation));

    static async Task<T> MeasureAsync<T>(string call, Func<Task<T>> ask)
    {
        using var _ = Telemetry.Call(call);
        return await ask().ConfigureAwait(false);
    }
}
