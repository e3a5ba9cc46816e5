using ConflictGraph.GraphQL.Execution;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>Which page of a list is asked, after the Relay connection specification.</summary>
readonly record struct PageAsked(int Size, bool Backwards, string? After, string? Before)
{
    public const int Usual = 25;
    public const int Most = 100;

    public static IEnumerable<QueryArgument> Forwards =>
        [Fields.Argument("first", Fields.IntType), Fields.Argument("after", Fields.TextType)];

    public static IEnumerable<QueryArgument> BothWays =>
        [.. Forwards, Fields.Argument("last", Fields.IntType), Fields.Argument("before", Fields.TextType)];

    public static PageAsked Read(FieldAsked asked)
    {
        var (first, last) = (asked.Get<int?>("first"), asked.Get<int?>("last"));
        if (first is not null && last is not null)
            throw new BadInputException("Ask for first or for last, not for both: first goes forwards from 'after', last backwards from 'before'.", "last");
        return new(Checked("first", first) ?? Checked("last", last) ?? Usual, last is not null, asked.Text("after"), asked.Text("before"));
    }

    /// <summary>A plain list that is read in parts: first and skip.</summary>
    public static (int First, int Skip) ReadPart(FieldAsked asked)
    {
        var skip = asked.Number("skip", 0);
        return skip >= 0 ? (Checked("first", asked.Number("first", 10))!.Value, skip) : throw new BadInputException($"'skip' is {skip}; it counts from 0.", "skip");
    }

    public static IEnumerable<QueryArgument> Part => [Fields.Argument("first", Fields.IntType, 10), Fields.Argument("skip", Fields.IntType, 0)];

    static int? Checked(string name, int? size) => size switch
    {
        < 0 => throw new BadInputException($"'{name}' is {size}; a page holds 0 to {Most}.", name),
        > Most => throw new LimitException("LIMIT_PAGE", $"'{name}' is {size}; a page holds at most {Most}. Ask for further pages with after: endCursor."),
        _ => size,
    };
}
