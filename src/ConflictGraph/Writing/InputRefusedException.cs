namespace ConflictGraph.Writing;

/// <summary>What was given at one place of an input cannot be used; the cause says why.</summary>
/// <param name="path">The place: <c>input.claim.evidence[0]</c>.</param>
public sealed class InputRefusedException(string path, ConflictGraphException cause) : ConflictGraphException(cause.Message, cause)
{
    public override string Code => cause.Code;

    public override bool IsTransient => cause.IsTransient;

    public string Path => path;

    public ConflictGraphException Cause => cause;

    /// <summary>The same for a check.</summary>
    public static void At(string path, Action check) => At(path, () =>
    {
        check();
        return true;
    });

    /// <summary>What is read, or its refusal with the place; one that has its place already keeps it.</summary>
    public static T At<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ConflictGraphException refusal) when (refusal is not InputRefusedException)
        {
            throw new InputRefusedException(path, refusal);
        }
    }
}
