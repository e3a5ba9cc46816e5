namespace ConflictGraph;

/// <summary>Input that cannot be used: says what was given, what is wrong and what works.</summary>
public sealed class BadInputException(string message, string? path = null) : ConflictGraphException(message)
{
    public override string Code => "BAD_INPUT";

    /// <summary>The field of the input, where it is known.</summary>
    public string? Path { get; } = path;
}
