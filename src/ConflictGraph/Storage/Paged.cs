namespace ConflictGraph.Storage;

/// <summary>Cuts what was read to a page.</summary>
public static class Paged
{
    /// <summary>A page from what was read, which is one more than its size when more follows.</summary>
    public static Page<T> Of<T>(List<T> read, PageOf page, Func<T, string> placeOf)
    {
        if (read.Count <= page.Size)
            return new Page<T>(read, false);
        read.RemoveRange(page.Size, read.Count - page.Size);
        return new Page<T>(read, true, Next: read.Count > 0 ? placeOf(read[^1]) : page.After);
    }
}
