using System.Text;

namespace ConflictGraph.Formats.Article;

/// <summary>An article file before it is read.</summary>
/// <param name="Name">As messages call it.</param>
/// <param name="Beside">The text of a file beside it, or null when there is none; <c>textFile</c> names such files.</param>
public sealed record ArticleSource(string Name, string Yaml, Func<string, string?> Beside)
{
    // A wrong byte is refused, not replaced: quotes are compared letter by letter.
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static ArticleSource At(string path) => Of(Path.GetFileName(path), File.ReadAllBytes(path), Path.GetDirectoryName(Path.GetFullPath(path)));

    /// <param name="folder">Where the files stand that it names; null where there is none.</param>
    public static ArticleSource Of(string name, byte[] content, string? folder) => new(name, Decode(name, content), beside =>
    {
        var path = folder is null ? null : Path.Combine(folder, beside);
        return File.Exists(path) ? Decode(beside, File.ReadAllBytes(path)) : null;
    });

    static string Decode(string name, byte[] content)
    {
        try
        {
            return Utf8.GetString(content);
        }
        catch (DecoderFallbackException error)
        {
            throw new BadInputException($"{name} is not UTF-8 at byte {error.Index}. Save it as UTF-8.");
        }
    }
}
