using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ConflictGraph.Formats.Article;
using ConflictGraph.Storage;
using ConflictGraph.TestKit;

namespace ConflictGraph.Acceptance.Tests.GraphQL;

public partial class ReadmeTests
{
    private protected virtual Task<IGraphStore> OpenEmptyAsync() => Task.FromResult<IGraphStore>(new MemoryGraphStore());

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_readme_says_of_ATACMS_is_what_the_service_answers()
    {
        await using var store = await OpenEmptyAsync();
        await SampleWorld.Briefing.LoadAsync(store, TimeProvider.System, Cancellation);
        await using var server = await AskedOverHttp.StartAsync(store);
        var example = Example().Match(await File.ReadAllTextAsync(Repository.PathOf("README.md"), Cancellation));
        var question = JsonDocument.Parse(example.Groups["body"].Value).RootElement.GetProperty("query").GetString()!;

        var answer = await server.AskAsync(question);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(example.Groups["answer"].Value)!["data"], JsonNode.Parse(answer.GetProperty("data").GetRawText())), answer.GetRawText());
    }

    [GeneratedRegex("-d '(?<body>[^\n]+)'\n```\n```json\n(?<answer>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
