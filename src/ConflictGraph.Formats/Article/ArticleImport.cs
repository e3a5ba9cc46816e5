using System.Runtime.CompilerServices;
using System.Text;

namespace ConflictGraph.Formats.Article;

/// <summary>Loads an article file as one change set; a faulty one is rejected whole, with every fault.</summary>
public sealed class ArticleImport : IImportFormat
{
    public string Name => "article";

    public string Description => "A report entered by hand: one YAML file with what it names, who says what in it and the words that prove it (docs/article-format.md).";

    public IReadOnlyList<string> Extensions => [".yaml", ".yml"];

    public int Sniff(ReadOnlySpan<byte> beginning, string name)
    {
        var text = Encoding.UTF8.GetString(beginning).TrimStart('\uFEFF');
        if (text.Split('\n').Any(line => line.StartsWith("conflictgraph: article/", StringComparison.Ordinal)))
            return 100;
        // Some other YAML under our ending: take it, and say what is wrong with it.
        return Extensions.Any(extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) ? 30 : 0;
    }

    public async IAsyncEnumerable<Imported> ReadAsync(ImportFile file, ImportOptions options, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var content = new MemoryStream();
        await using (var stream = file.Open())
            await stream.CopyToAsync(content, cancellation);
        var source = ArticleSource.Of(file.Name, content.ToArray(), file.Folder);

        ArticleFile? article = null;
        IReadOnlyList<ArticleError> errors = [];
        try
        {
            article = await new ArticleReader(options.Graph.World).ReadAsync(source, ArticleReader.In(options.Graph.Reads, options.Graph.At), cancellation);
        }
        catch (ArticleException faulty)
        {
            errors = faulty.Errors;
        }
        foreach (var error in errors)
            yield return new Imported.Rejected(error.Line, error.Column, null, $"{error.Code}  {error.Message}");
        if (article is not null)
            yield return new Imported.Whole(article.ToChangeSet(options.Author ?? article.Author ?? options.AuthorIfUnsaid, options.Reason), article.EnteredAt);
    }
}
