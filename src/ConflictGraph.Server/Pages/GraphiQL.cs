namespace ConflictGraph.Server.Pages;

/// <summary>GraphiQL at /graphql/ui, for whoever sits at this machine.</summary>
static class GraphiQL
{
    const string Path = "/graphql/ui";

    // Nothing from elsewhere, and no frame elsewhere around it. Styles in the page are not allowed either: the one that GraphiQL's dialogs try to add only keeps what is behind them from scrolling, and nothing there does.
    const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    const string Missing = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <title>GraphiQL – ConflictGraph</title>
        <h1>GraphiQL is not in this build</h1>
        <p>The service was built on a machine without Node.js. Install <a href="https://nodejs.org">Node.js</a> 20.19 or newer, build again (<code>dotnet build</code>) and start the service anew.</p>
        <p>Everything else works without it: <code>POST /graphql</code> answers, and <a href="/schema.graphql">/schema.graphql</a> is the schema.</p>
        </html>
        """;

    public static void MapGraphiQL(this IEndpointRouteBuilder routes, string? whyNot) => routes.MapGraphiQL(new BuiltPage(typeof(GraphiQL).Assembly, "graphiql"), whyNot);

    public static void MapGraphiQL(this IEndpointRouteBuilder routes, BuiltPage page, string? whyNot)
    {
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        if (whyNot is not null)
        {
            routes.MapMethods(Path + "/{**file}", methods, () => Results.Text(whyNot, statusCode: StatusCodes.Status404NotFound));
            return;
        }
        routes.MapMethods(Path + "/{file?}", methods, async (HttpContext http, string? file) =>
        {
            http.Response.Headers.ContentSecurityPolicy = Policy;
            // For browsers that know no frame-ancestors.
            http.Response.Headers.XFrameOptions = "DENY";
            if (!page.IsThere && file is null)
                await Results.Text(Missing, "text/html; charset=utf-8", statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(http);
            else if (page.Has(file ?? BuiltPage.Index))
                await page.SendAsync(http, file ?? BuiltPage.Index);
            else
                await Results.Text($"GraphiQL has no such file; the page is {Path}.", statusCode: StatusCodes.Status404NotFound).ExecuteAsync(http);
        });
    }
}
