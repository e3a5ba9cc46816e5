using System.Text.Json;
using System.Text.Json.Nodes;
using ConflictGraph.Acceptance.Tests.Neo4j;
using ConflictGraph.Formats.Article;
using ConflictGraph.Ontology;
using ConflictGraph.Sqlite;
using ConflictGraph.Storage;
using ConflictGraph.TestKit;

namespace ConflictGraph.Acceptance.Tests.GraphQL.Writing;

/// <summary>Whatever the importer enters can be entered over GraphQL, and taken back.</summary>
public abstract class EnteringTests
{
    private protected abstract Task<IGraphStore> OpenEmptyAsync();

    public static TheoryData<string, bool> Ways => new() { { "briefing", false }, { "briefing", true }, { "exercise", false }, { "exercise", true } };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_sample_that_is_entered_over_GraphQL_is_the_graph_that_the_importer_makes(string sample, bool inOneGo)
    {
        var world = SampleWorld.Named(sample);
        await using var imported = new MemoryGraphStore();
        await world.LoadAsync(imported, TimeProvider.System, TestContext.Current.CancellationToken);
        await using var entered = await OpenEmptyAsync();
        await using var server = await AskedOverHttp.StartAsync(entered);

        foreach (var file in await world.ReadAsync(TestContext.Current.CancellationToken))
            if (inOneGo)
                await CommitAsync(server, file);
            else
                await EnterAsync(server, file);

        Assert.Equal(await Exported.OfAsync(imported), await Exported.OfAsync(entered));
    }

    static async Task EnterAsync(AskedOverHttp server, ArticleFile file)
    {
        var count = 0;
        foreach (var entry in EnteredByHand.Of(file.Steps))
        {
            var input = new JsonObject { ["clientMutationId"] = $"{file.Name}-{++count}", [entry.Field] = entry.Value };
            var data = await server.DataAsync($"mutation($input: {char.ToUpperInvariant(entry.Mutation[0])}{entry.Mutation[1..]}Input!) {{ {entry.Mutation}(input: $input) {{ outcome }} }}", new { input });
            Assert.Equal("WRITTEN", data.GetProperty(entry.Mutation).GetProperty("outcome").GetString());
        }
    }

    static async Task CommitAsync(AskedOverHttp server, ArticleFile file)
    {
        var steps = new JsonArray([.. EnteredByHand.Of(file.Steps).Select(entry => (JsonNode)new JsonObject { [entry.Arm] = entry.Value })]);
        var data = await server.DataAsync("mutation($input: ChangeSetInput!) { commit(input: $input) { outcome } }", new { input = new { clientMutationId = file.Name, steps } });
        Assert.Equal("WRITTEN", data.GetProperty("commit").GetProperty("outcome").GetString());
    }

    static readonly string[] Reverted =
    [
        """correct(input: { correction: { id: "person:pat-ryder", reason: "x", entity: { person: { rank: "General", gender: "male" } } } })""",
        """retract(input: { retraction: { id: "incident:crimea-attack", reason: "x" } })""",
        """retract(input: { retraction: { id: "document:briefing", reason: "x" } })""",
        """split(input: { split: { id: "organisation:russia", into: { organisation: { id: "organisation:russian-navy", name: "Russian Navy", organisationKind: ARMED_FORCE } }, relations: [$relation], reason: "x" } })""",
        """judgeIdentity(input: { judgement: { a: "incident:crimea-attack", b: "incident:sevastopol-strike", verdict: SAME, reason: "x" } })""",
        """recordValue(input: { value: { event: "incident:crimea-attack", question: KILLED, measure: { low: 3, best: 4 }, accordingTo: ["document:briefing"], evidence: [{ document: "document:briefing", quote: "Four people were killed" }] } })""",
        """withdrawEvidence(input: { withdrawal: { evidence: [$evidence], reason: "x" } })""",
        """addTranslation(input: { translation: { id: "location:crimea", language: "ka", text: "ყირიმი" } })""",
    ];

