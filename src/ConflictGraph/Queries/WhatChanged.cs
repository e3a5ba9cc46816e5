using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <param name="Since">What was known; what changed came after it.</param>
/// <param name="Until">Null: the revision that is read.</param>
public sealed record ChangesQuery(RevisionRef Since, RevisionRef? Until = null)
{
    public IReadOnlyCollection<NodeId>? About { get; init; }

    public IReadOnlyCollection<NodeKind>? Kinds { get; init; }

    public PageOf Page { get; init; } = new(25);
}

public sealed record ChangesAnswer(Revision Since, Revision Until, Page<Change> Changes);

/// <summary>What was entered and taken out between two revisions or instants.</summary>
public sealed class WhatChanged(GraphAt graph)
{
    public Task<ChangesAnswer> AskAsync(ChangesQuery query, CancellationToken cancellation = default) => throw new NotImplementedException(graph.ToString());
}
