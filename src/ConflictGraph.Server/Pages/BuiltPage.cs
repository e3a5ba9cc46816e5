using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Primitives;

namespace ConflictGraph.Server.Pages;

/// <summary>The files of one page as the build put them into an assembly, each compressed; none where it was built without Node.js.</summary>
sealed class BuiltPage
{
    const string Compressed = ".gz";
    static readonly FileExtensionContentTypeProvider Types = new();

    readonly Assembly assembly;
    readonly FrozenDictionary<string, string> resources;

    public BuiltPage(Assembly assembly, string name)
    {
        this.assembly = assembly;
        var folder = $"pages/{name}/";
        resources = assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(folder, StringComparison.Ordinal) && resource.EndsWith(Compressed, StringComparison.Ordinal))
            .ToFrozenDictionary(resource => resource[folder.Length..^Compressed.Length], StringComparer.Ordinal);
    }

    public const string Index = "index.html";

    public bool IsThere => resources.ContainsKey(Index);

    public bool Has(string file) => resources.ContainsKey(file);

    public async Task SendAsync(HttpContext http, string file)
    {
        var response = http.Response;
        response.ContentType = Types.TryGetContentType(file, out var type) ? type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type : "application/octet-stream";
        // The name of every other file changes with what is in it.
        response.Headers.CacheControl = file == Index ? "no-cache" : "public, max-age=31536000, immutable";
        response.Headers.Vary = "Accept-Encoding";
        await using var stored = assembly.GetManifestResourceStream(resources[file])!;
        var asStored = TakesGzip(http.Request.Headers.AcceptEncoding);
        if (asStored)
        {
            response.Headers.ContentEncoding = "gzip";
            response.ContentLength = stored.Length;
        }
        if (HttpMethods.IsHead(http.Request.Method))
            return;
        await using var sent = asStored ? stored : new GZipStream(stored, CompressionMode.Decompress);
        await sent.CopyToAsync(response.Body, http.RequestAborted);
    }

    static bool TakesGzip(StringValues accepted) =>
        Microsoft.Net.Http.Headers.StringWithQualityHeaderValue.TryParseList(accepted, out var codings) && codings.Any(coding => coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && coding.Quality is not 0);
}
