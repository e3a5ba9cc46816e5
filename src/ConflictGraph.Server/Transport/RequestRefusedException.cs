using System.Globalization;
using GraphQL;

namespace ConflictGraph.Server.Transport;

/// <summary>A request that is not looked into, with the status that says why.</summary>
sealed class RequestRefusedException(string message, int status = StatusCodes.Status400BadRequest, string code = "BAD_INPUT", ConflictGraphException? cause = null) : ConflictGraphException(message, cause)
{
    public override string Code => code;

    public override bool IsTransient => cause?.IsTransient == true;

    public int Status => status;

    /// <summary>After how long the same would be answered.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>As an answer to read.</summary>
    public ExecutionResult Told() => new() { Errors = [new ExecutionError(Message) { Code = code, Extensions = IsTransient ? new() { ["isTransient"] = true } : null }] };

    public static RequestRefusedException Unauthenticated() => new(
        "This service needs a key or a token that counts. Send 'Authorization: Bearer …' or 'X-API-Key: …'; whoever runs it makes keys with 'cgraph keys add'.", StatusCodes.Status401Unauthorized, "UNAUTHENTICATED");

    /// <summary>Nobody can be told from anybody while the store that has the keys is away.</summary>
    public static RequestRefusedException Of(ConflictGraphException cause) => new(cause.Message, StatusCodes.Status503ServiceUnavailable, cause.Code, cause);

    /// <summary>As the whole answer.</summary>
    public async Task AnswerAsync(HttpContext http)
    {
        Tell(http.Response.Headers);
        http.Response.StatusCode = Status;
        http.Response.ContentType = "application/json; charset=utf-8";
        ResultWriter.Write(http.Response.BodyWriter, Told());
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    /// <summary>What a client's library looks for beside the status.</summary>
    public void Tell(IHeaderDictionary headers)
    {
        if (status == StatusCodes.Status401Unauthorized)
            headers.WWWAuthenticate = "Bearer realm=\"ConflictGraph\"";
        if (Wait is { } wait)
            headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
    }
}
