using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using ConflictGraph.TestKit;
using ConflictGraph.Tests.Writing;
using Some = ConflictGraph.Tests.Writing.Some;

namespace ConflictGraph.Tests.Queries;

/// <summary>A question asks the store no oftener for being about many things than for being about one.</summary>
public sealed class CallCountTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task Who_said_what() => SameAsync(async (graph, events) => await new WhoSaidWhat(graph).AskAsync(
        new SayingQuery { About = [.. events.Select(id => new NodeId("location:" + id))], Text = "town", Via = [new("source:channel")], Citing = [new("document:paper")] }, Cancellation));

    [Fact]
    public Task Accounts() => SameAsync(async (graph, events) => await new Accounts(graph).OfAsync([.. events.Select(id => new NodeId("incident:" + id))], cancellation: Cancellation));

    [Fact]
    public Task Proofs() => SameAsync(async (graph, events) =>
    {
        var links = await graph.Reads.LinksAsync(graph.At, [.. events.Select(id => new NodeId("incident:" + id)), new("organisation:army")], new LinkQuery { Layer = Layer.BOTH, WithPayload = true }, Cancellation);
        var relations = await new Proofs(graph).OfLinksAsync([.. links.Values.SelectMany(page => page.Items)], Cancellation);
        await new Proofs(graph).EvidenceAsync(relations, Cancellation);
        await new Proofs(graph).RelationsAsync([.. relations.Select(relation => relation.Id)], Cancellation);
    });

    [Fact]
    public Task Neighbourhoods() => SameAsync(async (graph, events) => await new Neighbourhood(graph).AskAsync(
        new SubgraphQuery { Seeds = [.. events.Select(id => new NodeId("location:" + id))], During = During.Parse("2024", null), Citing = [new("document:paper")] }, Cancellation));

    [Fact]
    public Task What_followed() => SameAsync(async (graph, events) => await new WhatFollowed(graph).AskAsync([.. events.Select(id => new NodeId("incident:" + id))], Cancellation));

    [Fact]
    public Task Maps() => SameAsync(async (graph, _) => await new MapFeatures(graph).AskAsync(new MapQuery(), Cancellation));

    static async Task SameAsync(Func<GraphAt, IReadOnlyList<string>, Task> ask)
    {
        var graph = await World().GraphAsync();
        var counting = new CountingReads(graph.Reads);
        var counted = graph with { Reads = counting };

        await ask(counted, ["e0"]);
        var one = counting.Calls.Count;
        counting.Forget();
        await ask(counted, [.. Enumerable.Range(0, 20).Select(i => $"e{i}")]);

        // Fewer where all was reached sooner, so that a further step had nothing to ask.
        Assert.InRange(counting.Calls.Count, 1, one);
        Assert.InRange(one, 1, 40);
    }

    static SomeWorld World()
    {
        var world = new SomeWorld().Things("person:ann", "person:bob", "organisation:army", "source:channel").Document("document:paper", "2024-06-26");
        for (var i = 0; i < 20; i++)
        {
            var (raid, town) = ($"incident:e{i}", $"location:e{i}");
            world.With(Some.Node(raid), Some.Node(town, ("name", $"town {i}"), ("geometry", Geometry.Point(30 + i, 46))))
                .Says("person:ann", $"claim:a{i}", about: $"{raid} {town}", asserts: [SomeWorld.Count("KILLED", i, i), Some.Time("2024-06-25")]).Says("person:bob", $"claim:b{i}", about: raid, asserts: SomeWorld.Count("KILLED", i + 1, i + 1))
                .Says("person:bob", $"claim:c{i}", about: "person:ann").Edge(EdgeKinds.RespondsTo, $"claim:c{i}", $"claim:a{i}").Edge(EdgeKinds.Via, $"claim:a{i}", "source:channel")
                .Edge(EdgeKinds.Targeted, raid, town, $"claim:a{i}").Edge(EdgeKinds.OccurredAt, raid, town, $"claim:b{i}")
                .With(Some.Took("organisation:army", raid, "INITIATOR", $"claim:a{i}", Certainty.IMPLIED));
        }
        return world;
    }
}
