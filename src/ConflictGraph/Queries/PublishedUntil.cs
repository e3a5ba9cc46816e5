using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <summary>What was public by an instant: documents by their own date, claims by that of a document they are in. References are public always, undated documents never surely.</summary>
public sealed class PublishedUntil(DateTimeOffset instant)
{
    readonly CivilTime then = CivilTime.Of(instant.UtcDateTime);

    /// <summary>For lists of claims.</summary>
    public Filter Claims => new Filter.Has(NodeKinds.Claim.Property("publicFrom")!, Op.LTE, then.Seconds);

    /// <summary>For lists of documents.</summary>
    public Filter Documents => new Filter.Any(
    [
        new Filter.Has(NodeKinds.Document.Property("documentKind")!, Op.EQ, "REFERENCE"),
        new Filter.At(new During(null, then.Seconds + 1, TimeMatch.CERTAIN)),
    ]);

    /// <summary>Whether a claim was public.</summary>
    public bool Covers(Entity claim) => claim.Properties.Number("publicFrom") <= then.Seconds;
}
