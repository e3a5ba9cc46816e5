namespace ConflictGraph.Acceptance.Tests;

/// <summary>What others rely on is kept as a text file: a change to it shows in the diff. <c>ACCEPT=1 dotnet test</c> rewrites it.</summary>
static class Approved
{
    public static void Same(string text, params string[] path)
    {
        var file = Repository.PathOf(path);
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
        Assert.Equal(File.Exists(file) ? File.ReadAllText(file) : "", text);
    }
}
