using ConflictGraph.Cli.Rendering;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using ConflictGraph.Wording;

namespace ConflictGraph.Cli;

/// <summary>Finds what a user means by a name or an id. One thing of that name is taken, and said; of several none is.</summary>
static class Meant
{
    public static async Task<Entity> OneAsync(GraphAt graph, string text, Desk desk, CancellationToken cancellation = default, params IReadOnlyList<NodeKind> kinds)
    {
        if (NodeId.TryParse(text, out var id) && graph.World.NodeKindOfPrefix(id.Prefix) is not null)
        {
            var entity = (await graph.Reads.EntitiesAsync(graph.At, [id], cancellation)).GetValueOrDefault(id)
                ?? throw new UnknownNodeException(text, $"'cgraph search {id.Value[(id.Prefix.Length + 1)..]}' looks for it by name.");
            if (entity.Id != id)
                desk.Say($"{id} was judged the same as {entity.Id} and reads as «{Plain.Line(entity.Name)}».");
            return entity;
        }

        var found = await graph.Reads.FindTextAsync(graph.At, QueryFor(text, kinds), cancellation);
        var folded = Fold.Of(text);
        var sameName = found.Entities.Where(entity => Fold.Of(entity.Name) == folded).ToList();
        var candidates = sameName.Count > 0 ? sameName
            : found.Entities.Where(entity => entity.Properties.List<Name>("names").Any(name => Fold.Of(name.Text) == folded)).ToList() is { Count: > 0 } sameAlias ? sameAlias
            : [.. found.Entities.OrderBy(entity => entity.Name.Length).ThenBy(entity => entity.Serial)];
        switch (candidates)
        {
            case [var one]:
                desk.Say($"'{text}' is taken for {one.Kind} «{Plain.Line(one.Name)}» ({one.Id}).");
                return one;
            case []:
                throw new UnknownNodeException(text, $"Nothing has such a name{(kinds.Count == 0 ? "" : $" among {string.Join(", ", kinds.Select(kind => kind.Plural))}")}. 'cgraph search {Quoted(text)}' looks in texts as well and forgives slips.");
            default:
                throw new SeveralMeantException(text, candidates, found.Complete);
        }
    }

    static TextQuery QueryFor(string text, IReadOnlyList<NodeKind> kinds)
    {
        var words = SearchQuery.Of(text).Words;
        if (words.Count == 0)
            throw new MisusedException($"'{text}' has no letter or digit to look for.");
        return new TextQuery([.. words.Select(word => (IReadOnlyList<string>)[word.Token, .. word.Latin])], TextFields.NAME | TextFields.ALIAS | TextFields.LATIN, kinds.Count == 0 ? null : kinds);
    }

    static string Quoted(string text) => text.Contains(' ', StringComparison.Ordinal) ? $"\"{text}\"" : text;
}
