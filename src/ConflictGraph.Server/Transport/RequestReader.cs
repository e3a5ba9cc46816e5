using System.Text.Json;
using ConflictGraph.GraphQL.Execution;
using GraphQL;
using GraphQL.SystemTextJson;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace ConflictGraph.Server.Transport;

/// <summary>Turns an HTTP request into an operation, or says why it is none.</summary>
static class RequestReader
{
    public static readonly JsonDocumentOptions Json = new() { MaxDepth = 64, AllowDuplicateProperties = false };
    const long MostPassedOver = 2_000_000;

    static readonly GraphQLSerializer Serializer = new();

    public static Operation FromQueryString(IQueryCollection query) =>
        Asked(One(query, "query"), One(query, "documentId"), Map(One(query, "extensions"), "extensions", HashOf), One(query, "operationName"), Map(One(query, "variables"), "variables", InputsOf)) with { QueryOnly = true };

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
            throw new RequestRefusedException("A request is a JSON object with 'query' or 'documentId', and may have 'operationName' and 'variables'.");
        var hash = CheckMap(body, "extensions") ? HashOf(body.GetProperty("extensions")) : null;
        return Asked(Text(body, "query"), Text(body, "documentId"), hash, Text(body, "operationName"), CheckMap(body, "variables") ? InputsOf(body.GetProperty("variables")) : null);
    }

    /// <param name="hash">What Apollo's clients ask a document by. They send it beside the text when no document is known by it.</param>
    static Operation Asked(string? query, string? id, string? hash, string? name, Inputs? variables)
    {
        if (id is not null && (query ?? hash) is not null)
            throw new RequestRefusedException("A request names one document: by 'query' or by 'documentId', and not by both.");
        if (query is not null && hash is not null && DocumentId.Of(query) != DocumentId.Prefix + hash)
            throw new RequestRefusedException("'extensions.persistedQuery.sha256Hash' is not the hash of 'query'.");
        return (query ?? id ?? hash) is null ? throw NoDocument() : new(query, name, variables) { DocumentId = query is null ? id ?? hash : null };
    }

    static Inputs? InputsOf(JsonElement variables) => Serializer.ReadNode<Inputs>(variables);

    static string? HashOf(JsonElement extensions) => CheckMap(extensions, "persistedQuery") ? Text(extensions.GetProperty("persistedQuery"), "sha256Hash") : null;

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
            await PassOverAsync(request, cancellation);
            return await JsonDocument.ParseAsync(request.Body, Json, cancellation);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new RequestRefusedException("The body is not JSON in UTF-8, or nests too deeply, or names a member twice.");
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLong();
        }
        catch (IOException error) when (!cancellation.IsCancellationRequested)
        {
            throw new RequestRefusedException("The body did not come as was announced, or too slowly.", (error as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>
    /// Of a body that is announced as too long what a client may be sending already is read and thrown away: one whose connection breaks while it sends never reads why.
    /// Who waits to be told to send is told not to.
    /// </summary>
    static async Task PassOverAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false, MaxRequestBodySize: { } most } limit || request.ContentLength is not { } length)
            return;
        if (length <= most || length > MostPassedOver || request.Headers.Expect.Count > 0)
            return;
        limit.MaxRequestBodySize = length;
        await request.Body.CopyToAsync(Stream.Null, cancellation);
        throw TooLong();
    }

    static RequestRefusedException TooLong() => new("The body is too long; at most 256 KB are read. Put long lists into variables, in several requests.", StatusCodes.Status413PayloadTooLarge, "LIMIT_SIZE");

    static string? Text(JsonElement request, string name)
    {
        if (!request.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw new RequestRefusedException($"'{name}' is a string.");
    }

    static bool CheckMap(JsonElement request, string name)
    {
        if (!request.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return false;
        return value.ValueKind == JsonValueKind.Object ? true : throw new RequestRefusedException($"'{name}' is an object.");
    }

    /// <summary>What is read of a map in the query string; nothing where there is none.</summary>
    static T? Map<T>(string? json, string name, Func<JsonElement, T?> read) where T : class
    {
        if (json is null)
            return null;
        try
        {
            using var document = JsonDocument.Parse(json, Json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(() => read(document.RootElement)) : throw new RequestRefusedException($"'{name}' is an object.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new RequestRefusedException($"'{name}' is not JSON, or nests too deeply, or names a member twice.");
        }
    }

    static string? One(IQueryCollection query, string name)
    {
        if (!query.TryGetValue(name, out var values))
            return null;
        return values.Count == 1 ? values[0] : throw new RequestRefusedException($"'{name}' is given more than once.");
    }

    static RequestRefusedException NoDocument() => new("There is no 'query' and no 'documentId'. Send {\"query\": \"{ revision { number } }\"}.");
}
