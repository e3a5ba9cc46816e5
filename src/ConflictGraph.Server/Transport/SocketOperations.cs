using System.Collections.Concurrent;
using System.Net.WebSockets;
using ConflictGraph.GraphQL.Execution;
using ConflictGraph.GraphQL.Following;
using ConflictGraph.Server.Access;
using GraphQL;

namespace ConflictGraph.Server.Transport;

/// <summary>The operations that run over one socket, each under the id that its client gave it.</summary>
sealed class SocketOperations(Task<GraphQLExecutor> executor, OpenAtOnce open, SocketSender sender, CancellationToken gone)
{
    const int Most = 50;

    readonly ConcurrentDictionary<string, CancellationTokenSource> running = new(StringComparer.Ordinal);

    public void Start(string id, Operation operation, Func<Task<Admitted>> admit)
    {
        if (running.Count >= Most)
            throw new SocketClosedException(4429, $"At most {Most} operations run at once");
        var ending = CancellationTokenSource.CreateLinkedTokenSource(gone);
        if (!running.TryAdd(id, ending))
        {
            ending.Dispose();
            throw new SocketClosedException(4409, "Subscriber for this id already exists");
        }
        _ = RunAsync(id, operation with { MayFollow = true }, admit, ending);
    }

    public void End(string id)
    {
        if (!running.TryRemove(id, out var ending))
            return;
        try
        {
            ending.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }
    }

    async Task RunAsync(string id, Operation operation, Func<Task<Admitted>> admit, CancellationTokenSource ending)
    {
        try
        {
            await AnswerAsync(id, operation, admit, ending.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // The operation was ended by its client, or the client has gone.
        }
        finally
        {
            running.TryRemove(new(id, ending));
            ending.Dispose();
        }
    }

    async Task AnswerAsync(string id, Operation operation, Func<Task<Admitted>> admit, CancellationToken ending)
    {
        try
        {
            var admitted = await admit();
            var result = await (await executor).ExecuteAsync(operation with { Caller = admitted.Caller, Allow = admitted.Allow }, ending);
            if (result is Followed followed)
                await FollowAsync(id, followed, admitted.Who, ending);
            else if (result.Executed)
                await sender.NextAsync(id, result);
            else
                await FailAsync(id, result);
            if (running.TryRemove(id, out _))
                await sender.SayAsync("complete", id);
        }
        catch (RequestRefusedException refused)
        {
            await FailAsync(id, refused.Told());
        }
        catch (Exception error) when (error is not (OperationCanceledException or WebSocketException or ObjectDisposedException))
        {
            // Whatever ended a subscription is told like any other error; the socket and its other operations go on.
            await FailAsync(id, (await executor).Failed(error));
        }
    }

    async Task FollowAsync(string id, Followed followed, string who, CancellationToken ending)
    {
        using var place = open.Take(who);
        await foreach (var told in followed.Results.WithCancellation(ending))
            await sender.NextAsync(id, told);
    }

    async Task FailAsync(string id, ExecutionResult result)
    {
        if (running.TryRemove(id, out _))
            await sender.ErrorAsync(id, result);
    }
}
