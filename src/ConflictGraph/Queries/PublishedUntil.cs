using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <summary>What was public by an instant: documents by their own date, claims by that of a document they are in. References are public always, undated documents never surely.</summary>
public sealed class PublishedUntil(DateTimeOffset instant)
{
    readonly CivilTime then = CivilTime.Of(instant.UtcDateTime);

    /// <summary>For lists of claims.</summary>
    public Filter Claims => throw new NotImplementedException();

    /// <summary>For lists of documents.</summary>
    public Filter Documents => throw new NotImplementedException();

    public bool Covers(Entity claim) => throw new NotImplementedException();
}
