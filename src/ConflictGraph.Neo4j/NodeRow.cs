using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>A version of a node as a row of values: what statements are sent, and what files for the server's own import hold.</summary>
static class NodeRow
{
    public static readonly string[] Columns =
    [
        "id", "kind", "node", "version", "enteredIn", "canonical", "listed", "byName", "oldest", "newest", "span", "whenFrom", "whenUntil", "west", "south", "east", "north",
        "name", "alias", "latin", "body", "shown", "entered", "replaces", "memberOf",
    ];

    public static object?[] Of(NodeVersion node) =>
    [
        node.Id.Value, node.Kind.Name, node.Serial, node.Version, node.EnteredIn, node.Canonical, node.IsListed, node.ByName, node.Time?.From ?? TimeKeys.Undated, -node.Time?.Until ?? TimeKeys.Undated,
        node.Time?.Span, node.Time?.From, node.Time?.Until, node.Box?.West, node.Box?.South, node.Box?.East, node.Box?.North,
        Words(node.Words.Name), Words(node.Words.Alias), Words(node.Words.Latin), Words(node.Words.Body), node.Shown, node.Entered == node.Shown ? null : node.Entered, node.Replaces, node.IsListed ? null : node.Canonical,
    ];

    static string? Words(string tokens) => tokens.Length == 0 ? null : tokens;
}
