using System.Collections;
using System.Globalization;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>
/// The one place where filters become Cypher. A filter is a test of a row of :Version; relations, places and keys go by sets of serials, which are collected before any row is looked at.
/// The text depends on the filter's form alone; values are members of <c>q</c>, and what is written into the text are fixed fragments and names of the ontology.
/// </summary>
sealed class FilterTranslator(FilterValues values)
{
    public const string Always = "true";
    public const string Never = "false";

    /// <summary>A set of so many is read by itself; of more, the rows along an index are tested against it.</summary>
    public const int Few = 1000;

    readonly Dictionary<(Filter Filter, string Role), string> known = [];
    readonly List<string> sets = [];

    /// <summary>What the statement binds as <c>q</c>.</summary>
    public Parameters Values { get; } = [];

    /// <summary>The clauses that collect the sets, each from those before it.</summary>
    public string Sets => string.Join('\n', sets);

    public static string Live(string row) => $"{row}._from <= $at AND coalesce({row}._to, 2147483647) > $at";

    /// <summary>A test of a row whose kind is known; perhaps unknown, which never stands under a <c>NOT</c>.</summary>
    public string Test(Filter filter, string row, NodeKind kind) => filter switch
    {
        Filter.All all => And(all.Parts.Select(part => Test(part, row, kind))),
        Filter.Any any => Or(any.Parts.Select(part => Test(part, row, kind))),
        Filter.Not not => Not(Test(not.Part, row, kind)),
        Filter.OfKind ofKind => ofKind.Kinds.Contains(kind) ? Always : Never,
        Filter.Has has => Has(has, row, kind),
        Filter.At time => TimeFragments.Of(time.During, row, From(time), Until(time)),
        Filter.Recorded recorded => $"({row}._node > {After(recorded)} AND {row}._node <= {UpTo(recorded)})",
        Filter.InBox box => InBox(box, row),
        Filter.Matches { Tokens.Count: 0 } => Always,
        Filter.Matches matches when WordsOf(matches) is null => Never,
        Filter.Matches matches => $"all(token IN {Value(matches, "tokens", () => matches.Tokens.Distinct().Select(token => $" {token} ").ToArray())} WHERE {Words(row)} CONTAINS token)",
        Filter.Related { Kinds.Count: 0 } related => related.None ? Always : Never,
        Filter.Related { Far: null } related => Linked(related, row),
        Filter.Related { None: true } related => $"NOT {row}._node IN {Set(related with { None = false })}",
        _ => $"{row}._node IN {Set(filter)}",
    };

    /// <summary>The expression of all serials that meet a filter, and perhaps of some that are not listed; null where it has a test only.</summary>
    public string? SetOf(Filter filter) => filter is Filter.Is or Filter.HasKey or Filter.Inside or Filter.Related { Far: not null, None: false, Kinds.Count: > 0 } ? Set(filter) : null;

    /// <summary>The expression of such a set, where an index finds it and it is small; null where it is not. No expression where there is no such index.</summary>
    public string? FewOf(Filter filter, IReadOnlyList<NodeKind> kinds)
    {
        if (filter is Filter.Matches { Tokens.Count: > 0 } matches)
        {
            return Known(filter, "few", name => $$"""
                CALL (*) {
                  CALL db.index.fulltext.queryNodes('words', {{Query(matches)}}, {limit: {{Number(2 * Few)}}}) YIELD node AS m
                  WITH count(*) AS hits, [m IN collect(m) WHERE {{Live("m")}} AND m._listed | m._node] AS serials
                  RETURN CASE WHEN hits < {{Number(2 * Few)}} THEN serials END AS {{name}}
                }
                """);
        }
        var ways = kinds.Select(kind => Way(filter, kind)).ToList();
        if (ways.Count == 0 || ways.Contains(null))
            return null;
        return Known(filter, "few", name => $$"""
            CALL (*) {
              CALL (*) {
            {{string.Join("\n    UNION ALL\n", ways.Select(way => $"    {way} AND {Live("s")} AND s._listed RETURN s._node AS serial LIMIT {Number(Few + 1)}"))}}
              }
              WITH serial LIMIT {{Number(Few + 1)}}
              RETURN collect(serial) AS {{name}}
            }
            """);
    }

    /// <summary>The expression of a value that rows of a kind are found by, in the order of names; null where a filter is no such.</summary>
    public string? Equal(Filter filter, NodeKind kind) =>
        filter is Filter.Has { Op: Op.EQ } has && IsIndexed(has, kind) && Fits(has.Property, has.Value) ? Value(has, "value", () => has.Value) : null;

