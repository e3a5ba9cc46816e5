namespace ConflictGraph.Cli;

/// <summary>A command given with options that cannot be; says which would work.</summary>
public sealed class MisusedException(string message, Exception? cause = null) : ConflictGraphException(message, cause)
{
    public override string Code => "MISUSED";
}
