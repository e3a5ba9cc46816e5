using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConflictGraph.Formats.Article;
using ConflictGraph.Ontology;
using ConflictGraph.Sqlite;
using ConflictGraph.Storage;

namespace ConflictGraph.Acceptance.Tests.GraphQL.Attacks;

/// <summary>The briefing in a file of its own, served to whoever attacks it.</summary>
public sealed class Attacked : IAsyncLifetime
{
    /// <summary>So long that only something that hangs takes longer.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("attacked-");

    internal IGraphStore Store { get; private set; } = null!;

    internal AskedOverHttp Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Store = await SqliteGraphStore.OpenAsync(Path.Combine(folder.FullName, "attacked.db"), World.Default);
        await SampleWorld.Briefing.LoadAsync(Store, SampleOperationTests.StoppedClock, TestContext.Current.CancellationToken);
        Server = await AskedOverHttp.StartAsync(Store);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Store.DisposeAsync();
        folder.Delete(recursive: true);
    }

    internal Task<Answered> AskAsync(string query, JsonNode? variables = null) => PostAsync(new JsonObject { ["query"] = query, ["variables"] = variables }.ToJsonString());

    internal Task<Answered> PostAsync(string body) => PostAsync(Encoding.UTF8.GetBytes(body));

    internal Task<Answered> PostAsync(byte[] body, string type = "application/json", string? encoding = null)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (encoding is not null)
            content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
        // What is refused for its announced length is answered before it is sent.
        request.Headers.ExpectContinue = body.Length > 1_000_000;
        return SendAsync(request);
    }

    internal async Task<Answered> SendAsync(HttpRequestMessage request)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using (request)
        using (var response = await Server.Client.SendAsync(request, patience.Token))
            return new Answered(response.StatusCode, await response.Content.ReadAsStringAsync(patience.Token));
    }

    /// <summary>What there is to say of an answer to an attack: it is one, and shows nothing of the inside; null where all is well.</summary>
    internal static string? FaultOf(Answered answer) => answer switch
    {
        { Status: >= HttpStatusCode.InternalServerError } => $"status {answer.Status}",
        { Text: var text } when text.Contains("\"INTERNAL\"", StringComparison.Ordinal) => text,
        { Text: var text } when text.Contains("   at ", StringComparison.Ordinal) || text.Contains("Exception", StringComparison.Ordinal) => text,
        { ErrorCount: > 5 } => $"{answer.ErrorCount} errors",
        _ => null,
    };

    /// <summary>The service is as well as it was.</summary>
    internal async Task AnswersStillAsync() =>
        Assert.Contains("\"name\":\"Russia\"", (await AskAsync("""{ organisation(id: "organisation:russia") { name } }""")).Text, StringComparison.Ordinal);
}

/// <summary>What came back.</summary>
sealed record Answered(HttpStatusCode Status, string Text)
{
    public int ErrorCount => Errors.Count;

    /// <summary>The code of the first error; null where there is none.</summary>
    public string? Code => Errors.Count == 0 ? null : Errors[0]!["extensions"]!["code"]!.GetValue<string>();

    public JsonNode? Data => Json?["data"];

    JsonArray Errors => Json?["errors"] as JsonArray ?? [];

    JsonNode? Json => Text.StartsWith('{') ? JsonNode.Parse(Text, documentOptions: new JsonDocumentOptions { MaxDepth = 200 }) : null;
}
