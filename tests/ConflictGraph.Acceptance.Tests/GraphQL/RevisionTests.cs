using ConflictGraph.TestKit;

namespace ConflictGraph.Acceptance.Tests.GraphQL;

public class RevisionTests
{
    [Fact]
    public async Task A_request_reads_one_revision_and_each_snapshot_its_own()
    {
        await using var server = await AskedOverHttp.StartAsync(await OpenAsync());

        var data = await server.DataAsync("""
            { person(id: "person:austin") { name asOf } revision { number }
              first: snapshot(revision: 1) { person(id: "person:austin") { name asOf } people(first: 0) { totalCount } }
              then: snapshot(at: "2024-06-26T09:02:30Z") { revision { number author } person(id: "person:austin") { name } }
              before: snapshot(at: "2020-01-01T00:00:00Z") { revision { number } people(first: 0) { totalCount } }
              newest: snapshot { revision { number } } }
            """);

        Assert.Equal(
            """{"person":{"name":"L. J. Austin","asOf":3},"revision":{"number":3},"first":{"person":{"name":"Lloyd Austin","asOf":1},"people":{"totalCount":2}},"then":{"revision":{"number":2,"author":"desk"},"person":{"name":"Lloyd Austin"}},"before":{"revision":{"number":0},"people":{"totalCount":0}},"newest":{"revision":{"number":3}}}""",
            data.ToString());
    }

    [Fact]
    public async Task Revisions_can_be_those_that_touched_a_thing()
    {
        await using var server = await AskedOverHttp.StartAsync(await OpenAsync());

        var data = await server.DataAsync("""
            { austin: revisions(about: ["person:austin"], first: 1) { totalCount nodes { number } pageInfo { hasNextPage } }
              ryder: revisions(about: ["person:ryder"], author: "desk") { nodes { number changes { nodes { entity { id } } } } }
              nobody: revisions(about: ["person:nobody"]) { totalCount } }
            """);

        Assert.Equal("""{"totalCount":2,"nodes":[{"number":3}],"pageInfo":{"hasNextPage":true}}""", data.GetProperty("austin").ToString());
        Assert.Equal([3, 1], data.GetProperty("ryder").GetProperty("nodes").EnumerateArray().Select(revision => revision.GetProperty("number").GetInt32()));
        Assert.Equal("""{"totalCount":0}""", data.GetProperty("nobody").ToString());
    }

    [Fact]
    public async Task What_was_judged_one_answers_by_every_id_and_what_was_taken_out_by_its_last_version()
    {
        await using var server = await AskedOverHttp.StartAsync(await OpenAsync());

        var data = await server.DataAsync("""
            { member: person(id: "person:l-austin") { id name identity { askedAs memberCount members { id name } judgements { verdict author a { id } b { id } } } retraction { revision { number } } }
              gone: person(id: "person:ryder") { name retraction { revision { number } reason } }
              nobody: person(id: "person:nobody") { name }
              several: nodes(ids: ["person:l-austin", "person:nobody"]) { id } }
            """);

        Assert.Equal(
            """{"member":{"id":"person:austin","name":"L. J. Austin","identity":{"askedAs":"person:l-austin","memberCount":2,"members":[{"id":"person:austin","name":"L. J. Austin"},{"id":"person:l-austin","name":"L. Austin"}],"judgements":[{"verdict":"SAME","author":"desk","a":{"id":"person:austin"},"b":{"id":"person:l-austin"}}]},"retraction":null},"gone":{"name":"Pat Ryder","retraction":{"revision":{"number":3},"reason":"entered twice"}},"nobody":null,"several":[{"id":"person:austin"},null]}""",
            data.ToString());
    }

    [Theory]
    [InlineData("from: \"2024-06-26T12:01\", until: \"2024-06-26T12:01\", zone: \"Europe/Kyiv\"", "person:austin")]
    [InlineData("from: \"2024-06-26T09:01Z\", until: \"2024-06-26T09:01Z\", zone: \"Europe/Kyiv\"", "person:austin")]
    [InlineData("from: \"2024-06-26T12:01+03:00\", until: \"2024-06-26T12:01+03:00\"", "person:austin")]
    [InlineData("from: \"2024-06-26T09:01\", until: \"2024-06-26T09:01\"", "person:austin")]
    [InlineData("from: \"2024-06-26T12:01\", until: \"2024-06-26T12:01\"", "")]
    [InlineData("until: \"2024-06-25\", zone: \"Pacific/Niue\"", "person:austin")]
    [InlineData("until: \"2024-06-25\", zone: \"Pacific/Kiritimati\"", "")]
    [InlineData("from: \"2024-06-27\", zone: \"Pacific/Kiritimati\"", "")]
    public async Task What_was_recorded_is_asked_by_the_clock_of_a_zone(string range, string ids)
    {
        await using var server = await AskedOverHttp.StartAsync(await OpenAsync());

        var data = await server.DataAsync($$"""{ people(filter: { during: { of: RECORDED, {{range}} } }) { nodes { id } } }""");

        Assert.Equal(ids, string.Join(' ', data.GetProperty("people").GetProperty("nodes").EnumerateArray().Select(person => person.GetProperty("id").GetString())));
    }

    /// <summary>Two people; then a second name of one; then the two names judged one, one corrected, and the other person taken out.</summary>
    static async Task<MemoryGraphStore> OpenAsync()
    {
        var (graph, store) = (new SomeGraph(), new MemoryGraphStore());
        async Task WriteAsync(string? reason = null)
        {
            await using var writer = await store.WriteAsync();
            await writer.AppendAsync(graph.Next(reason: reason));
            await writer.CommitAsync();
        }

        var (austin, shorter, ryder) = (Some.Person("austin", "Lloyd Austin"), Some.Person("l-austin", "L. Austin"), Some.Person("ryder", "Pat Ryder"));
        graph.Put(austin, ryder);
        await WriteAsync();
        graph.Put(shorter);
        await WriteAsync();
        graph.Put(Some.Person("austin", "L. J. Austin")).Judge(austin, shorter).Retract(ryder);
        await WriteAsync("entered twice");
        return store;
    }
}
