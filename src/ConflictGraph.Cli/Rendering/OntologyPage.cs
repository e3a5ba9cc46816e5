using System.Text;
using ConflictGraph.Ontology;

namespace ConflictGraph.Cli.Rendering;

/// <summary>The ontology for people: on screen, and as the page docs/ontology.md.</summary>
static class OntologyPage
{
    /// <summary>Every list of words that a property uses, by name.</summary>
    public static IReadOnlyList<Enumeration> WordsOf(World world) =>
    [
        .. world.NodeKinds.SelectMany(kind => kind.Properties).Concat(world.EdgeKinds.SelectMany(kind => kind.Properties))
            .Select(property => property.Words).OfType<Enumeration>()
            .Concat([Enumerations.Question, Enumerations.Polarity, Enumerations.Certainty, Enumerations.NameKind])
            .DistinctBy(words => words.Name).OrderBy(words => words.Name, StringComparer.Ordinal),
    ];

    public static string TypeOf(PropertySpec property)
    {
        var one = property.Words?.Name ?? property.Type.ToString();
        return property.IsList ? $"[{one}]" : one;
    }

    public static void Show(AnswerPage page, World world)
    {
        page.Title("Things");
        page.Table(["kind", "what"], world.NodeKinds.Select(kind => new[] { kind.Name, kind.Description }));
        foreach (var group in world.EdgeKinds.GroupBy(kind => kind.Group))
        {
            page.Blank();
            page.Title($"Relations: {group.Key}");
            page.Table(["kind", "from", "reads", "to"], group.Select(kind => new[] { kind.Name, Ends(world, kind.From), kind.Reads, Ends(world, kind.To) }));
        }
        page.Blank();
        page.Title("Words");
        page.Table(["list", "what"], WordsOf(world).Select(words => new[] { words.Name, words.Description }));
        page.Blank();
        page.Line("'cgraph ontology KIND' tells more about one of them.");
    }

    public static void Show(AnswerPage page, World world, NodeKind kind)
    {
        page.Title(kind.Name);
        page.Line(kind.Description);
        page.Line($"Ids begin with {kind.Prefix}:");
        page.Blank();
        ShowProperties(page, kind.Properties);
        page.Blank();
        page.Table(["relation", "reads", "field"],
            world.EdgeKinds.Where(edge => edge.From.Contains(kind)).Select(edge => new[] { edge.Name, $"{kind.Name} {edge.Reads} {Ends(world, edge.To)}", edge.Fields.AtFrom })
            .Concat(world.EdgeKinds.Where(edge => edge.To.Contains(kind)).Select(edge => new[] { edge.Name, $"{kind.Name} {edge.ReadsBack} {Ends(world, edge.From)}", edge.Fields.AtTo })));
    }

    public static void Show(AnswerPage page, EdgeKind kind)
    {
        page.Title(kind.Name);
        page.Line($"{Ends(kind.From)} {kind.Reads} {Ends(kind.To)}");
        page.Line($"{Ends(kind.To)} {kind.ReadsBack} {Ends(kind.From)}");
        foreach (var rule in RulesOf(kind))
            page.Line(rule);
        if (kind.Properties.Count == 0)
            return;
        page.Blank();
        ShowProperties(page, kind.Properties);
    }

    public static void Show(AnswerPage page, Enumeration words)
    {
        page.Title(words.Name);
        page.Line(words.Description);
        page.Blank();
        if (HasCodes(words))
            page.Table(["word", "attack", "ACLED", "CAMEO", "PLOVER"], words.Values.Select(word => new[]
            {
                word.Name, word.IsAttack ? "attack" : word.IsInterception ? "interception" : "", word.Acled ?? "", string.Join(' ', word.Cameo ?? []), word.Plover ?? "",
            }));
        else
            page.Table(["word", "what"], words.Values.Select(word => new[] { word.Name, word.Description ?? "" }));
    }