    [Fact]
    public async Task What_was_written_is_reverted_to_exactly_what_stood_there()
    {
        await using var store = await OpenEmptyAsync();
        await SampleWorld.Briefing.LoadAsync(store, TimeProvider.System, TestContext.Current.CancellationToken);
        await using var server = await AskedOverHttp.StartAsync(store);
        var before = await Exported.OfAsync(store);

        foreach (var template in Reverted)
        {
            var mutation = await WithIdsAsync(server, template);
            var written = await server.DataAsync($"mutation {{ it: {mutation} {{ outcome revision {{ number }} }} }}");
            var meanwhile = await Exported.OfAsync(store);
            var reverted = await server.DataAsync("mutation($revision: Int!) { revert(input: { revision: $revision, reason: \"a slip\" }) { outcome } }", new { revision = written.GetProperty("it").GetProperty("revision").GetProperty("number").GetInt32() });

            Assert.Equal("""{"revert":{"outcome":"WRITTEN"}}""", reverted.ToString());
            Assert.True(before != meanwhile, mutation);
            Assert.True(before == await Exported.OfAsync(store), mutation);
        }
    }

    /// <summary>The second pair is judged UNSURE in the briefing.</summary>
    [Theory]
    [InlineData("communication:anokhin-telegram-post", "communication:kiper-telegram-post")]
    [InlineData("incident:crimea-attack", "incident:sevastopol-strike")]
    public async Task A_judgement_that_is_withdrawn_leaves_exactly_what_stood_there(string a, string b)
    {
        await using var store = await OpenEmptyAsync();
        await SampleWorld.Briefing.LoadAsync(store, TimeProvider.System, TestContext.Current.CancellationToken);
        await using var server = await AskedOverHttp.StartAsync(store);
        var before = await Exported.OfAsync(store);
        const string Shown = "query($b: ID!) { entities(first: 0) { totalCount } node(id: $b) { id ... on Event { title degree identity { memberCount } } } }";
        var apart = await server.DataAsync(Shown, new { b });

        var judged = await server.DataAsync("mutation($a: ID!, $b: ID!) { judgeIdentity(input: { judgement: { a: $a, b: $b, verdict: SAME, reason: \"one, told twice\" } }) { judgement { id verdict a { id } b { id } } } }", new { a, b });
        var together = await server.DataAsync(Shown, new { b });
        var id = judged.GetProperty("judgeIdentity").GetProperty("judgement").GetProperty("id").GetString();
        var withdrawn = await server.DataAsync("mutation($id: ID!) { withdrawJudgement(input: { withdrawal: { id: $id, reason: \"two places\" } }) { outcome released { id } } }", new { id });

        Assert.NotEqual(apart.ToString(), together.ToString());
        Assert.Equal("""{"withdrawJudgement":{"outcome":"WRITTEN","released":[{"id":"#a"},{"id":"#b"}]}}""".Replace("#a", a, StringComparison.Ordinal).Replace("#b", b, StringComparison.Ordinal), withdrawn.ToString());
        Assert.Equal(apart.ToString(), (await server.DataAsync(Shown, new { b })).ToString());
        Assert.Equal(before, await Exported.OfAsync(store));
    }

    [Fact]
    public async Task What_was_retracted_is_restored_as_it_was()
    {
        await using var store = await OpenEmptyAsync();
        await SampleWorld.Briefing.LoadAsync(store, TimeProvider.System, TestContext.Current.CancellationToken);
        await using var server = await AskedOverHttp.StartAsync(store);
        var before = await Exported.OfAsync(store);
        var relation = await server.DataAsync("""{ weapon(id: "weapon:atacms") { claimsAbout(first: 1) { edges { relation { id } } } } }""");
        var id = relation.GetProperty("weapon").GetProperty("claimsAbout").GetProperty("edges")[0].GetProperty("relation").GetProperty("id").GetString();

        var retracted = await server.DataAsync("mutation($id: ID!) { retract(input: { retraction: { id: $id, reason: \"x\" } }) { relation { id } } }", new { id });
        var restored = await server.DataAsync("mutation($id: ID!) { restore(input: { restoration: { id: $id, revision: 1 } }) { relation { id } } }", new { id });

        Assert.Equal((id, id), (retracted.GetProperty("retract").GetProperty("relation").GetProperty("id").GetString(), restored.GetProperty("restore").GetProperty("relation").GetProperty("id").GetString()));
        Assert.Equal(before, await Exported.OfAsync(store));
    }

