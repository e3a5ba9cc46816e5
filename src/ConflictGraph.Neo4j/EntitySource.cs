using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>
/// Where a list takes its rows from: along the index of its order, as long as a page needs, or from a set that a part of its filter finds and that is small.
/// Which it is the statement itself finds out for each query: <c>few</c> is the smallest of the small sets, and where it is there the bounds of the index are null, which no row meets.
/// </summary>
sealed class EntitySource
{
    readonly FilterTranslator translator;
    readonly List<(NodeKind Kind, string Test)> kinds;
    readonly List<string> sets;
    readonly Filter.Has? value;

    /// <param name="isByName">Whether rows are wanted in the order of names, or in any.</param>
    public EntitySource(FilterValues values, ListQuery query, bool isByName, Func<NodeKind, bool>? isAsked = null)
    {
        translator = new FilterTranslator(values);
        var parts = query.Filter is null ? [] : FilterTranslator.Flat(query.Filter).ToList();
        kinds = [.. query.Kinds.DistinctBy(kind => kind.Number).Where(kind => isAsked?.Invoke(kind) ?? true)
            .Select(kind => (kind, FilterTranslator.And(parts.Select(part => translator.Test(part, "v", kind))))).Where(kind => kind.Item2 != FilterTranslator.Never)];
        var left = kinds.ConvertAll(kind => kind.Kind);
        if (left.Count == 0)
            sets = [];
        else
        {
            value = isByName ? parts.OfType<Filter.Has>().FirstOrDefault(has => left.TrueForAll(kind => translator.Equal(has, kind) is not null)) : null;
            sets = [.. parts.Where(part => part != value).Select(part => translator.SetOf(part) ?? translator.FewOf(part, left)).OfType<string>().Distinct()];
        }
    }

    /// <summary>Whether no entity can meet the filter.</summary>
    public bool IsEmpty => kinds.Count == 0;

    public Parameters Values => translator.Values;

    /// <summary>The clauses before the rows.</summary>
    public string Sets => string.Join('\n', new[] { translator.Sets, Bounds() }.Where(clause => clause.Length > 0));

    /// <summary>The rows v of each kind, one kind after another.</summary>
    /// <param name="index">Of the order key.</param>
    /// <param name="range">Tests of the places, begun by the least key.</param>
    /// <param name="order">Of each kind, with what limits it; empty for all in any order.</param>
    public string Rows(string index, string range, string order)
    {
        var branches = new List<string>();
        if (sets.Count > 0)
            branches.Add($"    UNWIND few AS serial\n    MATCH (n:Entity {{_node: serial}}) USING INDEX SEEK n:Entity(_node) WHERE n.kind IN [{string.Join(", ", kinds.Select(kind => $"'{kind.Kind.Name}'"))}]\n"
                + $"    MATCH (v:Version {{id: n.id}}) USING INDEX SEEK v:Version(id, _from) WHERE {FilterTranslator.Live("v")} AND v._listed{range.Replace("$least", "q.least", StringComparison.Ordinal)}{TestOfAny()}\n    RETURN v{order}");
        foreach (var (kind, test) in kinds)
        {
            var (by, also, equal) = value is null ? (index, "", "") : ($"`{value.Property.Name}`, {index}", $"v.`{value.Property.Name}` = equal AND ", $"v.`{value.Property.Name}`, ");
            branches.Add($"    MATCH (v:{kind.Name}Version) USING INDEX v:{kind.Name}Version({by}) WHERE {also}{range.Replace("$least", "least", StringComparison.Ordinal)[5..]} AND {FilterTranslator.Live("v")} AND v._listed{Also(test)}\n"
                + $"    RETURN v{order.Replace("ORDER BY ", $"ORDER BY {equal}", StringComparison.Ordinal)}");
        }
        return string.Join("\n    UNION ALL\n", branches);
    }

    string Bounds()
    {
        var equal = value is null ? "" : translator.Equal(value, kinds[0].Kind)!;
        if (sets.Count == 0)
            return $"WITH *, q.least AS least{(value is null ? "" : $", {equal} AS equal")}";
        return $"WITH *, reduce(few = null, one IN [{string.Join(", ", sets)}] | CASE WHEN one IS NULL OR size(one) > {FilterTranslator.Few} OR size(one) >= size(few) THEN few ELSE one END) AS few\n"
            + $"WITH *, CASE WHEN few IS NULL THEN q.least END AS least{(value is null ? "" : $", CASE WHEN few IS NULL THEN {equal} END AS equal")}";
    }

    string TestOfAny()
    {
        var alike = kinds.GroupBy(kind => kind.Test).ToList();
        return alike.Count == 1 ? Also(alike[0].Key)
            : $" AND ({string.Join(" OR ", alike.Select(group => $"(v.kind IN [{string.Join(", ", group.Select(kind => $"'{kind.Kind.Name}'"))}]{Also(group.Key)})"))})";
    }

    static string Also(string test) => test == FilterTranslator.Always ? "" : $" AND {test}";
}
