using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using ConflictGraph.Formats.Article;
using ConflictGraph.Storage;
using ConflictGraph.TestKit;

namespace ConflictGraph.Acceptance.Tests.GraphQL;

public partial class DocumentationTests
{
    private protected virtual Task<IGraphStore> OpenEmptyAsync() => Task.FromResult<IGraphStore>(new MemoryGraphStore());

    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Each example of docs/graphql.md is asked of the briefing, and what stands under it is the answer.</summary>
    [Fact]
    public async Task The_examples_of_the_documentation_are_answered_as_it_says()
    {
        await using var store = await OpenEmptyAsync();
        await SampleWorld.Briefing.LoadAsync(store, TimeProvider.System, TestContext.Current.CancellationToken);
        await using var server = await AskedOverHttp.StartAsync(store);
        var page = await File.ReadAllTextAsync(Repository.PathOf("docs", "graphql.md"), TestContext.Current.CancellationToken);

        var answered = page;
        foreach (Match example in Example().Matches(page))
            answered = answered.Replace(example.Value, $"```graphql\n{example.Groups[1].Value}```\n```json\n{Compact(await server.AskAsync(example.Groups[1].Value))}\n```\n", StringComparison.Ordinal);

        Assert.True(Example().Count(page) >= 8);
        Approved.Same(answered, "docs", "graphql.md");
    }

    /// <summary>Indented, with what fits on a line on one.</summary>
    static string Compact(JsonElement answer)
    {
        var shown = answer.EnumerateObject().Where(member => member.Name != "extensions").ToDictionary(member => member.Name, member => member.Value);
        return Write(JsonSerializer.SerializeToElement(shown, Readable), "");
    }

    static string Write(JsonElement value, string indent)
    {
        var line = Spaced(value);
        if (line.Length + indent.Length <= 140 || value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
            return line;
        var members = value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject().Select(member => $"{indent}  \"{member.Name}\": {Write(member.Value, indent + "  ")}")
            : value.EnumerateArray().Select(item => $"{indent}  {Write(item, indent + "  ")}");
        var (open, close) = value.ValueKind == JsonValueKind.Object ? ("{", "}") : ("[", "]");
        return $"{open}\n{string.Join(",\n", members)}\n{indent}{close}";
    }

    static string Spaced(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(", ", value.EnumerateObject().Select(member => $"\"{member.Name}\": {Spaced(member.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(Spaced))}]",
        _ => JsonSerializer.Serialize(value, Readable),
    };

    [GeneratedRegex("```graphql\n(.*?)```\n```json\n.*?```\n", RegexOptions.Singleline)]
    private static partial Regex Example();
}
