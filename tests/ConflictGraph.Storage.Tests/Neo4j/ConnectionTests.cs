using ConflictGraph.Neo4j;
using Microsoft.Extensions.Time.Testing;

namespace ConflictGraph.Storage.Tests.Neo4j;

/// <summary>The connection to a real server.</summary>
[Collection(Neo4jServer.Name)]
public sealed class ConnectionTests
{
    const string Endless = "UNWIND range(1, 100000000000) AS i WITH i WHERE i % 2 = 3 RETURN count(i) AS endless";

    static readonly Statement Forever = new("test/forever", Endless);
    static readonly Statement Echo = new("test/echo", "RETURN $value");
    static readonly Statement One = new("test/one", "RETURN 1");
    static readonly Statement Lock = new("test/lock", "MERGE (l:ConnectionTest {key: 1}) SET l.touched = true RETURN 1");

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Values_come_back_as_they_were_sent()
    {
        await using var connection = Open();
        object?[] values = [null, true, false, 0L, -1L, (1L << 53) + 1, long.MaxValue, long.MinValue, 5.0, -0.25, 1e300, "", "«Одеса» \"\\ \n\u0001 𝕏", new List<object?> { 1L, "a", new List<object?> { null, 2.5 } }];

        var rows = await connection.Reads.RunAsync(new Statement("test/unwind", "UNWIND range(0, size($values) - 1) AS i RETURN i, $values[i]"), new Parameters { ["values"] = values }, Cancellation);

        Assert.Equal(values, rows.Select(row => row.Value(1)));
    }

    [Fact]
    public async Task Texts_larger_than_any_piece_of_the_answer_come_whole()
    {
        await using var connection = Open();
        var text = string.Concat(Enumerable.Range(0, 200_000).Select(i => (char)('а' + i % 32)));

        var rows = await connection.Reads.RunAsync(new Statement("test/texts", "UNWIND range(1, 5) AS i RETURN i, $value, [i, $value]"), new Parameters { ["value"] = text }, Cancellation);

        Assert.Equal(5, rows.Count);
        Assert.All(rows, row => Assert.Equal((text, text), (row.Text(1), row.List<object>(2).Last())));
    }

    [Fact]
    public async Task Many_rows_come_in_order()
    {
        await using var connection = Open();

        var rows = await connection.Reads.RunAsync(new Statement("test/rows", "UNWIND range(1, 50000) AS i RETURN i, 'row ' + i"), [], Cancellation);

        Assert.Equal(Enumerable.Range(1, 50_000).Select(i => ((long)i, $"row {i}")), rows.Select(row => (row.Long(0), row.Text(1))));
    }

    [Fact]
    public async Task An_error_after_the_first_rows_is_an_error()
    {
        await using var connection = Open();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => connection.Reads.RunAsync(new Statement("test/divide", "UNWIND range(3000, 0, -1) AS i RETURN 1 / i"), [], Cancellation));

