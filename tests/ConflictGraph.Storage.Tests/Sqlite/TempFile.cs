namespace ConflictGraph.Storage.Tests.Sqlite;

/// <summary>A path in a folder of its own, gone after the test.</summary>
public sealed class TempFile : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("conflictgraph-").FullName;

    public string Path => At("graph.db");

    public string At(string name) => System.IO.Path.Combine(folder, name);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
