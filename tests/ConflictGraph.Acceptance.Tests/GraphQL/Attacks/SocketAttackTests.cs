using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace ConflictGraph.Acceptance.Tests.GraphQL.Attacks;

/// <summary>Clients of sockets and streams that do not keep to the protocol, or do and mean no good.</summary>
public class SocketAttackTests(Attacked attacked) : IClassFixture<Attacked>
{
    const string Init = "{\"type\":\"connection_init\"}", Follow = "subscription { revisions(fromRevision: 0) { number } }";
    const int Invalid = 4400, Unauthorized = 4401, Twice = 4409, TooMany = 4429, TooBig = 1009, Fine = 1000;

    static readonly Dictionary<string, (string[] Messages, int Code)> Conversations = new()
    {
        ["nothing"] = ([""], Invalid),
        ["a brace"] = (["{"], Invalid),
        ["a list of messages"] = ([$"[{Init}]"], Invalid),
        ["null"] = (["null"], Invalid),
        ["two messages in one"] = ([Init + Init], Invalid),
        ["no type"] = (["{\"payload\":{}}"], Invalid),
        ["a type that is a number"] = (["{\"type\":1}"], Invalid),
        ["a type that nobody knows"] = (["{\"type\":\"connection_terminate\"}"], Invalid),
        ["a type of the older protocol"] = ([Init, "{\"type\":\"start\",\"id\":\"1\",\"payload\":{\"query\":\"{ me { role } }\"}}"], Invalid),
        ["a type twice"] = (["{\"type\":\"ping\",\"type\":\"connection_init\"}"], Invalid),
        ["what only a server says"] = ([Init, "{\"type\":\"next\",\"id\":\"1\",\"payload\":{}}"], Invalid),
        ["half a character in the type"] = (["{\"type\":\"\\ud83d\"}"], Invalid),
        ["half a character in the id"] = ([Init, "{\"type\":\"subscribe\",\"id\":\"\\ud83d\",\"payload\":{\"query\":\"{ me { role } }\"}}"], Invalid),
        ["half a character in the key"] = (["{\"type\":\"connection_init\",\"payload\":{\"key\":\"\\ud83d\"}}"], Invalid),
        ["half a character in the document"] = ([Init, Subscribe("1", "\"{ search(text: \\\"\\ud83d\\\") { totalCount } }\"")], Invalid),
        ["half a character in a variable"] = ([Init, "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{ me { role } }\",\"variables\":{\"a\":\"\\ud83d\"}}}"], Invalid),
        ["levels without end"] = ([new string('[', 30_000)], Invalid),
        ["100 levels"] = (["{\"type\":\"ping\",\"payload\":" + new string('[', 100) + new string(']', 100) + "}"], Invalid),
        ["a message of 64 KB and one"] = (["{\"type\":\"ping\",\"a\":\"" + new string('a', 64 * 1024) + "\"}"], TooBig),
        ["a message of 10 MB"] = ([new string(' ', 10_000_000)], TooBig),
        ["an operation before the beginning"] = ([Subscribe("1", "\"{ me { role } }\"")], Unauthorized),
        ["a wrong key"] = (["{\"type\":\"connection_init\",\"payload\":{\"key\":\"cgk_wrong\"}}"], Unauthorized),
        ["a key of 60 KB"] = (["{\"type\":\"connection_init\",\"payload\":{\"key\":\"" + new string('a', 60_000) + "\"}}"], Unauthorized),
        ["two beginnings"] = ([Init, Init], TooMany),
        ["two beginnings of 1,000"] = ([.. Enumerable.Repeat(Init, 1_000)], TooMany),
        ["one id twice"] = ([Init, Subscribe("1", $"\"{Follow}\""), Subscribe("1", $"\"{Follow}\"")], Twice),
        ["51 operations"] = ([Init, .. Enumerable.Range(0, 51).Select(i => Subscribe($"{i}", $"\"{Follow}\""))], TooMany),
        ["no id"] = ([Init, "{\"type\":\"subscribe\",\"payload\":{\"query\":\"{ me { role } }\"}}"], Invalid),
        ["an empty id"] = ([Init, Subscribe("", "\"{ me { role } }\"")], Invalid),
        ["an id that is a number"] = ([Init, "{\"type\":\"subscribe\",\"id\":1,\"payload\":{\"query\":\"{ me { role } }\"}}"], Invalid),
        ["no payload"] = ([Init, "{\"type\":\"subscribe\",\"id\":\"1\"}"], Invalid),
        ["a payload that is a list"] = ([Init, "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":[]}"], Invalid),
        ["a document that is a number"] = ([Init, Subscribe("1", "1")], Invalid),
        ["no document"] = ([Init, Subscribe("1", "null")], Invalid),
        ["the end of no operation in particular"] = ([Init, "{\"type\":\"complete\"}"], Invalid),
        ["the end of an operation that never was"] = ([Init, "{\"type\":\"complete\",\"id\":\"1\"}"], Fine),
        ["10,000 pings before the beginning"] = ([.. Enumerable.Repeat("{\"type\":\"ping\"}", 10_000)], Fine),
        ["an id of 60 KB"] = ([Init, Subscribe(new string('a', 60_000), "\"{ me { role } }\"")], Fine),
        ["NUL in an id"] = ([Init, Subscribe("\\u0000", "\"{ me { role } }\"")], Fine),
        ["no GraphQL"] = ([Init, Subscribe("1", "\"{\"")], Fine),
        ["a bomb of fragments"] = ([Init, Subscribe("1", $"\"{{ ...F0 }} {string.Concat(Enumerable.Range(0, 24).Select(i => $"fragment F{i} on Query{{...F{i + 1} ...F{i + 1}}}"))}fragment F24 on Query{{me{{role}}}}\"")], Fine),
        ["a subscription of two fields"] = ([Init, Subscribe("1", "\"subscription { a: revisions { number } b: revisions { number } }\"")], Fine),
        ["a subscription from a revision to come"] = ([Init, Subscribe("1", "\"subscription { revisions(fromRevision: 2147483647) { number } }\"")], Fine),
        ["500 operations begun and ended at once"] = ([Init, .. Enumerable.Range(0, 500).SelectMany(i => (string[])[Subscribe($"{i}", $"\"{Follow}\""), $"{{\"type\":\"complete\",\"id\":\"{i}\"}}"])], Fine),
    };

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. Conversations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_hostile_conversation_is_closed_with_its_code_or_answered(string name)
    {
        var (messages, code) = Conversations[name];

        using var socket = await SocketClient.DialAsync(attacked.Server);
        var ending = code == Fine ? null : socket.EndAsync();
        await socket.SayAllAsync(messages);

        if (ending is null)
        {
            // What is said behind it is heard still.
            await socket.SayAsync("{\"type\":\"ping\"}");
            while ((await socket.HearAsync()).GetProperty("type").GetString() != "pong")
            {
            }
            await socket.CloseAsync();
        }
        Assert.Equal(code, ending is null ? (int)socket.Status! : await ending);
        await attacked.AnswersStillAsync();
    }

    [Fact]
    public async Task Bytes_in_place_of_text_are_closed()
    {
        using var binary = await SocketClient.DialAsync(attacked.Server);
        await binary.SayAsync(Encoding.UTF8.GetBytes(Init), WebSocketMessageType.Binary);
        Assert.Equal(Invalid, await binary.EndAsync());

        using var broken = await SocketClient.DialAsync(attacked.Server);
        await broken.SayAsync([0x7B, 0xC3, 0x28, 0xFF, 0x7D]);
        Assert.Contains(await broken.EndAsync(), (int[])[1006, 1007, Invalid]);
        await attacked.AnswersStillAsync();
    }

    [Fact]
    public async Task A_page_of_another_origin_gets_no_socket()
    {
        using var foreign = await SocketClient.DialAsync(attacked.Server, with => with.SetRequestHeader("Origin", "https://evil.example"));

        Assert.Equal((int)HttpStatusCode.Forbidden, foreign.Refused);
    }

    /// <summary>Frames as no library sends them. Each socket is nobody's yet, so it ends within seconds.</summary>
    [Fact]
    public async Task Frames_that_are_none_or_only_begin_end_the_socket()
    {
        string[] frames =
        [
            "81 85 00 00 00 00 7B", "81 FF 7F FF FF FF FF FF FF FF 00 00 00 00", "81 FF FF FF FF FF FF FF FF FF 00 00 00 00", "81 02 7B 7D",
            "F1 82 00 00 00 00 7B 7D", "8B 80 00 00 00 00", "80 82 00 00 00 00 7B 7D", "01 81 00 00 00 00 7B 01 81 00 00 00 00 7B",
            "89 FE 00 7E 00 00 00 00", "88 81 00 00 00 00 01", "88 82 00 00 00 00 03 EE", "8A 80 00 00 00 00", "",
        ];

        await Task.WhenAll(frames.Select(async frame =>
        {
            using var raw = await RawAsync();
            await raw.SendAsync(Convert.FromHexString(frame.Replace(" ", "", StringComparison.Ordinal)));
            await attacked.AnswersStillAsync();
            await UntilClosedAsync(raw);
        }));

        await attacked.AnswersStillAsync();
    }

    [Fact]
    public async Task A_message_in_frames_without_an_end_is_bounded()
    {
        using var raw = await RawAsync();
        var ending = UntilClosedAsync(raw);
        byte[] frame = [0x00, 0xFE, 0x10, 0x00, 0, 0, 0, 0, .. new byte[4096]];

        try
        {
            await raw.SendAsync(new byte[] { 0x01, 0x80, 0, 0, 0, 0 });
            for (var i = 0; i < 10_000 && !ending.IsCompleted; i++)
                await raw.SendAsync(frame);
        }
        catch (SocketException)
        {
            // Closed meanwhile, as it should be.
        }

        await ending;
        await attacked.AnswersStillAsync();
    }

    [Fact]
    public async Task Thousands_of_sockets_that_never_begin_keep_nobody_out_and_are_closed()
    {
        // Every address of 127.0.0.0/8 is this machine.
        var sockets = await Task.WhenAll(Enumerable.Range(0, 1_500).Select(i => IdleAsync($"127.0.0.{2 + (i % 10)}")));
        var open = sockets.Where(socket => socket.Refused == (int)HttpStatusCode.SwitchingProtocols).ToList();

        await attacked.AnswersStillAsync();
        using (var mine = await SocketClient.BeginAsync(attacked.Server))
            await mine.CloseAsync();
        Assert.InRange(open.Count, 1, 1_500);
        Assert.All(sockets.Except(open), refused => Assert.Equal(429, refused.Refused));
        Assert.All(await Task.WhenAll(open.Select(socket => socket.EndAsync())), code => Assert.Equal(4408, code));
        foreach (var socket in sockets)
            socket.Dispose();
        await attacked.AnswersStillAsync();
    }

    [Fact]
    public async Task Streams_that_are_begun_and_dropped_hold_nothing()
    {
        for (var round = 0; round < 3; round++)
        {
            var streams = await Task.WhenAll(Enumerable.Range(0, 150).Select(async _ =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql/stream") { Content = new StringContent(JsonSerializer.Serialize(new { query = Follow }), Encoding.UTF8, "application/json") };
                return await attacked.Server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
            }));
            // Those of the round before may not have been seen to go.
            Assert.All(streams, stream => Assert.Contains(stream.StatusCode, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.TooManyRequests]));
            foreach (var stream in streams)
                stream.Dispose();
            await attacked.AnswersStillAsync();
        }
        using var socket = await SocketClient.BeginAsync(attacked.Server);
        for (var i = 0; ; i++)
        {
            Cancellation.ThrowIfCancellationRequested();
            await socket.SubscribeAsync($"{i}", new { query = Follow });
            if ((await socket.HearAsync()).GetProperty("type").GetString() == "next")
                break;
        }
    }

    [Fact]
    public async Task Messages_at_random_end_in_a_code_of_the_protocol()
    {
        string[] seeds = [Init, "{\"type\":\"ping\",\"payload\":{\"a\":[1,null]}}", Subscribe("1", "\"{ me { role } }\""), "{\"type\":\"complete\",\"id\":\"1\"}", Subscribe("2", $"\"{Follow}\"")];
        var random = new Random(26);
        for (var round = 0; round < 300; round++)
        {
            using var socket = await SocketClient.DialAsync(attacked.Server);
            var messages = Enumerable.Range(0, 10).Select(_ => Mutated(seeds[random.Next(seeds.Length)], random)).ToArray();
            var ending = socket.EndAsync();
            await socket.SayAllAsync([.. messages, "{"]);

            Assert.True(await ending is >= 4400 and < 4500, $"round {round}: {string.Join(" | ", messages)}");
        }
        await attacked.AnswersStillAsync();
    }

    static string Mutated(string message, Random random)
    {
        var letters = message.ToCharArray().ToList();
        for (var times = random.Next(3); times > 0; times--)
            switch (random.Next(3))
            {
                case 0: letters.RemoveAt(random.Next(letters.Count)); break;
                case 1: letters.Insert(random.Next(letters.Count), "{}[]\":,\\u0d\n"[random.Next(12)]); break;
                default: letters[random.Next(letters.Count)] = (char)random.Next(32, 127); break;
            }
        return new string([.. letters]);
    }

    static string Subscribe(string id, string query) => $"{{\"type\":\"subscribe\",\"id\":\"{id}\",\"payload\":{{\"query\":{query}}}}}";

    async Task<SocketClient> IdleAsync(string from)
    {
        using var way = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellation) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
        return await SocketClient.DialAsync(attacked.Server, through: way);
    }

    /// <summary>A connection on which the server speaks frames.</summary>
    async Task<Socket> RawAsync()
    {
        var raw = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await raw.ConnectAsync(IPAddress.Loopback, attacked.Server.Client.BaseAddress!.Port, Cancellation);
        await raw.SendAsync("GET /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"u8.ToArray());
        var said = new StringBuilder();
        var one = new byte[1];
        while (!said.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await raw.ReceiveAsync(one, Cancellation) > 0)
            said.Append((char)one[0]);
        Assert.StartsWith("HTTP/1.1 101", said.ToString(), StringComparison.Ordinal);
        return raw;
    }

    static async Task UntilClosedAsync(Socket raw)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        var buffer = new byte[4096];
        try
        {
            while (await raw.ReceiveAsync(buffer, patience.Token) > 0)
            {
            }
        }
        catch (SocketException)
        {
            // Closed with what was sent still unread.
        }
    }
}
