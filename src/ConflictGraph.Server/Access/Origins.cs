using System.Text.Json;

namespace ConflictGraph.Server.Access;

/// <summary>Which pages may use the service from a browser: its own, and those of origins that were named. Everybody else is refused before anything runs, and told how they would be let in.</summary>
/// <param name="publicUrl">What its own pages are under when a proxy stands before it.</param>
sealed class Origins(IReadOnlyCollection<string> named, Uri? publicUrl)
{
    const int LongestShown = 200;

    /// <summary>An origin as browsers send it: scheme, host and a port that is not the usual one.</summary>
    public static string Of(string text) => Uri.TryCreate(text, UriKind.Absolute, out var origin) && origin is { Scheme: "http" or "https", PathAndQuery: "/", UserInfo: "" }
        ? origin.GetLeftPart(UriPartial.Authority)
        : throw new BadInputException($"'{text}' is no origin. Write scheme and host, and a port that is not the usual one: https://desk.example or http://localhost:5173.", "origin");

    public Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.Headers.Vary = "Origin";
        var origin = http.Request.Headers.Origin.ToString();
        if (origin.Length == 0 || origin == $"{http.Request.Scheme}://{http.Request.Host}" || origin == publicUrl?.GetLeftPart(UriPartial.Authority))
            return next(http);
        if (!named.Contains(origin))
            return RefuseAsync(http, origin);
        http.Response.Headers.AccessControlAllowOrigin = origin;
        http.Response.Headers.AccessControlExposeHeaders = "Retry-After";
        if (!HttpMethods.IsOptions(http.Request.Method))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        http.Response.Headers.AccessControlAllowMethods = "GET, POST";
        http.Response.Headers.AccessControlAllowHeaders = "Content-Type, Authorization, X-API-Key";
        http.Response.Headers.AccessControlMaxAge = "600";
        return Task.CompletedTask;
    }

    static Task RefuseAsync(HttpContext http, string origin)
    {
        var shown = origin.Length > LongestShown ? origin[..LongestShown] + "…" : origin;
        var message = $"Pages of {shown} may not use this service. Whoever runs it can let them: serve --allow-origin {shown}";
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        http.Response.ContentType = "application/json; charset=utf-8";
        return http.Response.WriteAsync(JsonSerializer.Serialize(new { errors = new[] { new { message, extensions = new { code = "FORBIDDEN" } } } }), http.RequestAborted);
    }
}