    static readonly double[] Position = [30.75, 46.5];

    static string[] Only(string id) => [id];

    /// <summary>An evening at the desk: an article is entered, looked at, corrected and taken back, each time by a ready-made operation.</summary>
    [Fact]
    public async Task The_operations_of_writing_are_answered_one_after_another()
    {
        await using var store = await OpenEmptyAsync();
        await SampleWorld.Briefing.LoadAsync(store, TimeProvider.System, TestContext.Current.CancellationToken);
        await using var server = await AskedOverHttp.StartAsync(store);
        var asked = new HashSet<string>();
        var before = await Exported.OfAsync(store);
        const string document = "document:port";
        object quoted = new[] { new { document, quote = "Nobody was hurt, Oleh Kiper confirmed." } };

        async Task<JsonElement> AskAsync(string name, object? variables = null)
        {
            asked.Add(name);
            return (await server.DataAsync(SampleOperations.Read("writing/" + name), variables)).EnumerateObject().First().Value;
        }
        async Task<int> WriteAsync(string name, object? variables = null)
        {
            var answer = await AskAsync(name, variables);
            Assert.True(answer.GetProperty("outcome").GetString() == "WRITTEN", answer.ToString());
            return answer.GetProperty("revision").GetProperty("number").GetInt32();
        }

        await AskAsync("already-recorded", new { claimant = "person:oleh-kiper", about = Only("incident:odesa-missile-strike") });
        await WriteAsync("add-document", new { input = new { document = new { id = document, title = "The port", documentKind = "NEWS_ARTICLE", text = "A missile hit the port of Odesa overnight. Nobody was hurt, Oleh Kiper confirmed." } } });
        await WriteAsync("put-entity", new { id = "port", entity = new { location = new { id = "location:odesa-port", name = "Port of Odesa", locationKind = "FACILITY", geometry = new { type = "Point", coordinates = Position }, radius = 800 } } });
        await WriteAsync("put-entity", new { id = "missile", entity = new { weapon = new { id = "weapon:odesa-port-missile", name = "a missile", weaponClass = "MISSILE_UNSPECIFIED", unspecified = true } } });
        await WriteAsync("put-entity", new { id = "office", entity = new { office = new { id = "office:harbour-master", name = "Harbour master of Odesa" } } });
        var incident = await WriteAsync("record-incident", new { document, quote = "A missile hit the port of Odesa overnight" });
        await WriteAsync("record-communication", new { input = new { communication = new { id = "communication:port-post", title = "Post on the port", communicationKind = "SOCIAL_POST", accordingTo = Only(document), evidence = quoted, participants = new[] { new { entity = "person:oleh-kiper", role = "SPEAKER" } }, about = new[] { new { entity = "incident:odesa-port" } } } } });
        await WriteAsync("record-claim", new { document, quote = "Nobody was hurt" });
        await WriteAsync("relate", new { evidence = quoted });
        var evidence = (await AskAsync("add-evidence", new { claimant = "person:oleh-kiper", claim = "claim:nobody-hurt-in-port", evidence = quoted })).GetProperty("relation").GetProperty("evidence");
        await WriteAsync("record-value", new { @event = "incident:odesa-port", document, quote = "A missile hit the port of Odesa overnight" });
        await WriteAsync("edit-value", new { id = "person:oleh-kiper", read = incident, reason = "his rank" });
        await WriteAsync("translate", new { id = "location:odesa-port", text = "Одеський порт" });
        await WriteAsync("move-end", new { relation = "occurred-at:incident:odesa-port>location:odesa", target = "location:odesa-port", reason = "nearer" });
        await WriteAsync("withdraw-evidence", new { evidence = new[] { evidence[1].GetProperty("id").GetString() }, reason = "the same words" });
        await AskAsync("side-by-side", new { a = "incident:odesa-port", b = "incident:odesa-missile-strike" });
        var judged = await AskAsync("judge", new { a = "incident:odesa-port", b = "incident:odesa-missile-strike", verdict = "SAME", reason = "one night, one town" });
        await WriteAsync("withdraw-judgement", new { id = judged.GetProperty("judgement").GetProperty("id").GetString(), reason = "two places" });
        await WriteAsync("split", new { input = new { split = new { id = "location:odesa-port", into = new { location = new { id = "location:odesa-quay", name = "A quay", locationKind = "FACILITY" } }, relations = Only("targeted:incident:odesa-port>location:odesa-port"), reason = "the quay was hit" } } });
        Assert.Equal("PREVIEW", (await AskAsync("retract", new { id = "claim:nobody-hurt-in-port", reason = "x", preview = true })).GetProperty("outcome").GetString());
        var retracted = await WriteAsync("retract", new { id = "office:harbour-master", reason = "entered by mistake" });
        await WriteAsync("restore", new { id = "office:harbour-master", revision = retracted - 1 });
        object[] steps = [new { entity = new { person = new { name = "Port spokesman", anonymous = true } } }, new { relation = new { kind = "RELATED_TO", source = "person:port-spokesman", target = "location:odesa-port", evidence = quoted } }];
        Assert.Equal("PREVIEW", (await AskAsync("draft", new { id = "draft-1", preview = true, steps })).GetProperty("outcome").GetString());
        var draft = await WriteAsync("draft", new { id = "draft-1", read = retracted, steps });
        await WriteAsync("revert", new { revision = draft, reason = "not yet" });
        await WriteAsync("draft-in-one");

        var view = await AskAsync("view-save", new { input = new { title = "The port", revision = draft, nodeIds = Only("incident:odesa-port"), state = new { zoom = 2 } } });
        var id = view.GetProperty("view").GetProperty("id").GetString();
        await AskAsync("view-open", new { id });
        await AskAsync("views");
        await AskAsync("view-delete", new { id });

        Assert.Equal(SampleOperations.NamesIn("writing"), asked.Order(StringComparer.Ordinal));
        Assert.NotEqual(before, await Exported.OfAsync(store));
    }

