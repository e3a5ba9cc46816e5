using System.Globalization;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Sqlite;

/// <summary>
/// The one place where filters become SQL. A filter is a test of a row of node_version, and, where an index leads to what meets it, also a set of serials.
/// The text depends on the filter's form alone; values are parameters, and what is written into it are fixed fragments and names and numbers of the ontology.
/// </summary>
sealed class FilterTranslator(Session session, long at, string prefix = "p")
{
    readonly List<(string Name, object? Value)> parameters = [];

    public void Bind(Statement statement)
    {
        foreach (var (name, value) in parameters)
            statement.Bind(name, value);
    }

    /// <summary>For a part of which a statement holds all or nothing.</summary>
    public void BindIfThere(Statement statement)
    {
        if (parameters.Count > 0 && statement.Has(parameters[0].Name))
            Bind(statement);
    }

    /// <summary>A test of a row whose kind is known; never unknown where it stands under a <c>Not</c>.</summary>
    public string Test(Filter filter, string row, NodeKind kind) => filter switch
    {
        Filter.All all => all.Parts.Count == 0 ? Always(row) : $"({string.Join(" AND ", all.Parts.Select(part => Test(part, row, kind)))})",
        Filter.Any any => any.Parts.Count == 0 ? Never(row) : $"({string.Join(" OR ", any.Parts.Select(part => Test(part, row, kind)))})",
        Filter.Not not => $"NOT coalesce({Test(not.Part, row, kind)}, 0)",
        Filter.OfKind ofKind => ofKind.Kinds.Contains(kind) ? Always(row) : Never(row),
        Filter.Has has => Has(has, row, kind),
        Filter.At time => At(time.During, row),
        Filter.Recorded recorded => $"({row}.node > {Value(LastSerial(recorded.AfterRevision))} AND {row}.node <= {Value(LastSerial(recorded.UntilRevision))})",
        Filter.Related { Far: null } related => Linked(related, row),
        Filter.Related related => $"{row}.node {(related.None ? "NOT IN" : "IN")} ({LinkedFrom(related)})",
        Filter.InBox box => $"{row}.version IN ({Boxes(box.Box)})",
        Filter.Matches { Tokens.Count: 0 } => Always(row),
        Filter.Matches matches => $"{row}.version IN ({Matching(matches)})",
        Filter.Is or Filter.HasKey or Filter.Inside => $"{row}.node IN ({Serials(filter, [kind])})",
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "A filter without a rule."),
    };

    /// <summary>Serials of all entities of these kinds that meet a filter, and perhaps of others that are not listed; found from an index. Null where only going through the kind would find them.</summary>
    public string? Seek(Filter filter, IReadOnlyList<NodeKind> kinds) => filter switch
    {
        Filter.Is or Filter.HasKey or Filter.Inside or Filter.Related { Far: not null, None: false } => Serials(filter, kinds),
        Filter.InBox box => $"SELECT s.node FROM node_version s WHERE s.version IN ({Boxes(box.Box)}) AND {Live("s")}",
        Filter.Matches { Tokens.Count: > 0 } matches => $"SELECT s.node FROM node_version s WHERE s.version IN ({Matching(matches)}) AND {Live("s")}",
        Filter.At { During: { KeepUndated: false } during } when during.From is not null || during.Until is not null => string.Join(" UNION ALL ", kinds.SelectMany(kind => BySpan(during, kind))),
        Filter.Has { Op: Op.EQ or Op.IN, Property: { IsIndexed: true, IsList: false } } has => string.Join(" UNION ALL ", kinds.Select(kind => OfKind(kind, Has(has, "s", kind)))),
        Filter.Has { Op: Op.STARTS_WITH } has => string.Join(" UNION ALL ", kinds.Select(kind => OfKind(kind, Has(has, "s", kind)))),
        _ => null,
    };

    /// <summary>Whatever meets the filter, by whichever way.</summary>
    string Serials(Filter filter, IReadOnlyList<NodeKind> kinds) => filter switch
    {
        Filter.Is it => $"SELECT value FROM json_each({Value(JsonLists.Of(it.Ids.Select(id => session.Names.Canonical(at, id)).OfType<long>()))})",
        Filter.HasKey key => $"SELECT k.node FROM key k WHERE k.property = {Value(session.Words.Find(key.Property))} AND k.text IN (SELECT value FROM json_each({Value(JsonLists.Of(key.Texts))})) AND {Live("k")}",
        Filter.Inside inside => Inside(inside),
        Filter.Related { Far: not null, None: false } related => LinkedFrom(related),
        _ => kinds.Count == 0 ? "SELECT 0 WHERE 0" : string.Join(" UNION ALL ", kinds.Select(kind => OfKind(kind, Test(filter, "s", kind)))),
    };

    static string OfKind(NodeKind kind, string test) => $"SELECT s.node FROM node_version s WHERE s.kind = {Number(kind.Number)} AND s.listed AND {Live("s")} AND {test}";

    string Has(Filter.Has has, string row, NodeKind kind)
    {
        if (has.Op == Op.STARTS_WITH)
        {
            return has.Property.Name != kind.Title ? Never(row)
                : $"({row}.by_name >= {Value(has.Value)} AND {row}.by_name < {Value((string)has.Value + TextReads.JustAfter)})";
        }
        if (has.Op == Op.EXISTS)
            return $"({Shown(has, row)} IS {((bool)has.Value ? "NOT NULL" : "NULL")})";
        if (has.Op == Op.IN)
            return $"{Shown(has, row)} IN (SELECT value FROM json_each({Value(JsonLists.Of(((System.Collections.IEnumerable)has.Value).Cast<object>().Where(value => Fits(has.Property, value))))}))";
        if (!Fits(has.Property, has.Value))
            return Never(row);
        var sign = has.Op switch { Op.EQ => "=", Op.LT => "<", Op.LTE => "<=", Op.GT => ">", Op.GTE => ">=", _ => throw new ArgumentOutOfRangeException(nameof(has), has.Op, "A comparison without a rule.") };
        return $"{Shown(has, row)} {sign} {Value(has.Value)}";
    }

    static string Shown(Filter.Has has, string row) => $"({row}.shown ->> '$.{has.Property.Name}')";

    // The engine would compare values of two sorts, by sort; here such a test is false.
    static bool Fits(PropertySpec property, object value) => !property.IsList && property.Type switch
    {
        PropertyType.Text or PropertyType.Enumeration or PropertyType.Entity or PropertyType.Instant => value is string,
        PropertyType.Number or PropertyType.Decimal => value is long or int or double,
        PropertyType.Flag => value is bool,
        _ => false,
    };

    string At(During during, string row)
    {
        var mark = $"_{prefix}{Number(parameters.Count)}";
        Range(during, mark);
        return TimeFragments.Of(during, $"{row}.", mark);
    }

    // One short seek for each class of length: what meets a range begins at most its class's length before it.
    IEnumerable<string> BySpan(During during, NodeKind kind)
    {
        foreach (var span in Enum.GetValues<SpanLength>())
        {
            var mark = $"_{prefix}{Number(parameters.Count)}";
            Range(during, mark);
            var begins = during.From is not { } from ? ""
                : during.Match == TimeMatch.CERTAIN ? $" AND s.when_from >= :from{mark}"
                : span == SpanLength.LONGER ? "" : $" AND s.when_from > {Value(from - span.Longest())}";
            var ends = during.Until is null ? "" : $" AND s.when_from < :until{mark}";
            yield return OfKind(kind, $"s.span = {Number((int)span)}{begins}{ends} AND {TimeFragments.Of(during, "s.", mark)}");
        }
    }

    void Range(During during, string mark)
    {
        if (during.From is { } from)
            parameters.Add(($":from{mark}", from));
        if (during.Until is { } until)
            parameters.Add(($":until{mark}", until));
    }

    // No condition on the far end: one seek from the row is less than all ends of the kind.
    string Linked(Filter.Related related, string row)
    {
        var far = related.FarKinds is { } kinds ? $" AND (SELECT n.kind FROM node n WHERE n.no = l.other) IN ({Numbers(kinds.Select(kind => kind.Number))})" : "";
        return $"{(related.None ? "NOT " : "")}EXISTS (SELECT 1 FROM link l WHERE l.node = {row}.node AND l.slot IN ({Numbers(Slots(related))}) AND l.other <> l.node AND {Live("l")}{Tags(related)}{far})";
    }

    string LinkedFrom(Filter.Related related)
    {
        var far = Serials(related.Far!, related.FarKinds ?? FarKinds(related));
        // Is and keys do not look at kinds by themselves.
        var kinds = related.FarKinds is { } asked ? $" AND (SELECT n.kind FROM node n WHERE n.no = l.node) IN ({Numbers(asked.Select(kind => kind.Number))})" : "";
        return $"SELECT l.other FROM link l WHERE l.node IN ({far}) AND l.slot IN ({Numbers(Slots(related).Select(slot => slot ^ 1))}) AND l.other <> l.node AND {Live("l")}{Tags(related)}{kinds}";
    }

    static IReadOnlyList<NodeKind> FarKinds(Filter.Related related) => [.. related.Kinds
        .SelectMany(kind => related.Direction switch { Direction.OUT => kind.To, Direction.IN => kind.From, _ => kind.From.Concat(kind.To) })
        .DistinctBy(kind => kind.Number).OrderBy(kind => kind.Number)];

    static IEnumerable<int> Slots(Filter.Related related) => related.Kinds.DistinctBy(kind => kind.Number).OrderBy(kind => kind.Number)
        .SelectMany(kind => related.Direction switch { Direction.OUT => [2 * kind.Number], Direction.IN => [2 * kind.Number + 1], _ => new[] { 2 * kind.Number, 2 * kind.Number + 1 } });

    string Tags(Filter.Related related) => related.Tags is { } tags ? $" AND l.tag IN (SELECT value FROM json_each({Value(JsonLists.Of(tags.Select(session.Words.Find)))}))" : "";

    string Boxes(Box box) => $"SELECT b.version FROM box b WHERE b.west <= {Value((long)box.East)} AND b.east >= {Value((long)box.West)} AND b.south <= {Value((long)box.North)} AND b.north >= {Value((long)box.South)}";

    string Matching(Filter.Matches matches) => $"SELECT rowid FROM words WHERE words MATCH {Value(WordQuery.Of(matches.Tokens.Select(token => new[] { token }), TextFields.ANY))}";

    string Inside(Filter.Inside inside)
    {
        if (session.Names.Canonical(at, inside.Place) is not { } place)
            return "SELECT 0 WHERE 0";
        var text = Sql.Text("inside", ("place", Value(place)), ("round", inside.Match == PlaceMatch.POSSIBLE ? "1" : "0"),
            ("in", Number(2 * EdgeKinds.LocatedIn.Number + 1)), ("out", Number(2 * EdgeKinds.LocatedIn.Number)), ("at", Numbers(2 * EdgeKinds.OccurredAt.Number + 1, 2 * EdgeKinds.BasedAt.Number + 1)));
        var disputed = session.Words.Find("true");
        return inside.Disputed switch
        {
            Disputed.INCLUDE => Sql.Text("inside-disputed", ("inside", text.Replace("«step»", "", StringComparison.Ordinal))),
            Disputed.ONLY => $"SELECT serial FROM ({text.Replace("«step»", "", StringComparison.Ordinal)}) EXCEPT SELECT serial FROM ({text.Replace("«step»", Undisputed(disputed), StringComparison.Ordinal)})",
            _ => Sql.Text("inside-disputed", ("inside", text.Replace("«step»", Undisputed(disputed), StringComparison.Ordinal))),
        };
    }

    string Undisputed(long disputed) => $"AND l.tag IS NOT {Value(disputed)}";

    // Serials are given in the order of birth, so what was born in a range of revisions is a range of serials.
    long LastSerial(long revision)
    {
        using var rows = session.Get("last-serial").Bind(1, revision);
        return rows.Step() ? rows.Long(0) : 0;
    }

    string Value(object? value)
    {
        var name = $":{prefix}{Number(parameters.Count)}";
        parameters.Add((name, value));
        return name;
    }

    // A plain 1 or 0 would let the engine drop the whole condition and with it the index that the statement names.
    static string Always(string row) => $"{row}.version > 0";

    static string Never(string row) => $"{row}.version < 0";

    public static string Live(string row) => $"{row}.from_rev <= :at AND {row}.to_rev > :at";

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    static string Numbers(params IEnumerable<int> numbers) => string.Join(", ", numbers.Select(Number));
}
