using System.IO.Pipelines;
using ConflictGraph.GraphQL.Execution;
using ConflictGraph.GraphQL.Following;
using ConflictGraph.Server.Access;
using GraphQL;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace ConflictGraph.Server.Transport;

/// <summary>GraphQL as a stream of events, by graphql-sse with a connection for each operation: POST, and GET for what writes nothing.</summary>
sealed class StreamEndpoint(Task<GraphQLExecutor> executor, Gate gate, OpenAtOnce open, Patience patience, TimeProvider clock, CancellationToken stopping)
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
            using var place = result is Followed ? open.Take(admitted.Who) : null;
            await TellAsync(http, result, admitted.Entry, ending.Token);
        }
        catch (RequestRefusedException refused) when (!http.Response.HasStarted)
        {
            await refused.AnswerAsync(http);
        }
        catch (Exception error) when (error is OperationCanceledException or RequestRefusedException)
        {
            // The client has gone or takes nothing, not even why, or the service is stopping.
            http.Abort();
        }
    }

    async Task TellAsync(HttpContext http, ExecutionResult result, Entry entry, CancellationToken ending)
    {
        http.Response.ContentType = "text/event-stream; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache";
        // Proxies that gather answers would keep events back.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        await http.Response.StartAsync(ending);
        var pipe = http.Response.BodyWriter;
        if (result is Followed followed)
        {
            // A client that is behind is patience's to end, which says why.
            http.Features.Get<IHttpMinResponseDataRateFeature>()?.MinDataRate = null;
            await FollowAsync(pipe, followed, entry, ending);
        }
        else
            await NextAsync(pipe, result, ending);
        await SendAsync(pipe, "event: complete\ndata:\n\n"u8, ending);
    }

    async Task FollowAsync(PipeWriter pipe, Followed followed, Entry entry, CancellationToken ending)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ending);
        var goingOut = gate.UntilOutAsync(entry, over.Token);
        await using var events = followed.Results.GetAsyncEnumerator(over.Token);
        try
        {
            while (await NextOrQuietAsync(pipe, events, goingOut, over))
                await NextAsync(pipe, events.Current, ending);
        }
        catch (RequestRefusedException refused)
        {
            await NextAsync(pipe, refused.Told(), ending);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The answer has begun, so what ended it is told as its last event.
            await NextAsync(pipe, (await executor).Failed(error), ending);
        }
        finally
        {
            await over.CancelAsync();
        }
    }

    /// <summary>While nothing comes, a comment now and then keeps proxies from closing, and finds out that a client has gone.</summary>
    async Task<bool> NextOrQuietAsync(PipeWriter pipe, IAsyncEnumerator<ExecutionResult> events, Task goingOut, CancellationTokenSource over)
    {
        var next = events.MoveNextAsync().AsTask();
        try
        {
            while (await Task.WhenAny(next, goingOut, Task.Delay(Quiet, clock, over.Token)) is var first && first != next)
            {
                await first;
                if (first == goingOut)
                    throw RequestRefusedException.Unauthenticated();
                await SendAsync(pipe, ":\n\n"u8, over.Token);
            }
        }
        catch (Exception)
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
        var sending = pipe.FlushAsync(CancellationToken.None);
        if (sending.IsCompleted)
            await sending;
        else if (!await patience.IsTakenAsync(sending.AsTask(), ending))
            throw new RequestRefusedException(patience.Reason, code: "LIMIT_TIME");
    }

    static void Write(PipeWriter pipe, ReadOnlySpan<byte> text)
    {
        text.CopyTo(pipe.GetSpan(text.Length));
        pipe.Advance(text.Length);
    }
}
