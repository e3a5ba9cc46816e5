using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>A list of entities as it was asked: of which kinds, on what condition, in which order, which page.</summary>
sealed record ListAsked(ListQuery Query, PageAsked Page, string Stamp)
{
    /// <param name="field">What the list is, for its cursors: the same field with the same filter and order.</param>
    public static async Task<ListAsked> ReadAsync(ReadAt at, FieldAsked asked, string field, IReadOnlyList<NodeKind> kinds, ConditionType filterType, CancellationToken cancellation, params IEnumerable<Filter> further)
    {
        var page = PageAsked.Read(asked);
        var order = asked.Word("orderBy", OrderOf(kinds));
        var stamp = Cursors.StampOf(field + "|" + asked.Question);
        var filters = new List<Filter>(further);
        var reading = new FilterReading(at, kinds, cancellation);
        if (asked.Get<object>("filter") is { } filter)
            filters.Add(await filterType.ReadAsync(filter, reading).ConfigureAwait(false));
        if (asked.Get<DateTimeOffset?>("publishedUntil") is { } then)
            filters.Add(kinds[0].Is(Part.Document) ? new PublishedUntil(then).Documents : new PublishedUntil(then).Claims);
        var query = new ListQuery(kinds, filters.Count switch { 0 => null, 1 => filters[0], _ => new Filter.All(filters) }, order)
        {
            Size = page.Size,
            Backwards = page.Backwards,
            After = page.After is { } after ? Cursors.ListCursor(stamp, after) : null,
            Before = page.Before is { } before ? Cursors.ListCursor(stamp, before) : null,
            WithTotal = asked.Selects("totalCount"),
        };
        return new(query, page, stamp);
    }

    /// <summary>The same list of what a further condition holds for: each parent's own.</summary>
    public ListQuery Where(Filter further) => Query with { Filter = Query.Filter is null ? further : new Filter.All([further, Query.Filter]) };

    public static Order OrderOf(IReadOnlyList<NodeKind> kinds) => kinds.All(kind => kind.Time is not null) ? Order.NEWEST : Order.NAME;
}

/// <summary>A page of entities, with the way that led there where it hangs on one.</summary>
sealed record EntityPage(ReadAt At, ListAsked Asked, ListQuery Query, Page<Entity> Page, LedBy? By = null) : IConnection
{
    EntityEdge[]? edges;

    /// <summary>In the list's order, each with its place.</summary>
    public IReadOnlyList<EntityEdge> Edges => edges ??= [.. Page.Items.Select(entity => new EntityEdge(this, At.Show(entity)))];

    IReadOnlyList<IConnectionEdge> IConnection.Edges => Edges;

    public bool HasNext => Asked.Page.Backwards ? Query.Before is not null : Page.HasMore;

    public bool HasPrevious => Asked.Page.Backwards ? Page.HasMore : Query.After is not null;
}

sealed record EntityEdge(EntityPage Page, EntityAt Node) : IConnectionEdge
{
    public string Cursor => Cursors.Of(Page.Asked.Stamp, ListCursor.Of(Node.Entity, Page.Query.Order));

    object IConnectionEdge.Node => Node;
}

/// <summary>The edges that led to a page: from whom, of which kind, with which tags.</summary>
sealed record LedBy(NodeId From, EdgeKind Kind, Direction Direction, IReadOnlyCollection<string>? Tags, During? During = null);
