using System.Text.Json;
using ConflictGraph.GraphQL.Execution;
using GraphQL;
using GraphQL.SystemTextJson;
using Microsoft.Net.Http.Headers;

namespace ConflictGraph.Server.Transport;

/// <summary>Turns an HTTP request into an operation, or says why it is none.</summary>
static class RequestReader
{
    public static readonly JsonDocumentOptions Json = new() { MaxDepth = 64, AllowDuplicateProperties = false };
    static readonly GraphQLSerializer Serializer = new();

    public static Operation FromQueryString(IQueryCollection query) =>
        new(One(query, "query") ?? throw NoDocument(), One(query, "operationName"), Variables(One(query, "variables"))) { QueryOnly = true };

    public static async Task<Operation> FromBodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
            throw new RequestRefusedException("Send the request as application/json in UTF-8.", StatusCodes.Status415UnsupportedMediaType);
        // A few bytes can be packed that unpack to more than there is memory for.
        if (request.Headers.ContentEncoding.Count > 0 && request.Headers.ContentEncoding != "identity")
            throw new RequestRefusedException("Send the request unpacked: without Content-Encoding.", StatusCodes.Status415UnsupportedMediaType);
        using var body = await ParseAsync(request, cancellation);
        return body.RootElement.ValueKind == JsonValueKind.Array
            ? throw new RequestRefusedException("Several requests in one body are not answered. Send one, which may ask for several fields.")
            : FromJson(body.RootElement);
    }

    public static Operation FromJson(JsonElement request) => Read(() => Of(request));

    static Operation Of(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
            throw new RequestRefusedException("A request is a JSON object with 'query', and may have 'operationName' and 'variables'.");
        return new(Text(body, "query") ?? throw NoDocument(), Text(body, "operationName"), Variables(body));
    }

    /// <summary>Texts are decoded when they are read: bytes that are no UTF-8 and halves of surrogate pairs show only then.</summary>
    static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            throw new RequestRefusedException("The request holds a text that is no Unicode, or a number that cannot be read.");
        }
    }

    static async Task<JsonDocument> ParseAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            return await JsonDocument.ParseAsync(request.Body, Json, cancellation);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new RequestRefusedException("The body is not JSON in UTF-8, or nests too deeply, or names a member twice.");
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new RequestRefusedException("The body is too long; at most 256 KB are read. Put long lists into variables, in several requests.", error.StatusCode, "LIMIT_SIZE");
        }
        catch (BadHttpRequestException error)
        {
            throw new RequestRefusedException("The body did not come as was announced, or too slowly.", error.StatusCode);
        }
    }

    static string? Text(JsonElement request, string name)
    {
        if (!request.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw new RequestRefusedException($"'{name}' is a string.");
    }

    static Inputs? Variables(JsonElement request)
    {
        CheckMap(request, "extensions");
        return CheckMap(request, "variables") ? Serializer.ReadNode<Inputs>(request.GetProperty("variables")) : null;
    }

    static bool CheckMap(JsonElement request, string name)
    {
        if (!request.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return false;
        return value.ValueKind == JsonValueKind.Object ? true : throw new RequestRefusedException($"'{name}' is an object.");
    }

    static Inputs? Variables(string? json)
    {
        if (json is null)
            return null;
        try
        {
            using var document = JsonDocument.Parse(json, Json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(() => Serializer.ReadNode<Inputs>(document.RootElement)) : throw new RequestRefusedException("'variables' is an object.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new RequestRefusedException("'variables' is not JSON, or nests too deeply, or names a member twice.");
        }
    }

    static string? One(IQueryCollection query, string name)
    {
        if (!query.TryGetValue(name, out var values))
            return null;
        return values.Count == 1 ? values[0] : throw new RequestRefusedException($"'{name}' is given more than once.");
    }

    static RequestRefusedException NoDocument() => new("There is no 'query'. Send {\"query\": \"{ revision { number } }\"}.");
}
