namespace ConflictGraph.Acceptance.Tests;

/// <summary>What others rely on, kept as text files: a change to it shows in the diff. ACCEPT=1 rewrites them.</summary>
static class Approved
{
    public static void Same(string text, params string[] path)
    {
        var file = Repository.PathOf(path);
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
            return;
        }
        var approved = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        if (approved == text)
            return;
        var (was, now) = (approved.Split('\n'), text.Split('\n'));
        var line = was.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.Fail($"{string.Join('/', path)} differs from line {line + 1} on:\n  approved: {was.ElementAtOrDefault(line)}\n  now:      {now.ElementAtOrDefault(line)}\nIf the change is meant, run the tests with ACCEPT=1 and look at the diff.");
    }
}
