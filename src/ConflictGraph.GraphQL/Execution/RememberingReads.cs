using System.Collections.Concurrent;
using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.GraphQL.Execution;

/// <summary>What one request reads. At a revision nothing changes, so an entity that a list or a link brought along is not asked for again.</summary>
sealed class RememberingReads(IGraphReads reads) : ReadsOf(reads)
{
    readonly ConcurrentDictionary<(long At, NodeId Id), Entity> seen = new();

    public override async Task<IReadOnlyDictionary<NodeId, Entity>> EntitiesAsync(long at, IReadOnlyCollection<NodeId> ids, CancellationToken cancellation = default)
    {
        var found = new Dictionary<NodeId, Entity>(ids.Count);
        var unknown = new List<NodeId>();
        foreach (var id in ids)
        {
            if (seen.TryGetValue((at, id), out var entity))
                found[id] = entity;
            else
                unknown.Add(id);
        }
        if (unknown.Count == 0)
            return found;
        foreach (var (id, entity) in await base.EntitiesAsync(at, unknown, cancellation).ConfigureAwait(false))
            found[id] = seen[(at, id)] = entity;
        return found;
    }

    public override async Task<IReadOnlyDictionary<NodeId, Page<Link>>> LinksAsync(long at, IReadOnlyCollection<NodeId> ids, LinkQuery query, CancellationToken cancellation = default)
    {
        var pages = await base.LinksAsync(at, ids, query, cancellation).ConfigureAwait(false);
        if (query.WithFar)
            foreach (var far in pages.Values.SelectMany(page => page.Items).Select(link => link.Far).OfType<Entity>())
                seen[(at, far.Id)] = far;
        return pages;
    }

    public override async Task<IReadOnlyList<Page<Entity>>> ListAsync(long at, IReadOnlyList<ListQuery> queries, CancellationToken cancellation = default)
    {
        var pages = await base.ListAsync(at, queries, cancellation).ConfigureAwait(false);
        foreach (var entity in pages.SelectMany(page => page.Items))
            seen[(at, entity.Id)] = entity;
        return pages;
    }
}
