using System.IO.Pipelines;
using ConflictGraph.GraphQL.Execution;
using ConflictGraph.GraphQL.Following;
using ConflictGraph.Server.Access;
using GraphQL;

namespace ConflictGraph.Server.Transport;

/// <summary>GraphQL as a stream of events, by graphql-sse with a connection for each operation: POST, and GET for what writes nothing.</summary>
sealed class StreamEndpoint(Task<GraphQLExecutor> executor, Gate gate, TimeProvider clock, CancellationToken stopping)
{
    static readonly TimeSpan Quiet = TimeSpan.FromSeconds(12);

    public async Task AnswerAsync(HttpContext http)
    {
        var isGet = HttpMethods.IsGet(http.Request.Method);
        if (!isGet && !HttpMethods.IsPost(http.Request.Method))
        {
            http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            http.Response.Headers.Allow = "GET, POST";
            return;
        }
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        try
        {
            var admitted = await gate.AdmitAsync(http);
            var operation = isGet ? RequestReader.FromQueryString(http.Request.Query) : await RequestReader.FromBodyAsync(http.Request, ending.Token);
            var result = await (await executor).ExecuteAsync(operation with { Caller = admitted.Caller, Allow = admitted.Allow, MayFollow = true }, ending.Token);
            await TellAsync(http, result, ending.Token);
        }
        catch (RequestRefusedException refused)
        {
            refused.Tell(http.Response.Headers);
            http.Response.StatusCode = refused.Status;
            http.Response.ContentType = "application/json; charset=utf-8";
            ResultWriter.Write(http.Response.BodyWriter, refused.Told());
        }
        catch (OperationCanceledException)
        {
            // The client has gone or takes nothing, or the service is stopping.
            http.Abort();
        }
    }

    async Task TellAsync(HttpContext http, ExecutionResult result, CancellationToken ending)
    {
        http.Response.ContentType = "text/event-stream; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache";
        // Proxies that gather answers would keep events back.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        await http.Response.StartAsync(ending);
        var pipe = http.Response.BodyWriter;
        if (result is Followed followed)
            await FollowAsync(pipe, followed, ending);
        else
            await NextAsync(pipe, result, ending);
        await SendAsync(pipe, "event: complete\ndata:\n\n"u8, ending);
    }

    async Task FollowAsync(PipeWriter pipe, Followed followed, CancellationToken ending)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ending);
        await using var events = followed.Results.GetAsyncEnumerator(over.Token);
        try
        {
            while (await NextOrQuietAsync(pipe, events, over))
                await NextAsync(pipe, events.Current, ending);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The answer has begun, so what ended it is told as its last event.
            await NextAsync(pipe, (await executor).Failed(error), ending);
        }
    }

    /// <summary>While nothing comes, a comment now and then keeps proxies from closing, and finds out that a client has gone.</summary>
    async Task<bool> NextOrQuietAsync(PipeWriter pipe, IAsyncEnumerator<ExecutionResult> events, CancellationTokenSource over)
    {
        var next = events.MoveNextAsync().AsTask();
        try
        {
            while (await Task.WhenAny(next, Task.Delay(Quiet, clock, over.Token)) != next)
                await SendAsync(pipe, ":\n\n"u8, over.Token);
        }
        catch (OperationCanceledException)
        {
            // What reads the events must have ended before they are closed.
            await over.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
        return await next;
    }

    ValueTask NextAsync(PipeWriter pipe, ExecutionResult result, CancellationToken ending)
    {
        Write(pipe, "event: next\ndata: "u8);
        ResultWriter.Write(pipe, result);
        return SendAsync(pipe, "\n\n"u8, ending);
    }

    ValueTask SendAsync(PipeWriter pipe, ReadOnlySpan<byte> text, CancellationToken ending)
    {
        Write(pipe, text);
        return FlushAsync(pipe, ending);
    }

    /// <summary>Waits until the client has taken what was written, within patience.</summary>
    async ValueTask FlushAsync(PipeWriter pipe, CancellationToken ending)
    {
        using var late = new CancellationTokenSource(SocketSender.Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, ending);
        await pipe.FlushAsync(either.Token);
    }

    static void Write(PipeWriter pipe, ReadOnlySpan<byte> text)
    {
        text.CopyTo(pipe.GetSpan(text.Length));
        pipe.Advance(text.Length);
    }
}
