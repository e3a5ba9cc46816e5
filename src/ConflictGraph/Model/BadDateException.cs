namespace ConflictGraph.Model;

/// <summary>A date, time or range that does not exist or cannot be kept as it was given.</summary>
public sealed class BadDateException(string given, string wrong, string works)
    : ConflictGraphException($"'{given}' {wrong}. {works}.")
{
    public override string Code => "BAD_DATE";
}
