using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>For each of some entities, the condition that what is listed for it meets.</summary>
delegate Task<IReadOnlyDictionary<NodeId, Filter>> ListedFor(ReadAt at, IReadOnlyList<NodeId> parents, FieldAsked asked, CancellationToken cancellation);

/// <summary>Connections of entities that hang on another one, with filter, order and page; those of a level that ask alike are one call.</summary>
sealed class ListFields(TypeBook types, Connections connections, FilterTypes filters)
{
    /// <param name="listed">What is listed, for its cursors and for what is read together.</param>
    public FieldType Of(string name, string listed, IReadOnlyList<NodeKind> kinds, IEnumerable<QueryArgument> further, string? description, ListedFor of, Func<NodeId, FieldAsked, LedBy>? ledBy = null)
    {
        IEnumerable<QueryArgument> arguments =
        [
            Fields.Argument("filter", filters.Filter(kinds)), .. Published(kinds), .. further,
            Fields.Argument("orderBy", types.Order, ListAsked.OrderOf(kinds).ToString()), .. PageAsked.Forwards,
        ];
        return Fields.Asking<EntityAt>(name, connections.Of(kinds), arguments,
            (context, entity) => Load(entity, listed, kinds, RequestContext.Of(context).Asked(context), of, ledBy, context.CancellationToken), description);
    }

    /// <summary>Claims and documents can be asked as they were public by an instant.</summary>
    public static IEnumerable<QueryArgument> Published(IReadOnlyList<NodeKind> kinds) =>
        kinds is [var kind] && (kind.Is(Part.Claim) || kind.Is(Part.Document)) ? [Fields.Argument("publishedUntil", Scalars.DateTime)] : [];

    IDataLoaderResult Load(EntityAt entity, string listed, IReadOnlyList<NodeKind> kinds, FieldAsked asked, ListedFor of, Func<NodeId, FieldAsked, LedBy>? ledBy, CancellationToken cancellation) =>
        entity.At.Loader<NodeId, EntityPage>(listed, $"{asked.Key}{asked.Selects("totalCount")}", async (parents, _) =>
        {
            var at = entity.At;
            var list = await ListAsked.ReadAsync(at, asked, listed, kinds, filters.Filter(kinds), cancellation).ConfigureAwait(false);
            var conditions = await of(at, parents, asked, cancellation).ConfigureAwait(false);
            var queries = parents.Select(parent => list.Where(conditions[parent])).ToList();
            var pages = await at.Reads.ListAsync(at.Graph.At, queries, cancellation).ConfigureAwait(false);
            return parents.Select((parent, i) => (parent, Page: new EntityPage(at, list, queries[i], pages[i], ledBy?.Invoke(parent, asked)))).ToDictionary(pair => pair.parent, pair => pair.Page);
        }).Load(entity.Id);
}
