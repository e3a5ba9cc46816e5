using ConflictGraph.Model;
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

    public Entity? Find(NodeId id) => known.GetValueOrDefault(id);
}