    public static string And(IEnumerable<string> tests) => Join(tests, "AND", Always, Never);

    static string Or(IEnumerable<string> tests) => Join(tests, "OR", Never, Always);

    static string Join(IEnumerable<string> tests, string word, string neutral, string deciding)
    {
        var parts = tests.Where(test => test != neutral).ToList();
        return parts.Contains(deciding) ? deciding : parts.Count switch { 0 => neutral, 1 => parts[0], _ => $"({string.Join($" {word} ", parts)})" };
    }

    static string Not(string test) => test switch { Always => Never, Never => Always, _ => $"NOT coalesce({test}, false)" };

    string Has(Filter.Has has, string row, NodeKind kind)
    {
        if (has.Op == Op.STARTS_WITH)
            return has.Property.Name == kind.Title ? $"{row}._byName STARTS WITH {Value(has, "value", () => has.Value)}" : Never;
        var isThere = kind.Property(has.Property.Name) is not null;
        if (has.Op == Op.EXISTS)
            return !isThere ? ((bool)has.Value ? Never : Always) : $"{row}.`{has.Property.Name}` IS {((bool)has.Value ? "NOT NULL" : "NULL")}";
        if (!isThere)
            return Never;
        if (has.Op == Op.IN)
            return $"{row}.`{has.Property.Name}` IN {OneOf(has)}";
        if (!Fits(has.Property, has.Value))
            return Never;
        var sign = has.Op switch { Op.EQ => "=", Op.LT => "<", Op.LTE => "<=", Op.GT => ">", Op.GTE => ">=", _ => throw new ArgumentOutOfRangeException(nameof(has), has.Op, "A comparison without a rule.") };
        return $"{row}.`{has.Property.Name}` {sign} {Value(has, "value", () => has.Value)}";
    }

    string OneOf(Filter.Has has) => Value(has, "values", () => ((IEnumerable)has.Value).Cast<object>().Where(value => Fits(has.Property, value)).Distinct().ToArray());

    // Values of two sorts fail every comparison, and so do values that no property of this type has.
    static bool Fits(PropertySpec property, object value) => !property.IsList && property.Type switch
    {
        PropertyType.Text or PropertyType.Enumeration or PropertyType.Entity or PropertyType.Instant => value is string,
        PropertyType.Number or PropertyType.Decimal => value is long or int or double,
        PropertyType.Flag => value is bool,
        _ => false,
    };

    static bool IsIndexed(Filter.Has has, NodeKind kind) => kind.Property(has.Property.Name) is { IsIndexed: true, IsList: false };

    /// <summary>A MATCH of rows s of a kind that meet a filter, and perhaps of others, by an index; null where none leads there.</summary>
    string? Way(Filter filter, NodeKind kind) => filter switch
    {
        Filter.Has { Op: Op.EQ } has when Equal(has, kind) is { } value => $"{Rows(kind, $"`{has.Property.Name}`, _byName, _node")} WHERE s.`{has.Property.Name}` = {value} AND s._byName IS NOT NULL AND s._node IS NOT NULL",
        Filter.Has { Op: Op.IN } has when IsIndexed(has, kind) => $"UNWIND {OneOf(has)} AS value {Rows(kind, $"`{has.Property.Name}`, _byName, _node")} WHERE s.`{has.Property.Name}` = value AND s._byName IS NOT NULL AND s._node IS NOT NULL",
        Filter.Has { Op: Op.STARTS_WITH } has when Has(has, "s", kind) is not Never and var test => $"{Rows(kind, "_byName, _node")} WHERE {test} AND s._node IS NOT NULL",
        Filter.At { During: { KeepUndated: false } during } time when during.From is not null || during.Until is not null => BySpan(time, kind),
        Filter.Recorded recorded => $"{Rows(kind, "_node, _from")} WHERE {Test(recorded, "s", kind)}",
        Filter.InBox box => $"{Rows(kind, "_west, _south, _east, _north")} WHERE {Test(box, "s", kind)}",
        _ => null,
    };

    static string Rows(NodeKind kind, string index) => $"MATCH (s:{kind.Name}Version) USING INDEX s:{kind.Name}Version({index})";

