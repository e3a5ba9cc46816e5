namespace ConflictGraph.Neo4j.Http;

/// <summary>What a request is for; on this depends what may be tried again, and what an error means.</summary>
enum Doing
{
    Reading,
    Writing,
    Beginning,
    Within,
    Committing,
}

enum Fate
{
    /// <summary>Not a byte left this process.</summary>
    NotSent,

    /// <summary>Answered with an error; nothing was done.</summary>
    Refused,

    /// <summary>Answered with an error, nothing was done, and the same may go well a little later.</summary>
    RefusedForNow,

    /// <summary>It was sent, and nothing says whether it was done.</summary>
    Lost,
}

/// <summary>A request that did not come through, not yet in this service's words.</summary>
/// <param name="code">The server's, or empty where it gave none.</param>
sealed class RequestFailure(Fate fate, string code, string message, Exception? cause = null) : Exception(message, cause)
{
    public Fate Fate => fate;

    public string Code => code;

    public static RequestFailure Answered(string code, string message) => new(ServerErrors.IsForNow(code) ? Fate.RefusedForNow : Fate.Refused, code, message);
}
