using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Storage;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>A page of an answer whose items carry the places that a question gave them.</summary>
sealed record Told<T>(IReadOnlyList<T> Items, Func<T, string> CursorOf, bool HasNext, bool HasPrevious, string Stamp, long? Count = null) : IConnection, ICounted where T : notnull
{
    IConnectionEdge[]? edges;

    public IReadOnlyList<IConnectionEdge> Edges => edges ??= [.. Items.Select(item => new CutEdge(Cursors.Write(Stamp, CursorOf(item)), item))];

    /// <summary>The size and the question's own cursor.</summary>
    public static (int First, string? After, string Stamp) Read(FieldAsked asked, string field)
    {
        var page = PageAsked.Read(asked);
        var stamp = Cursors.StampOf(field + "|" + asked.Question);
        return (page.Size, page.After is null ? null : Cursors.Read(stamp, page.After, 1)[0] ?? throw new BadCursorException(), stamp);
    }
}
