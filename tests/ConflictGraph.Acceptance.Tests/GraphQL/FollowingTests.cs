using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Server;
using ConflictGraph.Server.Access;
using ConflictGraph.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace ConflictGraph.Acceptance.Tests.GraphQL;

/// <summary>Who follows for long: slow clients, keys that count no more, bounds on what is open, and the end of the service.</summary>
public sealed class FollowingTests : IAsyncDisposable
{
    const string Follow = "subscription { revisions(fromRevision: 0) { number } }";

    // No other timer of the service is set to this.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(11);

    readonly WatchedClock clock = new();
    readonly MemoryGraphStore store = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    AccessKeys Keys => new(store.Settings, clock);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task A_socket_whose_client_falls_behind_is_told_why_and_closed()
    {
        await using var server = await StartAsync(withMuchToSay: true);
        using var narrow = Narrow();
        using var socket = await SocketClient.BeginAsync(server, through: narrow);

        await socket.SubscribeAsync("1", new { query = Much });
        await clock.SetAsync(Patience);
        clock.Advance(Patience);

        // What was under way comes whole, and then the reason.
        Assert.Equal("next", (await socket.HearAsync()).GetProperty("type").GetString());
        Assert.Equal(1013, await socket.EndAsync());
        Assert.Equal("What was sent was not taken for 11 s. Go on with fromRevision.", socket.Reason);
    }

    [Fact]
    public async Task A_socket_whose_client_takes_nothing_at_all_is_cut_off()
    {
        await using var server = await StartAsync(withMuchToSay: true);
        using var narrow = Narrow();
        using var socket = await SocketClient.BeginAsync(server, through: narrow);

        await socket.SubscribeAsync("1", new { query = Much });
        await clock.SetAsync(Patience);
        clock.Advance(Patience);
        await clock.SetAsync(2 * Patience);
        clock.Advance(2 * Patience);

        Assert.Equal(1006, await socket.EndAsync());
    }

