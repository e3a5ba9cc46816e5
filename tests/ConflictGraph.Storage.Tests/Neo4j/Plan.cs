using System.Text.Json;

namespace ConflictGraph.Storage.Tests.Neo4j;

/// <summary>What the server means to do for a statement: an operator, and those it has its rows from.</summary>
sealed record Plan(string Operator, string Details, IReadOnlyList<Plan> Inputs)
{
    static readonly string[] Scans =
    [
        "AllNodesScan", "NodeByLabelScan", "UnionNodeByLabelsScan", "IntersectionNodeByLabelsScan", "SubtractionNodeByLabelsScan", "NodeIndexScan",
        "DirectedAllRelationshipsScan", "UndirectedAllRelationshipsScan", "DirectedRelationshipTypeScan", "UndirectedRelationshipTypeScan",
        "DirectedUnionRelationshipTypesScan", "UndirectedUnionRelationshipTypesScan", "DirectedRelationshipIndexScan", "UndirectedRelationshipIndexScan",
    ];

    static readonly string[] OneRow = ["Argument", "NodeUniqueIndexSeek", "NodeUniqueIndexSeek(Locking)"];

    // A seek in a unique index for several values, or by the first of its properties alone.
    static readonly string[] Several = [" IN ", " > ", " >= ", " < ", " <= ", " STARTS WITH ", " IS NOT NULL"];

    static readonly string[] NeverWiden = ["Filter", "Projection", "CacheProperties", "CartesianProduct", "Apply", "Optional", "Eager", "Limit"];

    /// <summary>A plan as the HTTP Query API gives it.</summary>
    public static Plan Read(JsonElement plan) => new(
        plan.GetProperty("operatorType").GetString()!.Split('@')[0],
        plan.GetProperty("arguments").TryGetProperty(nameof(Details), out var details) ? details.ToString() : "",
        [.. plan.GetProperty("children").EnumerateArray().Select(Read)]);

    /// <summary>Operators that go through everything of a sort, or that multiply rows with rows.</summary>
    public IEnumerable<Plan> Faults => Inputs.SelectMany(input => input.Faults).Concat(IsFault ? [this] : []);

    public override string ToString() => $"{Operator} {(Inputs.Count == 0 ? Details : string.Join(" × ", Leaves))}";

    bool IsFault => Scans.Contains(Operator) || (Operator == "CartesianProduct" && Inputs.All(input => !input.IsNarrow));

    // At most one row for each that it is asked with.
    bool IsNarrow => Inputs.Count == 0 ? OneRow.Contains(Operator) && !Several.Any(Details.Contains) : NeverWiden.Contains(Operator) && Inputs.All(input => input.IsNarrow);

    IEnumerable<string> Leaves => Inputs.Count == 0 ? [$"{Operator} {Details}"] : Inputs.SelectMany(input => input.Leaves);
}
