using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <summary>STOPPED: none was found before a cap was reached, so there may be one.</summary>
public enum PathVerdict { FOUND, NONE, STOPPED }

public sealed record ConnectionQuery(NodeId From, NodeId To)
{
    public int MaxLength { get; init; } = 6;

    public int First { get; init; } = 3;

    public IReadOnlyCollection<NodeId> Avoid { get; init; } = [];

    /// <summary>Kinds that no path goes through; its ends may be of them.</summary>
    public IReadOnlyCollection<NodeKind> AvoidKinds { get; init; } = [NodeKinds.Document, NodeKinds.Source, NodeKinds.Conflict];

    public int? AvoidDegreeOver { get; init; }

    public IReadOnlyCollection<EdgeKind>? EdgeKinds { get; init; }

    public Certainty? AtLeast { get; init; }

    public EventView Events { get; init; } = EventView.BOTH;
}

public sealed record PathAnswer(IReadOnlyList<Connection> Paths, PathVerdict Verdict);

/// <summary>One way from one thing to another.</summary>
/// <param name="Edges">One for each step, chosen the same way every time: the surest first.</param>
/// <param name="Sentence">Names each event with its modality and who says so.</param>
public sealed record Connection(IReadOnlyList<Entity> Nodes, IReadOnlyList<Relation> Edges, string Sentence)
{
    public int Length => Edges.Count;
}

/// <summary>How two things are connected.</summary>
public sealed class Paths(GraphAt graph)
{
    public Task<PathAnswer> AskAsync(ConnectionQuery query, CancellationToken cancellation = default) => throw new NotImplementedException(graph.ToString());
}
