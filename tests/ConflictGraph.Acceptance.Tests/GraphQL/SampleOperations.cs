using System.Text;
using System.Text.RegularExpressions;

namespace ConflictGraph.Acceptance.Tests.GraphQL;

/// <summary>The ready-made operations of <c>samples/graphql</c>, each with the shared fragments that it spreads.</summary>
static partial class SampleOperations
{
    static readonly string Folder = Repository.PathOf("samples", "graphql");

    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.graphql").Select(file => Path.GetFileNameWithoutExtension(file)!).Where(name => name != "fragments").Order(StringComparer.Ordinal);

    /// <summary>Those of a folder beside them, without its name.</summary>
    public static IEnumerable<string> NamesIn(string folder) => Directory.GetFiles(Path.Combine(Folder, folder), "*.graphql").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal);

    public static string Read(string name)
    {
        var shared = FragmentDefinition().Matches(File.ReadAllText(Path.Combine(Folder, "fragments.graphql"))).ToDictionary(match => match.Groups[1].Value, match => match.Value);
        var document = new StringBuilder(File.ReadAllText(Path.Combine(Folder, name + ".graphql")));
        var added = new HashSet<string>();
        for (var more = true; more;)
        {
            more = false;
            foreach (Match spread in Spread().Matches(document.ToString()))
                if (shared.TryGetValue(spread.Groups[1].Value, out var fragment) && added.Add(spread.Groups[1].Value))
                {
                    document.Append('\n').Append(fragment);
                    more = true;
                }
        }
        return document.ToString();
    }

    [GeneratedRegex(@"^fragment (\w+) .*?(?=^fragment |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FragmentDefinition();

    [GeneratedRegex(@"\.\.\.([A-Z]\w+)")]
    private static partial Regex Spread();
}
