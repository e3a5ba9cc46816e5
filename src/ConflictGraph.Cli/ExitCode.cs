namespace ConflictGraph.Cli;

/// <summary>What a script learns from a run.</summary>
public enum ExitCode
{
    Done = 0,

    /// <summary>The check or the question found something wrong: no such thing, several of that name, a fault in the store.</summary>
    Wrong = 1,

    /// <summary>The command was not given as it must be.</summary>
    Misused = 2,

    /// <summary>A file or a value cannot be used.</summary>
    BadData = 3,

    /// <summary>The store is not there, is locked, newer or full.</summary>
    NoStore = 4,

    Interrupted = 130,
}
