using System.Reflection;
using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using ConflictGraph.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace ConflictGraph.Acceptance.Tests.GraphQL;

public sealed class TimeLimitTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_that_takes_too_long_is_ended_and_so_is_what_the_store_does_for_it()
    {
        await using var store = new MemoryGraphStore();
        var (reads, hanging) = HangingReads.Before(store);
        var clock = new FakeTimeProvider();
        var executor = new GraphQLExecutor(reads, World.Default) { Clock = clock };

        var answering = executor.ExecuteAsync(new Operation("{ people { nodes { id } } }"), Cancellation);
        await hanging.Asked.WaitAsync(Cancellation);
        clock.Advance(TimeSpan.FromSeconds(11));
        var answer = await answering;

        Assert.Equal("LIMIT_TIME", Assert.Single(answer.Errors!).Code);
        await hanging.Ended.WaitAsync(Cancellation);
    }

    [Fact]
    public async Task A_client_that_goes_away_ends_what_the_store_does_for_it()
    {
        await using var store = new MemoryGraphStore();
        var (reads, hanging) = HangingReads.Before(store);
        using var client = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var answering = new GraphQLExecutor(reads, World.Default).ExecuteAsync(new Operation("{ people { nodes { id } } }"), client.Token);
        await hanging.Asked.WaitAsync(Cancellation);
        await client.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answering);
        await hanging.Ended.WaitAsync(Cancellation);
    }

    /// <summary>A store whose lists never come.</summary>
    public class HangingReads : DispatchProxy
    {
        readonly TaskCompletionSource asked = new(), ended = new();
        IGraphReads reads = null!;

        public Task Asked => asked.Task;

        public Task Ended => ended.Task;

        public static (IGraphReads Reads, HangingReads Hanging) Before(IGraphReads reads)
        {
            var proxy = Create<IGraphReads, HangingReads>();
            ((HangingReads)proxy).reads = reads;
            return (proxy, (HangingReads)proxy);
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.Name == nameof(IGraphReads.ListAsync) ? HangAsync((CancellationToken)args![^1]!) : targetMethod.Invoke(reads, args);

        async Task<IReadOnlyList<Page<Entity>>> HangAsync(CancellationToken cancellation)
        {
            asked.SetResult();
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            }
            finally
            {
                ended.SetResult();
            }
            return [];
        }
    }
}
