using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Sqlite;
using ConflictGraph.TestKit;
using Microsoft.Data.Sqlite;

namespace ConflictGraph.Storage.Tests.Sqlite;

public sealed class SharedFileTests : IDisposable
{
    readonly TempFile file = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Two_stores_on_one_file_see_each_others_commits()
    {
        await using var one = await SomeFiles.OpenAsync(file.Path);
        await using var other = await SomeFiles.OpenAsync(file.Path);
        var graph = SomeFiles.People("belousov", "gladkov");

        await one.WriteAsync(graph.Next());
        var seen = await other.NewestAsync(Cancellation);
        await other.WriteAsync(graph.Put(Some.Person("peskov")).Next());

        Assert.Equal((1, 2), (seen.Number, (await one.NewestAsync(Cancellation)).Number));
        Assert.Equal(3, Assert.Single(await one.ListAsync(2, [new ListQuery([NodeKinds.Person])], Cancellation)).Items.Count);
    }

    [Fact]
    public async Task Paths_are_right_after_another_store_wrote()
    {
        await using var one = await SomeFiles.OpenAsync(file.Path);
        await using var other = await SomeFiles.OpenAsync(file.Path);
        var graph = SomeFiles.People("a", "b", "c");
        await one.WriteAsync(graph.Relate(EdgeKinds.RelatedTo, Some.Person("a"), Some.Person("b")).Next());
        var none = await one.PathsAsync(1, new PathQuery(new("person:a"), new("person:c")), Cancellation);

        await other.WriteAsync(graph.Relate(EdgeKinds.RelatedTo, Some.Person("b"), Some.Person("c")).Next());
        var through = await one.PathsAsync(2, new PathQuery(new("person:a"), new("person:c")), Cancellation);
        await one.WriteAsync(graph.Relate(EdgeKinds.RelatedTo, Some.Person("a"), Some.Person("c")).Next());
        var straight = await one.PathsAsync(3, new PathQuery(new("person:a"), new("person:c")) { First = 1 }, Cancellation);
        var before = await one.PathsAsync(1, new PathQuery(new("person:a"), new("person:c")), Cancellation);

        Assert.Empty(none.Paths);
        Assert.Equal(["person:a", "person:b", "person:c"], Assert.Single(through.Paths).Select(id => id.Value));
        Assert.Equal(["person:a", "person:c"], Assert.Single(straight.Paths).Select(id => id.Value));
        Assert.Empty(before.Paths);
    }

    [Fact]
    public async Task A_read_that_is_called_off_ends_and_the_next_one_answers()
    {
        await using var store = await SomeFiles.OpenAsync(file.Path, new SqliteOptions { Readers = 1 });
        await store.WriteAsync(SomeFiles.People([.. Enumerable.Range(0, 3000).Select(i => $"p{i}")]).Next());
        using var called = new CancellationTokenSource();
        await called.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.ListAsync(1, [new ListQuery([NodeKinds.Person])], called.Token));

        Assert.Equal(25, Assert.Single(await store.ListAsync(1, [new ListQuery([NodeKinds.Person])], Cancellation)).Items.Count);
    }

    [Fact]
    public void A_statement_under_way_is_stopped_and_its_connection_stays_good()
    {
        SomeFiles.Execute(file.Path, "PRAGMA journal_mode = WAL");
        using var session = new Session(file.Path, SqliteOpenMode.ReadWrite, World.Default, SqliteOptions.Default);
        using var called = new CancellationTokenSource();

        Assert.ThrowsAny<OperationCanceledException>(() => ReaderPool.Read(session, reader =>
        {
            using var rows = reader.Prepare("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n");
            Assert.True(rows.Step());
            called.Cancel();
            while (rows.Step())
            {
            }
            return 0;
        }, called.Token));

        Assert.Equal(7, ReaderPool.Read(session, reader => reader.Number("SELECT 7"), Cancellation));
    }

    [Fact]
    public async Task Readers_at_work_while_a_writer_appends_answer_at_their_own_revision()
    {
        await using var store = await SomeFiles.OpenAsync(file.Path);
        var graph = SomeFiles.People("p0");
        await store.WriteAsync(graph.Next());
        using var done = new CancellationTokenSource();

        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(ReadAsync, Cancellation)).ToList();
        for (var i = 1; i < 60; i++)
            await store.WriteAsync(graph.Put(Some.Person($"p{i}")).Relate(EdgeKinds.RelatedTo, Some.Person("p0"), Some.Person($"p{i}")).Next());
        await done.CancelAsync();

        await Task.WhenAll(readers);

        async Task ReadAsync()
        {
            while (!done.IsCancellationRequested)
            {
                var at = (await store.NewestAsync(Cancellation)).Number;
                Assert.Equal(at, Assert.Single(await store.ListAsync(at, [new ListQuery([NodeKinds.Person]) { WithTotal = true }], Cancellation)).Total);
                Assert.Equal(at - 1, (await store.LinksAsync(at, [new NodeId("person:p0")], new LinkQuery(), Cancellation))[new NodeId("person:p0")].Items.Count);
                Assert.Equal(at > 1 ? 1 : 0, (await store.PathsAsync(at, new PathQuery(new("person:p0"), new($"person:p{Math.Max(at - 1, 1)}")) { First = 1 }, Cancellation)).Paths.Count);
            }
        }
    }
}