    /// <summary>A relation of Russia's with a piece of evidence of its own.</summary>
    static async Task<string> WithIdsAsync(AskedOverHttp server, string mutation)
    {
        var data = await server.DataAsync("""{ organisation(id: "organisation:russia") { relations(kinds: [MADE_CLAIM], first: 1) { nodes { id evidence { id } } } } }""");
        var relation = data.GetProperty("organisation").GetProperty("relations").GetProperty("nodes")[0];
        return mutation.Replace("$relation", $"\"{relation.GetProperty("id").GetString()}\"", StringComparison.Ordinal)
            .Replace("$evidence", $"\"{relation.GetProperty("evidence")[0].GetProperty("id").GetString()}\"", StringComparison.Ordinal);
    }
}

public sealed class EnteringIntoAFileTests : EnteringTests, IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("entering-");

    public void Dispose() => folder.Delete(recursive: true);

    private protected override async Task<IGraphStore> OpenEmptyAsync() =>
        await SqliteGraphStore.OpenAsync(Path.Combine(folder.FullName, "entered.db"), World.Default, cancellation: TestContext.Current.CancellationToken);
}

[Collection(Neo4jServer.Name)]
public sealed class EnteringIntoNeo4jTests : EnteringTests
{
    private protected override Task<IGraphStore> OpenEmptyAsync() => Neo4jServer.OpenEmptyAsync();
}
