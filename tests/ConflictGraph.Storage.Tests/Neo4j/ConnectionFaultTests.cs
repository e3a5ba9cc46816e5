using System.Net;
using System.Net.Sockets;
using ConflictGraph.Neo4j;
using ConflictGraph.Neo4j.Http;
using Microsoft.Extensions.Time.Testing;

namespace ConflictGraph.Storage.Tests.Neo4j;

/// <summary>What a connection makes of a server that does not answer as it should.</summary>
public sealed class ConnectionFaultTests : IAsyncDisposable
{
    const string One = """{"data":{"fields":["x"],"values":[[1]]},"bookmarks":["B:read"]}""";
    const string Begun = """{"data":{"fields":["x"],"values":[[7]]},"transaction":{"id":"t1","expires":"2024-06-27T09:00:00Z"}}""";

    static readonly Statement Ask = new("test/ask", "RETURN 1");

    readonly ConnectionStub server = new();
    readonly HurriedClock clock = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_read_is_asked_again_when_the_server_is_busy()
    {
        server.AnswerHtml(503).Answer(202, Error("Neo.TransientError.Transaction.DeadlockDetected")).Answer(202, One);
        await using var connection = Open();

        var rows = await connection.Reads.RunAsync(Ask, [], Cancellation);

        Assert.Equal(1, rows[0].Long(0));
        Assert.Equal(3, server.Requests.Length);
    }

