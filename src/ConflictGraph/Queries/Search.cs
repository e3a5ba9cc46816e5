using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using ConflictGraph.Wording;

namespace ConflictGraph.Queries;

/// <param name="MatchedField">The property that met the question: name, names, text …</param>
/// <param name="Snippet">A cut of the text with the places in it that met the question; null where a name did.</param>
public sealed record SearchHit(Entity Entity, double Score, SearchMatch Match, string MatchedField, string MatchedText, Snippet? Snippet, string Cursor);

/// <param name="Total">All hits; exact when complete.</param>
/// <param name="Kinds">Hits by kind, before paging.</param>
/// <param name="Complete">False when more than 2,000 match in one tier.</param>
public sealed record SearchPage(IReadOnlyList<SearchHit> Hits, int Total, bool HasMore, IReadOnlyList<(NodeKind Kind, int Count)> Kinds, bool Complete);

/// <summary>Finds things by name, in whatever script and with a slip or two, and by what is said of them.</summary>
public sealed class Search(GraphAt graph)
{
    public Task<SearchPage> FindAsync(string text, IReadOnlyCollection<NodeKind>? kinds = null, int first = 25, string? after = null, CancellationToken cancellation = default) => throw new NotImplementedException(graph.ToString());

    /// <summary>The entities that a text names (not events, claims or documents), best first.</summary>
    public Task<IReadOnlyList<Entity>> NamedAsync(string text, int most = 20, CancellationToken cancellation = default) => throw new NotImplementedException();
}
