namespace ConflictGraph.Server.Access;

/// <summary>A page elsewhere may have its name lead to this machine; only names that mean it are answered.</summary>
sealed class Hosts(Uri? publicUrl)
{
    public Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        var host = http.Request.Host.Host;
        if (host is "localhost" or "127.0.0.1" or "[::1]" || host.Equals(publicUrl?.Host, StringComparison.OrdinalIgnoreCase))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return http.Response.WriteAsync("This server answers to localhost, 127.0.0.1 and [::1], and to the host of --public-url.", http.RequestAborted);
    }
}