    [Fact]
    public async Task A_stream_whose_client_falls_behind_is_told_why_and_ended()
    {
        await using var server = await StartAsync(withMuchToSay: true);
        using var client = Narrow(server.Client.BaseAddress);
        using var reader = await StreamAsync(client, Much);

        await clock.SetAsync(Patience);
        clock.Advance(Patience);
        var said = await reader.ReadToEndAsync(Cancellation);

        Assert.Contains("event: next\ndata: {\"errors\":[{\"message\":\"What was sent was not taken for 11 s. Go on with fromRevision.\",\"extensions\":{\"code\":\"LIMIT_TIME\"}}]}\n\nevent: complete\ndata:\n\n", said[^300..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_whose_client_takes_nothing_at_all_is_cut_off()
    {
        await using var server = await StartAsync(withMuchToSay: true);
        using var client = Narrow(server.Client.BaseAddress);
        using var reader = await StreamAsync(client, Much);

        await clock.SetAsync(Patience);
        clock.Advance(Patience);
        await clock.SetAsync(2 * Patience);
        clock.Advance(2 * Patience);

        await Assert.ThrowsAnyAsync<IOException>(() => reader.ReadToEndAsync(Cancellation));
    }

    [Fact]
    public async Task What_a_key_follows_ends_when_it_is_revoked()
    {
        var secret = await Keys.AddAsync("Olena", CallerRole.READER, cancellation: Cancellation);
        await using var server = await StartAsync();
        using var socket = await SocketClient.BeginAsync(server, secret);
        await socket.SubscribeAsync("1", new { query = Follow });
        await socket.HearAsync();
        server.Client.DefaultRequestHeaders.Add("X-API-Key", secret);
        using var stream = await StreamAsync(server.Client, Follow);
        await stream.ReadLineAsync(Cancellation);

        await Keys.RevokeAsync("Olena", Cancellation);
        clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(4401, await socket.EndAsync());
        var said = await stream.ReadToEndAsync(Cancellation);
        Assert.Contains("\"code\":\"UNAUTHENTICATED\"", said, StringComparison.Ordinal);
        Assert.EndsWith("event: complete\ndata:\n\n", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_key_follows_ends_when_it_has_expired_and_what_nobody_needed_a_key_for_once_there_is_one()
    {
        await using var server = await StartAsync();
        using var owner = await SocketClient.BeginAsync(server);
        var secret = await Keys.AddAsync("Olena", CallerRole.READER, clock.GetUtcNow().AddHours(1), Cancellation);
        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(4401, await owner.EndAsync());

        using var socket = await SocketClient.BeginAsync(server, secret);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(4401, await socket.EndAsync());
    }

    [Fact]
    public async Task A_caller_has_so_many_sockets_and_an_address_so_many_that_are_nobody_s_yet()
    {
        await using var server = await StartAsync(new ServerOptions { MostSockets = 2 });
        using var first = await SocketClient.BeginAsync(server);
        using var second = await SocketClient.BeginAsync(server);

        using var third = await SocketClient.DialAsync(server);
        await third.SayAsync("""{"type":"connection_init"}""");
        Assert.Equal(4429, await third.EndAsync());
        Assert.Contains("Too many sockets", third.Reason, StringComparison.Ordinal);

        using var silent = await SocketClient.DialAsync(server);
        using var another = await SocketClient.DialAsync(server);
        using var refused = await SocketClient.DialAsync(server);
        Assert.Equal(429, refused.Refused);

        await first.CloseAsync();
        await silent.CloseAsync();
        await AnswersAsync(async () =>
        {
            using var again = await SocketClient.DialAsync(server);
            if (again.Refused != (int)HttpStatusCode.SwitchingProtocols)
                return false;
            await again.SayAsync("""{"type":"connection_init"}""");
            await again.SayAsync("""{"type":"ping"}""");
            return await again.IsAnsweredAsync();
        });
    }

    [Fact]
    public async Task A_caller_follows_so_much_at_once_over_sockets_and_streams_together()
    {
        await using var server = await StartAsync(new ServerOptions { MostFollowed = 2 });
        using var socket = await SocketClient.BeginAsync(server);
        await socket.SubscribeAsync("1", new { query = Follow });
        Assert.Equal("next", (await socket.HearAsync()).GetProperty("type").GetString());
        using var stream = await StreamAsync(server.Client, Follow);
        await stream.ReadLineAsync(Cancellation);

        await socket.SubscribeAsync("2", new { query = Follow });
        var refused = await socket.HearAsync();
        using var also = await server.SendAsync(HttpMethod.Post, "/graphql/stream", JsonSerializer.Serialize(new { query = Follow }));

        Assert.Equal(("2", "error", "LIMIT_CONNECTIONS"), (refused.GetProperty("id").GetString(), refused.GetProperty("type").GetString(), refused.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString()));
        Assert.Equal(HttpStatusCode.TooManyRequests, also.StatusCode);
        Assert.Contains("LIMIT_CONNECTIONS", await also.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        // What is no subscription is answered as ever.
        await socket.SubscribeAsync("3", new { query = "{ me { name } }" });
        Assert.Contains("local", (await socket.HearAsync()).ToString(), StringComparison.Ordinal);
        Assert.Equal("complete", (await socket.HearAsync()).GetProperty("type").GetString());
        await socket.SayAsync("""{"type":"complete","id":"1"}""");
        await AnswersAsync(async () =>
        {
            await socket.SubscribeAsync("4", new { query = Follow });
            return (await socket.HearAsync()).GetProperty("type").GetString() == "next";
        });
    }

    [Fact]
    public async Task A_ping_is_answered_and_a_pong_is_taken()
    {
        await using var server = await StartAsync();
        using var socket = await SocketClient.DialAsync(server);

        await socket.SayAsync("""{"type":"pong"}""");
        await socket.SayAsync("""{"type":"ping","payload":{"a":1}}""");

        Assert.Equal("pong", (await socket.HearAsync()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task When_the_service_stops_its_sockets_are_told()
    {
        await using var server = await StartAsync();
        using var socket = await SocketClient.BeginAsync(server);
        await socket.SubscribeAsync("1", new { query = Follow });
        await socket.HearAsync();

        var stopping = server.StopAsync();

        Assert.Equal(1001, await socket.EndAsync());
        await socket.CloseAsync();
        await stopping;
    }

    [Fact]
    public async Task A_client_that_does_not_answer_the_end_is_not_waited_for()
    {
        await using var server = await StartAsync(new ServerOptions { MostSockets = 1 });
        using var silent = await SocketClient.DialAsync(server);
        // The client is let in a moment before the service begins to wait for its first message.
        await clock.SetAsync(TimeSpan.FromSeconds(3));
        clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(4408, await silent.EndAsync());

        await AnswersAsync(async () =>
        {
            clock.Advance(TimeSpan.FromSeconds(11));
            using var next = await SocketClient.DialAsync(server);
            return next.Refused == (int)HttpStatusCode.SwitchingProtocols;
        });
    }

    /// <summary>20 MB in one event: more than the kernel takes for a client that does not read.</summary>
    static string Much => $"subscription {{ revisions(fromRevision: 0) {{ number changes(first: 1) {{ nodes {{ entity {{ {string.Concat(Enumerable.Range(0, 20).Select(i => $"a{i}: description "))} }} }} }} }} }}";

    async Task<AskedOverHttp> StartAsync(ServerOptions? options = null, bool withMuchToSay = false)
    {
        await using (var writer = await store.WriteAsync(Cancellation))
        {
            await writer.AppendAsync(new SomeGraph().Put(Some.Organisation("long", "Long", ("description", new string('a', withMuchToSay ? 1_000_000 : 1)))).Next(), Cancellation);
            await writer.CommitAsync(Cancellation);
        }
        return await AskedOverHttp.StartAsync(store, options: (options ?? new ServerOptions()) with { Clock = clock, Patience = Patience });
    }

    /// <summary>A way to the server on which little is under way while nobody reads.</summary>
    static HttpClient Narrow(Uri? address = null) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 64 * 1024 };
            await socket.ConnectAsync(context.DnsEndPoint, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        },
    }) { BaseAddress = address };

    static async Task<StreamReader> StreamAsync(HttpClient client, string query) =>
        new(await client.GetStreamAsync(new Uri($"/graphql/stream?query={Uri.EscapeDataString(query)}", UriKind.Relative), Cancellation));

    /// <summary>Asks until it is so: a place comes free a moment after its client has gone.</summary>
    static async Task AnswersAsync(Func<Task<bool>> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (!await isSo())
            patience.Token.ThrowIfCancellationRequested();
    }

    /// <summary>A clock that tells when somebody waits for so long on it.</summary>
    sealed class WatchedClock : FakeTimeProvider
    {
        readonly Lock gate = new();
        readonly Dictionary<TimeSpan, TaskCompletionSource> set = [];

        public Task SetAsync(TimeSpan due) => Waiting(due).Task.WaitAsync(TimeSpan.FromMinutes(2), Cancellation);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Waiting(dueTime).TrySetResult();
            return timer;
        }

        TaskCompletionSource Waiting(TimeSpan due)
        {
            lock (gate)
                return set.TryGetValue(due, out var known) ? known : set[due] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
