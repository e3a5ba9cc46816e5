using System.Net;
using System.Net.Sockets;
using ConflictGraph.Acceptance.Tests.Cli;
using ConflictGraph.Acceptance.Tests.GraphQL;
using ConflictGraph.Cli;
using ConflictGraph.Neo4j;
using ConflictGraph.Ontology;
using ConflictGraph.Server;
using ConflictGraph.TestKit;

namespace ConflictGraph.Acceptance.Tests.Neo4j;

/// <summary>The service while Neo4j is away, hangs, or comes late: it says so, and goes on by itself.</summary>
[Collection(Neo4jServer.Name)]
public sealed class OutageTests : IAsyncLifetime
{
    const string Question = "{ revision { number } }";

    Wire wire = null!;
    bool isMended;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using (await Neo4jServer.OpenEmptyAsync())
            wire = new Wire(Neo4jServer.Options.Address);
    }

    public ValueTask DisposeAsync() => wire?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_server_that_goes_away_makes_the_service_unready_until_it_is_back()
    {
        wire.Mend();
        await using var store = await OpenAsync();
        await using var service = await AskedOverHttp.StartAsync(store);

        var before = await ReadyAsync(service);
        await wire.CutAsync();
        var (ready, answer) = (await ReadyAsync(service), await service.AskAsync(Question));
        wire.Mend();

        Assert.Equal((HttpStatusCode.OK, "ready at revision 0"), before);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "STORE_UNAVAILABLE"), ready);
        var extensions = answer.GetProperty("errors")[0].GetProperty("extensions");
        Assert.Equal(("STORE_UNAVAILABLE", true), (extensions.GetProperty("code").GetString(), extensions.GetProperty("isTransient").GetBoolean()));
        await ComesAsync(async () => (await ReadyAsync(service)).Status == HttpStatusCode.OK);
        await service.DataAsync(Question);
    }

    [Fact]
    public async Task A_server_that_hangs_makes_the_service_unready_within_a_bound_and_others_live()
    {
        wire.Mend();
        await using var store = await OpenAsync();
        await using var service = await AskedOverHttp.StartAsync(store, options: new ServerOptions { ReadyWithin = TimeSpan.FromMilliseconds(200) });

        wire.Hold();
        var (ready, live) = (await ReadyAsync(service), await service.Client.GetStringAsync("/health/live", Cancellation));
        wire.Release();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "STORE_UNAVAILABLE"), ready);
        Assert.Equal("live", live);
        await ComesAsync(async () => (await ReadyAsync(service)).Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Serving_from_a_server_that_never_comes_ends_after_a_minute_with_its_name()
    {
        using var tool = Known(new FleetingClock());

        var ran = await tool.RunAsync("serve", "--store", Address, "--listen", "127.0.0.1:0");

        Assert.Equal(ExitCode.NoStore, ran.ExitCode);
        Assert.Contains($"Neo4j at {Address} ", ran.Error, StringComparison.Ordinal);
        Assert.Contains("(Waited 60 s for it to start.)", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serving_waits_for_a_server_that_comes_late()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var port = Ports.Free();
        // Between two looks at a server that is not there half a second passes.
        var clock = new FleetingClock { Passing = time => MendOnce(time == TimeSpan.FromMilliseconds(500)) };
        using var tool = Known(clock, stop.Token);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

        var running = tool.RunAsync("serve", "--store", Address, "--listen", $"127.0.0.1:{port}");
        await ComesAsync(async () => running.IsCompleted || await AnswersAsync(client));
        await stop.CancelAsync();
        var ran = await running;

        Assert.True(ran.ExitCode == ExitCode.Done, ran.Error);
        Assert.Contains("Serving revision 0.", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serving_with_a_wrong_password_ends_at_once()
    {
        wire.Mend();
        using var tool = Known(TimeProvider.System);
        tool["CONFLICTGRAPH_NEO4J_USER"] = "nobody";
        tool["CONFLICTGRAPH_NEO4J_PASSWORD"] = "sesame";

        var ran = await tool.RunAsync("serve", "--store", Address, "--listen", "127.0.0.1:0", "--verbose");

        Assert.Equal(ExitCode.NoStore, ran.ExitCode);
        Assert.Contains("refused the user 'nobody'", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", ran.Error, StringComparison.Ordinal);
    }

    string Address => wire.Address.GetLeftPart(UriPartial.Authority);

    Task<Neo4jGraphStore> OpenAsync() => Neo4jGraphStore.OpenAsync(Neo4jServer.Options with { Address = wire.Address }, World.Default, Cancellation);

    static Tool Known(TimeProvider clock, CancellationToken? cancellation = null)
    {
        var tool = new Tool { Clock = clock, Cancellation = cancellation ?? Cancellation };
        Neo4jServer.Known(tool, Neo4jServer.Options);
        return tool;
    }

    void MendOnce(bool isTime)
    {
        if (!isTime || isMended)
            return;
        isMended = true;
        wire.Mend();
    }

    static async Task<(HttpStatusCode Status, string Text)> ReadyAsync(AskedOverHttp service)
    {
        using var response = await service.Client.GetAsync("/health/ready", Cancellation);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            return (await client.GetStringAsync("/health/ready", Cancellation)).StartsWith("ready", StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    // Asks until it is so; the test's own time ends it otherwise.
    static async Task ComesAsync(Func<Task<bool>> isSo)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        late.CancelAfter(TimeSpan.FromSeconds(60));
        while (!await isSo())
        {
            late.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>A clock on which pauses of less than three seconds are over at once, and time passes by them alone.</summary>
    sealed class FleetingClock : TimeProvider
    {
        static readonly DateTimeOffset Start = new(2024, 6, 27, 9, 0, 0, TimeSpan.Zero);

        long passed;

        public Action<TimeSpan> Passing { get; init; } = _ => { };

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Read(ref passed);

        public override DateTimeOffset GetUtcNow() => Start + TimeSpan.FromTicks(GetTimestamp());

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime < TimeSpan.Zero || dueTime >= TimeSpan.FromSeconds(3))
                return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Interlocked.Add(ref passed, dueTime.Ticks);
            Passing(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }
}
