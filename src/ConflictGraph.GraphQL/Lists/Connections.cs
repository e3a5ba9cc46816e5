using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using GraphQL.DataLoader;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>Any page that is a connection: its items with their places, and whether there are more.</summary>
interface IConnection
{
    IReadOnlyList<IConnectionEdge> Edges { get; }

    bool HasNext { get; }

    bool HasPrevious { get; }
}

interface IConnectionEdge
{
    string Cursor { get; }

    object Node { get; }
}

/// <summary>A page that was cut from an answer in one order.</summary>
sealed record Cut<T>(IReadOnlyList<T> All, int From, int Size, string Stamp, bool More = false, long? Total = null) : IConnection, ICounted where T : notnull
{
    IConnectionEdge[]? edges;

    public IReadOnlyList<IConnectionEdge> Edges => edges ??= [.. All.Skip(From).Take(Size).Select((item, i) => new CutEdge(Cursors.Of(Stamp, From + i), item))];

    public bool HasNext => More || From + Size < All.Count;

    public bool HasPrevious => From > 0;

    public long? Count => Total ?? All.Count;

    public static Cut<T> Read(IReadOnlyList<T> all, FieldAsked asked, string field)
    {
        var page = PageAsked.Read(asked);
        var stamp = Cursors.StampOf(field + "|" + asked.Question);
        return new(all, Cursors.Index(stamp, page.After), page.Size, stamp);
    }
}

sealed record CutEdge(string Cursor, object Node) : IConnectionEdge;

/// <summary>Connection types: one for each thing that is listed.</summary>
sealed class Connections(TypeBook types)
{
    ObjectGraphType? pageInfo;

    ObjectGraphType PageInfo
    {
        get
        {
            if (pageInfo is not null)
                return pageInfo;
            pageInfo = types.Object("PageInfo");
            pageInfo.Add(
                Fields.Of<IConnection>("hasNextPage", Fields.FlagType.Sure(), page => page.HasNext),
                Fields.Of<IConnection>("hasPreviousPage", Fields.FlagType.Sure(), page => page.HasPrevious),
                Fields.Of<IConnection>("startCursor", Fields.TextType, page => page.Edges.Count == 0 ? null : page.Edges[0].Cursor),
                Fields.Of<IConnection>("endCursor", Fields.TextType, page => page.Edges.Count == 0 ? null : page.Edges[^1].Cursor));
            return pageInfo;
        }
    }

    /// <summary>A connection of things that are not entities.</summary>
    public ObjectGraphType Of(string name, IGraphType node, Func<object, object?> total, IEnumerable<FieldType> further, params IEnumerable<FieldType> ofEdge) =>
        Of(name, node, Fields.Of<IConnection>("totalCount", Fields.IntType.Sure(), page => total(page), "Counted only when asked."), further, ofEdge);

    /// <summary>A connection that the store pages: it is counted by going through it, up to a bound.</summary>
    public ObjectGraphType Browsed<T>(string name, IGraphType node) where T : notnull =>
        Of(name, node, Fields.Waiting<Browsed<T>>("totalCount", Fields.IntType, [], (context, page) => page.CountAsync(context.CancellationToken), "Counted only when asked; null when there are more than 10,000."), []);

    ObjectGraphType Of(string name, IGraphType node, FieldType total, IEnumerable<FieldType> further, params IEnumerable<FieldType> ofEdge)
    {
        var edge = types.Object(name + "Edge");
        var connection = types.Object(name + "Connection");
        if (connection.Fields.Count > 0)
            return connection;
        edge.Add(Fields.Of<IConnectionEdge>("cursor", Fields.TextType.Sure(), item => item.Cursor), Fields.Of<IConnectionEdge>("node", node.Sure(), item => item.Node));
        edge.Add(ofEdge);
        connection.Add(
            Fields.Of<IConnection>("edges", edge.Many(), page => page.Edges),
            Fields.Of<IConnection>("nodes", node.Many(), page => page.Edges.Select(item => item.Node).ToArray()),
            Fields.Of<IConnection>("pageInfo", PageInfo.Sure(), page => page),
            total);
        connection.Add(further);
        return connection;
    }

    public ObjectGraphType Of(NodeKind kind) => Entities(kind.Name, types.Of(kind));

    public ObjectGraphType Of(IReadOnlyList<NodeKind> kinds) => kinds.Count == 1 ? Of(kinds[0]) : Entities("Entity", types.Entity);

    ObjectGraphType Entities(string name, IGraphType node) => Of(name, node, page => ((EntityPage)page).Page.Total,
        [
            Fields.Of<EntityPage>("undatedLeftOut", Fields.IntType.Sure(), page => LeftOut.Undated(page), "Undated things that during left out; counted only when asked."),
            Fields.Of<EntityPage>("disputedLeftOut", Fields.IntType.Sure(), page => LeftOut.Disputed(page), "What within left out as disputed; counted only when asked."),
        ],
        Fields.Of<EntityEdge>("relation", types.Object("Relation"), edge => Relations.Leading(edge), "The edge that led here; null in root lists."));
}

/// <summary>How many a list would have had besides, had it not left out what is undated or disputed.</summary>
static class LeftOut
{
    public static IDataLoaderResult Undated(EntityPage page) => Load(page, "undated", filter => filter is Filter.At at ? new Filter.At(at.During with { KeepUndated = true }) : filter);

    public static IDataLoaderResult Disputed(EntityPage page) =>
        Load(page, "disputed", filter => filter is Filter.Inside { Disputed: Storage.Disputed.EXCLUDE } inside ? inside with { Disputed = Storage.Disputed.INCLUDE } : filter);

    static IDataLoaderResult Load(EntityPage page, string what, Func<Filter, Filter> widened) =>
        page.At.Loader<ListQuery, long>($"leftOut.{what}", page.Asked.Stamp, async (queries, cancellation) =>
        {
            var wider = queries.Select(query => query with { Filter = query.Filter is null ? null : Widen(query.Filter, widened) });
            var both = queries.Concat(wider).Select(query => query with { Size = 0, After = null, Before = null, WithTotal = true }).ToList();
            var pages = await page.At.Reads.ListAsync(page.At.Graph.At, both, cancellation).ConfigureAwait(false);
            return queries.Select((query, i) => (query, LeftOut: pages[queries.Count + i].Total - pages[i].Total)).ToDictionary(pair => pair.query, pair => pair.LeftOut ?? 0, SameList);
        }, SameList).Load(page.Query);

    /// <summary>Only conditions that things must meet themselves: not those under a «not» or a relation away.</summary>
    static Filter Widen(Filter filter, Func<Filter, Filter> widened) => filter switch
    {
        Filter.All all => new Filter.All([.. all.Parts.Select(part => Widen(part, widened))]),
        Filter.Any any => new Filter.Any([.. any.Parts.Select(part => Widen(part, widened))]),
        _ => widened(filter),
    };

    public static readonly IEqualityComparer<ListQuery> SameList = EqualityComparer<ListQuery>.Create(ReferenceEquals, query => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(query));
}
