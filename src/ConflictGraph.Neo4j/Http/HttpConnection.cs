using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j.Http;

/// <summary>Neo4j's HTTP Query API: one statement a request.</summary>
sealed class HttpConnection : IConnection
{
    const string Affinity = "neo4j-cluster-affinity";

    /// <summary>The server ends a transaction that lasts longer.</summary>
    const int LongestTransaction = 300;

    static readonly TimeSpan Brief = TimeSpan.FromSeconds(5);

    static readonly TimeSpan LongestBeginning = TimeSpan.FromMinutes(1);

    readonly HttpClient client;
    readonly Trying trying;
    readonly Endings endings;
    readonly Bookmarks bookmarks = new();
    readonly string path;

    public HttpConnection(Neo4jOptions options)
    {
        Clock = options.Clock;
        path = $"db/{Uri.EscapeDataString(options.Database)}/query/v2";
        client = new HttpClient(new SocketsHttpHandler
        {
            // The server closes what was idle for 30 s, and a COMMIT must not meet a dead socket.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
            MaxConnectionsPerServer = options.Connections,
            ConnectTimeout = Brief,
            ConnectCallback = ConnectAsync,
            // A password goes to no other address.
            AllowAutoRedirect = false,
            UseCookies = false,
        })
        {
            BaseAddress = new Uri(options.Address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/') + "/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        if (options.Password is { } password)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{password}")));
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        trying = new Trying(options);
        endings = new Endings(EndAsync, options.Clock);
        (Reads, Writes) = (new Single(this, Doing.Reading), new Single(this, Doing.Writing));
    }

    public ICypher Reads { get; }

    public ICypher Writes { get; }

    internal TimeProvider Clock { get; }

    public async Task<(ITransaction Transaction, IReadOnlyList<Row> Rows)> BeginAsync(Statement first, Parameters parameters, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var (answer, affinity) = await SendAsync(Doing.Beginning, $"{path}/tx", first, parameters, Endings.Word(), null, cancellation);
        return (new HttpTransaction(this, $"{path}/tx/{answer.Transaction}", affinity), answer.Rows);
    }

    public async ValueTask DisposeAsync()
    {
        await endings.DisposeAsync();
        client.Dispose();
    }

    internal async Task<IReadOnlyList<Row>> RunAsync(Doing doing, string to, Statement statement, Parameters parameters, string word, string? affinity, CancellationToken cancellation) =>
        (await SendAsync(doing, to, statement, parameters, word, affinity, cancellation)).Answer.Rows;

    /// <summary>Once it is on its way nothing calls it back, so it is not cancelled.</summary>
    internal Task CommitAsync(string transaction, string? affinity) =>
        trying.RunAsync(Doing.Committing, "COMMIT", async cancellation =>
        {
            var known = bookmarks.Newest;
            // With a body, though it has nothing to say: one without would be sent again by HttpClient when its connection breaks.
            var (answer, _) = await ExchangeAsync(Doing.Committing, $"{transaction}/commit", Query.Empty, affinity, cancellation);
            bookmarks.Replace(known, answer.Bookmarks);
            return answer;
        }, CancellationToken.None);

    /// <summary>Never throws: what cannot be rolled back from here the server rolls back when it has been idle.</summary>
    internal async Task RollBackAsync(string transaction, string? affinity)
    {
        using var late = new CancellationTokenSource(Brief, Clock);
        using var request = Request(HttpMethod.Delete, transaction, affinity);
        try
        {
            using var _ = await client.SendAsync(request, late.Token);
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }

    async Task RollBackAsync(Task<(Answer Answer, string? Affinity)> beginning, CancellationTokenSource longer)
    {
        longer.CancelAfter(LongestBeginning);
        var (answer, affinity) = await beginning;
        await RollBackAsync($"{path}/tx/{answer.Transaction}", affinity);
    }

    internal Task EndingOf(string word) => endings.Of(word);

    async Task<(Answer Answer, string? Affinity)> SendAsync(Doing doing, string to, Statement statement, Parameters parameters, string word, string? affinity, CancellationToken cancellation)
    {
        return await trying.RunAsync(doing, statement.Name, async cancellation =>
        {
            // Inside a transaction they were said when it began.
            var known = doing == Doing.Within ? [] : bookmarks.Newest;
            var body = Query.Of(statement, parameters, word, doing == Doing.Reading, known, doing == Doing.Beginning ? LongestTransaction : null);
            // A beginning is not given up with its caller: an answer that is on its way names a transaction that holds a lock.
            var longer = new CancellationTokenSource();
            var exchange = ExchangeAsync(doing, to, body, affinity, doing == Doing.Beginning ? longer.Token : cancellation);
            try
            {
                var answered = await exchange.WaitAsync(cancellation);
                if (doing == Doing.Writing)
                    bookmarks.Replace(known, answered.Answer.Bookmarks);
                return answered;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                endings.Start(word, doing == Doing.Beginning ? RollBackAsync(exchange, longer) : null);
                throw;
            }
            catch (RequestFailure failure) when (ServerErrors.IsBookmark(failure.Code))
            {
                bookmarks.Forget(known);
                throw;
            }
        }, cancellation);
    }

    async Task<(Answer Answer, string? Affinity)> ExchangeAsync(Doing doing, string to, ReadOnlyMemory<byte> body, string? affinity, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Post, to, affinity);
        request.Content = new ReadOnlyMemoryContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (response.Content.Headers.ContentType?.MediaType != "application/json")
                throw OfStatus(response.StatusCode);
            await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
            var answer = await Answer.ReadAsync(stream, cancellation);
            if (answer.Error is { } error)
                throw OfError(error.Code, error.Message, response.StatusCode, doing);
            if (!response.IsSuccessStatusCode)
                throw OfStatus(response.StatusCode);
            return (answer, response.Headers.TryGetValues(Affinity, out var values) ? values.First() : affinity);
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            throw new RequestFailure(Fate.NotSent, ServerErrors.Untrusted, error.InnerException?.Message ?? error.Message, error);
        }
        catch (HttpRequestException error) when (error.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError)
        {
            throw new RequestFailure(Fate.NotSent, "", error.InnerException is SocketException socket ? $"{socket.Message}." : error.Message, error);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new RequestFailure(Fate.NotSent, "", $"It did not take a connection within {Brief.TotalSeconds} s.", error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new RequestFailure(Fate.Lost, "", "The connection broke.", error);
        }
        catch (JsonException error)
        {
            throw new RequestFailure(Fate.Lost, "", "The answer broke off.", error);
        }
    }

    // What answers this is a proxy, an older server or something else.
    static RequestFailure OfStatus(HttpStatusCode status) => status switch
    {
        HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests => new RequestFailure(Fate.RefusedForNow, $"HTTP {(int)status}", "It is busy."),
        HttpStatusCode.NotFound => new RequestFailure(Fate.Refused, ServerErrors.NoQueryApi, ""),
        HttpStatusCode.Unauthorized => RequestFailure.Answered("Neo.ClientError.Security.Unauthorized", ""),
        >= HttpStatusCode.InternalServerError => new RequestFailure(Fate.Lost, "", $"HTTP {(int)status}."),
        _ => new RequestFailure(Fate.Refused, ServerErrors.NotUnderstood, $"it answered HTTP {(int)status}."),
    };

    static RequestFailure OfError(string code, string message, HttpStatusCode status, Doing doing) => (code, status) switch
    {
        ("Neo.ClientError.Request.Invalid", HttpStatusCode.NotFound) => new RequestFailure(Fate.Refused, doing is Doing.Within or Doing.Committing ? ServerErrors.NoTransaction : ServerErrors.NoQueryApi, message),
        _ => RequestFailure.Answered(code, message),
    };

    async Task<bool> EndAsync(string word, CancellationToken cancellation)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var timer = Clock.CreateTimer(static late => ((CancellationTokenSource)late!).Cancel(), late, Brief, Timeout.InfiniteTimeSpan);
        var body = Query.Of(Statement.Of("read/end-request"), new Parameters { ["which"] = word }, Endings.Word(), reads: true, [], null);
        return (await ExchangeAsync(Doing.Reading, path, body, null, late.Token)).Answer.Rows.Count > 0;
    }

    static HttpRequestMessage Request(HttpMethod method, string to, string? affinity)
    {
        var request = new HttpRequestMessage(method, to);
        if (affinity is not null)
            request.Headers.Add(Affinity, affinity);
        return request;
    }

    // A host that is gone without a word is noticed in seconds.
    static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 5);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 2);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
            await socket.ConnectAsync(context.DnsEndPoint, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    sealed class Single(HttpConnection connection, Doing doing) : ICypher
    {
        public Task<IReadOnlyList<Row>> RunAsync(Statement statement, Parameters parameters, CancellationToken cancellation = default) =>
            connection.RunAsync(doing, connection.path, statement, parameters, Endings.Word(), null, cancellation);
    }
}
