namespace ConflictGraph.Model;

/// <summary>How the date came about, strongest first: the source says it, a weekday was reckoned from the document's date, or somebody supposed it.</summary>
public enum TimeBasis
{
    STATED,
    RESOLVED,
    ASSUMED,
}