        Assert.Equal("test/divide: Neo.ClientError.Statement.ArithmeticError", error.Message);
    }

    [Fact]
    public async Task A_read_cannot_write()
    {
        await using var connection = Open();

        await Assert.ThrowsAsync<InvalidOperationException>(() => connection.Reads.RunAsync(Lock, [], Cancellation));
    }

    [Fact]
    public async Task A_wrong_password_says_who_was_refused_and_not_with_what()
    {
        await using var connection = Connections.To(Neo4jServer.Options with { Password = "sesame" });

        var error = await Assert.ThrowsAsync<StoreException>(() => connection.Reads.RunAsync(One, [], Cancellation));

        Assert.Equal((StoreException.Unavailable, false), (error.Code, error.IsTransient));
        Assert.Contains("refused the user 'neo4j'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_named()
    {
        await using var connection = Connections.To(Neo4jServer.Options with { Database = "elsewhere" });

        var error = await Assert.ThrowsAsync<StoreException>(() => connection.Reads.RunAsync(One, [], Cancellation));

        Assert.Contains("no database 'elsewhere'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_whose_caller_has_gone_is_gone_too()
    {
        await using var connection = Open();
        using var given = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var reading = connection.Reads.RunAsync(Forever, [], given.Token);
        await ComesAsync(running: 1);

        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        await ComesAsync(running: 0);
    }

    [Fact]
    public async Task A_statement_inside_a_transaction_whose_caller_has_gone_ends_it()
    {
        await using var connection = Open();
        using var given = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var (transaction, _) = await connection.BeginAsync(Lock, [], Cancellation);
        var running = transaction.RunAsync(Forever, [], given.Token);
        await ComesAsync(running: 1);

        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await transaction.DisposeAsync();

        await ComesAsync(running: 0);
        var (next, _) = await connection.BeginAsync(Lock, [], Cancellation);
        await next.DisposeAsync();
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_is_gone()
    {
        var time = new FakeTimeProvider();
        await using var connection = Connections.To(Neo4jServer.Options with { Clock = time, StatementTimeout = TimeSpan.FromSeconds(30) });
        var reading = connection.Reads.RunAsync(Forever, [], Cancellation);
        await ComesAsync(running: 1);

        time.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal("LIMIT_TIME", (await Assert.ThrowsAsync<LimitException>(() => reading)).Code);
        await ComesAsync(running: 0);
    }

    [Fact]
    public async Task Who_gives_up_waiting_for_a_turn_does_not_get_it_later()
    {
        await using var connection = Open();
        using var given = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        // Only what is there is locked.
        await connection.Writes.RunAsync(Lock, [], Cancellation);
        var (holder, _) = await connection.BeginAsync(Lock, [], Cancellation);
        var waiting = connection.BeginAsync(Lock, [], given.Token);
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        await holder.DisposeAsync();
        var (next, _) = await connection.BeginAsync(Lock, [], Cancellation);

        await next.DisposeAsync();
    }

    [Fact]
    public async Task What_is_committed_is_read_and_what_is_given_up_is_not()
    {
        await using var connection = Open();
        var (kept, _) = await connection.BeginAsync(new Statement("test/clear", "MATCH (n:ConnectionTest) DETACH DELETE n"), [], Cancellation);
        await kept.RunAsync(new Statement("test/create", "CREATE (:ConnectionTest {word: 'kept'})"), [], Cancellation);
        await kept.CommitAsync(Cancellation);
        var (left, _) = await connection.BeginAsync(One, [], Cancellation);
        await left.RunAsync(new Statement("test/create", "CREATE (:ConnectionTest {word: 'left'})"), [], Cancellation);
        await left.DisposeAsync();

        var rows = await connection.Reads.RunAsync(new Statement("test/words", "MATCH (n:ConnectionTest) RETURN n.word"), [], Cancellation);

        Assert.Equal("kept", Assert.Single(rows).Text(0));
    }

    [Fact]
    public async Task Statements_of_a_transaction_go_one_after_another()
    {
        await using var connection = Open();
        var (transaction, _) = await connection.BeginAsync(One, [], Cancellation);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => transaction.RunAsync(Echo, new Parameters { ["value"] = i }, Cancellation)));
        await transaction.DisposeAsync();

        Assert.Equal(Enumerable.Range(0, 20), answers.Select(rows => rows[0].Int(0)));
    }

    [Fact]
    public async Task A_transaction_is_over_after_its_commit()
    {
        await using var connection = Open();
        var (transaction, _) = await connection.BeginAsync(One, [], Cancellation);
        await transaction.CommitAsync(Cancellation);

        await Assert.ThrowsAsync<ObjectDisposedException>(() => transaction.RunAsync(One, [], Cancellation));
    }

    [Fact]
    public async Task A_server_of_a_version_that_works_is_opened()
    {
        await using var connection = await Connections.OpenAsync(Neo4jServer.Options, Cancellation);

        Assert.Single(await connection.Reads.RunAsync(One, [], Cancellation));
    }

    static IConnection Open() => Connections.To(Neo4jServer.Options);

    // Asks until it is so; the test's own time ends it otherwise.
    static async Task ComesAsync(int running)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        late.CancelAfter(TimeSpan.FromSeconds(30));
        await using var connection = Open();
        var count = new Statement("test/running", "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery ENDS WITH 'AS endless' RETURN count(*)");
        while ((await connection.Reads.RunAsync(count, [], late.Token))[0].Long(0) != running)
            await Task.Yield();
    }
}
