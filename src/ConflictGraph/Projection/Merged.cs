using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Projection;

/// <summary>An entity as its members make it: the canonical's values, gaps filled by the others in serial order; names, external ids and answers united; anonymous only if every member is.</summary>
sealed record Merged(NodeId Id, NodeKind Kind, IReadOnlyList<NodeId> Members, Properties Properties, IReadOnlyList<string> OtherTitles)
{
    static readonly string[] United = ["names", "externalIds", "asserts"];

    /// <param name="members">The canonical first, the others by serial.</param>
    public static Merged Of(IReadOnlyList<Node> members)
    {
        var canonical = members[0];
        if (members.Count == 1)
            return new(canonical.Id, canonical.Kind, [canonical.Id], canonical.Properties, []);

        var specs = canonical.Kind.Properties;
        var values = new List<(string, object?)>();
        foreach (var spec in specs)
        {
            if (spec.Name == "anonymous")
                values.Add((spec.Name, members.All(member => member.Properties.Flag(spec.Name))));
            else if (United.Contains(spec.Name))
                values.Add((spec.Name, Unite(spec.Name, members)));
            else
                values.Add((spec.Name, members.Select(member => member.Properties[spec.Name]).FirstOrDefault(value => value is not null)));
        }
        var titles = members.Skip(1).Select(member => member.Name).Distinct().Where(title => title != canonical.Name).ToList();
        return new(canonical.Id, canonical.Kind, [.. members.Select(member => member.Id)], Properties.Of(specs, values), titles);
    }

    public static bool Same(Merged? a, Merged? b) => a is null ? b is null : b is not null && a.Properties.Equals(b.Properties) && a.OtherTitles.SequenceEqual(b.OtherTitles);

    static object? Unite(string name, IReadOnlyList<Node> members) => name switch
    {
        "names" => Names(members),
        "externalIds" => members.SelectMany(member => member.Properties.List<ExternalId>(name)).Distinct().ToList(),
        _ => members.SelectMany(member => member.Properties.List<Assertion>(name)).Distinct().ToList(),
    };

    // What a member is called is a name of the whole.
    static List<Name>? Names(IReadOnlyList<Node> members)
    {
        if (members[0].Kind.Property("names") is null)
            return null;
        var names = members.SelectMany(member => member.Properties.List<Name>("names")).Distinct().ToList();
        foreach (var title in members.Skip(1).Select(member => member.Name).Where(title => title != members[0].Name))
            if (!names.Exists(name => name.Text == title))
                names.Add(new Name(title, "ALIAS"));
        return names;
    }
}
