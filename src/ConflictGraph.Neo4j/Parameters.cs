namespace ConflictGraph.Neo4j;

/// <summary>What a statement is given. Values are null, string, bool, long, int, double, maps by name, or lists of these.</summary>
sealed class Parameters : Dictionary<string, object?>
{
    public static readonly Parameters None = [];

    public Parameters() : base(StringComparer.Ordinal)
    {
    }

    public Parameters(Parameters other) : base(other, StringComparer.Ordinal)
    {
    }
}
