using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ConflictGraph.Server;

namespace ConflictGraph.Acceptance.Tests.GraphQL;

/// <summary>Documents that are asked by their hash: GraphQL over HTTP's appendix on persisted documents, and Apollo's way.</summary>
public sealed class PersistedTests : IDisposable
{
    const string Austin = "query Austin { person(id: \"person:austin\") { name } }", AustinSha1 = "bf5af592af02f8fe0f49569ad84bd175c3a79b88", AustinMd5 = "b035ccb09139aa51b9354a6b9e1088d4";
    const string Named = "query Named($id: ID!) { person(id: $id) { name } }\n";
    const string Enter = "mutation Enter { putEntity(input: { entity: { organisation: { name: \"Entered\", organisationKind: COMPANY } } }) { outcome } }";
    const string Follow = "subscription Follow { revisions(fromRevision: 0) { number } }";

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("documents");

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("sha256:")]
    [InlineData("")]
    public async Task A_document_that_is_known_is_asked_by_its_hash_over_every_transport(string prefix)
    {
        Put("austin.graphql", Austin);
        await using var server = await StartAsync();
        var id = prefix + Sha256(Austin);

        Assert.Contains("Lloyd Austin", await PostAsync(server, new { documentId = id }), StringComparison.Ordinal);
        Assert.Contains("Lloyd Austin", await GetAsync(server, $"documentId={Uri.EscapeDataString(id)}"), StringComparison.Ordinal);
        Assert.Contains("Lloyd Austin", await PostAsync(server, new { documentId = id }, "/graphql/stream"), StringComparison.Ordinal);
        Assert.Contains("Lloyd Austin", await GetAsync(server, $"documentId={Uri.EscapeDataString(id)}", "/graphql/stream"), StringComparison.Ordinal);
        using var socket = await SocketClient.BeginAsync(server);
        await socket.SubscribeAsync("1", new { documentId = id });
        Assert.Contains("Lloyd Austin", (await socket.HearAsync()).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_variables_and_the_name_of_its_operation_come_with_each_request()
    {
        Put("below/both.gql", Named + Austin);
        await using var server = await StartAsync();
        var documentId = "sha256:" + Sha256(Named + Austin);

        Assert.Contains("Andrei Belousov", await PostAsync(server, new { documentId, operationName = "Named", variables = new { id = "person:belousov" } }), StringComparison.Ordinal);
        Assert.Contains("Andrei Belousov", await GetAsync(server, $"documentId={documentId}&operationName=Named&variables={Uri.EscapeDataString("{\"id\":\"person:belousov\"}")}"), StringComparison.Ordinal);
        Assert.Contains("Lloyd Austin", await PostAsync(server, new { documentId, operationName = "Austin" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subscription_is_followed_by_its_hash()
    {
        Put("follow.graphql", Follow);
        await using var server = await StartAsync(only: true);
        using var socket = await SocketClient.BeginAsync(server);

        await socket.SubscribeAsync("1", new { documentId = Sha256(Follow) });

        Assert.Contains("\"number\":1", (await socket.HearAsync()).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_GET_only_queries_are_answered_by_their_hash_too()
    {
        Put("enter.graphql", Enter);
        await using var server = await StartAsync(only: true);

        using var answer = await server.SendAsync(HttpMethod.Get, $"/graphql?documentId={Sha256(Enter)}");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Contains("WRITTEN", await PostAsync(server, new { documentId = Sha256(Enter) }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_manifests_of_front_ends_are_read_as_their_tools_write_them()
    {
        Put("codegen/persisted-documents.json", JsonSerializer.Serialize(new Dictionary<string, string> { [AustinSha1] = Austin, [Sha256(Named)] = Named }));
        Put("relay.json", JsonSerializer.Serialize(new Dictionary<string, string> { [AustinMd5] = Austin }));
        Put("apollo.json", JsonSerializer.Serialize(new { format = "apollo-persisted-query-manifest", version = 1, operations = new[] { new { id = Sha256(Enter), name = "Enter", type = "mutation", body = Enter } } }));
        Put("prefixed.json", JsonSerializer.Serialize(new Dictionary<string, string> { ["sha256:" + Sha256(Follow)] = Follow }));
        await using var server = await StartAsync();

        foreach (var id in (string[])[Sha256(Austin), AustinSha1, AustinMd5])
            Assert.Contains("Lloyd Austin", await PostAsync(server, new { documentId = id }), StringComparison.Ordinal);
        Assert.Contains("WRITTEN", await PostAsync(server, new { documentId = Sha256(Enter) }), StringComparison.Ordinal);
        Assert.Contains("\"number\":1", await FirstLineAsync(server, Sha256(Follow)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_Apollo_client_that_asks_by_hash_is_told_to_send_the_text_and_then_answered()
    {
        Put("austin.graphql", Austin);
        await using var server = await StartAsync();
        const string other = "{ revision { number } }";
        static object Asked(string hash, string? query = null) => query is null ? new { extensions = new { persistedQuery = new { version = 1, sha256Hash = hash } } } : new { query, extensions = new { persistedQuery = new { version = 1, sha256Hash = hash } } };

        Assert.Contains("Lloyd Austin", await PostAsync(server, Asked(Sha256(Austin))), StringComparison.Ordinal);
        Assert.Contains("Lloyd Austin", await GetAsync(server, $"extensions={Uri.EscapeDataString($$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{Sha256(Austin)}}}"}}""")}"), StringComparison.Ordinal);
        Assert.Contains("PERSISTED_QUERY_NOT_FOUND", await PostAsync(server, Asked(Sha256(other))), StringComparison.Ordinal);
        Assert.Contains("\"number\":1", await PostAsync(server, Asked(Sha256(other), other)), StringComparison.Ordinal);
        Assert.Contains("BAD_INPUT", await PostAsync(server, Asked(Sha256(Austin), other)), StringComparison.Ordinal);
        // Nothing is taken in by having been sent.
        Assert.Contains("PERSISTED_QUERY_NOT_FOUND", await PostAsync(server, Asked(Sha256(other))), StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> BadFiles => new()
    {
        { "a.json", "{\"" + new string('0', 64) + "\":\"{ me { role } }\"}", "no hash of the document" },
        { "a.json", "{\"whoSaidWhat\":\"{ me { role } }\"}", "no hash of the document" },
        { "a.json", "{\"" + Sha256("{ me { role } }").ToUpperInvariant() + "\":\"{ me { role } }\"}", "no hash of the document" },
        { "a.json", "{\"x-desk:" + Sha256("{ me { role } }") + "\":\"{ me { role } }\"}", "no hash of the document" },
        { "a.json", "{\"a\":\"{ me { role } }\",\"a\":\"{ me { role } }\"}", "no manifest" },
        { "a.json", "{\"a\":1}", "stands no document" },
        { "a.json", "[]", "A manifest is an object" },
        { "a.json", "{", "no manifest" },
        { "a.json", "{\"a\":\"\\ud83d\"}", "no manifest" },
        { "a.json", "{}", "There are no documents" },
        { "a.json", "{\"format\":\"apollo-persisted-query-manifest\",\"version\":1}", "no 'operations'" },
        { "a.json", "{\"format\":\"apollo-persisted-query-manifest\",\"operations\":[{\"id\":\"a\",\"body\":\"{ me { role } }\"},{\"id\":\"a\",\"body\":\"{ me { role } }\"}]}", "stands there twice" },
        { "a.json", "{\"format\":\"apollo-persisted-query-manifest\",\"operations\":[7]}", "an 'id' and a 'body'" },
        { "a.graphql", "{ me { role } ", "no GraphQL" },
        { "a.graphql", "{ nonsense }", "nonsense" },
        { "a.graphql", "query A { me { role } } query B($a: Int) { people(first: $a) { nonsense } }", "nonsense" },
        { "a.graphql", "fragment A on Query { me { role } }", "no operation" },
        { "a.graphql", "{ ...Elsewhere }", "Elsewhere" },
        { "a.graphql", "", "no operation" },
        { "a.graphql", "{ people { nodes { neighbours { nodes { neighbours { nodes { neighbours { nodes { neighbours { nodes { neighbours { nodes { neighbours { nodes { id } } } } } } } } } } } } } } }", "levels" },
        { "a.txt", "{ me { role } }", "There are no documents" },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task Documents_that_could_not_be_answered_refuse_the_start(string name, string text, string why)
    {
        Put(name, text);

        var refused = await Assert.ThrowsAsync<BadInputException>(() => StartAsync());

        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.Contains(name == "a.txt" || text == "{}" ? folder.FullName : Path.Combine(folder.FullName, name), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_are_no_documents_the_start_is_refused()
    {
        await Assert.ThrowsAsync<BadInputException>(() => StartAsync(new ServerOptions { Documents = Path.Combine(folder.FullName, "nowhere") }));
        await Assert.ThrowsAsync<BadInputException>(() => StartAsync(new ServerOptions { OnlyDocuments = true }));
    }

    [Fact]
    public async Task Documents_that_ask_for_the_schema_are_refused_where_it_is_not_told()
    {
        Put("schema.graphql", "{ __schema { queryType { name } } }");

        await Assert.ThrowsAsync<BadInputException>(() => StartAsync(new ServerOptions { Documents = folder.FullName, Introspection = false }));
        await using var told = await StartAsync(only: true);
        Assert.Contains("Query", await PostAsync(told, new { documentId = Sha256("{ __schema { queryType { name } } }") }), StringComparison.Ordinal);
    }

    /// <summary>What somebody sends who would have something else answered than what is allowed.</summary>
    public static TheoryData<string, string, string?> Attacks
    {
        get
        {
            var (known, other) = (Sha256(Austin), Sha256("{ me { role } }"));
            return new()
            {
                { "another text", """{"query":"{ me { role } }"}""", "PERSISTED_QUERY_ONLY" },
                { "the text of one that is known", JsonSerializer.Serialize(new { query = Austin }), "PERSISTED_QUERY_ONLY" },
                { "the schema", """{"query":"{ __schema { types { name } } }"}""", "PERSISTED_QUERY_ONLY" },
                { "no GraphQL", """{"query":"{"}""", "PERSISTED_QUERY_ONLY" },
                { "nothing", """{"query":""}""", "PERSISTED_QUERY_ONLY" },
                { "a text beside an id", $$"""{"query":"{ me { role } }","documentId":"sha256:{{known}}"}""", "BAD_INPUT" },
                { "the same beside its id", JsonSerializer.Serialize(new { query = Austin, documentId = "sha256:" + known }), "BAD_INPUT" },
                { "a text that is null beside an id", $$"""{"query":null,"documentId":"sha256:{{known}}"}""", null },
                { "a text with its own hash, Apollo's way", $$$"""{"query":"{ me { role } }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"{{{other}}}"} } }""", "PERSISTED_QUERY_ONLY" },
                { "a text with the hash of one that is known", $$$"""{"query":"{ me { role } }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"{{{known}}}"} } }""", "BAD_INPUT" },
                { "two ids", $$$"""{"documentId":"{{{other}}}","extensions":{"persistedQuery":{"version":1,"sha256Hash":"{{{known}}}"} } }""", "BAD_INPUT" },
                { "an id twice", $$"""{"documentId":"{{other}}","documentId":"{{known}}"}""", "BAD_INPUT" },
                { "an unknown id", $$"""{"documentId":"sha256:{{other}}"}""", "PERSISTED_QUERY_NOT_FOUND" },
                { "another prefix", $$"""{"documentId":"md5:{{known}}"}""", "PERSISTED_QUERY_NOT_FOUND" },
                { "a prefix of somebody's own", $$"""{"documentId":"x-desk:{{known}}"}""", "PERSISTED_QUERY_NOT_FOUND" },
                { "the prefix twice", $$"""{"documentId":"sha256:sha256:{{known}}"}""", "PERSISTED_QUERY_NOT_FOUND" },
                { "the prefix in capitals", $$"""{"documentId":"SHA256:{{known}}"}""", "PERSISTED_QUERY_NOT_FOUND" },
                { "digits in capitals", $$"""{"documentId":"sha256:{{known.ToUpperInvariant()}}"}""", "PERSISTED_QUERY_NOT_FOUND" },
                { "an id without its end", $$"""{"documentId":"sha256:{{known[..63]}}"}""", "PERSISTED_QUERY_NOT_FOUND" },
                { "an id with NUL behind it", $$"""{"documentId":"sha256:{{known}}\u0000"}""", "PERSISTED_QUERY_NOT_FOUND" },
                { "no id", """{"documentId":""}""", "PERSISTED_QUERY_NOT_FOUND" },
                { "a path", """{"documentId":"../../etc/passwd"}""", "PERSISTED_QUERY_NOT_FOUND" },
                { "an id of 200 KB", $$"""{"documentId":"{{new string('a', 200_000)}}"}""", "PERSISTED_QUERY_NOT_FOUND" },
                { "half a character", """{"documentId":"\ud83d"}""", "BAD_INPUT" },
                { "a number", """{"documentId":7}""", "BAD_INPUT" },
                { "a list of ids", $$"""{"documentId":["{{known}}"]}""", "BAD_INPUT" },
                { "a hash that is a number", """{"extensions":{"persistedQuery":{"sha256Hash":7}}}""", "BAD_INPUT" },
                { "a hash that is elsewhere", """{"extensions":{"persistedQuery":[]}}""", "BAD_INPUT" },
                { "neither", """{"extensions":{}}""", "BAD_INPUT" },
                { "several in a list", $$"""[{"documentId":"{{known}}"}]""", "BAD_INPUT" },
                { "an operation that it does not have", $$"""{"documentId":"{{known}}","operationName":"Enter"}""", "BAD_INPUT" },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Where_only_known_documents_are_answered_nothing_else_gets_through(string attack, string body, string? code)
    {
        Put("austin.graphql", Austin);
        await using var server = await StartAsync(only: true);
        // It has been answered, and so is known by its text as well.
        Assert.Contains("Lloyd Austin", await PostAsync(server, new { documentId = Sha256(Austin) }), StringComparison.Ordinal);

        foreach (var path in (string[])["/graphql", "/graphql/stream"])
        {
            using var answer = await server.SendAsync(HttpMethod.Post, path, body);
            var text = await answer.Content.ReadAsStringAsync(Cancellation);

            Assert.True(code is null ? text.Contains("Lloyd Austin", StringComparison.Ordinal) : text.Contains($"\"code\":\"{code}\"", StringComparison.Ordinal) && !text.Contains("\"data\"", StringComparison.Ordinal), $"{attack}: {text}");
            Assert.InRange(text.Length, 1, 1_000);
        }
    }

    [Fact]
    public async Task Where_only_known_documents_are_answered_other_ways_are_closed_too()
    {
        Put("austin.graphql", Austin);
        await using var server = await StartAsync(only: true);

        Assert.Contains("PERSISTED_QUERY_ONLY", await GetAsync(server, $"query={Uri.EscapeDataString(Austin)}"), StringComparison.Ordinal);
        Assert.Contains("PERSISTED_QUERY_ONLY", await GetAsync(server, $"query={Uri.EscapeDataString(Austin)}", "/graphql/stream"), StringComparison.Ordinal);
        Assert.Contains("BAD_INPUT", await GetAsync(server, $"query={Uri.EscapeDataString(Austin)}&documentId={Sha256(Austin)}"), StringComparison.Ordinal);
        Assert.Contains("BAD_INPUT", await GetAsync(server, $"documentId={Sha256(Austin)}&documentId={Sha256(Austin)}"), StringComparison.Ordinal);
        using var page = await server.SendAsync(HttpMethod.Get, "/graphql/ui");
        Assert.Contains("--only-documents", await page.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        using var socket = await SocketClient.BeginAsync(server);
        await socket.SubscribeAsync("1", new { query = Austin });
        Assert.Contains("PERSISTED_QUERY_ONLY", (await socket.HearAsync()).ToString(), StringComparison.Ordinal);
        await socket.SubscribeAsync("2", new { query = Austin, documentId = Sha256(Austin) });
        Assert.Equal(4400, await socket.EndAsync());
    }

    void Put(string name, string text)
    {
        var file = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    Task<AskedOverHttp> StartAsync(bool only = false) => StartAsync(new ServerOptions { Documents = folder.FullName, OnlyDocuments = only });

    static async Task<AskedOverHttp> StartAsync(ServerOptions options) => await AskedOverHttp.StartAsync(await Desk.OpenAsync(), options: options);

    static async Task<string> PostAsync(AskedOverHttp server, object body, string path = "/graphql")
    {
        using var answer = await server.SendAsync(HttpMethod.Post, path, JsonSerializer.Serialize(body));
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    static async Task<string> GetAsync(AskedOverHttp server, string query, string path = "/graphql")
    {
        using var answer = await server.SendAsync(HttpMethod.Get, $"{path}?{query}");
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    /// <summary>What a stream says first of what it follows.</summary>
    static async Task<string> FirstLineAsync(AskedOverHttp server, string id)
    {
        using var reader = new StreamReader(await server.Client.GetStreamAsync(new Uri($"/graphql/stream?documentId={id}", UriKind.Relative), Cancellation));
        await reader.ReadLineAsync(Cancellation);
        return await reader.ReadLineAsync(Cancellation) ?? "";
    }

    static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
