namespace ConflictGraph.Storage;

/// <summary>The order of code points, which is that of UTF-8 and so the engine's own.</summary>
public static class CodePoints
{
    public static readonly IComparer<string?> Order = Comparer<string?>.Create(Compare);

    static int Compare(string? one, string? other)
    {
        if (one is null || other is null)
            return string.CompareOrdinal(one, other);
        var length = Math.Min(one.Length, other.Length);
        for (var i = 0; i < length; i++)
        {
            if (one[i] == other[i])
                continue;
            // Halves of pairs stand for what lies beyond the basic plane, so behind everything in it.
            return char.IsSurrogate(one[i]) == char.IsSurrogate(other[i]) ? one[i].CompareTo(other[i]) : char.IsSurrogate(one[i]) ? 1 : -1;
        }
        return one.Length.CompareTo(other.Length);
    }
}
