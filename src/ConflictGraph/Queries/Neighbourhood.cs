using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <summary>Whether events are drawn as nodes, as direct edges between those who took part, or both.</summary>
public enum EventView { EDGES, NODES, BOTH }

public enum GraphOrder { DEGREE, NEWEST }

public enum OmissionReason { NODE_LIMIT, EDGE_LIMIT, LINKS_PER_NODE, MIN_DEGREE, UNDATED, DISPUTED }

/// <summary>What was left out, how much, and why.</summary>
public sealed record Omission(OmissionReason Reason, long Count)
{
    public NodeKind? Kind { get; init; }

    public EdgeKind? EdgeKind { get; init; }
}

/// <summary>A part of the graph to draw. Without seeds: the newest events that pass, with their ends.</summary>
public sealed record SubgraphQuery
{
    public IReadOnlyList<NodeId> Seeds { get; init; } = [];

    /// <summary>0: exactly the seeds and the edges among them.</summary>
    public int Depth { get; init; } = 1;

    public Direction Direction { get; init; } = Direction.BOTH;

    /// <summary>Not sent again; edges to them are.</summary>
    public IReadOnlyList<NodeId> Known { get; init; } = [];

    /// <summary>Kinds of nodes that may be reached; seeds are always there.</summary>
    public IReadOnlyList<NodeKind>? Kinds { get; init; }

    public IReadOnlyList<EdgeKind>? EdgeKinds { get; init; }

    public During? During { get; init; }

    public Filter.Inside? Within { get; init; }

    /// <summary>Documents, or sources that published them: only edges whose evidence is from these.</summary>
    public IReadOnlyList<NodeId>? Citing { get; init; }

    public EventView Events { get; init; } = EventView.EDGES;

    public bool Bundle { get; init; } = true;

    public int? MinDegree { get; init; }

    public int NodeLimit { get; init; } = 300;

    public int EdgeLimit { get; init; } = 1000;
}

/// <param name="HiddenNeighbours">Links in the asked view that were not sent.</param>
public sealed record GraphNode(Entity Entity, int Depth, long HiddenNeighbours);

/// <param name="Truncated">The asked budget cut.</param>
/// <param name="Complete">No cap of the service cut; totals are exact when true.</param>
public sealed record Subgraph(
    IReadOnlyList<GraphNode> Nodes, IReadOnlyList<Relation> Edges, bool Truncated, bool Complete, int TotalNodes, int TotalEdges, GraphOrder OrderedBy, IReadOnlyList<Omission> Omitted);

/// <summary>What lies round some things, level by level.</summary>
public sealed class Neighbourhood(GraphAt graph)
{
    public Task<Subgraph> AskAsync(SubgraphQuery query, CancellationToken cancellation = default) => throw new NotImplementedException(graph.ToString());
}
