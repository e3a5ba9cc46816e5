using System.Text.Json;
using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Ontology;
using ConflictGraph.Server.Transport;
using GraphQL;

namespace ConflictGraph.Acceptance.Tests.GraphQL;

/// <summary>What is selected of a type is worked out once a document; answers are as if it were worked out anew each time.</summary>
public sealed class SelectionTests
{
    [Fact]
    public async Task A_document_asked_again_with_other_variables_selects_by_them()
    {
        const string document = "query($title: Boolean!) { node(id: \"incident:crimea-strike\") { id ... on Event { title @include(if: $title) } } }";

        var answers = await AskAsync((document, """{"title":true}"""), (document, """{"title":false}"""), (document, """{"title":true}"""));

        Assert.Equal(["""{"node":{"id":"incident:crimea-strike","title":"Strike on Crimea"}}""", """{"node":{"id":"incident:crimea-strike"}}""", """{"node":{"id":"incident:crimea-strike","title":"Strike on Crimea"}}"""], answers);
    }

    [Fact]
    public async Task What_fragments_select_of_the_same_field_is_put_together_each_time()
    {
        const string document = """
            { incident(id: "incident:crimea-strike") { ...One ...Other title } }
            fragment One on Incident { when { edtf } title claimsAbout(first: 1) { totalCount } }
            fragment Other on Event { title when { precision } ... on Incident { claimsAbout(first: 1) { nodes { id } } } }
            """;

        var answers = await AskAsync((document, "{}"), (document, "{}"));

        Assert.Equal("""{"incident":{"when":{"edtf":"2024-06-23","precision":"DAY"},"title":"Strike on Crimea","claimsAbout":{"totalCount":1,"nodes":[{"id":"claim:ru-blame"}]}}}""", answers[0]);
        Assert.Equal(answers[0], answers[1]);
    }

    [Fact]
    public async Task Of_things_of_many_kinds_each_answers_what_is_selected_of_its_own()
    {
        const string document = "{ entities(filter: {id: {in: [\"person:austin\", \"incident:crimea-strike\"]}}) { nodes { __typename id ... on Person { name } ... on Event { title } ... on Location { locationKind } } } }";

        var answers = await AskAsync((document, "{}"));

        Assert.Equal("""{"entities":{"nodes":[{"__typename":"Person","id":"person:austin","name":"Lloyd Austin"},{"__typename":"Incident","id":"incident:crimea-strike","title":"Strike on Crimea"}]}}""", answers[0]);
    }

    [Fact]
    public async Task Of_many_errors_five_are_told_and_the_others_counted()
    {
        await using var store = await Desk.OpenAsync();
        var fields = string.Join(' ', Enumerable.Range(0, 8).Select(i => $"f{i}: entities(first: {1000 + i}) {{ nodes {{ id }} }}"));

        var result = await new GraphQLExecutor(store, World.Default).ExecuteAsync(new Operation($"{{ {fields} }}"), TestContext.Current.CancellationToken);

        var answer = Written(result).RootElement;
        Assert.Equal(5, answer.GetProperty("errors").GetArrayLength());
        Assert.Equal(3, answer.GetProperty("extensions").GetProperty("errorsLeftOut").GetInt32());
    }

    static JsonDocument Written(ExecutionResult result)
    {
        var to = new System.Buffers.ArrayBufferWriter<byte>();
        ResultWriter.Write(to, result);
        return JsonDocument.Parse(to.WrittenMemory);
    }

    static async Task<string[]> AskAsync(params (string Document, string Variables)[] asked)
    {
        await using var store = await Desk.OpenAsync();
        var executor = new GraphQLExecutor(store, World.Default, log: (error, _) => throw error);
        var answers = new List<string>();
        foreach (var (document, variables) in asked)
        {
            var values = JsonDocument.Parse(variables).RootElement.EnumerateObject().ToDictionary(pair => pair.Name, pair => (object?)pair.Value.GetBoolean());
            var result = await executor.ExecuteAsync(new Operation(document) { Variables = new Inputs(values) }, TestContext.Current.CancellationToken);
            using var answer = Written(result);
            Assert.False(answer.RootElement.TryGetProperty("errors", out var errors), errors.ToString());
            answers.Add(answer.RootElement.GetProperty("data").GetRawText());
        }
        return [.. answers];
    }
}
