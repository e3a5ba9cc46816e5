using Microsoft.Net.Http.Headers;

namespace ConflictGraph.Server.Transport;

enum ResponseKind { Json, GraphQL, None }

/// <summary>Which of our media types a client would have.</summary>
static class Accept
{
    public static ResponseKind Choose(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        if (accept.Count == 0)
            return ResponseKind.Json;
        if (!MediaTypeHeaderValue.TryParseList(accept, out var wished))
            return ResponseKind.None;
        var (best, quality) = (ResponseKind.None, 0.0);
        foreach (var type in wished)
        {
            var kind = KindOf(type.MediaType.Value);
            if (kind == ResponseKind.None || (type.Quality ?? 1) <= quality)
                continue;
            (best, quality) = (kind, type.Quality ?? 1);
        }
        return best;
    }

    public static string TypeOf(ResponseKind kind) => kind == ResponseKind.GraphQL ? "application/graphql-response+json; charset=utf-8" : "application/json; charset=utf-8";

    static ResponseKind KindOf(string? type) => type?.ToLowerInvariant() switch
    {
        "application/graphql-response+json" => ResponseKind.GraphQL,
        "application/json" or "application/*" or "*/*" => ResponseKind.Json,
        _ => ResponseKind.None,
    };
}
