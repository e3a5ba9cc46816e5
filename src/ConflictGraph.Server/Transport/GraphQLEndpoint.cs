using System.Globalization;
using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Server.Access;
using GraphQL;

namespace ConflictGraph.Server.Transport;

/// <summary>GraphQL over HTTP: POST, and GET for queries.</summary>
sealed class GraphQLEndpoint(Task<GraphQLExecutor> executor, Gate gate)
{
    public async Task AnswerAsync(HttpContext http)
    {
        var kind = Accept.Choose(http.Request);
        if (kind == ResponseKind.None)
        {
            http.Response.StatusCode = StatusCodes.Status406NotAcceptable;
            return;
        }
        var isGet = HttpMethods.IsGet(http.Request.Method);
        if (!isGet && !HttpMethods.IsPost(http.Request.Method))
        {
            http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            http.Response.Headers.Allow = "GET, POST";
            return;
        }
        try
        {
            var admitted = await gate.AdmitAsync(http);
            var operation = isGet ? RequestReader.FromQueryString(http.Request.Query) : await RequestReader.FromBodyAsync(http.Request, http.RequestAborted);
            var result = await (await executor).ExecuteAsync(operation with { Caller = admitted.Caller, Allow = admitted.Allow }, http.RequestAborted);
            await SendAsync(http, kind, StatusOf(http, kind, result, isGet), result);
        }
        catch (RequestRefusedException refused)
        {
            refused.Tell(http.Response.Headers);
            await SendAsync(http, kind, refused.Status, refused.Told());
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; there is nobody to answer.
        }
    }

    /// <summary>As JSON every well-formed request is answered with 200; as a GraphQL response one that did not run with 400.</summary>
    static int StatusOf(HttpContext http, ResponseKind kind, ExecutionResult result, bool isGet)
    {
        if (isGet && result.Errors is [{ InnerException: NotAQueryException }, ..])
        {
            http.Response.Headers.Allow = "POST";
            return StatusCodes.Status405MethodNotAllowed;
        }
        if (result.Errors is [TooOftenException often, ..])
        {
            http.Response.Headers.RetryAfter = often.Wait.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
            return StatusCodes.Status429TooManyRequests;
        }
        return result.Executed || kind == ResponseKind.Json ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
    }

    static async Task SendAsync(HttpContext http, ResponseKind kind, int status, ExecutionResult result)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = Accept.TypeOf(kind);
        ResultWriter.Write(http.Response.BodyWriter, result);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }
}
