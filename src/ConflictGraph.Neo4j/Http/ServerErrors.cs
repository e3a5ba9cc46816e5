using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j.Http;

/// <summary>What goes wrong with a server, in this service's words. Nothing that was sent as a parameter is repeated: the server's own messages may quote it.</summary>
sealed class ServerErrors(Neo4jOptions options)
{
    public const string NoTransaction = "Neo.ClientError.Transaction.TransactionNotFound";
    public const string NoQueryApi = "no Query API";
    public const string NotUnderstood = "not understood";
    public const string Untrusted = "untrusted";

    string Server => $"Neo4j at {options.Address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}";

    public static bool IsForNow(string code) => !IsOutOfMemory(code) && !IsTerminated(code)
        && (code.StartsWith("Neo.TransientError.", StringComparison.Ordinal) || code is "Neo.ClientError.Transaction.LockAcquisitionTimeout" or "Neo.ClientError.Cluster.NotALeader" || IsBookmark(code) || IsMadeMeanwhile(code));

    /// <summary>Somebody else made the index after IF NOT EXISTS had looked. The next look finds it.</summary>
    static bool IsMadeMeanwhile(string code) => code is "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists";

    /// <summary>What the bookmarks stand for is not in this database: it was restored or made anew.</summary>
    public static bool IsBookmark(string code) => code is "Neo.TransientError.Transaction.BookmarkTimeout" or "Neo.ClientError.Transaction.InvalidBookmark" or "Neo.ClientError.Transaction.InvalidBookmarkMixture";

    // It is called transient and is not: the same takes as much memory the next time.
    static bool IsOutOfMemory(string code) => code.EndsWith("OutOfMemoryError", StringComparison.Ordinal);

    static bool IsTerminated(string code) => code.EndsWith("Terminated", StringComparison.Ordinal);

    static bool IsOpen(string code, Doing doing) => doing switch
    {
        Doing.Committing => !code.StartsWith("Neo.ClientError.", StringComparison.Ordinal) && !code.StartsWith("Neo.TransientError.Transaction.", StringComparison.Ordinal) && !IsOutOfMemory(code),
        Doing.Writing => code is "Neo.TransientError.Cluster.ReplicationFailure" or "Neo.DatabaseError.Transaction.TransactionCommitFailed",
        _ => false,
    };

    /// <param name="what">The name of the statement, or COMMIT.</param>
    public Exception Of(RequestFailure failure, string what, Doing doing) => failure switch
    {
        { Code: Untrusted } => Unavailable($"{Server} cannot be trusted: {failure.Message} Give an address whose certificate this machine accepts.", failure),
        { Code: NotUnderstood } when doing != Doing.Committing => Unavailable($"What answers at {options.Address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)} is not Neo4j's Query API: {failure.Message} The HTTP port of a server is usually 7474, the HTTPS port 7473.", failure),
        { Fate: Fate.NotSent } => ForNow($"{Server} cannot be reached: {failure.Message} Start it, or give the address of one that runs, such as http://host:7474.", failure),
        { Fate: Fate.Lost } when doing is Doing.Writing or Doing.Committing => new LostAnswerException($"{Server} did not answer {what}: it may have been done.", failure),
        { Fate: Fate.Lost } => ForNow($"{Server} did not answer {what}: {failure.Message} Nothing was written; try again.", failure),
        _ when IsOpen(failure.Code, doing) => new LostAnswerException($"{Server} answered {what} with {failure.Code}: it may have been done.", failure),
        _ => OfCode(failure, what),
    };

    public Exception OfTimeout(string what, Doing doing, Exception cause) => doing switch
    {
        Doing.Committing or Doing.Writing => new LostAnswerException($"{Server} did not answer {what} within {Seconds}: it may have been done.", cause),
        Doing.Beginning => ForNow($"{Server} did not begin {what} within {Seconds}: another writer has the turn. Try again.", cause),
        _ => new LimitException("LIMIT_TIME", $"{what} ran longer than {Seconds} and was ended. Ask for less: a narrower filter, a smaller page, fewer steps."),
    };

    public StoreException OfOpenCircuit(Exception cause) => ForNow($"{Server} could not be reached several times in a row, so it is left alone for some seconds. Try again.", cause);

    string Seconds => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{options.StatementTimeout.TotalSeconds:0.###} s");

    Exception OfCode(RequestFailure failure, string what) => failure.Code switch
    {
        NoQueryApi => Unavailable($"{Server} has no Query API. Neo4j 5.26 and later have it (server.http_enabled_modules must name QUERY_API_ENDPOINTS where it is set).", failure),
        "Neo.ClientError.Security.Unauthorized" => Unavailable($"{Server} refused the user '{options.User}'{(options.Password is null ? ", no password was given" : "")}. User and password are given by the environment or by a file, never in the address.", failure),
        "Neo.ClientError.Security.CredentialsExpired" => Unavailable($"{Server} wants the user '{options.User}' to choose a new password first (ALTER CURRENT USER SET PASSWORD …).", failure),
        "Neo.ClientError.Security.AuthenticationRateLimit" => ForNow($"{Server} refused the user '{options.User}' too often and waits some seconds before it looks at a password again.", failure),
        var code when code.StartsWith("Neo.ClientError.Security.", StringComparison.Ordinal) => Unavailable($"{Server} does not allow the user '{options.User}' what {what} does ({code}).", failure),
        "Neo.ClientError.Database.DatabaseNotFound" => Unavailable($"{Server} has no database '{options.Database}'. SHOW DATABASES names those that are there.", failure),
        var code when IsOutOfMemory(code) => new LimitException("LIMIT_SIZE", $"{what} takes more memory than {Server} gives one transaction ({code}). Send less at a time, or raise dbms.memory.transaction.total.max."),
        var code when code.Contains(".TransactionTimedOut", StringComparison.Ordinal) => new LimitException("LIMIT_TIME", $"{what} ran longer than {Server} lets a transaction run ({code}). Ask for less, or raise db.transaction.timeout."),
        var code when code.EndsWith("LockAcquisitionTimeout", StringComparison.Ordinal) => ForNow($"{Server} did not get a lock for {what} in time: another writer has it. Try again.", failure),
        NoTransaction => ForNow($"{Server} no longer has the transaction of {what}: it was idle too long, was ended, or the server was started anew. Nothing of it was written; try again.", failure),
        var code when IsTerminated(code) => ForNow($"{Server} ended {what} ({code}). Nothing of it was written; try again.", failure),
        var code when failure.Fate == Fate.RefusedForNow => ForNow($"{Server} cannot do {what} just now ({code}). Try again.", failure),
        "Neo.ClientError.Statement.SyntaxError" or "Neo.ClientError.Statement.ParameterMissing" => new InvalidOperationException($"{what}: {failure.Code}: {failure.Message}"),
        var code => new InvalidOperationException($"{what}: {(code.Length > 0 ? code : failure.Message)}"),
    };

    static StoreException Unavailable(string message, Exception cause) => new(StoreException.Unavailable, message, cause);

    static StoreException ForNow(string message, Exception cause) => new(StoreException.Unavailable, message, cause, isTransient: true);
}
