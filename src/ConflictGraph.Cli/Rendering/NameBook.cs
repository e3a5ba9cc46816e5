using ConflictGraph.Model;
using ConflictGraph.Projection;
using ConflictGraph.Queries;
using ConflictGraph.Storage;

namespace ConflictGraph.Cli.Rendering;

/// <summary>What things are called at one revision; an id that is not there is called by itself.</summary>
sealed class NameBook(GraphAt graph)
{
    const int AtOnce = 500;
    readonly Dictionary<NodeId, Entity?> known = [];

    public async Task LearnAsync(IEnumerable<NodeId> ids, CancellationToken cancellation = default)
    {
        foreach (var unknown in ids.Distinct().Where(id => !known.ContainsKey(id)).Chunk(AtOnce))
        {
            var found = await graph.Reads.EntitiesAsync(graph.At, unknown, cancellation);
            foreach (var id in unknown)
                known[id] = found.GetValueOrDefault(id);
        }
    }

    /// <summary>The shown name, on one line.</summary>
    public string this[NodeId id] => known.GetValueOrDefault(id) is { } entity ? Plain.Line(entity.Name) : id.Value;

    /// <summary>Learns claims and those who made them.</summary>
    public async Task LearnClaimsAsync(IEnumerable<NodeId> claims, CancellationToken cancellation = default)
    {
        var ids = claims.ToList();
        await LearnAsync(ids, cancellation);
        await LearnAsync(ids.SelectMany(MakersOf), cancellation);
    }

    /// <summary>Who says it; what they say too, unless it is a document's own claim, which says what its event is called.</summary>
    public string Said(NodeId claim)
    {
        var makers = string.Join(", ", MakersOf(claim).Select(maker => this[maker]));
        var isOwn = Find(claim)?.Properties.List<NodeId>("reports").Count > 0;
        return makers.Length == 0 ? $"«{this[claim]}»" : isOwn ? makers : $"{makers}: «{this[claim]}»";
    }

    IReadOnlyList<NodeId> MakersOf(NodeId claim) => Find(claim) is { } entity ? Derived.Of(entity, graph.World).Makers : [];

    public Entity? Find(NodeId id) => known.GetValueOrDefault(id);
}
