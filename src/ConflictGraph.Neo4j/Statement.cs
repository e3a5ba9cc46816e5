using System.Collections.Concurrent;

namespace ConflictGraph.Neo4j;

/// <summary>A statement of the repository's <c>cypher</c> folder: its path without extension, and its text without the first line, which is for people.</summary>
sealed record Statement(string Name, string Text)
{
    const string Folder = "cypher/";

    static readonly ConcurrentDictionary<string, Statement> Read = new(StringComparer.Ordinal);

    /// <summary>Those that the service runs; the questions are for people to paste.</summary>
    public static IEnumerable<string> Names => typeof(Statement).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && !name.StartsWith(Folder + "questions/", StringComparison.Ordinal)).Select(name => name[Folder.Length..]).Order(StringComparer.Ordinal);

    /// <param name="name">As in <c>read/entities</c>.</param>
    public static Statement Of(string name) => Read.GetOrAdd(name, static name => new Statement(name, TextOf(name)));

    /// <summary>With its slots filled; only fixed fragments and names of the ontology go into a slot.</summary>
    public static Statement Of(string name, params ReadOnlySpan<(string Slot, string Fragment)> slots)
    {
        var text = Of(name).Text;
        foreach (var (slot, fragment) in slots)
            text = text.Replace($"«{slot}»", fragment, StringComparison.Ordinal);
        return new Statement(name, text);
    }

    static string TextOf(string name)
    {
        using var stream = typeof(Statement).Assembly.GetManifestResourceStream(Folder + name)
            ?? throw new ArgumentException($"cypher/{name}.cypher is not in this build.", nameof(name));
        using var reader = new StreamReader(stream);
        return string.Join('\n', reader.ReadToEnd().Split('\n').Where(line => !line.StartsWith("//", StringComparison.Ordinal))).Trim();
    }
}
