using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>An order as a statement has it: its key and index, its places as tests, and how rows are sorted.</summary>
sealed class ListOrder(ListQuery query)
{
    const long LeastNumber = long.MinValue;

    readonly string key = query.Order switch { Order.OLDEST => "v._oldest", Order.NEWEST => "v._newest", Order.ENTERED or Order.ENTERED_DESC => "v._node", _ => "v._byName" };

    public static readonly (string Index, string Range) Any = ("_node, _from", " AND v._node >= $least");

    bool IsByEntry => query.Order is Order.ENTERED or Order.ENTERED_DESC;

    public bool IsByName => query.Order is Order.NAME or Order.NAME_DESC;

    bool IsDescending => query.Order is Order.NAME_DESC or Order.ENTERED_DESC;

    public string Index => query.Order switch { Order.OLDEST => "_oldest, _node", Order.NEWEST => "_newest, _node", Order.ENTERED or Order.ENTERED_DESC => "_node, _from", _ => "_byName, _node" };

    /// <summary>The least key gives the index its range, beside a greatest where there is one; the tests of places leave out what stands before a place with the same key.</summary>
    public string Range => IsByEntry
        ? $" AND v._node >= $least{(query.After is null ? "" : $" AND v._node {(IsDescending ? "<" : ">")} q.afterSerial")}{(query.Before is null ? "" : $" AND v._node {(IsDescending ? ">" : "<")} q.beforeSerial")}"
        : $" AND {key} >= $least AND v._node IS NOT NULL{Beyond(query.After, "after", true)}{Beyond(query.Before, "before", false)}";

    // A descending order turns the values, never the serials.
    public string Text => IsByEntry ? $"v._node{Sign(IsDescending)}" : $"{key}{Sign(IsDescending)}, v._node{Sign(false)}";

    public void Bind(Parameters values)
    {
        Bind(values, query.After, "after");
        Bind(values, query.Before, "before");
        var least = IsDescending ? query.Before : query.After;
        values["least"] = IsByEntry ? least?.Serial ?? LeastNumber : least is not null ? KeyOf(least) : IsByName ? "" : LeastNumber;
    }

    string Beyond(ListCursor? cursor, string place, bool isForwards)
    {
        if (cursor is null)
            return "";
        var sign = isForwards != IsDescending ? ">" : "<";
        return $" AND {key} {sign}= q.{place} AND ({key} {sign} q.{place} OR v._node {(isForwards ? ">" : "<")} q.{place}Serial)";
    }

    void Bind(Parameters values, ListCursor? cursor, string place)
    {
        if (cursor is null)
            return;
        values[$"{place}Serial"] = cursor.Serial;
        if (!IsByEntry)
            values[place] = KeyOf(cursor);
    }

    object KeyOf(ListCursor cursor) => (IsByName ? (object?)cursor.Text : cursor.Number) ?? throw new BadCursorException();

    string Sign(bool isDescending) => isDescending != query.Backwards ? " DESC" : "";
}
