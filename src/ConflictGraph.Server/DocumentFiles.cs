using System.Text;
using System.Text.Json;
using ConflictGraph.GraphQL.Execution;

namespace ConflictGraph.Server;

/// <summary>Documents that clients ask by id, as they lie in files: one a .graphql file, many in a manifest that a front end's build writes.</summary>
static class DocumentFiles
{
    const string ApolloFormat = "apollo-persisted-query-manifest";

    static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    static readonly JsonDocumentOptions Json = new() { AllowDuplicateProperties = false };

    /// <summary>Of a file, or of all that are in a folder and those below it.</summary>
    public static async Task<IReadOnlyList<PersistedDocument>> ReadAsync(string path, CancellationToken cancellation)
    {
        var found = new List<PersistedDocument>();
        try
        {
            foreach (var file in FilesOf(path))
                found.AddRange(Read(file, await File.ReadAllTextAsync(file, Strict, cancellation)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"The documents cannot be read: {error.Message}", "documents");
        }
        return found.Count > 0 ? found : throw new BadInputException($"There are no documents in {path}: no file that ends in .graphql or .gql, and no manifest (.json) with any.", "documents");
    }

    static IEnumerable<string> FilesOf(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(file => IsManifest(file) || Ends(file, ".graphql") || Ends(file, ".gql")).Order(StringComparer.Ordinal)
        : [path];

    static List<PersistedDocument> Read(string file, string text) => IsManifest(file) ? ReadManifest(file, text) : [new PersistedDocument(text, file)];

    static List<PersistedDocument> ReadManifest(string file, string text)
    {
        try
        {
            using var manifest = JsonDocument.Parse(text, Json);
            return [.. Entries(file, manifest.RootElement)];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            throw Bad(file, error.Message);
        }
    }

    static IEnumerable<PersistedDocument> Entries(string file, JsonElement manifest)
    {
        if (manifest.ValueKind != JsonValueKind.Object)
            throw Bad(file, "A manifest is an object.");
        return manifest.TryGetProperty("format", out var format) && format.ValueKind == JsonValueKind.String && format.GetString() == ApolloFormat ? Operations(file, manifest) : manifest.EnumerateObject().Select(entry => Entry(file, entry.Name, entry.Value));
    }

    static IEnumerable<PersistedDocument> Operations(string file, JsonElement manifest)
    {
        if (!manifest.TryGetProperty("operations", out var operations) || operations.ValueKind != JsonValueKind.Array)
            throw Bad(file, "There are no 'operations'.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in operations.EnumerateArray())
        {
            if (operation.ValueKind != JsonValueKind.Object || !operation.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String || !operation.TryGetProperty("body", out var body))
                throw Bad(file, "An operation has an 'id' and a 'body'.");
            yield return seen.Add(id.GetString()!) ? Entry(file, id.GetString()!, body) : throw Bad(file, $"'{id.GetString()}' stands there twice.");
        }
    }

    static PersistedDocument Entry(string file, string id, JsonElement document) =>
        document.ValueKind == JsonValueKind.String ? new(document.GetString()!, $"{file}, {id}", id) : throw Bad(file, $"Under '{id}' stands no document. A manifest is {{\"HASH\": \"query …\"}}, or Apollo's.");

    static bool IsManifest(string file) => Ends(file, ".json");

    static bool Ends(string file, string ending) => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    static BadInputException Bad(string file, string why) => new($"{file} is no manifest of documents: {why}", "documents");
}
