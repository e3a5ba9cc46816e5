using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ConflictGraph.Formats.Article;
using ConflictGraph.Neo4j;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests.Neo4j;

/// <summary>A question of the <c>cypher/questions</c> folder as somebody pastes it: with its comments, of which some say what to set first.</summary>
sealed partial record Question(string Name, string Text)
{
    const string Folder = "cypher/questions/";

    public static IEnumerable<string> Names => typeof(Neo4jOptions).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name => name[Folder.Length..]).Order(StringComparer.Ordinal);

    public static Question Of(string name)
    {
        using var reader = new StreamReader(typeof(Neo4jOptions).Assembly.GetManifestResourceStream(Folder + name)!, Encoding.UTF8);
        return new Question(name, reader.ReadToEnd().ReplaceLineEndings("\n"));
    }

    /// <summary>The values that its comments give as examples.</summary>
    public IReadOnlyDictionary<string, object> Examples => Example().Matches(Text).ToDictionary(match => match.Groups["name"].Value,
        match => match.Groups["text"].Success ? (object)match.Groups["text"].Value : long.Parse(match.Groups["number"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The names that its statement uses.</summary>
    public IEnumerable<string> Parameters => Parameter().Matches(string.Join('\n', Text.Split('\n').Where(line => !line.StartsWith("//", StringComparison.Ordinal)))).Select(match => match.Groups["name"].Value).Distinct();

    [GeneratedRegex(@"^// :param (?<name>\w+) => (?:'(?<text>[^']*)'|(?<number>\d+))$", RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex(@"\$(?<name>\w+)")]
    private static partial Regex Parameter();
}

/// <summary>Both sample worlds in the real server, put there by the engine, and in the slow store beside it, which settles what is right. Questions go as an analyst's tool sends them, past the engine.</summary>
public sealed class SampleGraph : IAsyncDisposable
{
    readonly HttpClient client = new();
    readonly MemoryGraphStore slow = new();
    GraphAt? graph;

    public IGraphStore Slow => slow;

    /// <summary>The slow store's, once both are loaded.</summary>
    public async Task<GraphAt> LoadedAsync(CancellationToken cancellation)
    {
        if (graph is not null)
            return graph;
        await Neo4jServer.EmptyAsync(cancellation);
        await using var store = await Neo4jServer.OpenAsync(cancellation);
        foreach (var sample in SampleWorld.All)
        {
            await sample.LoadAsync(store, TimeProvider.System, cancellation);
            await sample.LoadAsync(slow, TimeProvider.System, cancellation);
        }
        return graph = await GraphAt.NewestAsync(slow, World.Default, cancellation);
    }

    /// <summary>A question with its own examples, but for the values given.</summary>
    public Task<IReadOnlyList<JsonElement>> AskAsync(string question, CancellationToken cancellation, params IEnumerable<(string Name, object Value)> values)
    {
        var asked = Question.Of(question);
        var parameters = asked.Examples.ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (var (name, value) in values)
            parameters[name] = value;
        return RunAsync(asked.Text, parameters, cancellation);
    }

    /// <summary>Rows as objects, by the names of their columns.</summary>
    public async Task<IReadOnlyList<JsonElement>> RunAsync(string statement, IReadOnlyDictionary<string, object> parameters, CancellationToken cancellation)
    {
        var server = Neo4jServer.Options;
        Assert.SkipUnless(server.Address.Scheme.StartsWith("http", StringComparison.Ordinal), "Questions are asked over HTTP.");
        await LoadedAsync(cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, $"/db/{server.Database}/query/v2"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{server.User}:{server.Password}")));
        request.Content = JsonContent.Create(new { statement, parameters, accessMode = "READ" });
        using var response = await client.SendAsync(request, cancellation);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        Assert.False(answer.TryGetProperty("errors", out var errors), $"{errors}");
        var fields = answer.GetProperty("data").GetProperty("fields").EnumerateArray().Select(field => field.GetString()!).ToList();
        return [.. answer.GetProperty("data").GetProperty("values").EnumerateArray().Select(row => JsonSerializer.SerializeToElement(fields.Zip(row.EnumerateArray()).ToDictionary(cell => cell.First, cell => cell.Second)))];
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await slow.DisposeAsync();
    }
}
