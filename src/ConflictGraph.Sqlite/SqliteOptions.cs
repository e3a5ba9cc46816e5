namespace ConflictGraph.Sqlite;

/// <summary>How a file is opened.</summary>
public sealed record SqliteOptions
{
    public static readonly SqliteOptions Default = new();

    /// <summary>Make the file when it is not there.</summary>
    public bool Create { get; init; } = true;

    public bool ReadOnly { get; init; }

    /// <summary>Bring an older file up to this build's schema. Left out, an older file is refused, so that a server never changes a file unasked.</summary>
    public bool Migrate { get; init; }

    /// <summary>How long to wait for a writer in another process before saying STORE_UNAVAILABLE.</summary>
    public TimeSpan BusyWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Connections that answer reads at the same time.</summary>
    public int Readers { get; init; } = 2 * Environment.ProcessorCount;

    /// <summary>Walk paths over arrays in memory instead of over the file.</summary>
    public bool LinksInMemory { get; init; } = true;

    /// <summary>Pages the file may have; null leaves the engine's own limit.</summary>
    public long? MaxPages { get; init; }

    /// <summary>A part of a filter that so many or fewer meet is where a list starts; so many are read and sorted in a few milliseconds.</summary>
    internal int Few { get; init; } = 5000;

    /// <summary>With so many edges the links are read into memory by the query that needs them; with more, beside the queries.</summary>
    internal long EdgesReadInPlace { get; init; } = 50_000;

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
