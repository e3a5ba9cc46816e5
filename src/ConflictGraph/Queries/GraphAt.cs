using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <summary>The graph at one revision: what a request reads, from its first call to its last.</summary>
public sealed record GraphAt(IGraphReads Reads, Revision Revision, World World)
{
    public long At => Revision.Number;

    public static async Task<GraphAt> NewestAsync(IGraphReads reads, World world, CancellationToken cancellation = default) =>
        new(reads, await reads.NewestAsync(cancellation), world);

    /// <summary>As of a revision or an instant; before the first revision the graph is empty.</summary>
    public static async Task<GraphAt> AsOfAsync(IGraphReads reads, RevisionRef which, World world, CancellationToken cancellation = default)
    {
        if (await reads.RevisionAsync(which, cancellation) is { } revision)
            return new(reads, revision, world);
        if (which.Number is { } number && number != 0)
            throw new BadInputException($"There is no revision {number}. The newest is {(await reads.NewestAsync(cancellation)).Number}.");
        if (which.ChangeSet is { } changeSet)
            throw new BadInputException($"There is no change set '{changeSet}'.");
        return new(reads, Revision.None, world);
    }
}
