namespace ConflictGraph.Neo4j;

/// <summary>How to reach a server.</summary>
public sealed record Neo4jOptions(Uri Address)
{
    public string User { get; init; } = "neo4j";

    /// <summary>Null where the server asks for none.</summary>
    public string? Password { get; init; }

    public string Database { get; init; } = "neo4j";

    /// <summary>A statement that runs longer is ended.</summary>
    public TimeSpan StatementTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait at the start for a server that is starting, and for indexes that are being filled.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
