using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Sqlite;

/// <summary>One page of a list. Each kind gives as much as a page can need, in order; the page is the first of them all.</summary>
sealed class ListReads(Session session, long at, ListQuery query)
{
    readonly record struct Row(string? Text, long Number, long Serial, long Version);

    bool IsDescending => query.Order == Order.NAME_DESC;

    bool IsByEntry => query.Order is Order.ENTERED or Order.ENTERED_DESC;

    public Page<Entity> Page()
    {
        var sources = query.Kinds.DistinctBy(kind => kind.Number).Select(kind => new EntitySource(session, at, kind, query.Filter)).ToList();
        var rows = sources.SelectMany(Rows).ToList();
        if (sources.Count > 1)
            rows.Sort(Compare);
        var hasMore = rows.Count > query.Size;
        if (hasMore)
            rows.RemoveRange(query.Size, rows.Count - query.Size);
        if (query.Backwards)
            rows.Reverse();
        return new Page<Entity>([.. rows.Select(row => NodeReads.OfVersion(session, row.Version))], hasMore, query.WithTotal ? sources.Sum(Total) : null);
    }

    List<Row> Rows(EntitySource source)
    {
        var serial = source.Serial(query.Order);
        var key = query.Order switch { Order.OLDEST => "v.oldest", Order.NEWEST => "v.newest", _ => "v.by_name" };
        using var found = session.Prepare(Sql.Text("list",
            ("key", IsByEntry ? "NULL" : key), ("source", source.Text(query.Order)),
            ("after", query.After is null ? "" : Beyond(key, serial, "after", isForwards: true)),
            ("before", query.Before is null ? "" : Beyond(key, serial, "before", isForwards: false)),
            ("order", OrderBy(key, serial))));
        source.Bind(found);
        Bind(found, query.After, "after");
        Bind(found, query.Before, "before");
        found.Bind(":size", query.Size + 1L);
        var rows = new List<Row>();
        while (found.Step())
            rows.Add(found.IsText(2) ? new Row(found.Text(2), 0, found.Long(1), found.Long(0)) : new Row(null, found.IsNull(2) ? 0 : found.Long(2), found.Long(1), found.Long(0)));
        return rows;
    }

    long Total(EntitySource source)
    {
        using var rows = session.Prepare(Sql.Text("list-total", ("source", source.Text("list_name"))));
        source.Bind(rows);
        return rows.Step() ? rows.Long(0) : 0;
    }

    // The first test gives the index its range, the second leaves out what stands before the place with the same key.
    string Beyond(string key, string serial, string place, bool isForwards)
    {
        if (IsByEntry)
            return $"AND {serial} {(isForwards == (query.Order == Order.ENTERED) ? ">" : "<")} :{place}_serial";
        var sign = isForwards != IsDescending ? ">" : "<";
        return $"AND {key} {sign}= :{place}_key AND ({key} {sign} :{place}_key OR {serial} {(isForwards ? ">" : "<")} :{place}_serial)";
    }

    // A descending order turns the values, never the serials.
    string OrderBy(string key, string serial)
    {
        if (IsByEntry)
            return $"{serial} {Direction(query.Order == Order.ENTERED_DESC)}";
        return $"{key} {Direction(IsDescending)}, {serial} {Direction(false)}";
    }

    string Direction(bool isDescending) => isDescending != query.Backwards ? "DESC" : "ASC";

    void Bind(Statement statement, ListCursor? cursor, string place)
    {
        if (cursor is null)
            return;
        statement.Bind($":{place}_serial", cursor.Serial);
        if (IsByEntry)
            return;
        object? key = query.Order is Order.OLDEST or Order.NEWEST ? cursor.Number : cursor.Text;
        statement.Bind($":{place}_key", key ?? throw new BadCursorException());
    }

    int Compare(Row one, Row other)
    {
        var keys = string.CompareOrdinal(one.Text, other.Text) is not 0 and var texts ? texts : one.Number.CompareTo(other.Number);
        var order = keys != 0 ? (IsDescending ? -keys : keys) : one.Serial.CompareTo(other.Serial) * (query.Order == Order.ENTERED_DESC ? -1 : 1);
        return query.Backwards ? -order : order;
    }
}
