using ConflictGraph.Ontology;

namespace ConflictGraph.Sqlite;

/// <summary>The kinds that have stored texts, as a list of numbers of the ontology.</summary>
static class DocumentKinds
{
    public static string Numbers(World world) => string.Join(", ", world.NodeKinds.Where(kind => kind.Is(Part.Document)).Select(kind => FormattableString.Invariant($"{kind.Number}")));
}
