using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <param name="Since">What was known; what changed came after it. Null: from the beginning.</param>
/// <param name="Until">Null: the revision that is read.</param>
public sealed record ChangesQuery(RevisionRef? Since, RevisionRef? Until = null)
{
    public IReadOnlyCollection<NodeId>? About { get; init; }

    public IReadOnlyCollection<NodeKind>? Kinds { get; init; }

    public PageOf Page { get; init; } = new(25);
}

public sealed record ChangesAnswer(Revision Since, Revision Until, Page<Change> Changes);

/// <summary>What was entered and taken out between two revisions or instants.</summary>
public sealed class WhatChanged(GraphAt graph)
{
    public async Task<ChangesAnswer> AskAsync(ChangesQuery query, CancellationToken cancellation = default)
    {
        var since = query.Since is null ? Revision.None : (await GraphAt.AsOfAsync(graph.Reads, query.Since, graph.World, cancellation)).Revision;
        var until = query.Until is null ? graph.Revision : (await GraphAt.AsOfAsync(graph.Reads, query.Until, graph.World, cancellation)).Revision;
        if (since.Number >= until.Number)
            return new ChangesAnswer(since, until, Page<Change>.Empty);
        return new ChangesAnswer(since, until, await graph.Reads.ChangesAsync(new ChangeQuery(since.Number, until.Number, query.Page, query.About, query.Kinds), cancellation));
    }
}
