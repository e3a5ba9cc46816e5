namespace ConflictGraph.Cli;

/// <summary>The key of the first administrator, for a container in which nobody can run a command before the server.</summary>
static class FirstKey
{
    public const string Variable = "CONFLICTGRAPH_ADMIN_KEY_FILE";

    /// <summary>The author of what is written with it.</summary>
    public const string Name = "admin";

    public static string? Of(Desk desk) => SecretFile.Read(Variable, desk);
}
