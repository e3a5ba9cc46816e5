using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>Pages of lists. Queries whose statements are the same text are asked together.</summary>
sealed class ListReads(Reading reading)
{
    public async Task<IReadOnlyList<Page<Entity>>> PagesAsync(long at, IReadOnlyList<ListQuery> queries, CancellationToken cancellation)
    {
        var values = await FilterValues.ReadAsync(reading, at, queries.Select(query => query.Filter), cancellation);
        var pages = new Page<Entity>[queries.Count];
        var asked = new List<(int No, Statement Statement, Parameters Values)>();
        foreach (var (query, no) in queries.Select((query, no) => (query, no)))
        {
            var order = new ListOrder(query);
            var source = new EntitySource(values, query, order.IsByName);
            order.Bind(source.Values);
            pages[no] = Page<Entity>.Empty with { Total = query.WithTotal ? 0 : null };
            if (!source.IsEmpty)
                asked.Add((no, Statement.Of("read/list", ("sets", source.Sets), ("rows", source.Rows(order.Index, order.Range, $" ORDER BY {order.Text} LIMIT $size")), ("order", order.Text)), source.Values));
        }
        foreach (var alike in asked.GroupBy(query => query.Statement))
        {
            var each = alike.ToList();
            var size = each.Max(query => queries[query.No].Size) + 1L;
            var rows = await reading.RunAsync(alike.Key, new Parameters { ["queries"] = each.ConvertAll(query => query.Values), ["at"] = at, ["size"] = size }, cancellation);
            foreach (var found in rows.GroupBy(row => row.Int(0)))
                pages[each[found.Key].No] = Page(queries[each[found.Key].No], found);
        }
        await TotalsAsync(at, queries, values, pages, cancellation);
        return pages;
    }

    Page<Entity> Page(ListQuery query, IEnumerable<Row> rows)
    {
        var items = rows.Take(query.Size + 1).Select(row => NodeReads.ReadEntity(reading, row, 2, row.Long(1))).ToList();
        var hasMore = items.Count > query.Size;
        if (hasMore)
            items.RemoveAt(query.Size);
        if (query.Backwards)
            items.Reverse();
        // A page that has all says how many that is.
        return new Page<Entity>(items, hasMore, query is { WithTotal: true, After: null, Before: null } && !hasMore ? items.Count : null);
    }

    async Task TotalsAsync(long at, IReadOnlyList<ListQuery> queries, FilterValues values, Page<Entity>[] pages, CancellationToken cancellation)
    {
        var asked = new List<(int No, Statement Statement, Parameters Values)>();
        var whole = new List<int>();
        foreach (var (query, no) in queries.Select((query, no) => (query, no)).Where(query => query.query.WithTotal && (pages[query.no].Total is null || query.query is not { After: null, Before: null })))
        {
            if (query.Filter is null)
            {
                whole.Add(no);
                continue;
            }
            var source = new EntitySource(values, query, isByName: true);
            source.Values["least"] = 0L;
            if (!source.IsEmpty)
                asked.Add((no, Statement.Of("read/list-total", ("sets", source.Sets), ("rows", source.Rows(ListOrder.Any.Index, ListOrder.Any.Range, ""))), source.Values));
        }
        foreach (var alike in asked.GroupBy(query => query.Statement))
        {
            var each = alike.ToList();
            foreach (var row in await reading.RunAsync(alike.Key, new Parameters { ["queries"] = each.ConvertAll(query => query.Values), ["at"] = at }, cancellation))
                pages[each[row.Int(0)].No] = pages[each[row.Int(0)].No] with { Total = row.Long(1) };
        }
        if (whole.Count > 0)
            await WholeAsync(at, queries, whole, pages, cancellation);
    }

    // How many of a kind there are was counted when the revision was written.
    async Task WholeAsync(long at, IReadOnlyList<ListQuery> queries, List<int> whole, Page<Entity>[] pages, CancellationToken cancellation)
    {
        var rows = await reading.RunAsync("read/totals-at", new Parameters { ["at"] = at }, cancellation);
        var totals = rows.Count == 0 ? Totals.None : TotalsText.Read(rows[0].Text(0));
        foreach (var no in whole)
            pages[no] = pages[no] with { Total = queries[no].Kinds.DistinctBy(kind => kind.Number).Sum(kind => totals.Nodes.GetValueOrDefault(kind.Name)) };
    }
}
