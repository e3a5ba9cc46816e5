using System.Globalization;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Sqlite;

/// <summary>How many entities of a list have each value.</summary>
sealed class FacetReads(Session session, long at, ListQuery query)
{
    readonly List<(NodeKind Kind, EntitySource Source)> sources = [.. query.Kinds.DistinctBy(kind => kind.Number).Select(kind => (kind, new EntitySource(session, at, kind, query.Filter)))];

    public IReadOnlyList<FacetCount> Count(Facet facet)
    {
        var counts = new Dictionary<FacetCount, long>();
        var serials = new Dictionary<FacetCount, long>();
        foreach (var (kind, source) in sources)
        {
            foreach (var text in Statements(facet, kind, source))
            {
                using var rows = session.Prepare(text);
                source.Bind(rows);
                while (rows.Step())
                {
                    if (Value(facet, kind, rows, serials) is { } value && rows.Long(2) is > 0 and var count)
                        counts[value] = counts.GetValueOrDefault(value) + count;
                }
            }
        }
        return [.. counts.Select(pair => pair.Key with { Count = pair.Value })
            .OrderByDescending(count => count.Count)
            .ThenBy(count => count.Number is null).ThenBy(count => count.Number)
            .ThenBy(count => count.Text, CodePoints.Order)
            .ThenBy(count => serials.GetValueOrDefault(count with { Count = 0 }))
            .ThenBy(count => count.Kind?.Number)
            .ThenBy(count => count.Time is null).ThenBy(count => count.Time)];
    }

    IEnumerable<string> Statements(Facet facet, NodeKind kind, EntitySource source)
    {
        if (facet.Kind)
            return [Sql.Text("facet", ("first", "NULL"), ("second", "NULL"), ("group", "1"), ("count", "count(*)"), ("source", source.Text("list_name")))];
        if (facet.Time)
            return Times(source);
        if (facet.Edge is { } edge)
            return [Sql.Text("facet", ("first", "l.other"), ("second", "NULL"), ("group", "1"), ("count", "count(DISTINCT v.node)"), ("source", source.Text("list_name", $"CROSS JOIN link l ON l.node = v.node AND l.slot IN ({Slots(edge, facet.Direction)}) AND l.other <> l.node AND {FilterTranslator.Live("l")}")))];
        if (facet.Member is { } member)
            return [Sql.Text("facet", ("first", $"j.value ->> '$.{member}'"), ("second", "NULL"), ("group", "1"), ("count", "count(DISTINCT v.node)"), ("source", source.Text("list_name", $"CROSS JOIN json_each(v.shown, '$.{facet.Property}') j")))];
        // Only plain values are counted; the members of dates, measures and names are no values of their own, unless one is asked for.
        if (kind.Property(facet.Property!) is not { Type: PropertyType.Text or PropertyType.Enumeration or PropertyType.Entity or PropertyType.Instant or PropertyType.Number or PropertyType.Flag } property)
            return [];
        return [property.IsList
            ? Sql.Text("facet", ("first", "j.value"), ("second", "NULL"), ("group", "1"), ("count", "count(DISTINCT v.node)"), ("source", source.Text("list_name", $"CROSS JOIN json_each(v.shown, '$.{property.Name}') j")))
            : Sql.Text("facet", ("first", $"v.shown ->> '$.{property.Name}'"), ("second", "NULL"), ("group", "1"), ("count", "count(*)"), ("source", source.Text(session.IndexOf(kind, property) ?? "list_name")))];
    }

    // Dated and undated ones stand in two indexes, so that neither reads the rows.
    static IEnumerable<string> Times(EntitySource source)
    {
        (string, string)[] slots = [("first", "v.when_from"), ("second", "v.when_until"), ("group", "1, 2"), ("count", "count(*)")];
        return source.IsSought
            ? [Sql.Text("facet", [.. slots, ("source", source.Text(""))])]
            : [Sql.Text("facet", [.. slots, ("source", source.Text("list_when", also: " AND v.span IS NOT NULL"))]),
               Sql.Text("facet", ("first", "NULL"), ("second", "NULL"), ("group", "1"), ("count", "count(*)"), ("source", source.Text("list_oldest", also: FormattableString.Invariant($" AND v.oldest = {TimeKeys.Undated}"))))];
    }

    FacetCount? Value(Facet facet, NodeKind kind, Statement row, Dictionary<FacetCount, long> serials)
    {
        if (facet.Kind)
            return new FacetCount(0) { Kind = kind };
        if (facet.Time)
            return new FacetCount(0) { Time = row.IsNull(0) ? null : (row.Long(0), row.Long(1)) };
        if (facet.Edge is not null)
        {
            if (row.IsNull(0))
                return null;
            var entity = new FacetCount(0) { Entity = session.Names[row.Long(0)].Id };
            serials[entity] = row.Long(0);
            return entity;
        }
        return row.IsNull(0) ? null : row.IsText(0) ? new FacetCount(0) { Text = row.Text(0) } : new FacetCount(0) { Number = row.Long(0) };
    }

    static string Slots(EdgeKind kind, Direction direction) => string.Join(", ", (direction switch
    {
        Direction.OUT => new[] { 2 * kind.Number },
        Direction.IN => [2 * kind.Number + 1],
        _ => [2 * kind.Number, 2 * kind.Number + 1],
    }).Select(slot => slot.ToString(CultureInfo.InvariantCulture)));
}
