using ConflictGraph.Storage;

namespace ConflictGraph.Cli;

/// <summary>Where the graph is kept: a file of this machine.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="IsDefault">Named neither on the command line nor in the environment, so it is said.</param>
public sealed record StoreAddress(string Path, bool IsDefault = false)
{
    public const string Variable = "CONFLICTGRAPH_STORE";
    public const string DefaultName = "conflictgraph.db";

    static readonly string[] Neo4jSchemes = ["neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc", "http", "https"];

    public static StoreAddress Read(string? option, Desk desk)
    {
        var given = option ?? desk.Variable(Variable);
        if (string.IsNullOrWhiteSpace(given))
            return new StoreAddress(desk.PathOf(DefaultName), IsDefault: true);
        if (given.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme && Neo4jSchemes.Contains(given[..scheme], StringComparer.OrdinalIgnoreCase))
            throw new StoreException(StoreException.Unavailable, $"'{given}' is a Neo4j address, and that engine is not in this build yet. Name a file instead: --store {DefaultName}");
        return new StoreAddress(desk.PathOf(given));
    }

    public override string ToString() => Path;
}
