namespace ConflictGraph.Neo4j;

/// <summary>How to reach a server. Its address is <c>http://host:7474</c> or <c>https://host:7473</c>; <c>bolt://</c> and <c>neo4j://</c> (<c>+s</c>, <c>+ssc</c>) where the driver is built in.</summary>
public sealed record Neo4jOptions(Uri Address)
{
    public string User { get; init; } = "neo4j";

    /// <summary>Null where the server asks for none.</summary>
    public string? Password { get; init; }

    public string Database { get; init; } = "neo4j";

    /// <summary>Make the store where the graph is empty.</summary>
    public bool Create { get; init; } = true;

    /// <summary>Nothing is written, not even an index.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Bring an older store up to this build's schema. Left out, an older store is refused, so that a server never changes one unasked.</summary>
    public bool Migrate { get; init; }

    /// <summary>A statement that runs longer, all tries together, is ended.</summary>
    public TimeSpan StatementTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait at the start for a server that is starting, and for indexes that are being filled.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>At most so many requests at once; the next ones wait for one of them, within their own time.</summary>
    public int Connections { get; init; } = 32;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Without the password.</summary>
    public override string ToString() => Address.ToString();
}
