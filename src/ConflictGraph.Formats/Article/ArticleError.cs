namespace ConflictGraph.Formats.Article;

/// <summary>One thing that is wrong with an article file, and where.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Code">As of the exception that the same fault would be elsewhere.</param>
public sealed record ArticleError(string File, int Line, int Column, string Code, string Message)
{
    public override string ToString() => $"{File}:{Line}:{Column}  {Code}  {Message}";
}

/// <summary>An article file that cannot be loaded: all that is wrong with it, in the order of its lines.</summary>
public sealed class ArticleException(IReadOnlyList<ArticleError> errors) : ConflictGraphException(string.Join('\n', errors))
{
    /// <summary>The code of the first.</summary>
    public override string Code => Errors[0].Code;

    public IReadOnlyList<ArticleError> Errors { get; } = errors;
}
