using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Ontology;
using ConflictGraph.Server;
using ConflictGraph.Server.Access;
using ConflictGraph.Storage;
using ConflictGraph.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace ConflictGraph.Acceptance.Tests.GraphQL;

/// <summary>Who comes in: the owner of the machine, whoever has a key or a token, and pages of origins that were named.</summary>
public sealed class AccessTests : IAsyncDisposable
{
    const string Who = "{ me { name role } }";

    readonly MemoryGraphStore store = new();
    readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => store.DisposeAsync();

    AccessKeys Keys => new(store.Settings, clock);

    [Fact]
    public async Task Without_keys_whoever_is_at_the_machine_may_do_everything()
    {
        await using var server = await StartAsync();

        Assert.Equal("""{"name":"local","role":"ADMIN"}""", (await server.AskAsync(Who)).GetProperty("data").GetProperty("me").ToString());
    }

    [Theory]
    [InlineData("Authorization", "Bearer {0}")]
    [InlineData("X-API-Key", "{0}")]
    public async Task Once_there_is_a_key_it_is_needed_and_says_who_writes(string header, string value)
    {
        var secret = await Keys.AddAsync("Olena", CallerRole.EDITOR, cancellation: Cancellation);
        await using var server = await StartAsync();

        using var without = await AskAsync(server, Who);
        using var wrong = await AskAsync(server, Who, (header, string.Format(null, value, "cgk_wrong")));
        using var right = await AskAsync(server, Who, (header, string.Format(null, value, secret)));

        Assert.All([without, wrong], refused => Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode));
        Assert.Equal("UNAUTHENTICATED", await CodeAsync(wrong));
        Assert.Contains("Bearer", without.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"name\":\"Olena\",\"role\":\"EDITOR\"", await right.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_needs_a_key_as_well_and_health_does_not()
    {
        var secret = await Keys.AddAsync("Olena", CallerRole.READER, cancellation: Cancellation);
        await using var server = await StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await server.SendAsync(HttpMethod.Get, "/schema.graphql")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Get, "/schema.graphql", headers: ("X-API-Key", secret))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Get, "/health/ready")).StatusCode);
    }

    [Fact]
    public async Task A_key_that_is_revoked_or_has_expired_counts_no_more()
    {
        var (revoked, expiring) = (await Keys.AddAsync("a", CallerRole.READER, cancellation: Cancellation), await Keys.AddAsync("b", CallerRole.READER, clock.GetUtcNow().AddDays(1), Cancellation));
        await using var server = await StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(server, Who, ("X-API-Key", revoked))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(server, Who, ("X-API-Key", expiring))).StatusCode);

        await Keys.RevokeAsync("a", Cancellation);
        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(server, Who, ("X-API-Key", revoked))).StatusCode);
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(server, Who, ("X-API-Key", expiring))).StatusCode);
    }

    [Fact]
    public async Task No_secret_is_kept_in_the_store()
    {
        var secret = await Keys.AddAsync("Olena", CallerRole.READER, cancellation: Cancellation);

        var kept = string.Join('\n', (await store.Settings.ListAsync("keys", Cancellation)).Select(pair => pair.Key + pair.Json));

        Assert.DoesNotContain(secret, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(secret[AccessKeys.Prefix.Length..], kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_one_key_s_and_a_key_that_has_expired_already_is_not_made()
    {
        await Keys.AddAsync("Olena", CallerRole.READER, cancellation: Cancellation);

        Assert.Equal("name", (await Assert.ThrowsAsync<BadInputException>(() => Keys.AddAsync("Olena", CallerRole.ADMIN, cancellation: Cancellation))).Path);
        Assert.Equal("expires", (await Assert.ThrowsAsync<BadInputException>(() => Keys.AddAsync("b", CallerRole.ADMIN, clock.GetUtcNow(), Cancellation))).Path);
        Assert.Equal("name", (await Assert.ThrowsAsync<BadInputException>(() => Keys.AddAsync("a\nb", CallerRole.ADMIN, cancellation: Cancellation))).Path);
    }

    [Fact]
    public async Task With_keys_others_may_reach_the_server_and_by_any_name()
    {
        var secret = await Keys.AddAsync("Olena", CallerRole.READER, cancellation: Cancellation);
        await using var app = await ConflictGraphServer.BuildAsync(store, World.Default, new ServerOptions { Listen = new IPEndPoint(IPAddress.Any, 0), Clock = clock }, Cancellation);
        await app.StartAsync(Cancellation);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)) };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString(Who)) { Headers = { { "X-API-Key", secret }, { "Host", "graph.desk.example" } } };

        using var answered = await client.SendAsync(request, Cancellation);
        await Keys.RevokeAsync("Olena", Cancellation);
        clock.Advance(TimeSpan.FromSeconds(6));
        using var afterwards = await client.GetAsync("/graphql?query=" + Uri.EscapeDataString(Who), Cancellation);

        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, afterwards.StatusCode);
    }

    [Fact]
    public async Task The_first_key_of_a_container_can_be_changed_by_changing_its_file()
    {
        await Keys.SetAsync("admin", new string('a', 32), Cancellation);
        await Keys.SetAsync("admin", new string('a', 32), Cancellation);
        await Keys.SetAsync("admin", new string('b', 32), Cancellation);

        Assert.Equal(["admin"], (await Keys.ListAsync(Cancellation)).Select(key => key.Name));
        Assert.Null(await Keys.FindAsync(new string('a', 32), Cancellation));
        Assert.Equal(CallerRole.ADMIN, (await Keys.FindAsync(new string('b', 32), Cancellation))?.Role);
        await Assert.ThrowsAsync<BadInputException>(() => Keys.SetAsync("admin", "short", Cancellation));
    }

    [Fact]
    public async Task Who_asks_for_more_than_they_may_waits_and_is_told_how_long()
    {
        var secret = await Keys.AddAsync("busy", CallerRole.READER, cancellation: Cancellation);
        var other = await Keys.AddAsync("other", CallerRole.READER, cancellation: Cancellation);
        await using var server = await StartAsync(new ServerOptions { ObjectsPerSecond = 100 });
        const string dear = "{ people(first: 100) { nodes { id neighbours(first: 20) { nodes { id } } } } }";

        using var first = await AskAsync(server, dear, ("X-API-Key", secret));
        using var second = await AskAsync(server, dear, ("X-API-Key", secret));
        using var another = await AskAsync(server, Who, ("X-API-Key", other));
        clock.Advance(second.Headers.RetryAfter!.Delta!.Value);
        using var later = await AskAsync(server, Who, ("X-API-Key", secret));

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.Equal("LIMIT_RATE", await CodeAsync(second));
        Assert.Equal(HttpStatusCode.OK, another.StatusCode);
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Fact]
    public async Task While_the_store_that_has_the_keys_is_away_it_is_said_so()
    {
        await using var server = await AskedOverHttp.StartAsync(new AwayStore());

        foreach (var path in (string[])["/graphql", "/graphql/stream"])
        {
            using var answer = await server.SendAsync(HttpMethod.Post, path, JsonSerializer.Serialize(new { query = Who }));
            var extensions = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("errors")[0].GetProperty("extensions");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal("""{"code":"STORE_UNAVAILABLE","isTransient":true}""", extensions.ToString());
        }
        using var schema = await server.SendAsync(HttpMethod.Get, "/schema.graphql");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, schema.StatusCode);
    }

    [Fact]
    public async Task Guessing_keys_is_slowed_down()
    {
        await Keys.AddAsync("a", CallerRole.READER, cancellation: Cancellation);
        await using var server = await StartAsync(new ServerOptions { ObjectsPerSecond = 10 });

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 12; i++)
            statuses.Add((await AskAsync(server, Who, ("X-API-Key", $"cgk_{i}"))).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, statuses[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
    }

    [Theory]
    [InlineData(null, 200, null)]
    [InlineData("https://desk.example", 200, "https://desk.example")]
    [InlineData("https://evil.example", 403, null)]
    [InlineData("null", 403, null)]
    public async Task Pages_of_other_origins_are_let_in_only_when_they_were_named(string? origin, int status, string? allowed)
    {
        await using var server = await StartAsync(new ServerOptions { AllowedOrigins = ["https://desk.example"] });

        using var answer = await AskAsync(server, Who, origin is null ? [] : [("Origin", origin)]);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(allowed, answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null);
        if (status == 403)
            Assert.Contains($"--allow-origin {origin}", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_the_server_s_own_and_a_preflight_of_a_named_origin_are_let_in()
    {
        await using var server = await StartAsync(new ServerOptions { AllowedOrigins = ["https://desk.example"] });
        var own = server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

        using var same = await AskAsync(server, Who, ("Origin", own));
        using var preflight = await server.SendAsync(HttpMethod.Options, "/graphql", headers: [("Origin", "https://desk.example"), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "content-type")]);

        Assert.Equal(HttpStatusCode.OK, same.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.Contains("Content-Type", preflight.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("desk.example")]
    [InlineData("https://desk.example/graph")]
    [InlineData("*")]
    public async Task What_is_no_origin_is_refused_at_the_start(string origin) =>
        await Assert.ThrowsAsync<BadInputException>(() => ConflictGraphServer.BuildAsync(store, World.Default, new ServerOptions { AllowedOrigins = [origin] }, Cancellation));

    [Fact]
    public async Task An_issuer_of_tokens_needs_an_audience_and_https()
    {
        await Assert.ThrowsAsync<BadInputException>(() => BuildAsync(new AccessOptions { Authority = new Uri("https://login.example") }));
        await Assert.ThrowsAsync<BadInputException>(() => BuildAsync(new AccessOptions { Authority = new Uri("http://login.example"), Audience = "graph" }));

        Task BuildAsync(AccessOptions access) => ConflictGraphServer.BuildAsync(store, World.Default, new ServerOptions { Access = access }, Cancellation);
    }

    [Fact]
    public async Task Behind_a_proxy_others_reach_the_server_so_it_needs_keys()
    {
        var error = await Assert.ThrowsAsync<BadInputException>(() => ConflictGraphServer.BuildAsync(store, World.Default, new ServerOptions { PublicUrl = new Uri("https://graph.desk.example") }, Cancellation));

        Assert.Contains("through https://graph.desk.example/", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_behind_a_proxy_lets_its_own_pages_in()
    {
        var secret = await Keys.AddAsync("Olena", CallerRole.READER, cancellation: Cancellation);
        await using var server = await StartAsync(new ServerOptions { PublicUrl = new Uri("https://graph.desk.example") });

        using var answer = await AskAsync(server, Who, ("Origin", "https://graph.desk.example"), ("X-API-Key", secret));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_host_that_a_proxy_calls_the_server_is_answered()
    {
        await Keys.AddAsync("Olena", CallerRole.READER, cancellation: Cancellation);
        await using var server = await StartAsync(new ServerOptions { PublicUrl = new Uri("https://graph.desk.example") });

        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Get, "/health/live", headers: ("Host", "graph.desk.example"))).StatusCode);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await server.SendAsync(HttpMethod.Get, "/health/live", headers: ("Host", "evil.example"))).StatusCode);
    }

    [Fact]
    public async Task The_schema_is_not_told_in_queries_when_introspection_is_off()
    {
        await using var server = await StartAsync(new ServerOptions { Introspection = false });

        foreach (var query in (string[])["{ __schema { types { name } } }", """{ __type(name: "Person") { name } }"""])
            Assert.Equal("BAD_INPUT", (await server.AskAsync(query)).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("Query", (await server.AskAsync("{ __typename }")).GetProperty("data").GetProperty("__typename").GetString());
    }

    Task<AskedOverHttp> StartAsync(ServerOptions? options = null) => AskedOverHttp.StartAsync(store, options: (options ?? new ServerOptions()) with { Clock = clock });

    static Task<HttpResponseMessage> AskAsync(AskedOverHttp server, string query, params (string, string)[] headers) =>
        server.SendAsync(HttpMethod.Post, "/graphql", JsonSerializer.Serialize(new { query }), headers: headers);

    sealed class AwayStore : MemoryReads, IGraphStore, ISettings
    {
        static StoreException Away => new(StoreException.Unavailable, "Nothing answers.", isTransient: true);

        protected override Rows Rows => throw Away;

        public ISettings Settings => this;

        public Task<IGraphWriter> WriteAsync(CancellationToken cancellation = default) => throw Away;

        public Task<string?> GetAsync(string scope, string key, CancellationToken cancellation = default) => throw Away;

        public Task PutAsync(string scope, string key, string json, CancellationToken cancellation = default) => throw Away;

        public Task<bool> DeleteAsync(string scope, string key, CancellationToken cancellation = default) => throw Away;

        public Task<IReadOnlyList<(string Key, string Json)>> ListAsync(string scope, CancellationToken cancellation = default) => throw Away;

        public Task<IReadOnlyList<string>> ScopesAsync(CancellationToken cancellation = default) => throw Away;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    static async Task<string?> CodeAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();
}
