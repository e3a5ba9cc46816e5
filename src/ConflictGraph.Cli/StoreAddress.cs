namespace ConflictGraph.Cli;

/// <summary>Where the graph is kept: a file of this machine, or a Neo4j server.</summary>
public abstract class StoreAddress
{
    public const string Variable = "CONFLICTGRAPH_STORE";
    public const string DefaultName = "conflictgraph.db";

    /// <summary>Named neither on the command line nor in the environment, so it is said.</summary>
    public bool IsDefault { get; private init; }

    /// <summary>Known not to be there without asking anybody.</summary>
    public abstract bool IsMissing { get; }

    public static StoreAddress Read(string? option, Desk desk)
    {
        var given = option ?? desk.Variable(Variable);
        if (string.IsNullOrWhiteSpace(given))
            return new FileAddress(desk.PathOf(DefaultName)) { IsDefault = true };
        return given.Contains("://", StringComparison.Ordinal) ? ServerAddress.Read(given, desk) : new FileAddress(desk.PathOf(given));
    }
}

/// <summary>A store in a file.</summary>
/// <param name="path">Absolute.</param>
public sealed class FileAddress(string path) : StoreAddress
{
    public string Path => path;

    public override bool IsMissing => !File.Exists(path);

    public override string ToString() => path;
}
