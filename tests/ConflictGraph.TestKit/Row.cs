namespace ConflictGraph.TestKit;

/// <summary>Something that holds from one revision up to another.</summary>
public sealed record Row<T>(T What, long From, long To = Row.Open)
{
    public bool IsOpen => To == Row.Open;

    public bool HoldsAt(long at) => From <= at && To > at;
}

public static class Row
{
    /// <summary>Where rows end that nothing has closed.</summary>
    public const long Open = int.MaxValue;
}
