using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using ConflictGraph.Wording;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>Whether undated things stay in a list that asks for a time.</summary>
enum Undated { KEEP, DROP }

/// <summary>The small inputs that filters and arguments share, and how they are read.</summary>
sealed class FilterInputs(TypeBook types)
{
    public InputObjectGraphType Ids => types.Input("IDFilter", null, Fields.Input("eq", Fields.IdType), Fields.Input("in", Fields.IdType.Some()));

    public InputObjectGraphType Key => types.Input("KeyFilter", null, Fields.Input("eq", Fields.TextType), Fields.Input("in", Fields.TextType.Some()));

    public InputObjectGraphType Text => types.Input("TextFilter", null,
        Fields.Input("eq", Fields.TextType), Fields.Input("in", Fields.TextType.Some()), Fields.Input("startsWith", Fields.TextType, "Without regard to case, accents and script marks."), Fields.Input("matches", Fields.TextType, "Words, as search takes them."));

    public InputObjectGraphType Number => types.Input("NumberFilter", null,
        [Fields.Input("eq", Fields.IntType), Fields.Input("in", Fields.IntType.Some()), .. ((string[])["lt", "lte", "gt", "gte"]).Select(op => Fields.Input(op, Fields.IntType))]);

    public InputObjectGraphType ExternalId => types.Input("ExternalIdFilter", null, Fields.Input("dataset", Fields.TextType.Sure()), Fields.Input("id", Key.Sure()));

    public InputObjectGraphType During => types.Input("During",
        "A range of time. EDTF or ISO dates; of: by default the kind's own (Incident, Communication HAPPENED; Claim SAID; Document PUBLISHED). zone: an IANA time zone such as Europe/Kyiv, on whose clock days of RECORDED and bounds with an offset are read (days of RECORDED otherwise in UTC).",
        Fields.Input("from", Fields.TextType), Fields.Input("until", Fields.TextType), Fields.Input("of", types.Words<TimeOf>()),
        Fields.Input("match", types.Words<TimeMatch>(description: "POSSIBLE: overlaps the range. CERTAIN: lies inside it."), null, "POSSIBLE"),
        Fields.Input("undated", types.Words<Undated>(), null, "DROP"),
        Fields.Input("zone", Fields.TextType));

    public InputObjectGraphType Within => types.Input("Within", null,
        Fields.Input("place", Fields.IdType.Sure()), Fields.Input("match", types.Words<PlaceMatch>(), null, "CERTAIN"), Fields.Input("disputed", types.Disputed, null, "EXCLUDE"));

    public InputObjectGraphType Bounds => types.Input("Bounds", "Degrees; west may be greater than east (across the antimeridian).",
        ((string[])["west", "south", "east", "north"]).Select(side => Fields.Input(side, Fields.FloatType.Sure())));

    public InputObjectGraphType OneOf(WordType words) => types.Input(words.Name + "Filter", null, Fields.Input("eq", words), Fields.Input("in", words.Some()));

    /// <summary>The values of eq and in; null where neither is given.</summary>
    public static IReadOnlyList<string>? ValuesOf(object value)
    {
        var given = (IDictionary<string, object?>)value;
        var all = given.TryGetValue("in", out var several) && several is not null ? FilterReading.Values(several) : null;
        if (!given.TryGetValue("eq", out var one) || one is null)
            return all;
        return all is null || all.Contains(one.ToString()!) ? [one.ToString()!] : [];
    }

    public static IReadOnlyList<NodeId> IdsOf(IEnumerable<string> texts) => [.. texts.Select(NodeId.Parse)];

    /// <summary>eq and in of a single-valued property.</summary>
    public static Filter Has(PropertySpec property, object value)
    {
        if (ValuesOf(value) is not { } values)
            return Everything;
        return values.Count == 1 ? new Filter.Has(property, Op.EQ, values[0]) : new Filter.Has(property, Op.IN, values);
    }

    public static Filter HasNumber(PropertySpec property, object value)
    {
        var parts = new List<Filter>();
        foreach (var (name, bound) in ((IDictionary<string, object?>)value).Where(pair => pair.Value is not null))
            parts.Add(name == "in"
                ? new Filter.Has(property, Op.IN, FilterReading.Values(bound!).Select(long.Parse).ToArray())
                : new Filter.Has(property, Enum.Parse<Op>(name.ToUpperInvariant()), Convert.ToInt64(bound, System.Globalization.CultureInfo.InvariantCulture)));
        return new Filter.All(parts);
    }

    public static Filter HasFlag(PropertySpec property, object value)
    {
        var set = new Filter.Has(property, Op.EQ, true);
        return value is true ? set : new Filter.Not(set);
    }

    /// <summary>The name or title of a kind.</summary>
    public static Filter Named(PropertySpec title, object value)
    {
        var given = (IDictionary<string, object?>)value;
        var parts = new List<Filter>();
        if (ValuesOf(value) is not null)
            parts.Add(Has(title, value));
        if (given.TryGetValue("startsWith", out var start) && start is string prefix)
            parts.Add(new Filter.Has(title, Op.STARTS_WITH, prefix));
        if (given.TryGetValue("matches", out var words) && words is string text)
            parts.Add(new Filter.Matches(SearchQuery.TokensOf(text)));
        return parts.Count == 1 ? parts[0] : new Filter.All(parts);
    }

    public static Filter ExternallyKnown(object value)
    {
        var given = (IDictionary<string, object?>)value;
        return new Filter.HasKey("externalIds", [.. (ValuesOf(given["id"]!) ?? []).Select(id => $"{given["dataset"]} {id}")]);
    }

    public static Filter.Inside Inside(object value)
    {
        var given = (IDictionary<string, object?>)value;
        return new Filter.Inside(NodeId.Parse((string)given["place"]!), Enum.Parse<PlaceMatch>(given["match"]?.ToString() ?? "CERTAIN"), Enum.Parse<Disputed>(given["disputed"]?.ToString() ?? "EXCLUDE"));
    }

    /// <summary>One box, or two where it crosses the antimeridian.</summary>
    public static IReadOnlyList<Box> Boxes(object value)
    {
        var given = (IDictionary<string, object?>)value;
        double Side(string name) => Convert.ToDouble(given[name], System.Globalization.CultureInfo.InvariantCulture);
        var (west, south, east, north) = (Side("west"), Side("south"), Side("east"), Side("north"));
        if (south > north)
            throw new BadInputException($"These bounds have their south ({south}) above their north ({north}).", "bounds");
        return west <= east
            ? [Box.Empty.With(west, south).With(east, north)]
            : [Box.Empty.With(west, south).With(180, north), Box.Empty.With(-180, south).With(east, north)];
    }

    /// <summary>What everything meets.</summary>
    public static readonly Filter Everything = new Filter.All([]);
}
