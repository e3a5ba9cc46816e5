using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j.Http;

/// <summary>Neo4j's HTTP Query API.</summary>
sealed class HttpConnection : IConnection
{
    readonly HttpClient client;
    readonly string path;

    public HttpConnection(Neo4jOptions options)
    {
        client = new HttpClient(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20) }) { BaseAddress = options.Address };
        if (options.Password is { } password)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{password}")));
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        path = $"/db/{Uri.EscapeDataString(options.Database)}/query/v2";
        (Reads, Writes) = (new Single(this, "READ"), new Single(this, null));
    }

    public ICypher Reads { get; }

    public ICypher Writes { get; }

    public async Task<(ITransaction Transaction, IReadOnlyList<Row> Rows)> BeginAsync(Statement first, Parameters parameters, CancellationToken cancellation = default)
    {
        var answer = await SendAsync(path + "/tx", first, parameters, null, true, cancellation);
        return (new Transaction(this, answer.Transaction!), answer.Rows);
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    sealed record Answer(IReadOnlyList<Row> Rows, string? Transaction);

    async Task<Answer> SendAsync(string to, Statement? statement, Parameters parameters, string? mode, bool begins, CancellationToken cancellation)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            if (statement is not null)
            {
                writer.WriteString("statement", statement.Text);
                writer.WritePropertyName("parameters");
                Write(writer, parameters);
            }
            if (mode is not null)
                writer.WriteString("accessMode", mode);
            if (begins)
                writer.WriteNumber("maxExecutionTime", 300);
            writer.WriteEndObject();
        }
        using var request = new HttpRequestMessage(HttpMethod.Post, to) { Content = new ReadOnlyMemoryContent(buffer.WrittenMemory) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        using var document = await JsonDocument.ParseAsync(stream, cancellationToken: cancellation);
        var root = document.RootElement;
        if (root.TryGetProperty("errors", out var errors) && errors.GetArrayLength() > 0)
            throw new StoreException(StoreException.Unavailable, $"{statement?.Name}: {errors[0].GetProperty("code").GetString()}: {errors[0].GetProperty("message").GetString()}");
        var rows = root.TryGetProperty("data", out var data) ? data.GetProperty("values").EnumerateArray().Select(row => new Row([.. row.EnumerateArray().Select(Value)])).ToList() : [];
        return new Answer(rows, root.TryGetProperty("transaction", out var transaction) ? transaction.GetProperty("id").GetString() : null);
    }

    static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var number) ? (object)number : element.GetDouble(),
        JsonValueKind.Array => element.EnumerateArray().Select(Value).ToList(),
        _ => throw new InvalidOperationException($"A statement answered {element.ValueKind}; answers are plain values and lists."),
    };

    static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case long number: writer.WriteNumberValue(number); break;
            case int number: writer.WriteNumberValue(number); break;
            case double number: writer.WriteNumberValue(number); break;
            case IEnumerable<KeyValuePair<string, object?>> map:
                writer.WriteStartObject();
                foreach (var (name, item) in map)
                {
                    writer.WritePropertyName(name);
                    Write(writer, item);
                }
                writer.WriteEndObject();
                break;
            case System.Collections.IEnumerable list:
                writer.WriteStartArray();
                foreach (var item in list)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            default: throw new ArgumentException($"A parameter of {value.GetType().Name} cannot be sent.", nameof(value));
        }
    }

    sealed class Single(HttpConnection connection, string? mode) : ICypher
    {
        public async Task<IReadOnlyList<Row>> RunAsync(Statement statement, Parameters parameters, CancellationToken cancellation = default) =>
            (await connection.SendAsync(connection.path, statement, parameters, mode, false, cancellation)).Rows;
    }

    sealed class Transaction(HttpConnection connection, string id) : ITransaction
    {
        bool hasEnded;

        public async Task<IReadOnlyList<Row>> RunAsync(Statement statement, Parameters parameters, CancellationToken cancellation = default) =>
            (await connection.SendAsync($"{connection.path}/tx/{id}", statement, parameters, null, false, cancellation)).Rows;

        public async Task CommitAsync(CancellationToken cancellation = default)
        {
            hasEnded = true;
            await connection.SendAsync($"{connection.path}/tx/{id}/commit", null, Parameters.None, null, false, cancellation);
        }

        public async ValueTask DisposeAsync()
        {
            if (hasEnded)
                return;
            hasEnded = true;
            using var _ = await connection.client.DeleteAsync($"{connection.path}/tx/{id}");
        }
    }
}
