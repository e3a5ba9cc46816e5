using System.Globalization;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Sqlite;

/// <summary>
/// Where a list takes its rows from: along the index of its order, as long as a page needs, or from a set that a part of its filter finds by an index and that is small.
/// Which it is is found by looking: the engine keeps no statistics here, and those it would keep know nothing of one person or one week.
/// </summary>
sealed class EntitySource
{
    readonly Session session;
    readonly long at;
    readonly NodeKind kind;
    readonly FilterTranslator translator;
    readonly FilterTranslator seeker;
    readonly string where;
    readonly string? seek;
    readonly string? valueIndex;
    readonly bool isOrderedByValue;

    public EntitySource(Session session, long at, NodeKind kind, Filter? filter)
    {
        (this.session, this.at, this.kind) = (session, at, kind);
        (translator, seeker) = (new FilterTranslator(session, at), new FilterTranslator(session, at, "s"));
        var parts = filter is null ? [] : Parts(filter).ToList();
        var value = parts.OfType<Filter.Has>().FirstOrDefault(has => has is { Op: Op.EQ, Value: string or long or bool } && kind.Property(has.Property.Name) == has.Property && session.IndexOf(kind, has.Property) is not null);
        valueIndex = value is null ? null : session.IndexOf(kind, value.Property);
        var chosen = Choose(parts);
        isOrderedByValue = chosen is null || chosen == value;
        seek = chosen is null ? null : seeker.Seek(chosen, [kind]);
        where = string.Concat(parts.Select(part => $" AND {translator.Test(part, "v", kind)}"));
    }

    /// <summary>FROM and WHERE over rows v, by an index that gives an order where rows are not sought.</summary>
    public string Text(Order order)
    {
        var listed = $"v.kind = {kind.Number.ToString(CultureInfo.InvariantCulture)} AND v.listed AND {FilterTranslator.Live("v")}{where}";
        // The index of a value has its rows in the order of names.
        if (valueIndex is not null && isOrderedByValue && order is Order.NAME or Order.NAME_DESC)
            return $"node_version v INDEXED BY {valueIndex} WHERE {listed}";
        if (seek is not null)
            return $"node_version v INDEXED BY node_at WHERE v.node IN ({seek}) AND {listed}";
        return order is Order.ENTERED or Order.ENTERED_DESC
            ? $"node n INDEXED BY node_kind CROSS JOIN node_version v INDEXED BY node_at WHERE n.kind = {kind.Number.ToString(CultureInfo.InvariantCulture)} AND v.node = n.no AND {listed}"
            : $"node_version v INDEXED BY {IndexOf(order)} WHERE {listed}";
    }

    /// <summary>FROM and WHERE over rows v, for counting: in any order, by an index that has what is counted, joined with what counts them.</summary>
    public string Text(string index, string join = "", string also = "")
    {
        var listed = $"v.kind = {kind.Number.ToString(CultureInfo.InvariantCulture)} AND v.listed AND {FilterTranslator.Live("v")}{also}{where}";
        return seek is not null
            ? $"node_version v INDEXED BY node_at {join} WHERE v.node IN ({seek}) AND {listed}"
            : $"node_version v INDEXED BY {valueIndex ?? index} {join} WHERE {listed}";
    }

    /// <summary>Whether rows come from a set and not along an index.</summary>
    public bool IsSought => seek is not null;

    /// <summary>The column of serials that the order ends with, by which rows along the index come sorted.</summary>
    public string Serial(Order order) => !IsSought && (order is Order.ENTERED or Order.ENTERED_DESC) ? "n.no" : "v.node";

    public void Bind(Statement statement)
    {
        statement.Bind(":at", at);
        translator.Bind(statement);
        // The index of a value is read without the set.
        seeker.BindIfThere(statement);
    }

    static string IndexOf(Order order) => order switch { Order.OLDEST => "list_oldest", Order.NEWEST => "list_newest", _ => "list_name" };

    static IEnumerable<Filter> Parts(Filter filter) => filter is Filter.All all ? all.Parts.SelectMany(Parts) : [filter];

    Filter? Choose(List<Filter> parts)
    {
        Filter? fewest = null;
        // What more than a few meet is met often enough along the order.
        var least = session.Few + 1L;
        foreach (var part in parts)
        {
            var trial = new FilterTranslator(session, at);
            if (trial.Seek(part, [kind]) is not { } set)
                continue;
            using var rows = session.Prepare(Sql.Text("count-up-to", ("set", set)));
            trial.Bind(rows);
            BindRevision(rows, set);
            rows.Bind(":most", least);
            if (rows.Step() && rows.Long(0) is var count && count < least)
                (fewest, least) = (part, count);
        }
        return fewest;
    }

    // A set of given ids does not ask for the revision.
    void BindRevision(Statement statement, string text)
    {
        if (text.Contains(":at", StringComparison.Ordinal))
            statement.Bind(":at", at);
    }
}