    public static string Markdown(World world)
    {
        var text = new StringBuilder();
        text.Append("# What the graph can hold\n\n");
        text.Append("Written by `cgraph ontology --markdown` from `src/ConflictGraph/Ontology`; change it there.\n\n");
        text.Append("**Things** are nodes of one of the kinds below, **relations** are edges between them. Every relation says how certain it is (STATED, IMPLIED, INFERRED) and shows evidence; ");
        text.Append("relations that say something of an event are according to somebody's claim. *Derived* values and *direct* relations are kept by the service and never entered.\n\n");
        text.Append("## Things\n");
        foreach (var kind in world.NodeKinds)
        {
            text.Append($"\n### {kind.Name}\n{kind.Description} Ids begin with `{kind.Prefix}:`. STIX 2.1: {kind.Stix}. FollowTheMoney: {kind.Ftm}.\n\n");
            Properties(text, kind.Properties.Where(property => !IsCommon(property, world)));
        }
        text.Append("\n### Every kind\n\n");
        Properties(text, world.NodeKinds[0].Properties.Where(property => IsCommon(property, world)));
        text.Append("\n## Relations\n");
        foreach (var group in world.EdgeKinds.GroupBy(kind => kind.Group))
        {
            text.Append($"\n### {char.ToUpperInvariant(group.Key[0])}{group.Key[1..]}\n\n");
            text.Append("| kind | from → to | reads | reads back | fields | rules |\n|---|---|---|---|---|---|\n");
            foreach (var kind in group)
                text.Append($"| {kind.Name} | {Ends(world, kind.From)} → {Ends(world, kind.To)} | {kind.Reads} | {kind.ReadsBack} | `{kind.Fields.AtFrom}` / `{kind.Fields.AtTo}` | {string.Join(" ", RulesOf(kind))} |\n");
            var properties = group.SelectMany(kind => kind.Properties.Select(property => (kind, property))).ToList();
            if (properties.Count == 0)
                continue;
            text.Append("\n| kind | property | type | what |\n|---|---|---|---|\n");
            foreach (var (kind, property) in properties)
                text.Append($"| {kind.Name} | {property.Name} | {Cell(TypeOf(property))} | {Cell(property.Description)}{Marks(property)} |\n");
        }
        text.Append("\n## Words\n");
        foreach (var words in WordsOf(world))
            Words(text, words);
        return text.ToString();
    }

    static void ShowProperties(AnswerPage page, IReadOnlyList<PropertySpec> properties) =>
        page.Table(["property", "type", "what"], properties.Select(property => new[] { property.Name, TypeOf(property), property.Description + Marks(property) }));

    static void Properties(StringBuilder text, IEnumerable<PropertySpec> properties)
    {
        text.Append("| property | type | what |\n|---|---|---|\n");
        foreach (var property in properties)
            text.Append($"| {property.Name} | {Cell(TypeOf(property))} | {Cell(property.Description)}{Marks(property)} |\n");
    }

    static void Words(StringBuilder text, Enumeration words)
    {
        text.Append($"\n### {words.Name}\n{words.Description}\n\n");
        if (HasCodes(words))
        {
            text.Append("| word | | ACLED | CAMEO | PLOVER |\n|---|---|---|---|---|\n");
            foreach (var word in words.Values)
                text.Append($"| {word.Name} | {(word.IsAttack ? "attack" : word.IsInterception ? "interception" : "")} | {Cell(word.Acled ?? "")} | {string.Join(", ", word.Cameo ?? [])} | {Cell(word.Plover ?? "")} |\n");
        }
        else
        {
            text.Append(string.Join(" · ", words.Values.Select(word => word.Description is null ? word.Name : $"{word.Name} ({word.Description})"))).Append('\n');
        }
    }

    static IEnumerable<string> RulesOf(EdgeKind kind)
    {
        if (kind.IsDirect)
            yield return "Direct: derived, never entered.";
        if (kind.NeedsClaim)
            yield return "According to a claim.";
        if (kind.SameKind)
            yield return "Both of one kind.";
        if (kind.Answers is { } answer)
            yield return $"Answers {answer.Question}{(answer.Roles is { } roles ? $" ({string.Join(", ", roles)})" : "")}.";
    }

    static string Marks(PropertySpec property)
    {
        string[] marks = [.. new[] { property.IsRequired ? "required" : "", property.IsDerived ? "derived" : "", property.IsKey ? "part of the id" : "" }.Where(mark => mark.Length > 0)];
        return marks.Length == 0 ? "" : $" ({string.Join(", ", marks)})";
    }

    static string Ends(World world, IReadOnlyList<NodeKind> kinds) => kinds.Count == world.NodeKinds.Count ? "anything" : Ends(kinds);

    static string Ends(IReadOnlyList<NodeKind> kinds) => kinds.Count > 6 ? "anything" : string.Join(" or ", kinds);

    static bool IsCommon(PropertySpec property, World world) => world.NodeKinds.All(kind => kind.Property(property.Name) == property);

    static bool HasCodes(Enumeration words) => words.Values.Any(word => word.Acled is not null || word.Cameo is { Count: > 0 } || word.Plover is not null);

    static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
