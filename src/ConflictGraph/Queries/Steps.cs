using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <summary>What things lead up to, step by step: places to what they lie in, ministries to their state.</summary>
sealed class Steps
{
    // Ends a circle, and what would lead up for ever.
    const int Highest = 30;

    readonly Dictionary<NodeId, IReadOnlyList<NodeId>> up = [];

    /// <summary>One call for each step of the highest, however many things.</summary>
    public static async Task<Steps> OfAsync(GraphAt graph, IEnumerable<NodeId> things, IReadOnlyCollection<EdgeKind> kinds, CancellationToken cancellation)
    {
        var steps = new Steps();
        var next = things.ToHashSet();
        for (var step = 0; next.Count > 0 && step < Highest; step++)
        {
            var links = await graph.LinksAsync(next, new LinkQuery { Kinds = kinds, Direction = Direction.OUT }, cancellation);
            foreach (var id in next)
                steps.up[id] = [.. links.LinksOf(id).Select(link => link.Other)];
            next = [.. next.SelectMany(id => steps.up[id]).Where(id => !steps.up.ContainsKey(id))];
        }
        return steps;
    }

    /// <summary>Everything above it, not itself.</summary>
    public IReadOnlySet<NodeId> Above(NodeId thing)
    {
        var above = new HashSet<NodeId>();
        var next = new Queue<NodeId>([thing]);
        while (next.TryDequeue(out var here))
            foreach (var higher in up.GetValueOrDefault(here) ?? [])
                if (higher != thing && above.Add(higher))
                    next.Enqueue(higher);
        return above;
    }
}
