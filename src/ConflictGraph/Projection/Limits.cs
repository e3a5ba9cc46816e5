namespace ConflictGraph.Projection;

/// <summary>Where direct edges stop being of use to anybody.</summary>
/// <param name="MostPairs">Direct edges of one event, or of one claim.</param>
/// <param name="MostParticipants">Of a communication; beyond it no pair is said to have talked.</param>
/// <param name="MostThings">Of an event: a claim about it that names none of them is about none of them.</param>
public sealed record Limits(int MostPairs = 500, int MostParticipants = 20, int MostThings = 20)
{
    public static readonly Limits Default = new();
}
