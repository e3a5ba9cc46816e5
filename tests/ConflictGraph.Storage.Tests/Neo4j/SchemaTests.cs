using ConflictGraph.Neo4j;
using ConflictGraph.Ontology;
using ConflictGraph.Storage.Tests.Sqlite;
using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests.Neo4j;

/// <summary>What a server holds is recognised before anything is written to it.</summary>
[Collection(Neo4jServer.Name)]
public sealed class SchemaTests : IAsyncLifetime
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await ClearAsync();

    public async ValueTask DisposeAsync() => await ClearAsync();

    [Fact]
    public async Task An_empty_graph_becomes_a_store_and_is_found_again()
    {
        await using (var store = await OpenAsync())
            Assert.Equal(0, (await store.NewestAsync(Cancellation)).Number);

        await using var again = await OpenAsync(options => options with { Create = false });
        Assert.Equal(0, (await again.NewestAsync(Cancellation)).Number);
    }

    [Fact]
    public async Task An_empty_graph_is_refused_where_nothing_may_be_made()
    {
        var create = await Assert.ThrowsAsync<StoreException>(() => OpenAsync(options => options with { Create = false }));
        var look = await Assert.ThrowsAsync<StoreException>(() => OpenAsync(options => options with { ReadOnly = true }));
        var migrate = await Assert.ThrowsAsync<StoreException>(() => Neo4jGraphStore.MigrateAsync(Neo4jServer.Options, World.Default, Cancellation));

        Assert.All([create, look, migrate], refused => Assert.Contains("There is no store at", refused.Message, StringComparison.Ordinal));
        Assert.Equal(0, await NumberAsync("MATCH (n) RETURN count(n)"));
    }

    [Fact]
    public async Task A_graph_of_somebody_else_is_refused_and_left_as_it_is()
    {
        await RunAsync("CREATE (:Movie {title: 'Stalker'})");

        var refused = await Assert.ThrowsAsync<StoreException>(() => OpenAsync());

        Assert.Equal((StoreException.Unavailable, false), (refused.Code, refused.IsTransient));
        Assert.Contains("not one of this service", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, await NumberAsync("MATCH (n) RETURN count(n)"));
    }

    [Fact]
    public async Task A_store_of_a_newer_build_is_refused()
    {
        await using (await OpenAsync())
            await RunAsync("MATCH (s:Store) SET s.schema = 1000");

        var refused = await Assert.ThrowsAsync<StoreException>(() => OpenAsync(options => options with { Migrate = true }));

        Assert.Equal(StoreException.Newer, refused.Code);
        Assert.Contains("schema 1000", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_store_is_refused_until_it_is_migrated()
    {
        await using (await OpenAsync())
            await RunAsync("MATCH (s:Store) SET s.schema = 0");

        var refused = await Assert.ThrowsAsync<StoreException>(() => OpenAsync());
        await Neo4jGraphStore.MigrateAsync(Neo4jServer.Options, World.Default, Cancellation);
        await using var store = await OpenAsync();

        Assert.Contains("cgraph migrate", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, (await store.NewestAsync(Cancellation)).Number);
    }

    [Fact]
    public async Task An_index_that_is_missing_is_made_at_start()
    {
        await using (await OpenAsync())
            await RunAsync("DROP INDEX words");

        await using var again = await OpenAsync();

        Assert.Equal(1, await NumberAsync("SHOW INDEXES YIELD name, state WHERE name = 'words' AND state = 'ONLINE' RETURN count(*)"));
    }

    [Fact]
    public async Task Migrating_says_what_it_made()
    {
        await using (await OpenAsync())
        {
        }
        await RunAsync("DROP INDEX words");
        await RunAsync("DROP CONSTRAINT text_hash");

        Assert.Equal(["text_hash", "words"], await Neo4jGraphStore.MigrateAsync(Neo4jServer.Options, World.Default, Cancellation));
        Assert.Empty(await Neo4jGraphStore.MigrateAsync(Neo4jServer.Options, World.Default, Cancellation));
    }

    [Fact]
    public async Task A_store_that_is_open_for_reading_changes_nothing()
    {
        await using (var store = await OpenAsync())
            await store.WriteAsync(new SomeGraph().Put(Some.Person("austin")).Next());
        await RunAsync("DROP INDEX revision_at");
        await using var readOnly = await OpenAsync(options => options with { ReadOnly = true });

        var write = await Assert.ThrowsAsync<StoreException>(() => readOnly.WriteAsync(Cancellation));
        var put = await Assert.ThrowsAsync<StoreException>(() => readOnly.Settings.PutAsync("views", "one", "{}", Cancellation));
        var delete = await Assert.ThrowsAsync<StoreException>(() => readOnly.Settings.DeleteAsync("views", "one", Cancellation));

        Assert.All([write, put, delete], refused => Assert.Equal(StoreException.ReadOnly, refused.Code));
        Assert.Equal(1, (await readOnly.NewestAsync(Cancellation)).Number);
        Assert.Equal(0, await NumberAsync("SHOW INDEXES YIELD name WHERE name = 'revision_at' RETURN count(*)"));
    }

    [Fact]
    public async Task Several_that_start_at_once_on_an_empty_graph_make_one_store()
    {
        await RunAsync("DROP INDEX words IF EXISTS");
        await RunAsync("DROP CONSTRAINT store_key IF EXISTS");

        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OpenAsync()));

        Assert.Equal(1, await NumberAsync("MATCH (s:Store) RETURN count(s)"));
        Assert.Equal(1, await NumberAsync("MATCH (p:Published) RETURN count(p)"));
        foreach (var store in stores)
            await store.DisposeAsync();
    }

    [Fact]
    public async Task An_index_that_is_being_filled_is_waited_for_and_no_longer_than_was_said()
    {
        await using (await OpenAsync())
        {
        }
        await RunAsync("DROP INDEX words");
        await RunAsync("UNWIND range(1, 40000) AS i CREATE (:Version {id: 'person:' + i, _from: 1, _body: reduce(text = '', j IN range(1, 20) | text + ' word' + toString(i * j))})");

        var refused = await Assert.ThrowsAsync<StoreException>(() => OpenAsync(options => options with { StartTimeout = TimeSpan.Zero }));
        await using var store = await OpenAsync();

        Assert.True(refused.IsTransient);
        Assert.Contains("words is at", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, await NumberAsync("SHOW INDEXES YIELD name, state WHERE name = 'words' AND state = 'ONLINE' RETURN count(*)"));
    }

    static async Task<Neo4jGraphStore> OpenAsync(Func<Neo4jOptions, Neo4jOptions>? with = null) =>
        await Neo4jGraphStore.OpenAsync(with is null ? Neo4jServer.Options : with(Neo4jServer.Options), World.Default, Cancellation);

    static Task<long> RunAsync(string text) => NumberAsync(text);

    static async Task<long> NumberAsync(string text)
    {
        await using var connection = Connections.To(Neo4jServer.Options);
        return await connection.Writes.RunAsync(new Statement("test", text), [], Cancellation) is [var row] ? row.Long(0) : 0;
    }

    // Not even the store's own nodes are left; its indexes are.
    static Task<long> ClearAsync() => RunAsync("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS");
}
