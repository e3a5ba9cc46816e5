using System.Globalization;
using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>How many of a list there are of each sort. What may be counted by is read off the ontology: kinds, times, closed lists and keys, and the far ends of edges of which a thing has few.</summary>
sealed class FacetTypes
{
    readonly TypeBook types;
    readonly FilterTypes filters;
    readonly World world;
    readonly Dictionary<string, Facet> facets = new(StringComparer.Ordinal);

    public FacetTypes(TypeBook types, FilterTypes filters)
    {
        (this.types, this.filters, world) = (types, filters, types.World);
        facets["KIND"] = Facet.ByKind;
        facets["YEAR"] = facets["MONTH"] = Facet.When;
        foreach (var property in world.NodeKinds.SelectMany(kind => kind.Properties).Where(property => (property.IsIndexed || property.IsCounted) && !property.IsInternal && property.Type is PropertyType.Enumeration or PropertyType.Text))
            facets[Upper(property.IsList ? property.Name.TrimEnd('s') : property.Name)] = Facet.Of(property.Name);
        // A row of a dataset has an id of that dataset too: all that a dataset knows is counted by it.
        facets["DATASET"] = Facet.Dataset;
        foreach (var (kind, field) in world.EdgeKinds.SelectMany(kind => kind.Shown.Select(field => (kind, field))).Where(shown => shown.field.One is not null && shown.kind.Few.Contains(shown.field.At)))
            facets.TryAdd(Upper(field.One!), Facet.Far(kind, field.At == End.FROM ? Direction.OUT : Direction.IN));
    }

    public FieldType Facets() => Fields.Waiting<ReadAt>("facets", Counts().Some(),
        [Fields.Argument("filter", filters.EntityFilter), Fields.Argument("kinds", types.NodeKind.Some()), Fields.Argument("by", types.Words("Facet", null, facets.Keys).Many()), Fields.Argument("first", Fields.IntType, 20)], async (context, at) =>
        {
            var asked = RequestContext.Of(context).Asked(context);
            IReadOnlyList<NodeKind> kinds = asked.Texts("kinds") is { Count: > 0 } words ? [.. words.Select(world.NodeKind)] : world.NodeKinds;
            var filter = asked.Get<object>("filter") is { } given ? await filters.EntityFilter.ReadAsync(given, new FilterReading(at, kinds, context.CancellationToken)).ConfigureAwait(false) : null;
            var by = asked.Texts("by")!.Distinct().ToList();
            var counts = await at.Reads.CountAsync(at.Graph.At, new ListQuery(kinds, filter), [.. by.Select(name => facets[name]).Distinct()], context.CancellationToken).ConfigureAwait(false);
            return by.Select(name => new Counted(at, name, Rows(name, counts[facets[name]]), asked.Number("first", 20))).ToArray();
        }, "How many of a list there are of each sort.");

    static IReadOnlyList<FacetCount> Rows(string name, IReadOnlyList<FacetCount> counts) => name switch
    {
        "YEAR" => ByTime(counts, 4),
        "MONTH" => ByTime(counts, 7),
        _ => counts,
    };

    /// <summary>By when things began at the earliest, to the year or month.</summary>
    static IReadOnlyList<FacetCount> ByTime(IReadOnlyList<FacetCount> counts, int digits) =>
        [.. counts.Where(row => row.Time is not null).GroupBy(row => new CivilTime(row.Time!.Value.From).ToString()[..digits])
            .Select(same => new FacetCount(same.Sum(row => row.Count)) { Text = same.Key }).OrderByDescending(row => row.Count).ThenBy(row => row.Text, StringComparer.Ordinal)];

    ObjectGraphType Counts()
    {
        var count = types.Object("FacetCount", "One value and how many have it.", type => type.Add(
            Fields.Of<At<FacetCount>>("value", Fields.TextType.Sure(), at => Value(at.Value)),
            Fields.Of<At<FacetCount>>("label", Fields.TextType.Sure(), at => at.Value.Entity is { } entity ? at.Reading.Entity(entity).Then(found => found?.Entity.Name ?? entity.Value) : at.Value.Kind?.Name ?? Value(at.Value)),
            Fields.Of<At<FacetCount>>("entity", types.Entity, at => at.Value.Entity is { } entity ? at.Reading.Entity(entity) : null),
            Fields.Of<At<FacetCount>>("count", Fields.IntType.Sure(), at => at.Value.Count)));
        var counts = types.Object("FacetCounts", "The counts of one facet.", type => type.Add(
            Fields.Of<Counted>("facet", types.Words("Facet", null, facets.Keys).Sure(), one => one.Facet),
            Fields.Of<Counted>("counts", count.Many(), one => one.Rows.Take(one.First).Select(row => new At<FacetCount>(one.At, row)).ToArray(), "Most first."),
            Fields.Of<Counted>("others", Fields.IntType.Sure(), one => Math.Max(0, one.Rows.Count - one.First), "Values that were not sent.")));
        return counts;
    }

    static string Value(FacetCount row) => row.Text ?? row.Kind?.Word ?? row.Entity?.Value ?? row.Number?.ToString(CultureInfo.InvariantCulture) ?? "";

    static string Upper(string name) => string.Concat(name.Select(letter => char.IsUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));

    sealed record Counted(ReadAt At, string Facet, IReadOnlyList<FacetCount> Rows, int First);
}
