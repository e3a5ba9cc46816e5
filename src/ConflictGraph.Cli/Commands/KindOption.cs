using System.CommandLine;
using ConflictGraph.Ontology;

namespace ConflictGraph.Cli.Commands;

/// <summary>Kinds of things, as options name them.</summary>
static class KindOption
{
    public const string HelpName = "KIND";

    public static Option<string[]> WithKinds(this Option<string[]> option)
    {
        option.CompletionSources.Add([.. NodeKinds.All.Select(kind => kind.Name)]);
        return option;
    }

    public static IReadOnlyList<NodeKind>? Of(string[]? names, World world)
    {
        if (names is null or [])
            return null;
        var kinds = new List<NodeKind>();
        foreach (var name in names)
            kinds.Add(world.NodeKinds.FirstOrDefault(kind => kind.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || kind.Plural.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw new MisusedException($"'{name}' is no kind of thing. There are {string.Join(", ", world.NodeKinds)}."));
        return kinds;
    }
}
