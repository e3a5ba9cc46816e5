using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>What can be asked at a revision: of the newest on Query, of an earlier one on Snapshot. Each may be null, so that one that fails leaves its neighbours standing.</summary>
sealed class RootFields(
    TypeBook types, Connections connections, FilterTypes filters, RelationType relations,
    HistoryTypes history, IdentityTypes identities, SayingTypes saying, AccountTypes accounts, GraphTypes graphs, FindingTypes finding, FacetTypes facets, ViewTypes views)
{
    readonly World world = types.World;

    public void Build()
    {
        var (query, snapshot) = (types.Object("Query", "At the newest revision, the same for the whole request."), types.Object("Snapshot", "What was known then (recorded by then)."));
        types.Reading.Add(Reading());
        query.Add(Reading());
        query.Add(Fields.Waiting<ReadAt>("snapshot", snapshot, [Fields.Argument("at", Scalars.DateTime), Fields.Argument("revision", Fields.IntType)], async (context, at) =>
        {
            var asked = RequestContext.Of(context).Asked(context);
            var (instant, number) = (asked.Get<DateTimeOffset?>("at"), asked.Get<int?>("revision"));
            if (instant is not null && number is not null)
                throw new BadInputException("Give a snapshot an instant or a revision, not both.", "revision");
            if (instant is null && number is null)
                return at;
            return await at.Request.AsOfAsync(instant is { } then ? RevisionRef.AsOf(then) : RevisionRef.Numbered(number!.Value), context.CancellationToken).ConfigureAwait(false);
        }, "The same fields as of then; with neither, the newest revision."), history.WhatChanged(), history.Revisions());
        query.Add(views.OfQuery());
        snapshot.Add(Reading());
        query.AddResolvedInterface(types.Reading);
        snapshot.AddResolvedInterface(types.Reading);
        types.Reading.ResolveType = _ => snapshot;
    }

    IEnumerable<FieldType> Reading() =>
    [
        history.TheRevision(), .. Single(), .. world.NodeKinds.Select(One), Entities(), .. world.NodeKinds.Select(List),
        finding.Search(), saying.WhoSaidWhat(), accounts.Disagreements(), graphs.Subgraph(), graphs.Paths(), finding.Timeline(), finding.Map(), facets.Facets(), identities.Candidates(), finding.Statistics(),
    ];

    IEnumerable<FieldType> Single() =>
    [
        Fields.Asking<ReadAt>("node", types.Node, [Fields.Argument("id", Fields.IdType.Sure())], (context, at) => at.Entity(NodeId.Parse(RequestContext.Of(context).Asked(context).Text("id")!)),
            "Null if the id was never given. A merged id answers with the canonical entity, a retracted one with its last version."),
        Fields.Waiting<ReadAt>("nodes", new ListGraphType(types.Node), [Fields.Argument("ids", Fields.IdType.Many())], async (context, at) =>
        {
            var ids = FilterInputs.IdsOf(Listed(RequestContext.Of(context).Asked(context).Texts("ids")!));
            return await at.InOrderAsync(ids, context.CancellationToken).ConfigureAwait(false);
        }, $"In the order asked, null where there is none; at most {PageAsked.Most}."),
        Fields.Waiting<ReadAt>("byExternalId", types.Entity.Some(), [Fields.Argument("dataset", Fields.TextType.Sure()), Fields.Argument("id", Fields.TextType.Sure())], async (context, at) =>
        {
            var asked = RequestContext.Of(context).Asked(context);
            var query = new ListQuery(world.NodeKinds, new Filter.HasKey("externalIds", [$"{asked.Text("dataset")} {asked.Text("id")}"]), Order.ENTERED) { Size = PageAsked.Most };
            var pages = await at.Reads.ListAsync(at.Graph.At, [query], context.CancellationToken).ConfigureAwait(false);
            return pages[0].Items.Select(entity => at.Show(entity)).ToArray();
        }, "What another dataset knows by this id."),
        Fields.Asking<ReadAt>("relation", relations.Type, [Fields.Argument("id", Fields.IdType.Sure())], (context, at) => Relations.Load(at, RequestContext.Of(context).Asked(context).Text("id")!)),
        Fields.Waiting<ReadAt>("relations", new ListGraphType(relations.Type), [Fields.Argument("ids", Fields.IdType.Many())], async (context, at) =>
        {
            var loading = Listed(RequestContext.Of(context).Asked(context).Texts("ids")!).Select(id => Relations.Load(at, id)).ToList();
            return await Task.WhenAll(loading.Select(one => one.GetResultAsync(context.CancellationToken))).ConfigureAwait(false);
        }, $"In the order asked, null where there is none; at most {PageAsked.Most}."),
    ];

    FieldType One(NodeKind kind) => Fields.Asking<ReadAt>(kind.Prefix, types.Of(kind), [Fields.Argument("id", Fields.IdType.Sure())], (context, at) =>
    {
        var id = NodeId.Parse(RequestContext.Of(context).Asked(context).Text("id")!);
        return at.Entity(id).Then(entity => entity is null || entity.Kind == kind ? entity : throw new WrongKindException($"'{id}' is a {entity.Kind}, not a {kind}. Ask for {entity.Kind.Prefix}(id: \"{id}\"), or for node(id: \"{id}\")."));
    });

    FieldType Entities() => ListOf("entities", world.NodeKinds);

    FieldType List(NodeKind kind) => ListOf(kind.Plural, [kind]);

    FieldType ListOf(string name, IReadOnlyList<NodeKind> kinds)
    {
        IEnumerable<QueryArgument> arguments =
        [
            Fields.Argument("filter", filters.Filter(kinds)), .. ListFields.Published(kinds),
            Fields.Argument("orderBy", types.Order, ListAsked.OrderOf(kinds).ToString()), .. PageAsked.BothWays,
        ];
        return Fields.Waiting<ReadAt>(name, connections.Of(kinds), arguments, async (context, at) =>
        {
            var list = await ListAsked.ReadAsync(at, RequestContext.Of(context).Asked(context), name, kinds, filters.Filter(kinds), context.CancellationToken).ConfigureAwait(false);
            var pages = await at.Reads.ListAsync(at.Graph.At, [list.Query], context.CancellationToken).ConfigureAwait(false);
            return new EntityPage(at, list, list.Query, pages[0]);
        });
    }

    /// <summary>At most a page of ids.</summary>
    static IReadOnlyList<string> Listed(IReadOnlyList<string> ids) =>
        ids.Count <= PageAsked.Most ? ids : throw new LimitException("LIMIT_PAGE", $"{ids.Count} ids are asked for; at most {PageAsked.Most} in one field. Ask in several.");
}
