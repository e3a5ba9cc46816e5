using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage.Tests.Sqlite;
using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests.Neo4j;

/// <summary>A commit becomes visible to the server's readers piece by piece; who goes by the newest revision sees it whole or not at all.</summary>
[Collection(Neo4jServer.Name)]
public sealed class SnapshotTests
{
    const int Revisions = 24;
    const int Few = 5;
    const int Many = 5_000;

    static readonly NodeId Hub = Some.Organisation("hub").Id;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Readers_of_the_newest_revision_find_it_whole_beside_a_writer()
    {
        await Neo4jServer.EmptyAsync(Cancellation);
        await using var store = await Neo4jServer.OpenAsync(Cancellation);
        await using var other = await Neo4jServer.OpenAsync(Cancellation);
        var graph = new SomeGraph().Put(Some.Organisation("hub"));

        var readers = new[] { store, other, other }.Select((reads, which) => Task.Run(() => ReadAsync(reads, which), Cancellation)).ToList();
        for (var number = 1; number <= Revisions; number++)
            await store.WriteAsync(Next(graph, number));
        var wrong = await Task.WhenAll(readers);

        Assert.Empty(wrong.SelectMany(answers => answers));
    }

    // In revision n there are the people of revisions 1 to n, each a member of the hub; one of those of n - 1 has another name, and one is gone.
    static Append Next(SomeGraph graph, int number)
    {
        for (var i = 0; i < Births(number); i++)
            graph.Put(Person(number, i)).Relate(EdgeKinds.MemberOf, Person(number, i).Id, Hub);
        if (number > 1)
            graph.Put(Some.Person(Slug(number - 1, 0), $"renamed{number} born{number - 1}")).Retract(Person(number - 1, 1));
        return graph.Next();
    }

    // Rows: two for each, its own and the edge's.
    static int Births(int number) => number % 6 == 0 ? Many / 2 : Few / 2;

    static int Living(int number) => Enumerable.Range(1, number).Sum(Births) - (number - 1);

    static Node Person(int number, int i) => Some.Person(Slug(number, i), $"born{number}");

    static string Slug(int number, int i) => $"p{number}-{i}";

    /// <summary>Every wrong answer, in words.</summary>
    static async Task<List<string>> ReadAsync(IGraphStore store, int which)
    {
        var (wrong, newest, random) = (new List<string>(), 0, new Random(which));
        while (newest < Revisions)
        {
            var announced = (int)(await store.NewestAsync(Cancellation)).Number;
            if (announced < newest)
                wrong.Add($"After {newest} the newest was {announced}.");
            if (announced <= newest)
                continue;
            newest = announced;
            wrong.AddRange(await WrongAsync(store, newest));
            wrong.AddRange(await WrongAsync(store, random.Next(newest) + 1));
        }
        return wrong;
    }

    static async Task<List<string>> WrongAsync(IGraphStore store, int at)
    {
        var wrong = new List<string>();
        var revision = await store.RevisionAsync(RevisionRef.Numbered(at), Cancellation);
        Same("revision", $"change-{at}", revision?.ChangeSet ?? "");
        var list = (await store.ListAsync(at, [new ListQuery([NodeKinds.Person]) { WithTotal = true }], Cancellation))[0];
        Same("total of the list", Living(at), list.Total ?? -1);
        Same("length of the page", Math.Min(25, Living(at)), list.Items.Count);
        var counts = (await store.CountLinksAsync(at, [Hub], new LinkQuery(), 100_000, Cancellation))[Hub];
        Same("links of the hub", Living(at), counts.Total);
        var links = (await store.LinksAsync(at, [Hub], new LinkQuery { First = 1000, WithPayload = true }, Cancellation))[Hub];
        Same("page of links", Math.Min(1000, Living(at)), links.Items.Count);
        var born = await store.FindTextAsync(at, new TextQuery([[$"born{at}"]], Cap: 10_000), Cancellation);
        Same("born in it", Births(at), born.Entities.Count);
        var later = await store.FindTextAsync(at, new TextQuery([[$"born{at + 1}", $"renamed{at + 1}"]]), Cancellation);
        Same("born after it", 0, later.Entities.Count);
        Same("renamed in it", at > 1 ? 1 : 0, (await store.FindTextAsync(at, new TextQuery([[$"renamed{at}"]]), Cancellation)).Entities.Count);
        var known = await store.EntitiesAsync(at, [Some.Person(Slug(at, 0)).Id, Some.Person(Slug(at, 1)).Id, Some.Person(Slug(at + 1, 0)).Id], Cancellation);
        Same("the first of it", $"born{at}", known.GetValueOrDefault(Some.Person(Slug(at, 0)).Id)?.Name ?? "");
        Same("the second of it", true, known.TryGetValue(Some.Person(Slug(at, 1)).Id, out var second) && second.RetractedIn is null);
        Same("the first of the next", false, known.ContainsKey(Some.Person(Slug(at + 1, 0)).Id));
        if (at > 1)
        {
            var before = await store.EntitiesAsync(at, [Some.Person(Slug(at - 1, 0)).Id, Some.Person(Slug(at - 1, 1)).Id], Cancellation);
            Same("the renamed", $"renamed{at} born{at - 1}", before.GetValueOrDefault(Some.Person(Slug(at - 1, 0)).Id)?.Name ?? "");
            Same("the retracted", (long)at, before.GetValueOrDefault(Some.Person(Slug(at - 1, 1)).Id)?.RetractedIn ?? 0);
        }
        return wrong;

        void Same<T>(string what, T right, T given)
        {
            if (!Equals(right, given))
                wrong.Add($"At {at} {what}: {given} in place of {right}.");
        }
    }
}
