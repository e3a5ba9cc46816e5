using ConflictGraph.Ontology;

namespace ConflictGraph.Formats.Article;

/// <summary>A kind of edge as an entry at one of its ends calls it.</summary>
/// <param name="Here">The end at which the entry is.</param>
sealed record LinkWord(string Name, EdgeKind Kind, End Here)
{
    /// <summary>The property by which such links stand in groups (<c>participants</c> by role), if they do.</summary>
    public PropertySpec? GroupedBy => Kind.Tag is { IsRequired: true } tag ? tag : null;
}

/// <summary>The links that an entry of a kind can have, read off the ontology.</summary>
static class LinkWords
{
    public static IReadOnlyDictionary<string, LinkWord> Of(World world, NodeKind kind)
    {
        var words = new Dictionary<string, LinkWord>(StringComparer.Ordinal);
        foreach (var edge in world.EdgeKinds.Where(candidate => !candidate.IsDirect))
        {
            if (edge.From.Contains(kind))
                words.TryAdd(edge.Fields.AtFrom, new LinkWord(edge.Fields.AtFrom, edge, End.FROM));
            if (edge.To.Contains(kind))
                words.TryAdd(edge.Fields.AtTo, new LinkWord(edge.Fields.AtTo, edge, End.TO));
        }
        return words;
    }
}
