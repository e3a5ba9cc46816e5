using ConflictGraph.Neo4j;
using ConflictGraph.Ontology;
using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests.Neo4j;

/// <summary>A server that dies while it is written to loses nothing that it said was written, leaves nothing by halves, and is used again as soon as it is back.</summary>
[Collection(Neo4jServer.Name)]
public sealed class KilledServerTests : IAsyncLifetime
{
    const int Revisions = 40;

    // The commits that it dies in.
    static readonly int[] Deadly = [12, 25];

    readonly OwnServer server = new();
    volatile Task restart = Task.CompletedTask;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await server.StartAsync(Cancellation);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Each_acknowledged_change_set_is_there_exactly_once()
    {
        var (commits, kills) = (0, 0);
        await using var store = await OpenAsync(new Interposed(Connections.To(server.Options)) { Commit = transaction =>
        {
            var commit = transaction.CommitAsync();
            if (Deadly.Contains(++commits))
            {
                kills++;
                server.Kill();
                restart = Task.Run(RestartAsync, Cancellation);
            }
            return commit;
        } });
        var (graph, acknowledged) = (new SomeGraph(), new List<string>());
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var readers = Task.Run(() => ReadAsync(store, reading.Token), Cancellation);
        while (graph.Newest.Number < Revisions)
        {
            var next = Next(graph);
            while (!await IsAcknowledgedAsync(store, next))
                await restart;
            acknowledged.Add(next.Revision.ChangeSet);
        }
        await reading.CancelAsync();
        await readers;

        Assert.Equal(Deadly.Length, kills);
        await using (var again = await Neo4jGraphStore.OpenAsync(server.Options, World.Default, Cancellation))
        {
            var revisions = await again.RevisionsAsync(new RevisionQuery(new PageOf(1000), OldestFirst: true), Cancellation);
            Assert.Equal(acknowledged, revisions.Items.Select(revision => revision.ChangeSet));
            await SameAsync(again, await ReplayAsync());
        }
        await server.StopAsync(Cancellation);
        Assert.Equal("", await server.CheckAsync(Cancellation));
    }

    async Task RestartAsync()
    {
        await server.StopAsync(Cancellation, "--kill");
        await server.StartAsync(Cancellation);
    }

    /// <summary>As a client does it: what was refused, or of which nobody knows, is asked for and sent again.</summary>
    static async Task<bool> IsAcknowledgedAsync(Neo4jGraphStore store, Append next)
    {
        try
        {
            await using var writer = await store.WriteAsync(Cancellation);
            if (await writer.RevisionAsync(RevisionRef.Of(next.Revision.ChangeSet), Cancellation) is not null)
                return true;
            await writer.AppendAsync(next, Cancellation);
            await writer.CommitAsync(Cancellation);
            return true;
        }
        catch (ConflictGraphException error) when (error.IsTransient)
        {
            return false;
        }
    }

    /// <summary>Readers fail while it is down and read on when it is back.</summary>
    async Task ReadAsync(Neo4jGraphStore store, CancellationToken cancellation)
    {
        var newest = 0L;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                var read = (await store.NewestAsync(cancellation)).Number;
                Assert.True(read >= newest, $"After {newest} the newest was {read}.");
                newest = read;
            }
            catch (ConflictGraphException error) when (error.IsTransient)
            {
                await restart;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
        }
    }

    async Task<Neo4jGraphStore> OpenAsync(IConnection connection) => await Neo4jGraphStore.OpenAsync(connection, server.Options, World.Default, Cancellation);

    static async Task<IGraphStore> ReplayAsync()
    {
        var (store, graph) = (new MemoryGraphStore(), new SomeGraph());
        await using var writer = await store.WriteAsync(Cancellation);
        while (graph.Newest.Number < Revisions)
            await writer.AppendAsync(Next(graph), Cancellation);
        await writer.CommitAsync(Cancellation);
        return store;
    }

    static Append Next(SomeGraph graph)
    {
        var number = graph.Newest.Number + 1;
        graph.Put([.. Enumerable.Range(0, 60).Select(i => Some.Person($"p{number}-{i}"))]);
        for (var i = 1; i < 60; i++)
            graph.Relate(EdgeKinds.RelatedTo, Some.Person($"p{number}-0"), Some.Person($"p{number}-{i}"));
        if (number > 2)
            graph.Put(Some.Person($"p{number - 1}-1", $"renamed {number}")).Retract(Some.Person($"p{number - 2}-2"));
        return graph.Next();
    }

    static async Task SameAsync(Neo4jGraphStore given, IGraphStore expected)
    {
        foreach (var at in (long[])[1, Deadly[0], Deadly[1], Revisions])
        {
            var people = new ListQuery([NodeKinds.Person]) { Size = 200, WithTotal = true };
            var (right, found) = ((await expected.ListAsync(at, [people], Cancellation))[0], (await given.ListAsync(at, [people], Cancellation))[0]);
            Assert.Equal(right.Total, found.Total);
            Assert.Equal(right.Items.Select(person => (person.Id, person.Version, person.Shown)), found.Items.Select(person => (person.Id, person.Version, person.Shown)));
            var hub = Some.Person($"p{at}-0").Id;
            var links = new LinkQuery { First = 100, WithPayload = true };
            Assert.Equal(
                (await expected.LinksAsync(at, [hub], links, Cancellation))[hub].Items.Select(link => (link.Other, link.Edge, link.Payload!.Version)),
                (await given.LinksAsync(at, [hub], links, Cancellation))[hub].Items.Select(link => (link.Other, link.Edge, link.Payload!.Version)));
        }
    }
}
