using System.Net;
using System.Text.RegularExpressions;
using ConflictGraph.Acceptance.Tests.GraphQL;
using ConflictGraph.Server;
using ConflictGraph.Server.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace ConflictGraph.Acceptance.Tests.Pages;

public partial class GraphiQLTests(HttpTests.Desktop desktop) : IClassFixture<HttpTests.Desktop>
{
    static readonly BuiltPage Built = new(typeof(ConflictGraphServer).Assembly, "graphiql");

    [Fact]
    public async Task The_page_is_served_and_may_load_nothing_from_other_hosts_nor_be_framed()
    {
        Browser.Needs(Built.IsThere);

        using var page = await desktop.Server.SendAsync(HttpMethod.Get, "/graphql/ui");
        var text = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single().Split("; ").Select(directive => directive.Split(' ', 2)).ToDictionary(directive => directive[0], directive => directive[1]);

        Assert.Equal(("text/html", "no-cache"), (page.Content.Headers.ContentType!.MediaType, $"{page.Headers.CacheControl}"));
        Assert.Equal("'none'", policy["default-src"]);
        Assert.Equal("'none'", policy["frame-ancestors"]);
        Assert.All(policy.Values, allowed => Assert.All(allowed.Split(' '), source => Assert.Contains(source, (string[])["'none'", "'self'", "data:"])));
        Assert.Equal(("'self'", "'self'", "'self'"), (policy["script-src"], policy["style-src"], policy["connect-src"]));
        Assert.Equal("DENY", page.Headers.GetValues("X-Frame-Options").Single());
        Assert.DoesNotMatch("https?://", text);
    }

    [Fact]
    public async Task Its_files_are_kept_for_good_and_sent_compressed_to_whoever_takes_that()
    {
        Browser.Needs(Built.IsThere);
        var page = await desktop.Server.Client.GetStringAsync("/graphql/ui", TestContext.Current.CancellationToken);
        var files = OwnFile().Matches(page).Select(match => match.Value).ToList();

        Assert.Contains(files, file => file.EndsWith(".js", StringComparison.Ordinal));
        Assert.Contains(files, file => file.EndsWith(".css", StringComparison.Ordinal));
        foreach (var file in files)
        {
            using var plain = await desktop.Server.SendAsync(HttpMethod.Get, file);
            using var compressed = await desktop.Server.SendAsync(HttpMethod.Get, file, headers: ("Accept-Encoding", "br;q=0.5, gzip"));
            using var declined = await desktop.Server.SendAsync(HttpMethod.Get, file, headers: ("Accept-Encoding", "gzip;q=0"));
            using var unzipped = new System.IO.Compression.GZipStream(await compressed.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), System.IO.Compression.CompressionMode.Decompress);
            using var reader = new StreamReader(unzipped);

            Assert.Equal(HttpStatusCode.OK, plain.StatusCode);
            Assert.Equal("public, max-age=31536000, immutable", $"{plain.Headers.CacheControl}");
            Assert.Equal(file.EndsWith(".css", StringComparison.Ordinal) ? "text/css" : "text/javascript", plain.Content.Headers.ContentType!.MediaType);
            Assert.Empty(plain.Content.Headers.ContentEncoding);
            Assert.Empty(declined.Content.Headers.ContentEncoding);
            Assert.Equal("gzip", Assert.Single(compressed.Content.Headers.ContentEncoding));
            Assert.Equal(await plain.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("GET", "/graphql/ui/nonsense.js", 404)]
    [InlineData("GET", "/graphql/ui/..%2Findex.html", 404)]
    [InlineData("GET", "/graphql/ui/a/b", 404)]
    [InlineData("POST", "/graphql/ui", 405)]
    public async Task Nothing_else_is_there(string method, string path, int status)
    {
        using var answer = await desktop.Server.SendAsync(new HttpMethod(method), path);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public void A_server_that_others_reach_has_none()
    {
        Assert.True(new ServerOptions().ServesGraphiQL);
        Assert.False(new ServerOptions { Listen = new IPEndPoint(IPAddress.Any, 0) }.ServesGraphiQL);
        Assert.False(new ServerOptions { PublicUrl = new Uri("https://graph.desk.example") }.ServesGraphiQL);
    }

    [Fact]
    public async Task Where_there_is_none_the_answer_says_why()
    {
        await using var open = await StartAsync(Built, new ServerOptions { PublicUrl = new Uri("https://graph.desk.example") }.WhyNoGraphiQL);
        using var client = new HttpClient { BaseAddress = new Uri(open.Urls.Single()) };

        foreach (var path in (string[])["/graphql/ui", "/graphql/ui/index.html"])
        {
            using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("on this machine alone", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_build_without_Node_says_on_the_page_how_to_get_it()
    {
        await using var bare = await StartAsync(new BuiltPage(typeof(GraphiQLTests).Assembly, "graphiql"));
        using var client = new HttpClient { BaseAddress = new Uri(bare.Urls.Single()) };

        using var answer = await client.GetAsync("/graphql/ui", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("Node.js</a> 20.19 or newer", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_browser_it_asks_answers_sends_a_key_and_talks_to_no_other_host()
    {
        Browser.Needs(Built.IsThere);

        await Browser.VisitAsync("graphiql.mjs", desktop.Server.Client.BaseAddress!);
    }

    static async Task<WebApplication> StartAsync(BuiltPage page, string? whyNot = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGraphiQL(page, whyNot);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    [GeneratedRegex("/graphql/ui/[^\"]+")]
    private static partial Regex OwnFile();
}
