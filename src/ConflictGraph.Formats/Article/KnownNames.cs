using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using ConflictGraph.Wording;

namespace ConflictGraph.Formats.Article;

/// <summary>The names by which the graph knows things that may be meant in a text.</summary>
public static class KnownNames
{
    // A text of a thousand words shares one with many entities; those of its whole names are few.
    const int Most = 2000;

    /// <summary>Names and their ids, of entities that share a word of a name with the text; <see cref="ArticleTemplate.Occurring"/> tells which stand there whole.</summary>
    public static async Task<IReadOnlyList<(string Name, NodeId Id)>> InAsync(GraphAt graph, string text, CancellationToken cancellation = default)
    {
        var words = Tokens.Of(text).Distinct().ToList();
        if (words.Count == 0)
            return [];
        // What a file would define anew is not looked up: events, claims and documents are of their own report.
        var kinds = graph.World.NodeKinds.Where(kind => !kind.Is(Part.Event) && !kind.Is(Part.Claim) && !kind.Is(Part.Document)).ToList();
        var matches = await graph.Reads.FindTextAsync(graph.At, new TextQuery([words], TextFields.NAME | TextFields.ALIAS, kinds, Most), cancellation);
        return [.. matches.Entities.SelectMany(entity => entity.Properties.List<Name>("names").Select(name => name.Text).Prepend(entity.Name).Select(name => (name, entity.Id)))];
    }
}
