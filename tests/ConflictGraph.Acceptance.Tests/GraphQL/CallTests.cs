using System.Text.Json;
using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.TestKit;

namespace ConflictGraph.Acceptance.Tests.GraphQL;

/// <summary>However many things a field is asked of, the store is called as often.</summary>
public class CallTests
{
    /// <summary>Field of an incident, and the calls that it costs beside the list itself.</summary>
    public static TheoryData<string, int> FieldsOfIncidents => new()
    {
        { "title modality when { edtf } isAttack", 0 },
        { "degree", 1 },
        { "weapons { use entity { id name } }", 3 },
        { "participants { role } initiators { role } where { precision } weapons { use } targets { count }", 4 },
        { "where { precision location { name within { name } } }", 5 },
        { "weapons { certainty modality accordingTo { text claimants { entity { name } } } evidence { quote document { title } } }", 6 },
        { "claimsAbout(first: 5) { totalCount nodes { text } }", 1 },
        { "claims(first: 5) { nodes { text claimants { entity { name } } } }", 4 },
        { "claimsAbout(first: 5) { edges { relation { id } } }", 2 },
        { "relations(first: 5) { totalCount edges { direction other { name } node { id kind modality } } }", 3 },
        { "neighbours(events: NODES, first: 5) { nodes { id } }", 1 },
        { "neighbourFacets { label count }", 1 },
        { "identity { memberCount members { name } inner { id } }", 2 },
        { "history(first: 3) { nodes { operation } }", 1 },
        { "accounts { question verdict accounts { value claimants { name } } }", 7 },
    };

    [Theory]
    [MemberData(nameof(FieldsOfIncidents))]
    public async Task A_field_costs_as_many_calls_for_a_hundred_incidents_as_for_one(string fields, int calls)
    {
        await using var store = await OpenAsync(100);
        var counted = new List<int>();
        foreach (var parents in (int[])[1, 10, 100])
            counted.Add(await CallsAsync(store, $"{{ incidents(first: {parents}) {{ nodes {{ {fields} }} }} }}"));

        // The newest revision and the list itself are two.
        Assert.Equal([calls + 2, calls + 2, calls + 2], counted);
    }

    [Fact]
    public async Task Fields_that_ask_alike_are_read_together_and_fields_that_ask_otherwise_are_not()
    {
        await using var store = await OpenAsync(3);

        var alike = await CallsAsync(store, "{ incidents { nodes { a: claimsAbout(first: 2) { nodes { id } } b: claimsAbout(first: 2) { nodes { id } } } } }");
        var otherwise = await CallsAsync(store, "{ incidents { nodes { a: claimsAbout(first: 2) { nodes { id } } b: claimsAbout(first: 3) { nodes { id } } } } }");

        Assert.Equal((3, 4), (alike, otherwise));
    }

    static async Task<int> CallsAsync(MemoryGraphStore store, string query)
    {
        var reads = new CountingReads(store);
        var result = await new GraphQLExecutor(reads, World.Default, log: (error, _) => throw error).ExecuteAsync(new Operation(query), TestContext.Current.CancellationToken);
        Assert.True(result.Errors is null or { Count: 0 }, string.Join("; ", result.Errors?.Select(error => error.Message) ?? []));
        return reads.Calls.Count;
    }

    /// <summary>So many incidents, each with a weapon, a place in a country, an initiator, and a claim of its own about it.</summary>
    static async Task<MemoryGraphStore> OpenAsync(int incidents)
    {
        var graph = new SomeGraph();
        var (russia, country, article) = (Some.Organisation("russia"), Some.Location("country", null, ("locationKind", "COUNTRY")), Some.Document("article"));
        graph.Put(russia, country, article);
        for (var i = 0; i < incidents; i++)
        {
            var (incident, claim, weapon, place) = (Some.Incident($"i{i}"), Some.Claim($"c{i}", null, ("asserts", new[] { new Assertion("KILLED", Polarity.IS) { Measure = Measure.Exactly(i) } })), Some.Weapon($"w{i}"), Some.Location($"l{i}"));
            graph.Put(incident, claim, weapon, place);
            graph.Relate(new Edge(EdgeKinds.MadeClaim, russia.Id, claim.Id) { Evidence = [new Evidence(article.Id, new UnstoredSelector(), "so it is")] }).Relate(EdgeKinds.About, claim, incident).Relate(EdgeKinds.LocatedIn, place, country);
            graph.Relate(Said(EdgeKinds.UsedWeapon, incident, weapon, claim, ("use", "MUNITION"))).Relate(Said(EdgeKinds.OccurredAt, incident, place, claim)).Relate(Said(EdgeKinds.ParticipatedIn, russia, incident, claim, ("role", "INITIATOR")));
        }
        var store = new MemoryGraphStore();
        await using var writer = await store.WriteAsync();
        await writer.AppendAsync(graph.Next());
        await writer.CommitAsync();
        return store;
    }

    static Edge Said(EdgeKind kind, Node from, Node to, Node claim, params (string, object?)[] properties) =>
        new(kind, from.Id, to.Id) { AccordingTo = [claim.Id], Properties = Properties.Of(kind.Properties, properties) };
}
