using System.Text.Json;
using ConflictGraph.GraphQL.Execution;
using GraphQL;
using GraphQL.SystemTextJson;
using Microsoft.Net.Http.Headers;

namespace ConflictGraph.Server.Transport;

/// <summary>Turns an HTTP request into an operation, or says why it is none.</summary>
static class RequestReader
{
    static readonly JsonDocumentOptions Json = new() { MaxDepth = 64, AllowDuplicateProperties = false };
    static readonly GraphQLSerializer Serializer = new();

    public static Operation FromQueryString(IQueryCollection query) =>
        new(One(query, "query") ?? throw NoDocument(), One(query, "operationName"), Variables(One(query, "variables"))) { QueryOnly = true };

    public static async Task<Operation> FromBodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
            throw new RequestRefusedException("Send the request as application/json in UTF-8.", StatusCodes.Status415UnsupportedMediaType);
        using var body = await ParseAsync(request, cancellation);
        if (body.RootElement.ValueKind == JsonValueKind.Array)
            throw new RequestRefusedException("Several requests in one body are not answered. Send one, which may ask for several fields.");
        if (body.RootElement.ValueKind != JsonValueKind.Object)
            throw new RequestRefusedException("A request is a JSON object with 'query', and may have 'operationName' and 'variables'.");
        return Read(body.RootElement);
    }

    static Operation Read(JsonElement request)
    {
        try
        {
            return new(Text(request, "query") ?? throw NoDocument(), Text(request, "operationName"), Variables(request));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // It is JSON, so all that its reader can stumble over is an escape of half a character.
            throw new RequestRefusedException("A text of the request holds half a surrogate pair. Send whole characters of Unicode.");
        }
    }

    static async Task<JsonDocument> ParseAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            return await JsonDocument.ParseAsync(request.Body, Json, cancellation);
        }
        catch (JsonException)
        {
            throw new RequestRefusedException("The body is not JSON, or nests too deeply, or names a member twice.");
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new RequestRefusedException("The body is too long; at most 256 KB are read. Put long lists into variables, in several requests.", error.StatusCode, "LIMIT_SIZE");
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
            return document.RootElement.ValueKind == JsonValueKind.Object ? Serializer.ReadNode<Inputs>(document.RootElement) : throw new RequestRefusedException("'variables' is an object.");
        }
        catch (JsonException)
        {
            throw new RequestRefusedException("'variables' is not JSON.");
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
