using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.TestKit;

/// <summary>Entities, groups, edges and what rests on them. The other reads are in files of their own.</summary>
public abstract partial class MemoryReads
{
    protected abstract Rows Rows { get; }

    public Task<IReadOnlyDictionary<NodeId, Entity>> EntitiesAsync(long at, IReadOnlyCollection<NodeId> ids, CancellationToken cancellation = default)
    {
        var graph = Rows.At(at);
        return ForEach(ids, id => graph.Find(id) is { } live
            ? live.Entity()
            : graph.Last.TryGetValue(id, out var retracted) ? retracted.What.Entity(retracted.To) : null, cancellation);
    }

    public Task<IReadOnlyDictionary<NodeId, Group>> GroupsAsync(long at, IReadOnlyCollection<NodeId> ids, CancellationToken cancellation = default)
    {
        var graph = Rows.At(at);
        return ForEach(ids, id => graph.Find(id) is { } canonical ? GroupOf(canonical) : null, cancellation);

        Group GroupOf(NodeVersion canonical)
        {
            var members = graph.Live.Values.Where(version => version.Canonical == canonical.Serial).OrderBy(version => version.Serial).ToList();
            var serials = members.Select(version => version.Serial).ToHashSet();
            return new Group(
                canonical.Id,
                [.. members.Select(version => new Member(version.Entered(), version.Serial, version.EnteredIn, version.Version, version.Shown))],
                [.. Rows.Judgements
                    .Where(row => row.HoldsAt(at) && (serials.Contains(row.What.A) || serials.Contains(row.What.B)))
                    .OrderBy(row => row.What.Version)
                    .Select(row => row.Stored())]);
        }
    }

    public Task<IReadOnlyDictionary<EdgeId, StoredEdge>> EdgesAsync(long at, IReadOnlyCollection<EdgeId> ids, CancellationToken cancellation = default) =>
        ForEach(ids, id => Rows.Edges.Find(row => row.HoldsAt(at) && row.What.Edge.Id == id)?.Stored(), cancellation);

    public Task<IReadOnlyDictionary<NodeId, Page<StoredEdge>>> RestingOnAsync(long at, IReadOnlyCollection<NodeId> ids, PageOf page, CancellationToken cancellation = default)
    {
        var graph = Rows.At(at);
        return ForEach(ids, id => graph.Find(id) is null ? null : RestingOn(graph.Last[id].What.Serial), cancellation);

        Page<StoredEdge> RestingOn(long serial) => Rows.Edges
            .Where(row => row.HoldsAt(at) && (row.What.AccordingTo.Contains(serial) || row.What.Citing.Contains(serial)))
            .OrderBy(row => row.What.Version)
            .Select(row => row.Stored())
            .Page(page);
    }

    public Task<IReadOnlyDictionary<string, NodeId>> KeysAsync(long at, string property, IReadOnlyCollection<string> texts, CancellationToken cancellation = default)
    {
        var graph = Rows.At(at);
        var oldest = Rows.Keys
            .Where(row => row.HoldsAt(at) && row.What.Key.Property == property)
            .GroupBy(row => row.What.Key.Text, row => row.What.Serial)
            .ToDictionary(group => group.Key, group => graph.Live[group.Min()].Id);
        IReadOnlyDictionary<string, NodeId> found = texts.Distinct().Where(oldest.ContainsKey).ToDictionary(text => text, text => oldest[text]);
        return Answer(found, cancellation);
    }

    public Task<IReadOnlyDictionary<string, string>> TextsAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation = default) =>
        ForEach(hashes, hash => Rows.Texts.GetValueOrDefault(hash), cancellation);

    /// <summary>What is not there is absent.</summary>
    static Task<IReadOnlyDictionary<TId, T>> ForEach<TId, T>(IEnumerable<TId> ids, Func<TId, T?> find, CancellationToken cancellation) where TId : notnull where T : class
    {
        IReadOnlyDictionary<TId, T> found = ids.Distinct().Select(id => (id, found: find(id))).Where(pair => pair.found is not null).ToDictionary(pair => pair.id, pair => pair.found!);
        return Answer(found, cancellation);
    }

    static Task<T> Answer<T>(T answer, CancellationToken cancellation) => cancellation.IsCancellationRequested ? Task.FromCanceled<T>(cancellation) : Task.FromResult(answer);
}
