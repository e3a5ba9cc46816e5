using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage.Tests.Agreement;
using ConflictGraph.Storage.Tests.Sqlite;
using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests.Neo4j;

/// <summary>A thing with so many links that they are not looked at as a whole answers like any other.</summary>
[Collection(Neo4jServer.Name)]
public sealed class HubTests
{
    const int People = 320;

    static readonly Node Hub = Some.Organisation("hub");
    static readonly Node Twin = Some.Organisation("twin");
    static readonly Node Parent = Some.Organisation("parent");
    static readonly Node[] Persons = [.. Enumerable.Range(0, People).Select(i => Some.Person($"person-{i}"))];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_links_of_a_hub_are_those_the_slow_store_finds_in_its_order()
    {
        await Neo4jServer.EmptyAsync(Cancellation);
        await using var store = await Neo4jServer.OpenAsync(Cancellation);
        await using var slow = new MemoryGraphStore();
        foreach (var append in History())
        {
            await slow.WriteAsync(append);
            await store.WriteAsync(append);
        }

        foreach (var at in new long[] { 1, 2 })
        {
            foreach (var query in Queries())
                await CompareAsync(query, reads => PagesAsync(reads, at, query));
            foreach (var cap in new[] { 100, 1100, 100_000 })
                await CompareAsync(cap, async reads => Telling.Tell(await reads.CountLinksAsync(at, [Hub.Id, Parent.Id], new LinkQuery { Layer = Layer.BOTH }, cap, Cancellation), Telling.Tell));
        }

        async Task CompareAsync(object question, Func<IGraphReads, Task<string>> ask) => Assert.Equal($"{Telling.Ask(question)}: {await ask(slow)}", $"{Telling.Ask(question)}: {await ask(store)}");
    }

    /// <summary>Members, those it is related to in two ways, direct edges, and one edge that becomes a loop; then some of them go and others come.</summary>
    static IEnumerable<Append> History()
    {
        var graph = new SomeGraph().Put(Hub, Twin, Parent).Put(Persons).Relate(EdgeKinds.MemberOf, Hub, Parent).Relate(EdgeKinds.PartOf, Hub, Twin);
        foreach (var person in Persons)
            graph.Relate(EdgeKinds.MemberOf, person, Hub).Relate(EdgeKinds.RelatedTo, Hub, person, ("as", "pays")).Relate(EdgeKinds.RelatedTo, Hub, person, ("as", "feeds")).Direct(EdgeKinds.CommunicatedWith, Hub, person, Parent);
        yield return graph.Next();

        graph.Judge(Hub, Twin).Relate(EdgeKinds.PartOf, Parent, Twin);
        foreach (var edge in graph.Edges.Where(edge => edge.Kind == EdgeKinds.RelatedTo).Where((_, i) => i % 3 == 0).ToArray())
            graph.Retract(edge.Id);
        foreach (var person in Persons.Take(40))
            graph.Relate(EdgeKinds.MemberOf, person, Twin).Relate(EdgeKinds.PartOf, person, Hub);
        yield return graph.Next();
    }

    static IEnumerable<LinkQuery> Queries()
    {
        var all = new LinkQuery { Layer = Layer.BOTH, First = 300, WithTotal = true };
        yield return all;
        yield return all with { Loops = true, WithPayload = true };
        yield return all with { Loops = true, Direction = Direction.IN };
        yield return all with { Kinds = [EdgeKinds.RelatedTo, EdgeKinds.MemberOf], Direction = Direction.OUT, First = 7, FarKinds = [NodeKinds.Organisation] };
        yield return all with { Kinds = [EdgeKinds.RelatedTo], Exclude = [Persons[1].Id, Persons[2].Id] };
        yield return all with { FarIds = [Persons[5].Id, Persons[3].Id, Parent.Id, Twin.Id], Loops = true, First = 4 };
        yield return all with { Layer = Layer.DIRECT, EndsOnly = true };
    }

    static async Task<string> PagesAsync(IGraphReads reads, long at, LinkQuery query)
    {
        var told = new List<string>();
        for (var next = query; ;)
        {
            var pages = await reads.LinksAsync(at, [Hub.Id, Parent.Id], next, Cancellation);
            told.Add(Telling.Tell(pages, page => Telling.Tell(page, Telling.Tell)));
            var page = pages[Hub.Id];
            if (!page.HasMore)
                return string.Join('\n', told);
            next = next with { After = page.Items[^1].Cursor };
        }
    }
}
