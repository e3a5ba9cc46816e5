using System.Runtime.CompilerServices;
using ConflictGraph.GraphQL.Execution;
using ConflictGraph.GraphQL.Schema;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.GraphQL.Following;

/// <summary>Which revisions a client follows. The next is read when the last has been taken: nothing queues, so nothing is lost or told twice.</summary>
sealed record RevisionsAsked(long After, IReadOnlyCollection<NodeId>? About, IReadOnlyCollection<NodeKind>? Kinds)
{
    public static RevisionsAsked Read(FieldAsked asked, ReadAt at)
    {
        var after = asked.Get<object>("fromRevision") is int given ? given : at.Revision.Number;
        if (after < 0 || after > at.Revision.Number)
            throw new BadInputException($"'fromRevision' is {after}, and the newest revision is {at.Revision.Number}. Give the last one that was seen, or leave it out to follow from now on.", "fromRevision");
        return new(after, asked.Texts("about") is { } about ? FilterInputs.IdsOf(about) : null, asked.Texts("kinds")?.Select(at.World.NodeKind).ToList());
    }

    public async IAsyncEnumerable<Revision> ReadAsync(IGraphReads reads, NewestRevision newest, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = After;
        while (true)
        {
            var until = await newest.AfterAsync(seen, cancellation).ConfigureAwait(false);
            while (await NextAsync(reads, seen, until, cancellation).ConfigureAwait(false) is { } number)
            {
                yield return await reads.RevisionAsync(RevisionRef.Numbered(number), cancellation).ConfigureAwait(false)
                    ?? throw new StoreException(StoreException.Unavailable, $"Revision {number} is there no longer.");
                seen = number;
            }
            seen = until;
        }
    }

    /// <summary>The first after one and up to another that entered or took out what is followed; null when none did.</summary>
    async Task<long?> NextAsync(IGraphReads reads, long after, long until, CancellationToken cancellation)
    {
        if (after >= until)
            return null;
        if (About is null && Kinds is null)
            return after + 1;
        var changes = await reads.ChangesAsync(new ChangeQuery(after, until, new PageOf(1), About, Kinds), cancellation).ConfigureAwait(false);
        return changes.Items is [var first, ..] ? first.Revision : null;
    }
}
