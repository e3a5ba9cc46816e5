using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ConflictGraph.Ontology;
using ConflictGraph.Server;
using ConflictGraph.Storage;
using ConflictGraph.TestKit;

namespace ConflictGraph.Acceptance.Tests.GraphQL;

public class HttpTests(HttpTests.Desktop desktop) : IClassFixture<HttpTests.Desktop>
{
    const string Json = "application/json", GraphQLJson = "application/graphql-response+json";

    [Theory]
    [InlineData("""{"query":"{ revision { number } }"}""", null, 200, Json)]
    [InlineData("""{"query":"{ revision { number } }"}""", "*/*", 200, Json)]
    [InlineData("""{"query":"{ revision { number } }"}""", GraphQLJson, 200, GraphQLJson)]
    [InlineData("""{"query":"{ revision { number } }"}""", "application/graphql-response+json, application/json;q=0.9", 200, GraphQLJson)]
    [InlineData("""{"query":"{ nonsense }"}""", Json, 200, Json)]
    [InlineData("""{"query":"{ nonsense }"}""", GraphQLJson, 400, GraphQLJson)]
    [InlineData("""{"query":"{ person(id: \"nonsense\") { id } }"}""", GraphQLJson, 200, GraphQLJson)]
    [InlineData("""{"query":"{ revision"}""", GraphQLJson, 400, GraphQLJson)]
    [InlineData("""{"operationName":"A"}""", Json, 400, Json)]
    [InlineData("""{"query":7}""", Json, 400, Json)]
    [InlineData("""{"query":"{ revision { number } }","variables":[1]}""", Json, 400, Json)]
    [InlineData("""{"query":"{ revision { number } }","query":"{ nonsense }"}""", Json, 400, Json)]
    [InlineData("""[{"query":"{ revision { number } }"}]""", Json, 400, Json)]
    [InlineData("nonsense", Json, 400, Json)]
    [InlineData("""{"query":"{ half \uD800 }"}""", Json, 400, Json)]
    [InlineData("""{"query":"query($n: String) { revision { number } }","variables":{"n":"half \uD800"}}""", Json, 400, Json)]
    public async Task A_request_is_answered_with_the_status_and_type_that_go_with_it(string body, string? accept, int status, string type)
    {
        using var response = await desktop.Server.SendAsync(HttpMethod.Post, "/graphql", body, headers: accept is null ? [] : [("Accept", accept)]);

        Assert.Equal((status, type), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.True(status == 400 ? answer.GetProperty("errors").GetArrayLength() > 0 && !answer.TryGetProperty("data", out _) : answer.ValueKind == JsonValueKind.Object);
    }

    [Fact]
    public async Task What_is_no_GraphQL_over_HTTP_is_refused_as_HTTP_has_it()
    {
        Assert.Equal(HttpStatusCode.NotAcceptable, (await desktop.Server.SendAsync(HttpMethod.Post, "/graphql", """{"query":"{ revision { number } }"}""", headers: ("Accept", "image/png"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await desktop.Server.SendAsync(HttpMethod.Post, "/graphql", "{ revision { number } }", "text/plain")).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await desktop.Server.SendAsync(HttpMethod.Delete, "/graphql")).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await desktop.Server.SendAsync(HttpMethod.Post, "/graphql", $$"""{"query":"{ revision { number } }{{new string(' ', 300_000)}}"}""")).StatusCode);
    }

    [Fact]
    public async Task Who_is_still_sending_a_body_that_is_too_long_reads_why()
    {
        foreach (var megabytes in (double[])[0.3, 0.9, 1.9])
        {
            using var response = await desktop.Server.SendAsync(HttpMethod.Post, "/graphql", $$"""{"query":"{ revision { number } }{{new string(' ', (int)(megabytes * 1_000_000))}}"}""");

            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
            Assert.Contains("at most 256 KB", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_query_may_come_by_GET()
    {
        using var response = await desktop.Server.SendAsync(HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString("query($id: ID!) { person(id: $id) { name } }")}&variables={Uri.EscapeDataString("""{"id":"person:austin"}""")}");

        Assert.Equal("Lloyd Austin", (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("data").GetProperty("person").GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, (await desktop.Server.SendAsync(HttpMethod.Get, "/graphql?query=%7Ba%7D&query=%7Bb%7D")).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await desktop.Server.SendAsync(HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString("mutation { nonsense }")}")).StatusCode);
    }

    [Fact]
    public async Task An_answer_says_which_revision_it_was_read_at()
    {
        var answer = await desktop.Server.AskAsync("{ revision { number } people(first: 1) { nodes { asOf } } }");

        Assert.Equal("""{"revision":1,"cost":{"objects":2,"most":50000}}""", answer.GetProperty("extensions").ToString());
        Assert.Equal("""{"revision":{"number":1},"people":{"nodes":[{"asOf":1}]}}""", answer.GetProperty("data").ToString());
    }

    [Theory]
    [InlineData("""{ snapshot(at: "2024-06-26T00:00:00Z", revision: 1) { revision { number } } }""", "BAD_INPUT")]
    [InlineData("{ snapshot(revision: 99) { revision { number } } }", "BAD_INPUT")]
    [InlineData("""{ person(id: "weapon:atacms") { id } }""", "WRONG_KIND")]
    [InlineData("""{ whoSaidWhat(first: 1) { totalCount } }""", "BAD_INPUT")]
    [InlineData("""{ paths(from: "person:nobody", to: "person:austin") { verdict } }""", "UNKNOWN_NODE")]
    [InlineData("{ nonsense }", "BAD_INPUT")]
    [InlineData("query($id: ID!) { person(id: $id) { id } }", "BAD_INPUT")]
    public async Task An_error_has_its_code_of_the_catalogue(string query, string code)
    {
        var answer = await desktop.Server.AskAsync(query);

        Assert.Equal(code, answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task What_goes_wrong_inside_leaks_nothing_but_a_trace_id()
    {
        await using var server = await AskedOverHttp.StartAsync(new BrokenStore());

        var answer = await server.AskAsync("{ people { totalCount } }");

        Assert.Equal("INTERNAL", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.NotEmpty(answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("traceId").GetString()!);
        Assert.DoesNotContain("secret", answer.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answer.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", 200)]
    [InlineData("127.0.0.1:4000", 200)]
    [InlineData("[::1]", 200)]
    [InlineData("evil.example", 421)]
    public async Task Only_hosts_that_mean_this_machine_are_answered(string host, int status) =>
        Assert.Equal(status, (int)(await desktop.Server.SendAsync(HttpMethod.Get, "/health/live", headers: ("Host", host))).StatusCode);

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("192.0.2.7")]
    [InlineData("::")]
    public async Task A_server_that_others_would_reach_is_not_built(string address)
    {
        var error = await Assert.ThrowsAsync<BadInputException>(() => ConflictGraphServer.BuildAsync(new MemoryGraphStore(), World.Default, new ServerOptions { Listen = new IPEndPoint(IPAddress.Parse(address), 4000) }, TestContext.Current.CancellationToken));

        Assert.Contains("keys", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_and_the_health_are_there_to_read()
    {
        Assert.Equal(File.ReadAllText(Repository.PathOf("schema.graphql")), await desktop.Server.Client.GetStringAsync("/schema.graphql", TestContext.Current.CancellationToken));
        Assert.Equal("live", await desktop.Server.Client.GetStringAsync("/health/live", TestContext.Current.CancellationToken));
        Assert.Equal("ready at revision 1", await desktop.Server.Client.GetStringAsync("/health/ready", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_a_mutation_answers_with_is_bounded_like_a_query()
    {
        var answer = await desktop.Server.AskAsync("""mutation { retract(input: { retraction: { id: "person:nobody", reason: "none" } }) { changes(first: 100) { nodes { entity { neighbours(first: 100) { nodes { neighbours(first: 100) { nodes { id } } } } } } } } }""");

        Assert.Equal("LIMIT_COST", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    public sealed class Desktop : IAsyncLifetime
    {
        internal AskedOverHttp Server { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Server = await AskedOverHttp.StartAsync(await Desk.OpenAsync());

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }

    sealed class BrokenStore : MemoryReads, IGraphStore
    {
        protected override Rows Rows => throw new InvalidOperationException("secret");

        readonly MemoryGraphStore settings = new();

        public ISettings Settings => settings.Settings;

        public Task<IGraphWriter> WriteAsync(CancellationToken cancellation = default) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => settings.DisposeAsync();
    }
}
