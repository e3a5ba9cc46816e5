using ConflictGraph.Neo4j;
using ConflictGraph.Ontology;
using ConflictGraph.Storage.Tests.Sqlite;
using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests.Neo4j;

/// <summary>A commit whose answer is lost, a writer that ends too early, a turn that does not come.</summary>
[Collection(Neo4jServer.Name)]
public sealed class FaultsTests : IAsyncLifetime
{
    readonly SomeGraph graph = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static LostAnswerException Lost => new("The answer was lost.");

    public async ValueTask InitializeAsync() => await Neo4jServer.EmptyAsync(Cancellation);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_commit_that_was_done_counts_though_its_answer_was_lost()
    {
        await using var store = await OpenAsync(new Interposed(Connection()) { Commit = async transaction =>
        {
            await transaction.CommitAsync();
            throw Lost;
        } });

        await store.WriteAsync(graph.Put(Some.Person("austin")).Next());
        await store.WriteAsync(graph.Put(Some.Person("belousov")).Next());

        Assert.Equal(2, (await store.NewestAsync(Cancellation)).Number);
        await using var other = await OpenAsync(Connection());
        Assert.Equal(2, (await other.NewestAsync(Cancellation)).Number);
    }

    [Fact]
    public async Task A_commit_that_was_not_done_is_said_to_be_and_can_be_done_again()
    {
        var between = new Interposed(Connection()) { Commit = async transaction =>
        {
            await transaction.DisposeAsync();
            throw Lost;
        } };
        await using var store = await OpenAsync(between);
        var append = graph.Put(Some.Person("austin")).Next();

        var error = await Assert.ThrowsAsync<StoreException>(() => store.WriteAsync(append));
        between.Commit = null;
        await store.WriteAsync(append);

        Assert.True(error.IsTransient);
        Assert.Contains("nothing of it was written", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await store.NewestAsync(Cancellation)).Number);
        Assert.Single(await store.EntitiesAsync(1, [Some.Person("austin").Id], Cancellation));
    }

    [Fact]
    public async Task A_commit_that_is_still_under_way_when_its_answer_is_lost_is_waited_for()
    {
        var (begun, finish) = (new TaskCompletionSource(), new TaskCompletionSource());
        Task? late = null;
        var asked = 0;
        await using var store = await OpenAsync(new Interposed(Connection())
        {
            Commit = transaction =>
            {
                late = LateAsync(transaction);
                begun.SetResult();
                throw Lost;
            },
            Before = (statement, _) =>
            {
                if (statement.Name == "write/begin" && ++asked == 2)
                    finish.SetResult();
            },
        });

        await store.WriteAsync(graph.Put(Some.Person("austin")).Next());
        await begun.Task;
        await late!;

        Assert.Equal(1, (await store.NewestAsync(Cancellation)).Number);

        async Task LateAsync(ITransaction transaction)
        {
            await finish.Task;
            await transaction.CommitAsync();
        }
    }

    [Fact]
    public async Task Where_nothing_more_is_heard_of_a_commit_it_is_said_that_nobody_knows()
    {
        var isDown = false;
        var between = new Interposed(Connection())
        {
            Commit = async transaction =>
            {
                await transaction.CommitAsync();
                isDown = true;
                throw Lost;
            },
            Before = (statement, _) =>
            {
                if (isDown && statement.Name == "write/begin")
                    throw new StoreException(StoreException.Unavailable, "Nothing answers.", isTransient: true);
            },
        };
        await using var store = await OpenAsync(between, Neo4jServer.Options with { StartTimeout = TimeSpan.Zero });
        var append = graph.Put(Some.Person("austin")).Next("briefing-1");

        var error = await Assert.ThrowsAsync<StoreException>(() => store.WriteAsync(append));
        isDown = false;
        await using var writer = await store.WriteAsync(Cancellation);

        Assert.True(error.IsTransient);
        Assert.Contains("'briefing-1' was written is not known", error.Message, StringComparison.Ordinal);
        Assert.Equal(append.Revision.Content, (await writer.RevisionAsync(RevisionRef.Of("briefing-1"), Cancellation))?.Content);
    }

    [Fact]
    public async Task A_commit_that_could_not_be_published_stands_and_the_next_turn_publishes_it()
    {
        var isDeaf = true;
        await using var store = await OpenAsync(new Interposed(Connection()) { Before = (statement, _) =>
        {
            if (isDeaf && statement.Name == "write/publish")
                throw Lost;
        } });
        await using var other = await OpenAsync(Connection());

        await store.WriteAsync(graph.Put(Some.Person("austin")).Next());

        Assert.Equal(1, (await store.NewestAsync(Cancellation)).Number);
        Assert.Equal(0, (await other.NewestAsync(Cancellation)).Number);
        await using (await other.WriteAsync(Cancellation))
            Assert.Equal(1, (await other.NewestAsync(Cancellation)).Number);

        isDeaf = false;
        await store.WriteAsync(graph.Put(Some.Person("belousov")).Next());
        Assert.Equal(2, (await other.NewestAsync(Cancellation)).Number);
    }

    [Fact]
    public async Task Opening_publishes_what_a_writer_did_not_live_to_publish()
    {
        await using (var dying = await OpenAsync(new Interposed(Connection()) { Before = (statement, _) =>
        {
            if (statement.Name == "write/publish")
                throw Lost;
        } }))
            await dying.WriteAsync(graph.Put(Some.Person("austin")).Next());

        await using var store = await OpenAsync(Connection());

        Assert.Equal(1, (await store.NewestAsync(Cancellation)).Number);
    }

    [Fact]
    public async Task A_turn_that_another_process_has_too_long_is_not_waited_for_without_end()
    {
        await using var first = await OpenAsync(Connection());
        await using var second = await OpenAsync(null, Neo4jServer.Options with { StatementTimeout = TimeSpan.FromSeconds(5) });
        await using (await first.WriteAsync(Cancellation))
            Assert.True((await Assert.ThrowsAsync<StoreException>(() => second.WriteAsync(Cancellation))).IsTransient);

        var append = graph.Put(Some.Person("austin")).Next();
        // On a busy machine what was given up takes longer to be ended than this store waits for a turn.
        for (var tries = 1; !await IsWrittenAsync(second, append); tries++)
            Assert.True(tries < 20, "The turn never came.");

        Assert.Equal(1, (await first.NewestAsync(Cancellation)).Number);
    }

    [Fact]
    public async Task A_turn_that_was_given_up_while_another_process_had_it_holds_nobody_up()
    {
        await using var first = await OpenAsync(Connection());
        await using var second = await OpenAsync(Connection());
        await using (await first.WriteAsync(Cancellation))
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            var waiting = second.WriteAsync(patience.Token);
            await patience.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }

        await second.WriteAsync(graph.Put(Some.Person("austin")).Next());
        await first.WriteAsync(graph.Put(Some.Person("belousov")).Next());

        Assert.Equal(2, (await second.NewestAsync(Cancellation)).Number);
    }

    [Fact]
    public async Task Settings_can_be_written_within_a_turn()
    {
        await using var store = await OpenAsync(Connection());
        await using var writer = await store.WriteAsync(Cancellation);

        await store.Settings.PutAsync("views", "one", "{}", Cancellation);

        Assert.Equal("{}", await store.Settings.GetAsync("views", "one", Cancellation));
    }

    [Fact]
    public async Task A_text_of_ten_million_characters_is_stored_and_one_beyond_the_server_is_refused()
    {
        await using var store = await OpenAsync(Connection());
        var text = string.Concat(Enumerable.Repeat("ten chars ", 1_000_000));
        var hash = graph.Store(text);
        await store.WriteAsync(graph.Put(Some.Document("long", more: ("sha256", hash))).Next());
        graph.Store(new string('a', 20_000_000));

        var refused = await Assert.ThrowsAsync<LimitException>(() => store.WriteAsync(graph.Next()));

        Assert.Equal("LIMIT_SIZE", refused.Code);
        Assert.Equal(text, (await store.TextsAsync([hash], Cancellation))[hash]);
        Assert.Equal(1, (await store.NewestAsync(Cancellation)).Number);
    }

    [Fact]
    public async Task A_wrong_password_is_said_at_the_start()
    {
        var refused = await Assert.ThrowsAsync<StoreException>(() => OpenAsync(null, Neo4jServer.Options with { User = "nobody", Password = "not-the-password", StartTimeout = TimeSpan.FromHours(1) }));

        Assert.False(refused.IsTransient);
        Assert.Contains("nobody", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-password", refused.ToString(), StringComparison.Ordinal);
    }

    static async Task<bool> IsWrittenAsync(Neo4jGraphStore store, Append append)
    {
        try
        {
            await store.WriteAsync(append);
            return true;
        }
        catch (ConflictGraphException error) when (error.IsTransient)
        {
            return false;
        }
    }

    static IConnection Connection() => Connections.To(Neo4jServer.Options);

    static async Task<Neo4jGraphStore> OpenAsync(IConnection? connection, Neo4jOptions? options = null) => connection is null
        ? await Neo4jGraphStore.OpenAsync(options!, World.Default, Cancellation)
        : await Neo4jGraphStore.OpenAsync(connection, options ?? Neo4jServer.Options, World.Default, Cancellation);
}