    // One short seek for each class of length: what meets a range begins at most its class's length before it.
    string BySpan(Filter.At time, NodeKind kind)
    {
        var during = time.During;
        var begins = during.From is null ? "" : during.Match == TimeMatch.CERTAIN ? $" AND s._whenFrom >= {From(time)}" : $" AND s._whenFrom > {From(time)} - length[1]";
        var ends = during.Until is null ? "" : $" AND s._whenFrom < {Until(time)}";
        return $"UNWIND {Lengths} AS length {Rows(kind, "_span, _whenFrom, _whenUntil")} WHERE s._span = length[0]{begins}{ends} AND s._whenFrom IS NOT NULL AND s._whenUntil IS NOT NULL AND {Test(time, "s", kind)}";
    }

    static readonly string Lengths = $"[{string.Join(", ", Enum.GetValues<SpanLength>().Select(length => $"[{Number((int)length)}, {Number(length.Longest())}]"))}]";

    string Linked(Filter.Related related, string row)
    {
        var far = related.FarKinds is null ? "" : $" AND f.kind IN {FarKinds(related)}";
        return $"{(related.None ? "NOT " : "")}EXISTS {{ MATCH (e:Entity {{_node: {row}._node}}) USING INDEX SEEK e:Entity(_node) MATCH (e){Arrow(related, isFromFar: false)}(f) WHERE {Met(related)}{far} }}";
    }

