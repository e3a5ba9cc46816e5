using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

public sealed record CandidateQuery
{
    /// <summary>Candidates for this one; null: among all.</summary>
    public NodeId? Of { get; init; }

    public IReadOnlyCollection<NodeKind>? Kinds { get; init; }

    /// <summary>One of the two came from one of these.</summary>
    public IReadOnlyCollection<string>? Datasets { get; init; }

    public int First { get; init; } = 25;

    public string? After { get; init; }
}

public sealed record CandidateReason(string Text, double Weight);

/// <summary>Two things that may be one.</summary>
/// <param name="Judgement">The standing one, which is UNSURE; pairs judged otherwise are not proposed.</param>
public sealed record Candidate(Entity A, Entity B, double Score, IReadOnlyList<CandidateReason> Reasons, Judgement? Judgement, string Cursor);

/// <param name="Complete">False where more things were there than are compared at once.</param>
public sealed record CandidatePage(IReadOnlyList<Candidate> Items, bool HasMore, int Total, bool Complete);

/// <summary>Proposes what to judge, with reasons; nothing merges by itself.</summary>
public sealed class IdentityCandidates(GraphAt graph)
{
    public Task<CandidatePage> FindAsync(CandidateQuery query, CancellationToken cancellation = default) => throw new NotImplementedException(graph.ToString());
}
