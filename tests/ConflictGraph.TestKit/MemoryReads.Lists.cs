using System.Text.Json;
using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.TestKit;

/// <summary>Lists, facets, words and terms.</summary>
public abstract partial class MemoryReads
{
    public Task<IReadOnlyList<Page<Entity>>> ListAsync(long at, IReadOnlyList<ListQuery> queries, CancellationToken cancellation = default)
    {
        foreach (var query in queries)
            Promises.Hold(query.Kinds.Count > 0 && query.Kinds.SequenceEqual(queries[0].Kinds) && query.Order == queries[0].Order, "the queries of one call have one shape");
        var graph = Rows.At(at);
        return Answer<IReadOnlyList<Page<Entity>>>([.. queries.Select(query => List(graph, query))], cancellation);
    }

    static Page<Entity> List(Snapshot graph, ListQuery query)
    {
        var order = OrderOf(query.Order);
        var all = Meeting(graph, query).Select(version => version.Entity()).OrderBy(entity => ListCursor.Of(entity, query.Order), order).ToList();
        var between = all
            .Where(entity => query.After is null || order.Compare(ListCursor.Of(entity, query.Order), query.After) > 0)
            .Where(entity => query.Before is null || order.Compare(ListCursor.Of(entity, query.Order), query.Before) < 0)
            .ToList();
        return new Page<Entity>(
            [.. query.Backwards ? between.TakeLast(query.Size) : between.Take(query.Size)],
            between.Count > query.Size,
            query.WithTotal ? all.Count : null);
    }

    static IEnumerable<NodeVersion> Meeting(Snapshot graph, ListQuery query)
    {
        var filters = new MemoryFilters(graph);
        return graph.Listed.Values.Where(version => query.Kinds.Contains(version.Kind) && (query.Filter is null || filters.Meets(version, query.Filter)));
    }

    // A descending order turns the values, never the serials; the order of entry has no other value than the serial.
    static Comparer<ListCursor> OrderOf(Order order) => Comparer<ListCursor>.Create((one, other) =>
    {
        var values = order switch
        {
            Order.NAME => string.CompareOrdinal(one.Text, other.Text),
            Order.NAME_DESC => string.CompareOrdinal(other.Text, one.Text),
            Order.OLDEST or Order.NEWEST => Comparer<long?>.Default.Compare(one.Number, other.Number),
            Order.ENTERED_DESC => other.Serial.CompareTo(one.Serial),
            _ => 0,
        };
        return values != 0 ? values : one.Serial.CompareTo(other.Serial);
    });

    public Task<IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>>> CountAsync(long at, ListQuery query, IReadOnlyList<Facet> by, CancellationToken cancellation = default)
    {
        var graph = Rows.At(at);
        var entities = Meeting(graph, query).ToList();
        IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>> counts = by.Distinct().ToDictionary(facet => facet, facet => Count(graph, entities, facet));
        return Answer(counts, cancellation);
    }

    // An entity counts once for each different value it has.
    static IReadOnlyList<FacetCount> Count(Snapshot graph, List<NodeVersion> entities, Facet facet) => [.. entities
        .SelectMany(entity => ValuesOf(graph, entity, facet).Distinct())
        .GroupBy(value => value)
        .Select(group => group.Key with { Count = group.Count() })
        .OrderByDescending(count => count.Count)
        .ThenBy(count => count.Number is null).ThenBy(count => count.Number)
        .ThenBy(count => count.Text ?? "", CodePointOrder.Instance)
        .ThenBy(count => count.Entity is { } id ? graph.Last[id].What.Serial : 0)
        .ThenBy(count => count.Kind?.Number)
        .ThenBy(count => count.Time is null).ThenBy(count => count.Time)];

    static IEnumerable<FacetCount> ValuesOf(Snapshot graph, NodeVersion entity, Facet facet)
    {
        if (facet.Kind)
            return [new FacetCount(0) { Kind = entity.Kind }];
        if (facet.Time)
            return [new FacetCount(0) { Time = entity.Time is { } time ? (time.From, time.Until) : null }];
        if (facet.Edge is { } kind)
        {
            return graph.LinksOf[entity.Serial]
                .Where(seen => !seen.IsLoop && seen.Link.Kind == kind && (facet.Direction == Direction.BOTH || facet.Direction == seen.Direction))
                .Select(seen => new FacetCount(0) { Entity = graph.Live[seen.Other].Id });
        }
        using var json = JsonDocument.Parse(entity.Shown);
        if (!json.RootElement.TryGetProperty(facet.Property!, out var value))
            return [];
        if (facet.Member is { } member)
            return [.. value.EnumerateArray().Select(item => Scalar(item.GetProperty(member))).OfType<FacetCount>()];
        return [.. (value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value]).Select(Scalar).OfType<FacetCount>()];
    }

    static FacetCount? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => new FacetCount(0) { Text = value.GetString() },
        JsonValueKind.Number when value.TryGetInt64(out var number) => new FacetCount(0) { Number = number },
        JsonValueKind.True => new FacetCount(0) { Number = 1 },
        JsonValueKind.False => new FacetCount(0) { Number = 0 },
        _ => null,
    };

    public Task<TextMatches> FindTextAsync(long at, TextQuery query, CancellationToken cancellation = default)
    {
        var matching = Rows.At(at).Listed.Values
            .Where(version => query.Kinds is null || query.Kinds.Contains(version.Kind))
            .Where(version => query.Tokens.All(group => group.Any(MemoryFilters.TokensOf(version.Words, query.Fields).Contains)))
            .OrderBy(version => version.Serial)
            .ToList();
        return Answer(new TextMatches([.. matching.Take(query.Cap).Select(version => version.Entity())], matching.Count <= query.Cap), cancellation);
    }

    public Task<IReadOnlyList<string>> TermsAsync(char first, int shortest, int longest, CancellationToken cancellation = default) =>
        Answer<IReadOnlyList<string>>([.. Rows.Terms.Where(term => term[0] == first && term.Length >= shortest && term.Length <= longest)], cancellation);
}
