using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Writing;

/// <summary>What somebody wants written: all of it or none, once, under an id of their own.</summary>
/// <param name="Id">At most 200 characters. The same id with the same content is a harmless repeat; with other content CONFLICT.</param>
public sealed record ChangeSet(string Id, string Author, string? Reason, IReadOnlyList<Step> Steps)
{
    /// <summary>What the writer had read. Only if something that this change set touches is newer, it is refused.</summary>
    public long? ExpectedRevision { get; init; }
}

/// <summary>One thing to do, in order; later steps see what earlier ones did.</summary>
public abstract record Step
{
    /// <summary>Where in the input this step came from, for errors: <c>steps[3].claim</c>, <c>article.yaml:41</c>.</summary>
    public string? Path { get; init; }

    /// <summary>Puts a node: its whole version is replaced. Derived and kept properties (reports, sha256) are the service's and not given here.</summary>
    public sealed record PutNode(Node Node) : Step;

    /// <summary>Adds the text of a document that had none; never changes one.</summary>
    public sealed record PutText(NodeId Document, string Text) : Step;

    /// <summary>
    /// Puts an edge. AccordingTo names claims, or documents in place of their own claim. Put again it adds evidence and accordingTo, replaces the properties that are not its key and keeps the stronger certainty.
    /// </summary>
    public sealed record PutEdge(EdgeKind Kind, NodeId From, NodeId To) : Step
    {
        /// <summary>Names and values as in <see cref="PropertyCodec"/>.</summary>
        public Properties Properties { get; init; } = Properties.Empty;

        public Certainty Certainty { get; init; }

        public string? Why { get; init; }

        public IReadOnlyList<NodeId> AccordingTo { get; init; } = [];

        public IReadOnlyList<EvidenceDraft> Evidence { get; init; } = [];
    }

    /// <summary>One answer to a question about an event, according to claims about it or to documents in place of their own claim.</summary>
    public sealed record RecordValue(NodeId Event, Assertion Answer, IReadOnlyList<NodeId> AccordingTo, IReadOnlyList<EvidenceDraft> Evidence) : Step;

    /// <summary>Changes some properties of a node; null takes one away.</summary>
    public sealed record CorrectNode(NodeId Id, IReadOnlyList<(string Name, object? Value)> Changes) : Step;

    /// <summary>Changes an edge: properties, certainty and why; with another end or key property the old edge closes and a new one opens with its evidence.</summary>
    public sealed record CorrectEdge(EdgeId Id) : Step
    {
        public NodeId? From { get; init; }

        public NodeId? To { get; init; }

        public IReadOnlyList<(string Name, object? Value)> Changes { get; init; } = [];

        public Certainty? Certainty { get; init; }

        public string? Why { get; init; }
    }

    public sealed record RetractNode(NodeId Id) : Step;

    public sealed record RetractEdge(EdgeId Id) : Step;

    /// <summary>Takes a claim off what an edge is according to, or a document's evidence off it (all, or with this selector and quote only).</summary>
    public sealed record WithdrawEvidence(EdgeId Id, NodeId ClaimOrDocument, Selector? Selector = null, string? Quote = null) : Step;

    public sealed record Judge(NodeId A, NodeId B, IdentityVerdict Verdict, NodeId? Canonical, string? Reason, IReadOnlyList<EvidenceDraft> Evidence) : Step;

    public sealed record WithdrawJudgement(NodeId A, NodeId B) : Step;

    /// <summary>Closes what a revision opened and reopens what it closed.</summary>
    public sealed record Revert(long Revision) : Step;

    /// <summary>Puts a node or an edge back as it was at a revision.</summary>
    public sealed record Restore(string Id, long Revision) : Step;

    /// <summary>Takes one thing apart: a new node with some of its relations (their ends move to it).</summary>
    public sealed record Split(NodeId Id, Node Into, IReadOnlyList<EdgeId> Relations) : Step;
}

/// <summary>Evidence as a writer gives it: a quote alone is found in the document's text, a selector is checked against it.</summary>
public sealed record EvidenceDraft(NodeId Document, string? Quote = null, Selector? Selector = null)
{
    public Translation? Translation { get; init; }

    public string? Extractor { get; init; }

    public int? Credibility { get; init; }

    /// <summary>Where in the input it came from, for errors.</summary>
    public string? Path { get; init; }
}

public enum WriteOutcome { WRITTEN, REPEATED, UNCHANGED, PREVIEW }

/// <summary>What became of a change set.</summary>
/// <param name="Revision">The revision written, or the one that had been; of UNCHANGED and PREVIEW the newest.</param>
/// <param name="Changes">What it entered and took out, cascades included; of REPEATED empty (read them from the revision).</param>
public sealed record WriteAnswer(WriteOutcome Outcome, Revision Revision, IReadOnlyList<Change> Changes, IReadOnlyList<Warning> Warnings);

/// <summary>Worth a look, not an error: claims left about nothing, edges closed by a cascade …</summary>
public sealed record Warning(string Text, IReadOnlyList<string> Things);

/// <summary>A step that was refused, with its place in the input.</summary>
public sealed class StepRefusedException(string? path, int index, ConflictGraphException cause) : ConflictGraphException(
    $"{path ?? $"step {index + 1}"}: {cause.Message}", cause)
{
    public override string Code => cause.Code;

    public string? Path => path;

    /// <summary>Counted from 0.</summary>
    public int Index => index;
}