    [Fact]
    public async Task A_read_is_asked_again_when_its_answer_breaks_off()
    {
        server.Close().BreakOff("""{"data":{"fields":["x"],"values":[[1],[2""").Answer(202, One);
        await using var connection = Open();

        var rows = await connection.Reads.RunAsync(Ask, [], Cancellation);

        Assert.Equal(1, Assert.Single(rows).Long(0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_write_whose_answer_is_lost_is_not_sent_again(bool afterFirstBytes)
    {
        // The second request goes over a connection that has been used, which HttpClient may mend by itself.
        server.Answer(202, One);
        _ = afterFirstBytes ? server.BreakOff("""{"data":{"fie""") : server.Close();
        await using var connection = Open();
        await connection.Reads.RunAsync(Ask, [], Cancellation);

        await Assert.ThrowsAsync<LostAnswerException>(() => connection.Writes.RunAsync(Ask, [], Cancellation));

        Assert.Equal(2, server.Requests.Length);
    }

    [Theory]
    [InlineData("Neo.TransientError.Transaction.LockClientStopped")]
    [InlineData("Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists")]
    public async Task A_write_that_was_refused_for_now_is_sent_again(string code)
    {
        server.Answer(202, Error(code)).Answer(202, One);
        await using var connection = Open();

        await connection.Writes.RunAsync(Ask, [], Cancellation);

        Assert.Equal(2, server.Requests.Length);
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_is_not_sent_again()
    {
        server.Answer(202, Begun).Close();
        await using var connection = Open();
        var (transaction, _) = await connection.BeginAsync(Ask, [], Cancellation);

        await Assert.ThrowsAsync<LostAnswerException>(() => transaction.CommitAsync(Cancellation));

        Assert.Equal(["POST /db/neo4j/query/v2/tx HTTP/1.1", "POST /db/neo4j/query/v2/tx/t1/commit HTTP/1.1"], server.Requests.Select(request => request.Line));
    }

    [Theory]
    [InlineData("Neo.TransientError.Cluster.ReplicationFailure", true)]
    [InlineData("Neo.DatabaseError.Transaction.TransactionCommitFailed", true)]
    [InlineData("Neo.ClientError.Schema.ConstraintValidationFailed", false)]
    [InlineData("Neo.TransientError.Transaction.ConstraintsChanged", false)]
    public async Task A_commit_that_failed_is_told_from_one_that_may_have_been_done(string code, bool isOpen)
    {
        server.Answer(202, Begun).Answer(202, Error(code));
        await using var connection = Open();
        var (transaction, _) = await connection.BeginAsync(Ask, [], Cancellation);

        var error = await Assert.ThrowsAnyAsync<Exception>(() => transaction.CommitAsync(Cancellation));

        Assert.Equal(isOpen, error is LostAnswerException);
        Assert.Equal(2, server.Requests.Length);
    }

    [Fact]
    public async Task A_commit_that_is_under_way_is_not_cancelled()
    {
        var told = new TaskCompletionSource();
        using var given = new CancellationTokenSource();
        server.Answer(202, Begun).AnswerAfter(told.Task, """{"bookmarks":["B:1"]}""");
        await using var connection = Open();
        var (transaction, _) = await connection.BeginAsync(Ask, [], Cancellation);
        await server.ArrivalAsync();
        var committing = transaction.CommitAsync(given.Token);
        await server.ArrivalAsync();

        await given.CancelAsync();
        told.SetResult();

        await committing;
    }

    [Fact]
    public async Task A_turn_that_cannot_be_had_now_is_asked_for_again()
    {
        server.Answer(202, Error("Neo.ClientError.Transaction.LockAcquisitionTimeout")).Answer(202, Begun);
        await using var connection = Open();

        var (_, rows) = await connection.BeginAsync(Ask, [], Cancellation);

        Assert.Equal(7, rows[0].Long(0));
        Assert.Contains("\"maxExecutionTime\":300", server.Requests[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_inside_a_transaction_is_not_sent_again()
    {
        server.Answer(202, Begun).Answer(202, Error("Neo.TransientError.Transaction.DeadlockDetected"));
        await using var connection = Open();
        var (transaction, _) = await connection.BeginAsync(Ask, [], Cancellation);

        var error = await Assert.ThrowsAsync<StoreException>(() => transaction.RunAsync(Ask, [], Cancellation));

        Assert.True(error.IsTransient);
        Assert.Equal(2, server.Requests.Length);
    }

    [Fact]
    public async Task A_transaction_that_is_given_up_is_rolled_back_and_never_complains()
    {
        server.Answer(202, Begun).Close();
        await using var connection = Open();
        var (transaction, _) = await connection.BeginAsync(Ask, [], Cancellation);

        await transaction.DisposeAsync();

        Assert.Contains(server.Requests, request => request.Line == "DELETE /db/neo4j/query/v2/tx/t1 HTTP/1.1");
    }

    [Fact]
    public async Task A_transaction_that_the_server_no_longer_has_can_be_tried_again()
    {
        server.Answer(202, Begun).Answer(404, Error("Neo.ClientError.Request.Invalid"));
        await using var connection = Open();
        var (transaction, _) = await connection.BeginAsync(Ask, [], Cancellation);

        var error = await Assert.ThrowsAsync<StoreException>(() => transaction.RunAsync(Ask, [], Cancellation));

        Assert.True(error.IsTransient);
    }

    [Fact]
    public async Task A_transaction_stays_with_the_member_of_the_cluster_that_began_it()
    {
        server.Answer(202, Begun, "neo4j-cluster-affinity: here\r\n").Answer(202, One).Answer(202, """{"bookmarks":[]}""");
        await using var connection = Open();
        var (transaction, _) = await connection.BeginAsync(Ask, [], Cancellation);

        await transaction.RunAsync(Ask, [], Cancellation);
        await transaction.CommitAsync(Cancellation);

        Assert.Equal([false, true, true], server.Requests.Select(request => request.Headers.Contains("neo4j-cluster-affinity: here", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_transaction_that_waits_for_its_owner_is_kept_alive()
    {
        var time = new FakeTimeProvider();
        server.Answer(202, Begun).Answer(202, One).Answer(202, One);
        await using var connection = Open(time);
        await connection.BeginAsync(Ask, [], Cancellation);
        await server.ArrivalAsync();

        time.Advance(TimeSpan.FromSeconds(3));
        await server.ArrivalAsync();

        Assert.Equal("POST /db/neo4j/query/v2/tx/t1 HTTP/1.1", server.Requests[1].Line);
    }

    [Fact]
    public async Task Reads_and_turns_wait_for_what_was_written_before()
    {
        server.Answer(202, """{"data":{"fields":[],"values":[]},"bookmarks":["B:1"]}""").Answer(202, """{"data":{"fields":[],"values":[]},"bookmarks":["B:2"]}""").Answer(202, One).Answer(202, Begun).Answer(202, """{"bookmarks":["B:3"]}""").Answer(202, One);
        await using var connection = Open();

        await connection.Writes.RunAsync(Ask, [], Cancellation);
        await connection.Writes.RunAsync(Ask, [], Cancellation);
        await connection.Reads.RunAsync(Ask, [], Cancellation);
        var (transaction, _) = await connection.BeginAsync(Ask, [], Cancellation);
        await transaction.CommitAsync(Cancellation);
        await connection.Reads.RunAsync(Ask, [], Cancellation);

        Assert.Equal([null, "[\"B:1\"]", "[\"B:2\"]", "[\"B:2\"]", null, "[\"B:3\"]"], server.Requests.Select(Bookmarks));
    }

    [Fact]
    public async Task Bookmarks_of_a_database_that_is_gone_are_forgotten()
    {
        server.Answer(202, """{"data":{"fields":[],"values":[]},"bookmarks":["B:1"]}""").Answer(400, Error("Neo.ClientError.Transaction.InvalidBookmark")).Answer(202, One);
        await using var connection = Open();
        await connection.Writes.RunAsync(Ask, [], Cancellation);

        await connection.Reads.RunAsync(Ask, [], Cancellation);

        Assert.Equal([null, "[\"B:1\"]", null], server.Requests.Select(Bookmarks));
    }

    [Fact]
    public async Task Reads_say_that_they_only_read()
    {
        await using var connection = Open();

        await connection.Reads.RunAsync(Ask, [], Cancellation);
        await connection.Writes.RunAsync(Ask, [], Cancellation);

        Assert.Equal([true, false], server.Requests.Select(request => request.Body.Contains("\"accessMode\":\"READ\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Letters_and_quotes_go_as_they_are()
    {
        await using var connection = Open();

        await connection.Reads.RunAsync(Ask, new Parameters { ["text"] = "Одеса «\"»" }, Cancellation);

        Assert.Contains("""Одеса «\"»""", server.Requests[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_is_ended()
    {
        var time = new FakeTimeProvider();
        server.AnswerAfter(Task.Delay(Timeout.InfiniteTimeSpan, Cancellation), One);
        await using var connection = Open(time);
        var reading = connection.Reads.RunAsync(Ask, [], Cancellation);
        await server.ArrivalAsync();

        time.Advance(TimeSpan.FromSeconds(31));
        var error = await Assert.ThrowsAsync<LimitException>(() => reading);
        await server.ArrivalAsync();

        Assert.Equal("LIMIT_TIME", error.Code);
        Assert.Contains("TERMINATE TRANSACTIONS", server.Requests[1].Body, StringComparison.Ordinal);
        Assert.Contains(Word(server.Requests[0].Body), server.Requests[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transaction_too_large_for_the_server_is_over_a_limit_and_not_tried_again()
    {
        server.Answer(202, Error("Neo.TransientError.General.MemoryPoolOutOfMemoryError"));
        await using var connection = Open();

        var error = await Assert.ThrowsAsync<LimitException>(() => connection.Writes.RunAsync(Ask, [], Cancellation));

        Assert.Equal("LIMIT_SIZE", error.Code);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task What_the_server_says_of_parameters_is_not_repeated()
    {
        server.Answer(202, """{"errors":[{"code":"Neo.ClientError.Schema.ConstraintValidationFailed","message":"Node(3) already exists with id = 'person:secret'"}]}""");
        await using var connection = Open();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => connection.Writes.RunAsync(Ask, new Parameters { ["id"] = "person:secret" }, Cancellation));

        Assert.Equal("test/ask: Neo.ClientError.Schema.ConstraintValidationFailed", error.Message);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        var address = FreeAddress();
        await using var connection = new HttpConnection(new Neo4jOptions(address) { Clock = clock });

        var error = await Assert.ThrowsAsync<StoreException>(() => connection.Writes.RunAsync(Ask, [], Cancellation));

        Assert.Equal((StoreException.Unavailable, true), (error.Code, error.IsTransient));
        Assert.Contains($"Neo4j at {address.GetLeftPart(UriPartial.Authority)} cannot be reached", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_away_is_left_alone_for_a_while_and_found_again_when_it_is_back()
    {
        var address = FreeAddress();
        await using var connection = new HttpConnection(new Neo4jOptions(address) { Clock = clock });
        await Assert.ThrowsAsync<StoreException>(() => connection.Reads.RunAsync(Ask, [], Cancellation));

        var open = await Assert.ThrowsAsync<StoreException>(() => connection.Reads.RunAsync(Ask, [], Cancellation));
        clock.Now += TimeSpan.FromSeconds(3);
        var probe = await Assert.ThrowsAsync<StoreException>(() => connection.Reads.RunAsync(Ask, [], Cancellation));
        var openAgain = await Assert.ThrowsAsync<StoreException>(() => connection.Reads.RunAsync(Ask, [], Cancellation));
        clock.Now += TimeSpan.FromSeconds(3);
        using var back = new TcpListener(IPAddress.Loopback, address.Port);
        back.Start();
        var reading = connection.Reads.RunAsync(Ask, [], Cancellation);
        using var client = await back.AcceptTcpClientAsync(Cancellation);
        await client.GetStream().WriteAsync("HTTP/1.1 202 x\r\nContent-Type: application/json\r\nContent-Length: 42\r\n\r\n{\"data\":{\"fields\":[\"x\"],\"values\":[[  1]]}}"u8.ToArray(), Cancellation);

        Assert.All([open, probe, openAgain], error => Assert.True(error.IsTransient));
        Assert.Contains("left alone", open.Message, StringComparison.Ordinal);
        Assert.Contains("left alone", openAgain.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await reading)[0].Long(0));
    }

    [Fact]
    public async Task A_server_that_is_starting_is_waited_for()
    {
        for (var i = 0; i < 12; i++)
            server.AnswerHtml(503);
        server.Answer(202, Version("5.26.31"));

        await using var connection = await Connections.OpenAsync(Options(clock), Cancellation);

        Assert.Equal(13, server.Requests.Length);
    }

    [Fact]
    public async Task The_wait_for_a_server_has_an_end()
    {
        var options = new Neo4jOptions(FreeAddress()) { Clock = clock, StartTimeout = TimeSpan.Zero };

        var error = await Assert.ThrowsAsync<StoreException>(() => Connections.OpenAsync(options, Cancellation));

        Assert.Contains("Waited 0 s for it to start", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5.26.0")]
    [InlineData("5.27-aura")]
    [InlineData("2025.08.0")]
    public async Task Servers_since_5_26_are_taken(string version)
    {
        server.Answer(202, Version(version));

        await using var connection = await Connections.OpenAsync(Options(clock), Cancellation);

        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("4.4.38")]
    [InlineData("5.25.1")]
    [InlineData("dev")]
    public async Task Older_and_unknown_servers_are_refused(string version)
    {
        server.Answer(202, Version(version));

        var error = await Assert.ThrowsAsync<StoreException>(() => Connections.OpenAsync(Options(clock), Cancellation));

        Assert.Equal((StoreException.Unavailable, false), (error.Code, error.IsTransient));
        Assert.Contains($"version '{version}'. 5.26", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_the_query_api_is_told_which_versions_have_it()
    {
        server.AnswerHtml(404);

        var error = await Assert.ThrowsAsync<StoreException>(() => Connections.OpenAsync(Options(clock), Cancellation));

        Assert.Contains("no Query API. Neo4j 5.26 and later have it", error.Message, StringComparison.Ordinal);
    }

    HttpConnection Open(TimeProvider? time = null) => new(Options(time ?? clock));

    Neo4jOptions Options(TimeProvider time) => new(server.Address) { Clock = time, Password = "sesame" };

    static string Error(string code) => """{"errors":[{"code":"CODE","message":"so it is"}]}""".Replace("CODE", code, StringComparison.Ordinal);

    static string Version(string version) => """{"data":{"fields":["name","versions","edition"],"values":[["Neo4j Kernel",["VERSION"],"community"]]}}""".Replace("VERSION", version, StringComparison.Ordinal);

    static string? Bookmarks(ConnectionStub.Asked request) => request.Body.Split("\"bookmarks\":") is [_, var rest] ? rest[..(rest.IndexOf(']', StringComparison.Ordinal) + 1)] : null;

    static string Word(string body) => body.Split("\"_request\":\"")[1][..32];

    static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://{listener.LocalEndpoint}");
    }
}
