namespace ConflictGraph.Wording;

/// <summary>Letters on the stack that move to the heap only when there are many: a bulk load folds every name.</summary>
ref struct LetterBuffer(Span<char> room)
{
    Span<char> room = room;

    public int Length { get; private set; }

    public readonly char Last => Length == 0 ? '\0' : room[Length - 1];

    public readonly ReadOnlySpan<char> Letters => room[..Length];

    public void Append(char letter)
    {
        if (Length == room.Length)
            Grow(1);
        room[Length++] = letter;
    }

    public void Append(ReadOnlySpan<char> letters)
    {
        if (Length + letters.Length > room.Length)
            Grow(letters.Length);
        letters.CopyTo(room[Length..]);
        Length += letters.Length;
    }

    public readonly void ReplaceLast(char letter) => room[Length - 1] = letter;

    public void RemoveLast() => Length--;

    public void Clear() => Length = 0;

    /// <summary>The letters as a string: the given one when it is the same, so that what was folded already costs nothing.</summary>
    public readonly string ToStringLike(string text, bool trimmed = false)
    {
        var letters = trimmed ? Letters.TrimEnd(' ') : Letters;
        return letters.SequenceEqual(text) ? text : letters.ToString();
    }

    public override readonly string ToString() => Letters.ToString();

    void Grow(int more)
    {
        var larger = new char[Math.Max(room.Length * 2, Length + more)];
        Letters.CopyTo(larger);
        room = larger;
    }
}
