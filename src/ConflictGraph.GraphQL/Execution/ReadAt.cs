using System.Collections.Concurrent;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using GraphQL.DataLoader;

namespace ConflictGraph.GraphQL.Execution;

/// <summary>What a request reads at one revision, each thing once.</summary>
sealed class ReadAt
{
    readonly ConcurrentDictionary<object, object> loaders = new();
    readonly BatchLoader<NodeId, EntityAt> entities;

    public ReadAt(GraphAt graph, RequestContext request)
    {
        (Graph, Request) = (graph, request);
        entities = new("entities", FetchEntitiesAsync);
    }

    public GraphAt Graph { get; }

    public RequestContext Request { get; }

    /// <summary>What a preview would enter, in place of what is there.</summary>
    public IReadOnlyDictionary<NodeId, Node> Previewed { get; init; } = new Dictionary<NodeId, Node>();

    public Revision Revision => Graph.Revision;

    public World World => Graph.World;

    public IGraphReads Reads => Graph.Reads;

    /// <summary>Null where there is no such thing.</summary>
    public IDataLoaderResult<EntityAt?> Entity(NodeId id) => entities.Load(id);

    /// <summary>In the order of the ids, those that are there.</summary>
    public IDataLoaderResult Entities(IReadOnlyList<NodeId> ids) => new Several(this, ids);

    /// <summary>One for each id, null where there is none.</summary>
    public async Task<IReadOnlyList<EntityAt?>> InOrderAsync(IReadOnlyList<NodeId> ids, CancellationToken cancellation)
    {
        IDataLoaderResult<EntityAt?>[] loading = [.. ids.Select(Entity)];
        var loaded = new EntityAt?[ids.Count];
        for (var i = 0; i < loaded.Length; i++)
            loaded[i] = await loading[i].GetResultAsync(cancellation).ConfigureAwait(false);
        return loaded;
    }

    /// <summary>The loader for a field and its arguments: whoever asks alike is answered together.</summary>
    public BatchLoader<TKey, TValue> Loader<TKey, TValue>(
        string field, string arguments, Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> fetch, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull =>
        (BatchLoader<TKey, TValue>)loaders.GetOrAdd((field, arguments), _ => new BatchLoader<TKey, TValue>(field, fetch, comparer));

    public EntityAt Show(Entity entity, NodeId? askedAs = null) => new(this, entity, askedAs ?? entity.Id);

    async Task<IReadOnlyDictionary<NodeId, EntityAt>> FetchEntitiesAsync(IReadOnlyList<NodeId> ids, CancellationToken cancellation)
    {
        var found = await Reads.EntitiesAsync(Graph.At, ids, cancellation).ConfigureAwait(false);
        var shown = found.ToDictionary(pair => pair.Key, pair => Show(pair.Value, pair.Key));
        foreach (var id in ids)
            if (Previewed.TryGetValue(id, out var node))
                shown[id] = Show(new Entity(id, node.Kind, long.MaxValue, node.Properties.Json, Graph.At));
        return shown;
    }

    sealed class Several(ReadAt at, IReadOnlyList<NodeId> ids) : IDataLoaderResult
    {
        readonly IDataLoaderResult<EntityAt?>[] loading = [.. ids.Select(at.Entity)];

        public async Task<object?> GetResultAsync(CancellationToken cancellationToken = default)
        {
            var loaded = new List<EntityAt>(loading.Length);
            foreach (var one in loading)
                if (await one.GetResultAsync(cancellationToken).ConfigureAwait(false) is { } entity)
                    loaded.Add(entity);
            return loaded;
        }
    }
}

/// <summary>An entity, the revision it is read at, and the id it was asked by.</summary>
sealed record EntityAt(ReadAt At, Entity Entity, NodeId AskedAs)
{
    public NodeId Id => Entity.Id;

    public NodeKind Kind => Entity.Kind;
}
