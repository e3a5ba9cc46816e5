using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Storage;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>A page of an answer that the store pages by places of its own. A cursor is such a place and how many items past it.</summary>
sealed record Browsed<T>(Page<T> Page, string? Start, int Skipped, string Stamp, int Size, Func<PageOf, CancellationToken, Task<Page<T>>> More) : IConnection where T : notnull
{
    const int AtOnce = 1000;
    const int MostCounted = 10_000;

    IConnectionEdge[]? edges;

    public IReadOnlyList<IConnectionEdge> Edges => edges ??= [.. Page.Items.Skip(Skipped).Take(Size).Select((item, i) => new CutEdge(CursorAfter(Skipped + i + 1), item))];

    public bool HasNext => Page.HasMore || Page.Items.Count > Skipped + Size;

    public bool HasPrevious => Start is not null || Skipped > 0;

    /// <summary>The page of the store that holds the page asked for.</summary>
    public static (PageOf Page, int Skipped, string Stamp, int Size) Read(FieldAsked asked, string field)
    {
        var page = PageAsked.Read(asked);
        var stamp = Cursors.StampOf(field + "|" + asked.Question);
        if (page.After is null)
            return (new PageOf(Math.Max(1, page.Size)), 0, stamp, page.Size);
        var parts = Cursors.Read(stamp, page.After, 2);
        if (!int.TryParse(parts[1], out var skipped) || skipped is < 0 or > PageAsked.Most)
            throw new BadCursorException();
        return (new PageOf(Math.Max(1, skipped + page.Size), parts[0]), skipped, stamp, page.Size);
    }

    /// <summary>All there are; null when they are more than are counted.</summary>
    public async Task<object?> CountAsync(CancellationToken cancellation)
    {
        var count = 0;
        for (string? after = null; count < MostCounted;)
        {
            var page = await More(new PageOf(AtOnce, after), cancellation).ConfigureAwait(false);
            count += page.Items.Count;
            if (!page.HasMore)
                return count;
            after = page.Next;
        }
        return null;
    }

    string CursorAfter(int items) =>
        items == Page.Items.Count && Page.Next is not null ? Cursors.Write(Stamp, Page.Next, "0") : Cursors.Write(Stamp, Start, items.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
