using ConflictGraph.Neo4j;

namespace ConflictGraph.Storage.Tests.Neo4j;

public sealed class AskedTogetherTests
{
    readonly List<TaskCompletionSource<int>> asked = [];
    readonly AskedTogether<int> together;

    public AskedTogetherTests() => together = new AskedTogether<int>(() =>
    {
        var one = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        asked.Add(one);
        return one.Task;
    });

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_comes_while_one_is_asked_shares_the_next_answer_and_never_the_one_under_way()
    {
        var first = together.GetAsync(Cancellation);
        var (second, third) = (together.GetAsync(Cancellation), together.GetAsync(Cancellation));
        Assert.Single(asked);

        asked[0].SetResult(1);
        Assert.Equal(1, await first);
        await AskedAsync(2);
        asked[1].SetResult(2);

        Assert.Equal((2, 2), (await second, await third));
        Assert.Equal(2, asked.Count);
    }

    [Fact]
    public async Task What_failed_fails_for_those_who_shared_it_and_is_asked_anew_for_the_next()
    {
        var first = together.GetAsync(Cancellation);
        var second = together.GetAsync(Cancellation);
        asked[0].SetException(new InvalidOperationException("gone"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        await AskedAsync(2);
        asked[1].SetResult(2);

        Assert.Equal(2, await second);
    }

    [Fact]
    public async Task Who_gives_up_takes_nothing_from_the_others()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var first = together.GetAsync(patience.Token);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        var second = together.GetAsync(Cancellation);

        asked[0].SetResult(1);
        await AskedAsync(2);
        asked[1].SetResult(2);

        Assert.Equal(2, await second);
    }

    async Task AskedAsync(int times)
    {
        while (asked.Count < times)
        {
            Cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
