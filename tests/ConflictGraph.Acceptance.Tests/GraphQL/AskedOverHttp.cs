using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ConflictGraph.Ontology;
using ConflictGraph.Server;
using ConflictGraph.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace ConflictGraph.Acceptance.Tests.GraphQL;

/// <summary>A server on a free port of this machine, and a client that asks it.</summary>
sealed class AskedOverHttp : IAsyncDisposable
{
    readonly WebApplication app;

    AskedOverHttp(WebApplication app)
    {
        this.app = app;
        // On a busy machine «do not send it» may take longer than the second that clients usually wait.
        Client = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
    }

    public HttpClient Client { get; }

    public static async Task<AskedOverHttp> StartAsync(IGraphStore store, World? world = null, ServerOptions? options = null)
    {
        var app = await ConflictGraphServer.BuildAsync(store, world ?? World.Default, (options ?? new ServerOptions()) with { Listen = new IPEndPoint(IPAddress.Loopback, 0) });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new AskedOverHttp(app);
    }

    /// <summary>The answer as it came, data, errors and extensions.</summary>
    public async Task<JsonElement> AskAsync(string query, object? variables = null)
    {
        using var response = await Client.PostAsJsonAsync("/graphql", new { query, variables }, TestContext.Current.CancellationToken);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    /// <summary>The data of an answer without errors.</summary>
    public async Task<JsonElement> DataAsync(string query, object? variables = null)
    {
        var answer = await AskAsync(query, variables);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data");
    }

    /// <summary>The code and the place of the only error of an answer.</summary>
    public async Task<(string Code, string? InputPath)> RefusedAsync(string query, object? variables = null)
    {
        var answer = await AskAsync(query, variables);
        Assert.True(answer.TryGetProperty("errors", out var errors), answer.ToString());
        Assert.Equal(1, errors.GetArrayLength());
        var extensions = errors[0].GetProperty("extensions");
        return (extensions.GetProperty("code").GetString()!, extensions.TryGetProperty("inputPath", out var path) ? path.GetString() : null);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body = null, string type = "application/json", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, type);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task StopAsync() => app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
