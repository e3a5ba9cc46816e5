using System.Collections.Concurrent;

namespace ConflictGraph.Sqlite;

/// <summary>The statements of the <c>Sql</c> folder, by file name.</summary>
static class Sql
{
    static readonly ConcurrentDictionary<string, string> Read = new(StringComparer.Ordinal);

    public static IEnumerable<string> Names => typeof(Sql).Assembly.GetManifestResourceNames().Select(name => name["sql/".Length..]).Order(StringComparer.Ordinal);

    public static string Text(string name) => Read.GetOrAdd(name, static name =>
    {
        using var stream = typeof(Sql).Assembly.GetManifestResourceStream($"sql/{name}") ?? throw new ArgumentException($"Sql/{name}.sql is not in this build.", nameof(name));
        using var reader = new StreamReader(stream);
        // The first line is for people; a slot named in it must not be filled.
        return string.Join('\n', reader.ReadToEnd().Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal)));
    });

    /// <summary>A statement with its slots filled; only fixed fragments and names of the ontology go into a slot.</summary>
    public static string Text(string name, params ReadOnlySpan<(string Slot, string Fragment)> slots)
    {
        var text = Text(name);
        foreach (var (slot, fragment) in slots)
            text = text.Replace($"«{slot}»", fragment, StringComparison.Ordinal);
        return text;
    }
}
