using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using ConflictGraph.Server;
using ConflictGraph.Server.Access;
using ConflictGraph.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ConflictGraph.Acceptance.Tests.GraphQL;

/// <summary>Tokens of an OpenID Connect issuer: its own signature, our audience, a role that we know.</summary>
public sealed class TokenTests : IAsyncLifetime
{
    const string Audience = "conflictgraph";

    readonly MemoryGraphStore store = new();
    readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
    readonly RSA rsa = RSA.Create(2048);
    WebApplication issuer = null!;
    AskedOverHttp server = null!;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    Uri Address => new(issuer.Urls.First());

    RsaSecurityKey Key => new(rsa) { KeyId = "one" };

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        issuer = builder.Build();
        issuer.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = Address.AbsoluteUri, jwks_uri = new Uri(Address, "keys") }));
        issuer.MapGet("/keys", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(rsa.ExportParameters(false)) { KeyId = "one" });
            return Results.Json(new { keys = new[] { new { kty = key.Kty, kid = key.Kid, n = key.N, e = key.E, use = "sig", alg = "RS256" } } });
        });
        await issuer.StartAsync(Cancellation);
        server = await AskedOverHttp.StartAsync(store, options: new ServerOptions { Clock = clock, Access = new AccessOptions { Authority = Address, Audience = Audience } });
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await issuer.DisposeAsync();
        rsa.Dispose();
        await store.DisposeAsync();
    }

    [Theory]
    [InlineData("editor", "EDITOR")]
    [InlineData("Contributor", "CONTRIBUTOR")]
    [InlineData("reader unheard-of admin", "ADMIN")]
    public async Task A_token_says_who_asks_and_what_they_may(string roles, string role)
    {
        using var answer = await AskAsync(Token(roles.Split(' ')));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains($$"""{"name":"olena","role":"{{role}}"}""", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_without_a_role_that_is_known_does_not_count() => Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(Token(["boss"]))).StatusCode);

    [Fact]
    public async Task A_token_for_another_service_does_not_count() => Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(Token(["admin"], audience: "mail"))).StatusCode);

    [Fact]
    public async Task A_token_that_has_expired_does_not_count() => Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(Token(["admin"], expires: DateTime.UtcNow.AddHours(-1)))).StatusCode);

    [Fact]
    public async Task A_token_of_another_issuer_does_not_count() => Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(Token(["admin"], from: "https://evil.example"))).StatusCode);

    [Fact]
    public async Task A_token_with_another_signature_does_not_count()
    {
        using var other = RSA.Create(2048);

        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(Token(["admin"], key: new RsaSecurityKey(other) { KeyId = "one" }))).StatusCode);
    }

    [Fact]
    public async Task A_token_may_come_as_a_key_does() =>
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Post, "/graphql", JsonSerializer.Serialize(new { query = "{ me { name role } }" }), headers: ("X-API-Key", Token(["reader"])))).StatusCode);

    [Fact]
    public async Task A_socket_ends_with_the_token_that_it_was_begun_with()
    {
        using var socket = await SocketClient.BeginAsync(server, Token(["reader"]));
        await socket.SubscribeAsync("1", new { query = "{ me { name } }" });
        Assert.Contains("olena", (await socket.HearAsync()).ToString(), StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromHours(1.1));

        Assert.Equal(4401, await socket.EndAsync());
    }

    [Fact]
    public async Task Without_a_token_nobody_comes_in() => Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(null)).StatusCode);

    Task<HttpResponseMessage> AskAsync(string? token) => server.SendAsync(HttpMethod.Post, "/graphql", JsonSerializer.Serialize(new { query = "{ me { name role } }" }), headers: token is null ? [] : [("Authorization", $"Bearer {token}")]);

    string Token(string[] roles, string audience = Audience, string? from = null, DateTime? expires = null, RsaSecurityKey? key = null) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = from ?? Address.AbsoluteUri,
        Audience = audience,
        IssuedAt = DateTime.UtcNow.AddHours(-2),
        NotBefore = DateTime.UtcNow.AddHours(-2),
        Expires = expires ?? DateTime.UtcNow.AddHours(1),
        Subject = new ClaimsIdentity([new Claim("preferred_username", "olena"), .. roles.Select(role => new Claim("roles", role))]),
        SigningCredentials = new SigningCredentials(key ?? Key, SecurityAlgorithms.RsaSha256),
    });
}
