using System.Buffers;
using System.Text.Json;

namespace ConflictGraph.Neo4j.Http;

/// <summary>What the server answered, read as it comes: of the text only the part under way is held.</summary>
sealed class Answer
{
    const int Piece = 32 * 1024;

    readonly List<Row> rows = [];
    readonly List<string> bookmarks = [];
    readonly Stack<List<object?>> open = new();
    JsonReaderState state;
    string part = "";
    string member = "";
    string? code;
    string? message;

    Answer()
    {
    }

    public IReadOnlyList<Row> Rows => rows;

    public IReadOnlyList<string> Bookmarks => bookmarks;

    /// <summary>The id of the transaction that was begun.</summary>
    public string? Transaction { get; private set; }

    /// <summary>The server may find an error after it has sent rows, and a status that says that all is well.</summary>
    public (string Code, string Message)? Error => code is null ? null : (code, message ?? "");

    /// <exception cref="JsonException">It is not JSON.</exception>
    public static async Task<Answer> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        var answer = new Answer();
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            var held = 0;
            while (true)
            {
                // Read full before it is looked at, and doubled when not one token fits: a long text is not looked through again for each packet.
                var got = await stream.ReadAtLeastAsync(buffer.AsMemory(held), buffer.Length - held, throwOnEndOfStream: false, cancellation);
                var isLast = got < buffer.Length - held;
                held += got;
                var taken = answer.Take(buffer.AsSpan(0, held), isLast);
                if (isLast)
                    return answer;
                if (taken == 0)
                {
                    var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                    buffer.AsSpan(0, held).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }
                else
                {
                    buffer.AsSpan(taken, held - taken).CopyTo(buffer);
                    held -= taken;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    int Take(ReadOnlySpan<byte> bytes, bool isLast)
    {
        var reader = new Utf8JsonReader(bytes, isLast, state);
        while (reader.Read())
            Take(ref reader);
        state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }

    // { "data": { "fields": […], "values": [[…], …] }, "bookmarks": […], "errors": [{ "code": …, "message": … }], "transaction": { "id": … } } and more that is not needed.
    void Take(ref Utf8JsonReader reader)
    {
        var (depth, token) = (reader.CurrentDepth, reader.TokenType);
        if (open.Count > 0 || (part == "data" && member == "values" && depth >= 3 && token == JsonTokenType.StartArray))
            TakeValue(ref reader);
        else if (token == JsonTokenType.PropertyName)
            (part, member) = depth == 1 ? (reader.GetString()!, "") : (part, reader.GetString()!);
        else if (token == JsonTokenType.String)
            TakeText(reader.GetString()!, depth);
    }

    void TakeText(string text, int depth)
    {
        switch (part, member, depth)
        {
            case ("bookmarks", _, 2): bookmarks.Add(text); break;
            case ("transaction", "id", 2): Transaction = text; break;
            case ("errors", "code", 3): code ??= text; break;
            case ("errors", "message", 3): message ??= text; break;
        }
    }

    void TakeValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray: open.Push([]); break;
            case JsonTokenType.EndArray:
                var list = open.Pop();
                if (open.TryPeek(out var outer))
                    outer.Add(list);
                else
                    rows.Add(new Row([.. list]));
                break;
            case JsonTokenType.Null: open.Peek().Add(null); break;
            case JsonTokenType.True: open.Peek().Add(true); break;
            case JsonTokenType.False: open.Peek().Add(false); break;
            case JsonTokenType.String: open.Peek().Add(reader.GetString()); break;
            case JsonTokenType.Number: open.Peek().Add(reader.TryGetInt64(out var number) ? (object)number : reader.GetDouble()); break;
            default: throw new InvalidOperationException("A statement answered a map; answers are plain values and lists.");
        }
    }
}
