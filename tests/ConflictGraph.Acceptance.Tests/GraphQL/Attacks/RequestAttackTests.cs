using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ConflictGraph.Acceptance.Tests.GraphQL.Attacks;

/// <summary>Requests that are no GraphQL, or come in a way that a browser can be made to send.</summary>
public class RequestAttackTests(Attacked attacked) : IClassFixture<Attacked>
{
    const string Good = "{\"query\":\"{ revision { number } }\"}";

    static readonly Dictionary<string, (byte[] Body, int Status, string? Code)> Bodies = new()
    {
        ["nothing"] = (Utf8(""), 400, "BAD_INPUT"),
        ["a brace"] = (Utf8("{"), 400, "BAD_INPUT"),
        ["a comma too many"] = (Utf8("{\"query\":\"{ revision { number } }\",}"), 400, "BAD_INPUT"),
        ["more after its end"] = (Utf8(Good + "{}"), 400, "BAD_INPUT"),
        ["null"] = (Utf8("null"), 400, "BAD_INPUT"),
        ["a number"] = (Utf8("1e999999999"), 400, "BAD_INPUT"),
        ["NaN"] = (Utf8("{\"query\":\"{ revision { number } }\",\"variables\":{\"a\":NaN}}"), 400, "BAD_INPUT"),
        ["comments"] = (Utf8("/* */" + Good), 400, "BAD_INPUT"),
        ["a key twice"] = (Utf8("{\"query\":\"{ revision { number } }\",\"query\":\"{ me { role } }\"}"), 400, "BAD_INPUT"),
        ["a key twice in the variables"] = (Utf8("{\"query\":\"query($a: Int) { people(first: $a) { totalCount } }\",\"variables\":{\"a\":1,\"a\":2}}"), 400, "BAD_INPUT"),
        ["a query that is a list"] = (Utf8("{\"query\":[\"{ revision { number } }\"]}"), 400, "BAD_INPUT"),
        ["no query"] = (Utf8("{\"query\":null}"), 400, "BAD_INPUT"),
        ["variables that are a list"] = (Utf8("{\"query\":\"{ revision { number } }\",\"variables\":[]}"), 400, "BAD_INPUT"),
        ["variables that are text"] = (Utf8("{\"query\":\"{ revision { number } }\",\"variables\":\"{}\"}"), 400, "BAD_INPUT"),
        ["an operation of no name"] = (Utf8("{\"query\":\"query a { revision { number } }\",\"operationName\":\"b\"}"), 200, "BAD_INPUT"),
        ["extensions that are text"] = (Utf8("{\"query\":\"{ revision { number } }\",\"extensions\":\"\"}"), 400, "BAD_INPUT"),
        ["ten in a list"] = (Utf8($"[{string.Join(',', Enumerable.Repeat(Good, 10))}]"), 400, "BAD_INPUT"),
        ["5,000 in a list"] = (Utf8($"[{string.Join(',', Enumerable.Repeat(Good, 5_000))}]"), 400, "BAD_INPUT"),
        ["an empty list"] = (Utf8("[]"), 400, "BAD_INPUT"),
        ["10 MB of a document"] = (Utf8($"{{\"query\":\"{new string(' ', 10_000_000)}\"}}"), 413, "LIMIT_SIZE"),
        ["300 KB of spaces"] = (Utf8(Good + new string(' ', 300_000)), 413, "LIMIT_SIZE"),
        ["200 KB of spaces"] = (Utf8(Good + new string(' ', 200_000)), 200, null),
        ["variables of 64 levels"] = (Utf8(Variables($"{new string('[', 64)}{new string(']', 64)}")), 400, "BAD_INPUT"),
        ["variables of 60 levels"] = (Utf8(Variables($"{new string('[', 60)}{new string(']', 60)}")), 200, "BAD_INPUT"),
        ["variables of 100,000 levels"] = (Utf8(Variables(new string('[', 100_000) + new string(']', 100_000))), 400, "BAD_INPUT"),
        ["100,000 open braces"] = (Utf8(string.Concat(Enumerable.Repeat("{\"a\":", 40_000))), 400, "BAD_INPUT"),
        ["20,000 variables that nobody asked for"] = (Utf8($"{{\"query\":\"{{ revision {{ number }} }}\",\"variables\":{{{string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"\"a{i}\":1"))}}}}}"), 200, null),
        ["a variable of 200,000 digits"] = (Utf8(Variables(new string('9', 200_000))), 200, "BAD_INPUT"),
        ["a variable larger than all numbers"] = (Utf8(Variables("1e999999999")), 200, "BAD_INPUT"),
        ["a variable of many decimals"] = (Utf8(Variables("0." + new string('1', 100_000))), 200, "BAD_INPUT"),
        ["bytes that are no UTF-8, in the document"] = ([.. Utf8("{\"query\":\"{ search(text: \\\""), 0xC3, 0x28, 0xFF, .. Utf8("\\\") { totalCount } }\"}")], 400, "BAD_INPUT"),
        ["bytes that are no UTF-8, in a variable"] = ([.. Utf8("{\"query\":\"query($a: String!) { search(text: $a) { totalCount } }\",\"variables\":{\"a\":\""), 0xED, 0xA0, 0x80, .. Utf8("\"}}")], 400, "BAD_INPUT"),
        ["bytes that are no UTF-8, in a key"] = ([.. Utf8("{\"query\":\"{ revision { number } }\",\""), 0xC0, 0xAF, .. Utf8("\":1}")], 200, null),
        ["bytes that are no UTF-8, in the name of a variable"] = ([.. Utf8("{\"query\":\"{ revision { number } }\",\"variables\":{\""), 0xC0, 0xAF, .. Utf8("\":1}}")], 400, "BAD_INPUT"),
        ["half a character, in the document"] = (Utf8("{\"query\":\"{ search(text: \\\"\\ud83d\\\") { totalCount } }\"}"), 400, "BAD_INPUT"),
        ["half a character, in a variable"] = (Utf8("{\"query\":\"query($a: String!) { search(text: $a) { totalCount } }\",\"variables\":{\"a\":\"\\ude00\"}}"), 400, "BAD_INPUT"),
        ["half a character, in a key"] = (Utf8("{\"query\":\"{ revision { number } }\",\"\\ud83d\":1}"), 400, "BAD_INPUT"),
        ["half a character, in the name of an operation"] = (Utf8("{\"query\":\"{ revision { number } }\",\"operationName\":\"\\ud83d\"}"), 400, "BAD_INPUT"),
        ["NUL in a variable"] = (Utf8("{\"query\":\"query($a: String!) { search(text: $a) { totalCount } }\",\"variables\":{\"a\":\"a\\u0000b\"}}"), 200, null),
        ["NUL bytes"] = (new byte[1_000], 400, "BAD_INPUT"),
        ["a mark of byte order"] = ([0xEF, 0xBB, 0xBF, .. Utf8(Good)], 200, null),
        ["UTF-16"] = (Encoding.Unicode.GetBytes(Good), 400, "BAD_INPUT"),
    };

    public static TheoryData<string> BodyNames => [.. Bodies.Keys];

    [Theory]
    [MemberData(nameof(BodyNames))]
    public async Task A_hostile_body_is_answered_or_refused(string name)
    {
        var (body, status, code) = Bodies[name];

        var answer = await attacked.PostAsync(body);

        Assert.Null(Attacked.FaultOf(answer));
        Assert.Equal((status, code), ((int)answer.Status, answer.Code));
        await attacked.AnswersStillAsync();
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/jsonp")]
    [InlineData("application/json, text/plain")]
    [InlineData("")]
    public async Task What_a_form_of_another_page_can_send_is_refused(string type)
    {
        var answer = await attacked.PostAsync(Utf8("{\"query\":\"mutation { saveView(input: { title: \\\"x\\\", revision: 1, nodeIds: [], state: 1 }) { view { id } } }\"}"), type);

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "BAD_INPUT"), (answer.Status, answer.Code));
        await attacked.AnswersStillAsync();
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("identity, gzip")]
    public async Task A_packed_body_is_refused_unread(string encoding)
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            await gzip.WriteAsync(new byte[50_000_000], TestContext.Current.CancellationToken);

        var answer = await attacked.PostAsync(packed.ToArray(), encoding: encoding);

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "BAD_INPUT"), (answer.Status, answer.Code));
        await attacked.AnswersStillAsync();
    }

    [Theory]
    [InlineData("query=mutation { saveView(input: { title: \"x\", revision: 1, nodeIds: [], state: 1 }) { view { id } } }", 405, "BAD_INPUT")]
    [InlineData("query=query a { me { role } } mutation b { deleteView(input: { id: \"x\" }) { id } }&operationName=b", 405, "BAD_INPUT")]
    [InlineData("query=subscription { revisions { number } }", 405, "BAD_INPUT")]
    [InlineData("query={ me { role } }&query={ me { role } }", 400, "BAD_INPUT")]
    [InlineData("query={ me { role } }&operationName=a&operationName=b", 400, "BAD_INPUT")]
    [InlineData("query={ me { role } }&variables={}&variables={}", 400, "BAD_INPUT")]
    [InlineData("query={ me { role } }&variables=[", 400, "BAD_INPUT")]
    [InlineData("query={ me { role } }&variables=[]", 400, "BAD_INPUT")]
    [InlineData("query={ me { role } }&variables={\"a\":1,\"a\":2}", 400, "BAD_INPUT")]
    [InlineData("query={ me { role } }&variables={\"a\":\"\\ud83d\"}", 400, "BAD_INPUT")]
    [InlineData("query=", 200, "BAD_INPUT")]
    [InlineData("", 400, "BAD_INPUT")]
    [InlineData("QUERY={ me { role } }", 200, null)]
    public async Task By_GET_nothing_is_written_and_nothing_is_doubtful(string asked, int status, string? code)
    {
        var answer = await GetAsync(string.Join('&', asked.Split('&').Select(one => string.Join('=', one.Split('=', 2).Select(Uri.EscapeDataString)))));

        Assert.Null(Attacked.FaultOf(answer));
        Assert.Equal((status, code), ((int)answer.Status, answer.Code));
        Assert.Equal("0", (await attacked.AskAsync("{ views(first: 0) { totalCount } }")).Data!["views"]!["totalCount"]!.ToString());
    }

    [Fact]
    public async Task A_GET_with_bytes_that_are_no_text_is_refused()
    {
        Assert.Null(Attacked.FaultOf(await GetAsync("query=%FF%FE%00")));
        Assert.Null(Attacked.FaultOf(await GetAsync("query=%7B%20me%20%7B%20role%20%7D%20%7D&variables=%ED%A0%80")));
        Assert.Null(Attacked.FaultOf(await GetAsync("query=%ZZ%")));
        Assert.Equal(HttpStatusCode.RequestUriTooLong, (await GetAsync("query=" + new string('a', 20_000))).Status);
        await attacked.AnswersStillAsync();
    }

    [Theory]
    [InlineData("GET /graphql?query=%7Bme%7Brole%7D%7D HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n")]
    [InlineData("GET http://evil.example/graphql HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n")]
    [InlineData("POST /graphql HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData("GET /graphql\0 HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("\u0016\u0003\u0001")]
    public async Task What_is_no_HTTP_is_closed(string request)
    {
        using var client = await DialAsync();

        await client.SendAsync(Encoding.Latin1.GetBytes(request));
        client.Shutdown(SocketShutdown.Send);
        var answer = await EverythingAsync(client);

        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 4", StringComparison.Ordinal), answer);
        await attacked.AnswersStillAsync();
    }

    /// <summary>Clients that dribble hold nothing but their own connection, and that not for long.</summary>
    [Fact]
    public async Task Slow_clients_are_closed_and_others_are_answered_meanwhile()
    {
        string[] halves =
        [
            "POST /graphql HT", "POST /graphql HTTP/1.1\r\nHost: localhost\r\nX-A: b\r\n",
            "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"query\":",
            "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n",
        ];
        var slow = await Task.WhenAll(halves.SelectMany(half => Enumerable.Repeat(half, 20)).Select(async half =>
        {
            var client = await DialAsync();
            if (half.Length > 0)
                await client.SendAsync(Encoding.Latin1.GetBytes(half));
            return client;
        }));

        await attacked.AnswersStillAsync();
        var answers = await Task.WhenAll(slow.Select(EverythingAsync));

        Assert.All(answers, answer => Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 408", StringComparison.Ordinal), answer));
        await attacked.AnswersStillAsync();
    }

    static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    static string Variables(string value) => $"{{\"query\":\"query($a: Int) {{ people(first: $a) {{ totalCount }} }}\",\"variables\":{{\"a\":{value}}}}}";

    Task<Answered> GetAsync(string asked) => attacked.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/graphql?" + asked));

    async Task<Socket> DialAsync()
    {
        var client = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync(IPAddress.Loopback, attacked.Server.Client.BaseAddress!.Port, TestContext.Current.CancellationToken);
        return client;
    }

    /// <summary>What the server says until it closes; only one that never does takes longer than this has patience for.</summary>
    static async Task<string> EverythingAsync(Socket client)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        using (client)
        {
            var said = new StringBuilder();
            var buffer = new byte[4096];
            try
            {
                while (await client.ReceiveAsync(buffer, patience.Token) is > 0 and var read)
                    said.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }
            catch (SocketException)
            {
                // Closed with what was sent still unread.
            }
            return said.ToString();
        }
    }
}
