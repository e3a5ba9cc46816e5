namespace ConflictGraph.Model;

/// <summary>How a time lies to that of another event, where the source says only that.</summary>
public enum TimeRelationKind
{
    BEFORE,
    AFTER,
    DURING,
}

/// <summary>"After the summit": shown beside the bounds and never turned into them.</summary>
public sealed record WhenRelation(TimeRelationKind Kind, NodeId Of);
