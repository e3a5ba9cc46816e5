namespace ConflictGraph.Model;

/// <summary>Lengths in seconds. Civil days have no summer time, so every one of them is as long as any other.</summary>
static class Duration
{
    public const long Minute = 60;
    public const long Hour = 60 * Minute;
    public const long Day = 24 * Hour;
}
