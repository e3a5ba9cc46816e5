using System.Text.Json;

namespace ConflictGraph.Acceptance.Tests.GraphQL;

public class ListTests
{
    [Fact]
    public async Task A_thing_is_asked_by_its_id_with_what_belongs_to_its_kind()
    {
        await using var store = await Desk.OpenAsync();
        await using var server = await AskedOverHttp.StartAsync(store);

        var data = await server.DataAsync("""
            { node(id: "incident:crimea-strike") { id ... on Event { title modality when { edtf } } ... on Incident { isAttack codes { cameo } } } }
            """);

        Assert.Equal("""{"node":{"id":"incident:crimea-strike","title":"Strike on Crimea","modality":"ALLEGED","when":{"edtf":"2024-06-23"},"isAttack":true,"codes":{"cameo":["194"]}}}""", data.ToString());
    }

    [Theory]
    [InlineData("incidents(filter: {weapon: {weaponClass: {eq: UAV}}})", "incident:odesa-raid")]
    [InlineData("incidents(filter: {weapon: {use: {eq: LAUNCHER}}})", "")]
    [InlineData("incidents(filter: {participant: {role: {eq: INITIATOR}, id: {eq: \"organisation:ukraine\"}}})", "incident:crimea-strike")]
    [InlineData("incidents(filter: {within: {place: \"location:ukraine\"}})", "incident:odesa-raid")]
    [InlineData("incidents(filter: {within: {place: \"location:ukraine\", disputed: INCLUDE}}, orderBy: OLDEST)", "incident:crimea-strike incident:odesa-raid")]
    [InlineData("incidents(filter: {during: {from: \"2024-06-24\"}})", "incident:odesa-raid")]
    [InlineData("incidents(filter: {isAttack: false})", "")]
    [InlineData("incidents(filter: {not: {modality: {eq: ALLEGED}}})", "incident:odesa-raid")]
    [InlineData("claims(filter: {claimant: {id: {eq: \"person:ryder\"}}})", "claim:us-denial")]
    [InlineData("claims(filter: {during: {of: HAPPENED, until: \"2024-06-23\"}})", "claim:ru-blame")]
    [InlineData("people(filter: {name: {startsWith: \"Андр\"}})", "")]
    [InlineData("people(filter: {name: {startsWith: \"and\"}})", "person:belousov")]
    [InlineData("people(filter: {or: [{name: {matches: \"austin\"}}, {claimMade: {stance: {in: [REBUTS, DENIES]}}}]})", "person:austin person:ryder")]
    [InlineData("entities(filter: {incident: {isAttack: true}, name: {startsWith: \"raid\"}})", "incident:odesa-raid")]
    [InlineData("entities(filter: {during: {from: \"2024-06-25\", until: \"2024-06-25\"}}, orderBy: ENTERED)", "claim:us-denial document:article incident:odesa-raid")]
    public async Task A_list_holds_what_its_filter_holds_for(string list, string ids)
    {
        await using var store = await Desk.OpenAsync();
        await using var server = await AskedOverHttp.StartAsync(store);

        var data = await server.DataAsync($"{{ list: {list} {{ totalCount nodes {{ id }} }} }}");

        Assert.Equal(ids, string.Join(' ', Ids(data.GetProperty("list"))));
        Assert.Equal(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, data.GetProperty("list").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task A_list_says_how_much_it_left_out_when_it_is_asked()
    {
        await using var store = await Desk.OpenAsync(graph => graph.Put(TestKit.Some.Incident("somewhere")));
        await using var server = await AskedOverHttp.StartAsync(store);

        var data = await server.DataAsync("""
            { then: incidents(filter: {during: {from: "2024-06-25"}}) { totalCount undatedLeftOut disputedLeftOut }
              there: incidents(filter: {within: {place: "location:ukraine"}}) { totalCount undatedLeftOut disputedLeftOut } }
            """);

        Assert.Equal("""{"then":{"totalCount":1,"undatedLeftOut":1,"disputedLeftOut":0},"there":{"totalCount":1,"undatedLeftOut":0,"disputedLeftOut":1}}""", data.ToString());
    }

    [Fact]
    public async Task Pages_go_forwards_and_backwards_without_a_gap()
    {
        await using var store = await Desk.OpenAsync(graph => graph.Put(Enumerable.Range(0, 9).Select(i => TestKit.Some.Person($"p{i}", $"Person {i}"))));
        await using var server = await AskedOverHttp.StartAsync(store);

        var forwards = new List<string>();
        for (string? after = null; ;)
        {
            var page = (await server.DataAsync("query($after: String) { people(first: 5, after: $after) { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }", new { after })).GetProperty("people");
            forwards.AddRange(Ids(page));
            Assert.Equal(after is not null, page.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean());
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
                break;
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }
        var backwards = new List<string>();
        for (string? before = null; ;)
        {
            var page = (await server.DataAsync("query($before: String) { people(last: 5, before: $before) { nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }", new { before })).GetProperty("people");
            backwards.InsertRange(0, Ids(page));
            if (!page.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean())
                break;
            before = page.GetProperty("pageInfo").GetProperty("startCursor").GetString();
        }

        Assert.Equal(12, forwards.Count);
        Assert.Equal(forwards, backwards);
    }

    [Theory]
    [InlineData("people(first: 101)", "LIMIT_PAGE", "at most 100")]
    [InlineData("people(first: -1)", "BAD_INPUT", "0 to 100")]
    [InlineData("people(first: 2, last: 2)", "BAD_INPUT", "not for both")]
    [InlineData("people(after: \"bm9uc2Vuc2U\")", "BAD_CURSOR", "not given out")]
    [InlineData("people(after: \"%%%\")", "BAD_CURSOR", "not given out")]
    [InlineData("people(filter: {id: {eq: \"Austin\"}})", "BAD_INPUT", "not an id")]
    [InlineData("people(filter: {during: {from: \"2024\"}})", "BAD_INPUT", "no time")]
    [InlineData("incidents(filter: {during: {from: \"2024-13\"}})", "BAD_DATE", "no month")]
    [InlineData("incidents(filter: {during: {from: \"2024\", zone: \"Kyiv\"}})", "BAD_INPUT", "no time zone")]
    [InlineData("people(filter: {not: {not: {not: {not: {anonymous: true}}}}})", "LIMIT_DEPTH", "at most 4")]
    public async Task What_cannot_be_listed_is_refused_with_what_would_work(string list, string code, string sentence)
    {
        await using var store = await Desk.OpenAsync();
        await using var server = await AskedOverHttp.StartAsync(store);

        var answer = await server.AskAsync($"{{ refused: {list} {{ totalCount }} neighbour: weapons {{ totalCount }} }}");

        var error = answer.GetProperty("errors").EnumerateArray().Single();
        Assert.Equal(code, error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Contains(sentence, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("""{"refused":null,"neighbour":{"totalCount":2}}""", answer.GetProperty("data").ToString());
    }

    [Fact]
    public async Task What_a_thing_is_directly_joined_to_is_asked_by_when_the_event_was()
    {
        await using var store = await Desk.OpenAsync(graph => graph.Direct(Ontology.EdgeKinds.Attacked, Desk.Ukraine, Desk.Crimea, Desk.Strike).Direct(Ontology.EdgeKinds.Attacked, Desk.Ukraine, Desk.Crimea, Desk.Raid).Direct(Ontology.EdgeKinds.Attacked, Desk.Ukraine, Desk.Odesa, Desk.Raid));
        await using var server = await AskedOverHttp.StartAsync(store);

        var data = await server.DataAsync("""
            { organisation(id: "organisation:ukraine") {
                attacked { totalCount } later: attacked(during: { from: "2024-06-24" }) { nodes { id } } never: attacked(during: { from: "2025" }) { totalCount }
                before: attacked(during: { until: "2024-06-23" }) { nodes { id } } } }
            """);

        Assert.Equal(
            """{"attacked":{"totalCount":2},"later":{"nodes":[{"id":"location:crimea"},{"id":"location:odesa"}]},"never":{"totalCount":0},"before":{"nodes":[{"id":"location:crimea"}]}}""",
            data.GetProperty("organisation").ToString());
    }

    [Fact]
    public async Task A_part_that_is_refused_leaves_the_rest_of_the_thing_standing()
    {
        await using var store = await Desk.OpenAsync();
        await using var server = await AskedOverHttp.StartAsync(store);

        var answer = await server.AskAsync("""
            { incident(id: "incident:crimea-strike") {
                title relations(first: 101) { totalCount } claims(after: "nonsense") { totalCount } neighbourFacets(exclude: ["Austin"]) { count } asGraph(depth: 99) { totalNodes }
                participants { entity { name claimsMade(filter: { during: { from: "soon" } }) { totalCount } } } } }
            """);

        Assert.Equal(
            """{"title":"Strike on Crimea","relations":null,"claims":null,"neighbourFacets":null,"asGraph":null,"participants":[{"entity":{"name":"Ukraine","claimsMade":null}}]}""",
            answer.GetProperty("data").GetProperty("incident").ToString());
        Assert.Equal(
            ["asGraph LIMIT_DEPTH", "claims BAD_CURSOR", "neighbourFacets BAD_INPUT", "participants.0.entity.claimsMade BAD_DATE", "relations LIMIT_PAGE"],
            answer.GetProperty("errors").EnumerateArray().Select(error => $"{string.Join('.', error.GetProperty("path").EnumerateArray().Skip(1))} {error.GetProperty("extensions").GetProperty("code").GetString()}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_cursor_is_good_for_the_list_that_gave_it_out_alone()
    {
        await using var store = await Desk.OpenAsync();
        await using var server = await AskedOverHttp.StartAsync(store);
        var cursor = (await server.DataAsync("{ people(first: 1) { pageInfo { endCursor } } }")).GetProperty("people").GetProperty("pageInfo").GetProperty("endCursor").GetString();

        var other = await server.AskAsync("query($after: String) { people(after: $after, orderBy: ENTERED) { nodes { id } } }", new { after = cursor });

        Assert.Equal("BAD_CURSOR", other.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    static IEnumerable<string> Ids(JsonElement page) => page.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!);
}
