using System.Text.Json;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>How many of a list have each value.</summary>
sealed class FacetReads(Reading reading)
{
    public async Task<IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>>> CountAsync(long at, ListQuery query, IReadOnlyList<Facet> by, CancellationToken cancellation)
    {
        var values = await FilterValues.ReadAsync(reading, at, [query.Filter], cancellation);
        var counts = new Dictionary<Facet, IReadOnlyList<FacetCount>>();
        foreach (var facet in by.Distinct())
            counts[facet] = await CountAsync(at, query, values, facet, cancellation);
        return counts;
    }

    async Task<IReadOnlyList<FacetCount>> CountAsync(long at, ListQuery query, FilterValues values, Facet facet, CancellationToken cancellation)
    {
        var counts = new Dictionary<FacetCount, (long Count, long Serial)>();
        foreach (var (isAsked, join, first, second, count) in Ways(facet))
        {
            var source = new EntitySource(values, query, isByName: true, isAsked);
            if (source.IsEmpty)
                continue;
            source.Values["least"] = 0L;
            var statement = Statement.Of("read/facet", ("sets", source.Sets), ("rows", source.Rows(ListOrder.Any.Index, ListOrder.Any.Range, "")), ("join", join), ("first", first), ("second", second), ("count", count));
            var rows = await reading.RunAsync(statement, new Parameters { ["q"] = source.Values, ["at"] = at }, cancellation);
            var names = facet.Edge is null ? null : await reading.NamesAsync(rows.Select(row => row.Long(0)), cancellation);
            foreach (var row in rows)
            {
                if (Value(facet, row, names) is { } value)
                    counts[value] = (counts.GetValueOrDefault(value).Count + row.Long(2), names is null ? 0 : row.Long(0));
            }
        }
        return [.. counts
            .OrderByDescending(pair => pair.Value.Count)
            .ThenBy(pair => pair.Key.Number is null).ThenBy(pair => pair.Key.Number)
            .ThenBy(pair => pair.Key.Text, CodePoints.Order)
            .ThenBy(pair => pair.Value.Serial)
            .ThenBy(pair => pair.Key.Kind?.Number)
            .ThenBy(pair => pair.Key.Time is null).ThenBy(pair => pair.Key.Time)
            .Select(pair => pair.Key with { Count = pair.Value.Count })];
    }

    // Only plain values are counted; the members of dates, measures and names are no values of their own. One kind may have a list where another has one value.
    static IEnumerable<(Func<NodeKind, bool>? IsAsked, string Join, string First, string Second, string Count)> Ways(Facet facet)
    {
        if (facet.Kind)
            return [(null, "", "v.kind", "null", "count(*)")];
        if (facet.Time)
            return [(null, "", "v._whenFrom", "v._whenUntil", "count(*)")];
        if (facet.Edge is { } edge)
            return [(null, $"MATCH (n:Entity {{_node: v._node}}) USING INDEX SEEK n:Entity(_node)\nMATCH (n){FilterTranslator.Arrow([edge], facet.Direction)}(f) WHERE r._a <> r._b AND {FilterTranslator.Live("r")}", "f._node", "null", "count(DISTINCT v._node)")];
        // They stand in the row as the JSON that the domain writes. Its texts hold no quote that is not escaped, so that it comes apart at its members' names.
        if (facet == Facet.Dataset)
            return [(null, """UNWIND [item IN split(v.externalIds, '{"dataset":"')[1..] | split(item, '","id":"')[0]] AS value""", "value", "null", "count(DISTINCT v._node)")];
        return
        [
            (kind => Plain(kind, facet.Property!) is { IsList: false }, "", $"v.`{facet.Property}`", "null", "count(*)"),
            (kind => Plain(kind, facet.Property!) is { IsList: true }, $"UNWIND v.`{facet.Property}` AS value", "value", "null", "count(DISTINCT v._node)"),
        ];
    }

    static PropertySpec? Plain(NodeKind kind, string property) =>
        kind.Property(property) is { Type: PropertyType.Text or PropertyType.Enumeration or PropertyType.Entity or PropertyType.Instant or PropertyType.Number or PropertyType.Flag } spec ? spec : null;

    FacetCount? Value(Facet facet, Row row, IReadOnlyDictionary<long, NodeName>? names)
    {
        if (facet.Kind)
            return new FacetCount(0) { Kind = reading.World.NodeKind(row.Text(0)) };
        if (facet.Time)
            return new FacetCount(0) { Time = row.IsNull(0) ? null : (row.Long(0), row.Long(1)) };
        if (names is not null)
            return new FacetCount(0) { Entity = names[row.Long(0)].Id };
        return row.Value(0) switch
        {
            string text when facet == Facet.Dataset => new FacetCount(0) { Text = JsonSerializer.Deserialize<string>($"\"{text}\"") },
            string text => new FacetCount(0) { Text = text },
            long number => new FacetCount(0) { Number = number },
            bool flag => new FacetCount(0) { Number = flag ? 1 : 0 },
            _ => null,
        };
    }
}
