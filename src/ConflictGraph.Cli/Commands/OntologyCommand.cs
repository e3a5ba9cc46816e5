using System.CommandLine;
using System.Text;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.Ontology;

namespace ConflictGraph.Cli.Commands;

sealed class OntologyCommand : CgraphCommand
{
    readonly Argument<string?> kind;
    readonly Option<bool> markdown;
    readonly Option<bool> json;

    public OntologyCommand() : base("ontology", "What the graph can hold: kinds of things, how they are joined, and the words of the field.")
    {
        kind = Takes<string?>("KIND", "A kind of thing, a kind of relation, or a list of words: Person, ABOUT, Stance", ArgumentArity.ZeroOrOne);
        markdown = Flag("--markdown", "The whole of it as a page of documentation");
        json = Flag("--json", "The answer as JSON");
    }

    public override Purpose Purpose => Purpose.Learn;

    public override IReadOnlyList<string> Examples => ["ontology", "ontology Incident"];

    public override async Task<ExitCode> RunAsync(ParseResult asked, Desk desk, CancellationToken cancellation)
    {
        var world = desk.World;
        if (asked.GetValue(markdown))
        {
            await desk.Out.WriteAsync(Encoding.UTF8.GetBytes(OntologyPage.Markdown(world)), cancellation);
            return ExitCode.Done;
        }
        var found = asked.GetValue(kind) is { } name ? Find(world, name) : null;
        if (asked.GetValue(json))
            return await JsonAnswer.WriteAsync(desk, found switch
            {
                NodeKind node => Describe(world, node),
                EdgeKind edge => Describe(edge),
                Enumeration words => Describe(words),
                _ => new { NodeKinds = world.NodeKinds.Select(node => Describe(world, node)), EdgeKinds = world.EdgeKinds.Select(Describe), Words = OntologyPage.WordsOf(world).Select(Describe) },
            }, cancellation: cancellation);

        using var page = desk.Answer();
        switch (found)
        {
            case NodeKind node: OntologyPage.Show(page, world, node); break;
            case EdgeKind edge: OntologyPage.Show(page, edge); break;
            case Enumeration words: OntologyPage.Show(page, words); break;
            default: OntologyPage.Show(page, world); break;
        }
        return ExitCode.Done;
    }

    static object Find(World world, string name)
    {
        const StringComparison AnyCase = StringComparison.OrdinalIgnoreCase;
        return world.NodeKinds.FirstOrDefault(node => node.Name.Equals(name, AnyCase) || node.Word.Equals(name, AnyCase) || node.Plural.Equals(name, AnyCase))
            ?? (object?)world.EdgeKinds.FirstOrDefault(edge => edge.Name.Equals(name.Replace('-', '_'), AnyCase))
            ?? OntologyPage.WordsOf(world).FirstOrDefault(words => words.Name.Equals(name, AnyCase))
            ?? throw new MisusedException($"The graph has no '{name}'. Kinds of things: {string.Join(", ", world.NodeKinds)}. Kinds of relations and lists of words: 'cgraph ontology'.");
    }

    static object Describe(World world, NodeKind node) => new
    {
        node.Name,
        node.Prefix,
        node.Description,
        node.Title,
        Properties = node.Properties.Select(Describe),
        Relations = world.EdgeKinds.Where(edge => edge.From.Contains(node) || edge.To.Contains(node)).Select(edge => edge.Name),
    };

    static object Describe(EdgeKind edge) => new { edge.Name, edge.Reads, edge.ReadsBack, edge.From, edge.To, edge.SameKind, edge.NeedsClaim, edge.IsDirect, Properties = edge.Properties.Select(Describe) };

    static object Describe(PropertySpec property) => new { property.Name, Type = OntologyPage.TypeOf(property), property.Description, property.IsRequired, property.IsDerived, property.IsKey };

    static object Describe(Enumeration words) => new { words.Name, words.Description, Values = words.Values };
}
