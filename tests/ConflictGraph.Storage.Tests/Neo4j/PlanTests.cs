using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ConflictGraph.Neo4j;
using ConflictGraph.Neo4j.Http;

namespace ConflictGraph.Storage.Tests.Neo4j;

/// <summary>On a graph that is not small, no statement goes through everything where an index is meant. Every statement of the folders is looked at.</summary>
[Collection(Neo4jServer.Name)]
public sealed class PlanTests(AskedGraph graph) : IClassFixture<AskedGraph>
{
    /// <summary>Sent by the connection itself, or when a store is made: nothing goes into their text.</summary>
    static readonly string[] SentOtherwise = ["read/alive", "read/end-request", "read/server", "schema/migrated", "schema/start"];

    /// <summary>A part of the text of lists; and what makes constraints and indexes, which reads nothing.</summary>
    static readonly string[] NoStatements = ["read/inside", "schema/constraints", "schema/edge-kind", "schema/indexes", "schema/node-kind", "schema/property"];

    /// <summary>What goes through everything on purpose, and why.</summary>
    static readonly Dictionary<(string Statement, string Operator), string> OnPurpose = new()
    {
        [("schema/found", "AllNodesScan")] = "whether there is anything at all ends with the first node",
        [("read/setting-scopes", "NodeIndexScan")] = "settings are few, and their scopes are read from the index alone",
        [("questions/disagreements", "UnionNodeByLabelsScan")] = "it asks about every event",
        [("questions/most-cited", "DirectedAllRelationshipsScan")] = "it asks about every relation, and says so",
        [("questions/most-cited", "NodeByLabelScan")] = "it asks about every citation, and says so",
        [("questions/talks", "DirectedRelationshipTypeScan")] = "it asks about everybody who talked",
        [("questions/unconfirmed", "UnionNodeByLabelsScan")] = "it asks about every event",
    };

    // Each operator is inside the one that it gives its rows to.
    static readonly JsonDocumentOptions Deep = new() { MaxDepth = 2000 };

    static readonly Parameters Plain = new() { ["which"] = "", ["schema"] = 1L };

    public static TheoryData<string> Questions => [.. Question.Names];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_statement_seeks_what_it_reads()
    {
        var (faults, met) = (new List<string>(), new HashSet<(string, string)>());
        foreach (var (statement, parameters) in await StatementsAsync())
        {
            foreach (var fault in (await PlanOfAsync(statement, parameters)).Faults)
            {
                if (OnPurpose.ContainsKey((statement.Name, fault.Operator)))
                    met.Add((statement.Name, fault.Operator));
                else
                    faults.Add($"{statement.Name}: {fault}\n{statement.Text}");
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
        Assert.Equal(OnPurpose.Keys.Where(key => !key.Statement.StartsWith("questions/", StringComparison.Ordinal)).Except(met), []);
    }

    [Fact]
    public async Task No_statement_of_the_folders_is_left_out()
    {
        var statements = await StatementsAsync();

        Assert.Equal(Statement.Names.Except(NoStatements), statements.Select(sent => sent.Statement.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(statements, sent => sent.Statement.Text.Contains(":LOCATED_IN*0..", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_question_seeks_unless_it_asks_about_everything(string name)
    {
        await graph.SentAsync();
        var parameters = new Parameters();
        foreach (var (parameter, value) in Question.Of(name).Examples)
            parameters[parameter] = value;

        var plan = await PlanOfAsync(new Statement($"questions/{name}", Question.Of(name).Text), parameters);

        Assert.Equal(OnPurpose.Keys.Where(key => key.Statement == $"questions/{name}").Select(key => key.Operator).Order(StringComparer.Ordinal), plan.Faults.Select(fault => fault.Operator).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("MATCH (n) WHERE n.kind = 'Claim' RETURN n.id", "AllNodesScan")]
    [InlineData("MATCH (c:Claim {id: 'claim:1'}) RETURN c.text", "NodeByLabelScan")]
    [InlineData("MATCH ()-[r:ABOUT]->() WHERE r._to IS NULL RETURN r.id", "DirectedRelationshipTypeScan")]
    [InlineData("MATCH (v:Version) WHERE v.id IS NOT NULL AND v._from IS NOT NULL RETURN v.id", "NodeIndexScan")]
    [InlineData("MATCH (v:Version) WHERE v.id > 'person:' AND v._from > 0 MATCH (t:Term) WHERE t.text > 'a' RETURN v.id, t.text", "CartesianProduct")]
    [InlineData("MATCH (a:Entity) WHERE a.id IN ['person:1', 'person:2'] MATCH (b:Entity) WHERE b.id IN ['person:3', 'person:4'] RETURN a.id, b.id", "CartesianProduct")]
    [InlineData("MATCH (a:Entity {id: 'person:1'}) MATCH (t:Term) WHERE t.text > 'a' RETURN a.id, t.text", null)]
    public async Task What_goes_through_everything_is_recognised(string text, string? fault)
    {
        await graph.SentAsync();

        Assert.Equal(fault, (await PlanOfAsync(new Statement("test/scan", text), Parameters.None)).Faults.SingleOrDefault()?.Operator);
    }

    async Task<IReadOnlyList<(Statement Statement, Parameters Parameters)>> StatementsAsync() =>
        [.. (await graph.SentAsync()).Concat(SentOtherwise.Select(name => (Statement.Of(name), Plain))).OrderBy(sent => sent.Item1.Name, StringComparer.Ordinal)];

    // A connection reads rows and nothing else; the plan is asked for beside it.
    static async Task<Plan> PlanOfAsync(Statement statement, Parameters parameters)
    {
        var server = Neo4jServer.Options;
        Assert.SkipUnless(server.Address.Scheme.StartsWith("http", StringComparison.Ordinal), "Plans are asked for over HTTP.");
        using var client = new HttpClient { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{server.User}:{server.Password}")));
        using var body = new ReadOnlyMemoryContent(Query.Of(statement with { Text = $"EXPLAIN {statement.Text}" }, parameters, "plan", reads: false, [], null));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await client.PostAsync($"db/{server.Database}/query/v2", body, Cancellation);
        using var answer = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(Cancellation), Deep, Cancellation);
        Assert.False(answer.RootElement.TryGetProperty("errors", out var errors), $"{statement.Name}: {errors}");
        return Plan.Read(answer.RootElement.GetProperty("queryPlan"));
    }
}
