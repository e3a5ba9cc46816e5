namespace ConflictGraph.Wording;

/// <summary>The key by which names stand in order: folded, of the BMP only, and short, so that every engine sorts it alike.</summary>
/// <remarks>Above the BMP, UTF-8 and UTF-16 order differently; below it an ordinal comparison is the order everywhere.</remarks>
public static class OrderKey
{
    /// <summary>UTF-16 units that a key keeps; what follows no longer counts in the order.</summary>
    public const int MaxLength = 64;

    /// <summary>The key of a name. A folded beginning finds the names that start with it by a range of keys.</summary>
    public static string Of(string name)
    {
        var folded = Fold.Of(name);
        if (folded.Length <= MaxLength && !folded.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return folded;

        var letters = new LetterBuffer(stackalloc char[MaxLength]);
        for (var i = 0; i < folded.Length && letters.Length < MaxLength; i++)
        {
            if (char.IsHighSurrogate(folded[i]))
                i++;
            letters.Append(char.IsSurrogate(folded[i]) ? Fold.Unknown : folded[i]);
        }
        return letters.ToString();
    }
}
