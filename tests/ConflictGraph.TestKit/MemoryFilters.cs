using System.Collections;
using System.Text.Json;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.TestKit;

/// <summary>Whether an entity meets a filter, asked of one entity after another.</summary>
sealed class MemoryFilters(Snapshot graph)
{
    readonly Dictionary<Filter.Inside, HashSet<long>> inside = [];
    readonly Dictionary<long, long> births = graph.Rows.Nodes.Where(row => row.What.IsBirth).ToDictionary(row => row.What.Serial, row => row.From);

    public bool Meets(NodeVersion entity, Filter filter) => filter switch
    {
        Filter.All all => all.Parts.All(part => Meets(entity, part)),
        Filter.Any any => any.Parts.Any(part => Meets(entity, part)),
        Filter.Not not => !Meets(entity, not.Part),
        Filter.Is it => it.Ids.Any(id => graph.Find(id)?.Serial == entity.Serial),
        Filter.OfKind kind => kind.Kinds.Contains(entity.Kind),
        Filter.Has has => Has(entity, has),
        Filter.HasKey key => graph.Rows.Keys.Exists(row => row.HoldsAt(graph.At) && row.What.Serial == entity.Serial && row.What.Key.Property == key.Property && key.Texts.Contains(row.What.Key.Text)),
        Filter.At time => time.During.Meets(entity.Time),
        Filter.Recorded recorded => births[entity.Serial] > recorded.AfterRevision && births[entity.Serial] <= recorded.UntilRevision,
        Filter.Inside place => Inside(place).Contains(entity.Serial),
        Filter.InBox box => entity.Box is { } own && own.Meets(box.Box),
        Filter.Related related => Related(entity, related),
        Filter.Matches matches => matches.Tokens.All(TokensOf(entity.Words, TextFields.ANY).Contains),
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "A filter without a rule."),
    };

    public static HashSet<string> TokensOf(TextKeys words, TextFields fields)
    {
        IEnumerable<(TextFields Field, string Tokens)> all = [(TextFields.NAME, words.Name), (TextFields.ALIAS, words.Alias), (TextFields.LATIN, words.Latin), (TextFields.BODY, words.Body)];
        return [.. all.Where(part => (part.Field & fields) != 0).SelectMany(part => part.Tokens.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
    }

    static bool Has(NodeVersion entity, Filter.Has has)
    {
        if (has.Op == Op.STARTS_WITH)
            return has.Property.Name == entity.Kind.Title && entity.ByName.StartsWith((string)has.Value, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(entity.Shown);
        var isThere = json.RootElement.TryGetProperty(has.Property.Name, out var value);
        if (has.Op == Op.EXISTS)
            return isThere == (bool)has.Value;
        if (!isThere)
            return false;
        return has.Op switch
        {
            Op.EQ => Compare(value, has.Value) == 0,
            Op.IN => ((IEnumerable)has.Value).Cast<object>().Any(one => Compare(value, one) == 0),
            Op.LT => Compare(value, has.Value) < 0,
            Op.LTE => Compare(value, has.Value) <= 0,
            Op.GT => Compare(value, has.Value) > 0,
            Op.GTE => Compare(value, has.Value) >= 0,
            _ => throw new ArgumentOutOfRangeException(nameof(has), has.Op, "A comparison without a rule."),
        };
    }

    // Null, which fails every comparison, for values of two sorts.
    static int? Compare(JsonElement stored, object value) => (stored.ValueKind, value) switch
    {
        (JsonValueKind.String, string text) => CodePointOrder.Instance.Compare(stored.GetString(), text),
        (JsonValueKind.Number, long or int or double) => stored.GetDouble().CompareTo(Convert.ToDouble(value, null)),
        (JsonValueKind.True or JsonValueKind.False, bool flag) => stored.GetBoolean().CompareTo(flag),
        _ => null,
    };

    bool Related(NodeVersion entity, Filter.Related related) => related.None != graph.LinksOf[entity.Serial].Any(seen =>
        !seen.IsLoop
        && related.Kinds.Contains(seen.Link.Kind)
        && (related.Direction == Direction.BOTH || related.Direction == seen.Direction)
        && (related.Tags is null || (seen.Link.Tag is { } tag && related.Tags.Contains(tag)))
        && (related.FarKinds is null || related.FarKinds.Contains(graph.Live[seen.Other].Kind))
        && (related.Far is null || Meets(graph.Live[seen.Other], related.Far)));

    HashSet<long> Inside(Filter.Inside filter)
    {
        if (inside.TryGetValue(filter, out var known))
            return known;
        return inside[filter] = filter.Disputed switch
        {
            Disputed.ONLY => [.. Within(filter, disputed: true).Except(Within(filter, disputed: false))],
            _ => Within(filter, filter.Disputed == Disputed.INCLUDE),
        };
    }

    HashSet<long> Within(Filter.Inside filter, bool disputed)
    {
        if (graph.Find(filter.Place) is not { } place)
            return [];
        var within = Reached(place.Serial, Direction.IN, disputed);
        var places = filter.Match == PlaceMatch.POSSIBLE ? within.Union(Reached(place.Serial, Direction.OUT, disputed)) : within;
        return [.. places, .. places.SelectMany(serial => graph.LinksOf[serial])
            .Where(seen => seen.Direction == Direction.IN && (seen.Link.Kind == EdgeKinds.OccurredAt || seen.Link.Kind == EdgeKinds.BasedAt))
            .Select(seen => seen.Other)];
    }

    /// <summary>The place and all that steps of LOCATED_IN lead to, down to what lies in it (IN) or up to what it lies in (OUT).</summary>
    HashSet<long> Reached(long place, Direction direction, bool disputed)
    {
        var reached = new HashSet<long> { place };
        var next = new Queue<long>(reached);
        while (next.TryDequeue(out var here))
        {
            foreach (var seen in graph.LinksOf[here].Where(seen => seen.Link.Kind == EdgeKinds.LocatedIn && seen.Direction == direction && (disputed || seen.Link.Tag != "true")))
            {
                if (reached.Add(seen.Other))
                    next.Enqueue(seen.Other);
            }
        }
        return reached;
    }
}
