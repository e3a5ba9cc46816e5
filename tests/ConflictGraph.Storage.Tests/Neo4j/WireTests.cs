using ConflictGraph.Model;
using ConflictGraph.Neo4j;
using ConflictGraph.Ontology;
using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests.Neo4j;

/// <summary>A server that goes away and comes back, or takes connections and says nothing: what is asked has an end, and afterwards all is as before.</summary>
[Collection(Neo4jServer.Name)]
public sealed class WireTests : IAsyncLifetime
{
    static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(300);

    readonly Wire wire = new(Neo4jServer.Options.Address);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    Neo4jOptions Options => Neo4jServer.Options with { Address = wire.Address };

    public async ValueTask InitializeAsync()
    {
        await Neo4jServer.EmptyAsync(Cancellation);
        await using (await Neo4jServer.OpenAsync(Cancellation))
            wire.Mend();
    }

    public ValueTask DisposeAsync() => wire.DisposeAsync();

    [Fact]
    public async Task Readers_without_a_connection_to_be_had_are_told_so_within_their_time()
    {
        await using var store = await OpenAsync(Options with { Connections = 2, StatementTimeout = TimeSpan.FromSeconds(5) });
        wire.Hold();

        var errors = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Assert.ThrowsAnyAsync<ConflictGraphException>(() => store.EntitiesAsync(1, [new NodeId("person:austin")], Cancellation))));
        wire.Release();

        Assert.All(errors, error => Assert.True(error.IsTransient || error.Code == "LIMIT_TIME", error.ToString()));
        Assert.Equal(0, (await ComesBackAsync(store)).Number);
    }

    [Fact]
    public async Task A_server_that_hangs_while_it_starts_is_not_waited_for_without_end()
    {
        wire.Hold();

        var error = await Assert.ThrowsAsync<StoreException>(() => OpenAsync(Options with { StatementTimeout = Soon, StartTimeout = Soon }));
        wire.Release();

        Assert.Equal((StoreException.Unavailable, true), (error.Code, error.IsTransient));
        Assert.Contains("takes requests and does not answer them. (Waited 0.3 s for it to start.)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_goes_away_is_read_again_once_it_is_back()
    {
        await using var store = await OpenAsync(Options);
        await store.NewestAsync(Cancellation);

        await wire.CutAsync();
        var away = await Assert.ThrowsAsync<StoreException>(() => store.NewestAsync(Cancellation));
        wire.Mend();

        Assert.Equal((StoreException.Unavailable, true), (away.Code, away.IsTransient));
        Assert.Equal(0, (await ComesBackAsync(store)).Number);
    }

    [Fact]
    public async Task A_turn_whose_answer_came_too_late_is_given_back()
    {
        await using var near = await Neo4jServer.OpenAsync(Cancellation);
        await using var far = await OpenAsync(Options with { StatementTimeout = TimeSpan.FromSeconds(2) });
        wire.HoldAnswers();
        var late = await Assert.ThrowsAsync<StoreException>(() => far.WriteAsync(Cancellation));
        wire.Release();

        var turn = near.WriteAsync(Cancellation);
        // Sooner than the server takes the transaction of the one that gave up to be idle.
        await using (await turn.WaitAsync(TimeSpan.FromSeconds(20), Cancellation))
            Assert.True(late.IsTransient);
    }

    /// <summary>Asks until it is answered, for a server that was away is left alone for some seconds; the test's own time ends it otherwise.</summary>
    static async Task<Revision> ComesBackAsync(Neo4jGraphStore store)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        late.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                return await store.NewestAsync(late.Token);
            }
            catch (ConflictGraphException error) when (error.IsTransient || error.Code == "LIMIT_TIME")
            {
                await Task.Yield();
            }
        }
    }

    static Task<Neo4jGraphStore> OpenAsync(Neo4jOptions options) => Neo4jGraphStore.OpenAsync(options, World.Default, Cancellation);
}