    string Set(Filter filter) => filter switch
    {
        Filter.Is it => Value(it, "serials", () => values.Serials(it.Ids)),
        Filter.HasKey key => Known(key, "set", name => $$"""
            CALL (*) {
              UNWIND {{Value(key, "keys", () => key.Texts.Distinct().Select(text => KeyText.Of(key.Property, text)).ToArray())}} AS key
              MATCH (k:Key {key: key}) USING INDEX SEEK k:Key(key, _node) WHERE k._node IS NOT NULL AND {{Live("k")}}
              RETURN collect(DISTINCT k._node) AS {{name}}
            }
            """),
        Filter.Inside inside => Known(inside, "set", name => Inside(inside, name)),
        Filter.Related { Far: { } far, None: false, Kinds.Count: > 0 } related => LinkedFrom(related, far),
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "A filter without a rule."),
    };

    string LinkedFrom(Filter.Related related, Filter far)
    {
        var from = SetOf(far) ?? AllOf(far, related.FarKinds ?? EndsOf(related));
        // Ids and keys do not look at kinds by themselves.
        var kinds = related.FarKinds is null ? "" : $" AND f.kind IN {FarKinds(related)}";
        return Known(related, "set", name => $$"""
            CALL (*) {
              UNWIND {{from}} AS serial
              MATCH (f:Entity {_node: serial}) USING INDEX SEEK f:Entity(_node)
              MATCH (f){{Arrow(related, isFromFar: true)}}(n) WHERE {{Met(related)}}{{kinds}}
              RETURN collect(DISTINCT n._node) AS {{name}}
            }
            """);
    }

    /// <summary>The expression of the serials of everything listed of some kinds that meets a filter; by an index where a part of it has one.</summary>
    string AllOf(Filter filter, IReadOnlyList<NodeKind> kinds)
    {
        var parts = Flat(filter).ToList();
        var set = parts.Select(SetOf).FirstOrDefault(set => set is not null);
        var words = set is null ? parts.OfType<Filter.Matches>().FirstOrDefault(matches => matches.Tokens.Count > 0) : null;
        var branches = new List<string>();
        foreach (var kind in kinds.DistinctBy(kind => kind.Number))
        {
            if (Test(filter, "s", kind) is not Never and var test)
            {
                var rows = set is not null ? $"UNWIND {set} AS serial {Rows(kind, "_node, _from")} WHERE s._node = serial"
                    : words is not null ? $"CALL db.index.fulltext.queryNodes('words', {Query(words)}) YIELD node AS s WITH s WHERE s.kind = '{kind.Name}'"
                    : parts.Select(part => Way(part, kind)).FirstOrDefault(way => way is not null) ?? $"{Rows(kind, "_node, _from")} WHERE s._node IS NOT NULL";
                branches.Add($"    {rows} AND {Live("s")} AND s._listed AND {test} RETURN s._node AS serial");
            }
        }
        return branches.Count == 0 ? "[]" : Known(filter, $"all {string.Join(' ', kinds)}", name => $$"""
            CALL (*) {
              CALL (*) {
            {{string.Join("\n    UNION ALL\n", branches)}}
              }
              RETURN collect(DISTINCT serial) AS {{name}}
            }
            """);
    }

    static IReadOnlyList<NodeKind> EndsOf(Filter.Related related) => [.. related.Kinds
        .SelectMany(kind => related.Direction switch { Direction.OUT => kind.To, Direction.IN => kind.From, _ => kind.From.Concat(kind.To) })
        .DistinctBy(kind => kind.Number).OrderBy(kind => kind.Number)];

    string FarKinds(Filter.Related related) => Value(related, "kinds", () => related.FarKinds!.Select(kind => kind.Name).Distinct().ToArray());

    string Met(Filter.Related related) => $"r._a <> r._b AND {Live("r")}{(related.Tags is { } tags ? $" AND r._tag IN {Value(related, "tags", () => tags.Distinct().ToArray())}" : "")}";

    static string Arrow(Filter.Related related, bool isFromFar) => Arrow(related.Kinds, related.Direction == Direction.BOTH || !isFromFar ? related.Direction : related.Direction == Direction.OUT ? Direction.IN : Direction.OUT);

    /// <summary>A step over links r of these kinds, from a node on the left to one on the right.</summary>
    public static string Arrow(IEnumerable<EdgeKind> kinds, Direction direction)
    {
        var types = string.Join('|', kinds.DistinctBy(kind => kind.Number).OrderBy(kind => kind.Number).Select(kind => kind.Name));
        return $"{(direction == Direction.IN ? "<" : "")}-[r:{types}]-{(direction == Direction.OUT ? ">" : "")}";
    }

    string Inside(Filter.Inside inside, string name)
    {
        var place = Value(inside, "place", () => values.Serials([inside.Place]));
        return inside.Disputed switch
        {
            Disputed.INCLUDE => Statement.Of("read/inside", ("place", place), ("round", inside.Match == PlaceMatch.POSSIBLE ? "" : "0"), ("step", Always), ("name", name)).Text,
            Disputed.ONLY => $"{Inside(inside with { Disputed = Disputed.INCLUDE }, $"{name}all")}\n{Inside(inside with { Disputed = Disputed.EXCLUDE }, $"{name}sure")}\nWITH *, [serial IN {name}all WHERE NOT serial IN {name}sure] AS {name}",
            _ => Statement.Of("read/inside", ("place", place), ("round", inside.Match == PlaceMatch.POSSIBLE ? "" : "0"), ("step", "coalesce(r._tag, '') <> 'true'"), ("name", name)).Text,
        };
    }

    string InBox(Filter.InBox box, string row) => $"({row}._west <= {Value(box, "east", () => (long)box.Box.East)} AND {row}._south <= {Value(box, "north", () => (long)box.Box.North)} AND {row}._east >= {Value(box, "west", () => (long)box.Box.West)} AND {row}._north >= {Value(box, "south", () => (long)box.Box.South)})";

    static string Words(string row) => $"(' ' + coalesce({row}._name, '') + ' ' + coalesce({row}._alias, '') + ' ' + coalesce({row}._latin, '') + ' ' + coalesce({row}._body, '') + ' ')";

    static WordQuery? WordsOf(Filter.Matches matches) => WordQuery.Of(matches.Tokens.Select(token => new[] { token }), TextFields.ANY);

    string Query(Filter.Matches matches) => Value(matches, "query", () => WordsOf(matches)!.Texts[0]);

    string From(Filter.At time) => time.During.From is { } from ? Value(time, "from", () => from) : "";

    string Until(Filter.At time) => time.During.Until is { } until ? Value(time, "until", () => until) : "";

    // Serials are given in the order of birth, so what was born in a range of revisions is a range of serials.
    string After(Filter.Recorded recorded) => Value(recorded, "after", () => values.LastSerial(recorded.AfterRevision));

    string UpTo(Filter.Recorded recorded) => Value(recorded, "upTo", () => values.LastSerial(recorded.UntilRevision));

    /// <summary>The parts that all have to be met.</summary>
    public static IEnumerable<Filter> Flat(Filter filter) => filter is Filter.All all ? all.Parts.SelectMany(Flat) : [filter];

    string Value(Filter filter, string role, Func<object?> value)
    {
        if (known.TryGetValue((filter, role), out var name))
            return name;
        var member = $"p{Number(Values.Count)}";
        Values[member] = value();
        return known[(filter, role)] = $"q.{member}";
    }

    string Known(Filter filter, string role, Func<string, string> clauses)
    {
        if (known.TryGetValue((filter, role), out var name))
            return name;
        name = $"s{Number(known.Count)}";
        known[(filter, role)] = name;
        var text = clauses(name);
        sets.Add(text);
        return name;
    }

    static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
