using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <summary>An edge as a reader sees it: at canonical ends, with who says so. An asserted edge, a direct one, or a bundle of parallel ones.</summary>
/// <param name="Id">As entered: <c>about:claim:x&gt;weapon:y</c>; of a direct edge <c>attacked:from&gt;to#event</c>; of a bundle <c>attacked:from&gt;to#*MODALITY.STANCE</c>.</param>
public sealed record Relation(string Id, EdgeKind Kind, NodeId From, NodeId To)
{
    public Certainty Certainty { get; init; }

    /// <summary>The reason, unless it is stated.</summary>
    public string? Why { get; init; }

    /// <summary>The first that its claims give; null where its kind needs none.</summary>
    public Modality? Modality { get; init; }

    /// <summary>The claim's, of an edge at a claim.</summary>
    public string? Stance { get; init; }

    /// <summary>Its own time, or that of the event or claim it is at.</summary>
    public When? When { get; init; }

    public Properties Properties { get; init; } = Properties.Empty;

    /// <summary>Canonical claims, in order of entry.</summary>
    public IReadOnlyList<NodeId> AccordingTo { get; init; } = [];

    /// <summary>Of a direct edge: its event; of CLAIMED_ABOUT its claim; of a bundle those of all.</summary>
    public IReadOnlyList<NodeId> DerivedFrom { get; init; } = [];

    /// <summary>Of CLAIMED_ABOUT: the events in between.</summary>
    public IReadOnlyList<NodeId> Through { get; init; } = [];

    /// <summary>The edges it stands for; empty where it is one edge.</summary>
    public IReadOnlyList<Relation> Bundle { get; init; } = [];

    public int Bundled => Math.Max(1, Bundle.Count);

    /// <summary>The asserted edge as it was entered; null of direct edges and bundles.</summary>
    public StoredEdge? Entered { get; init; }


    public string? Role => Properties.Text("role");
}

/// <summary>A piece of evidence and the edge that carries it.</summary>
public sealed record Proof(EdgeId Relation, Evidence Evidence)
{
    /// <summary>Names this piece among all: the edge, and which of its pieces.</summary>
    public required string Id { get; init; }
}
