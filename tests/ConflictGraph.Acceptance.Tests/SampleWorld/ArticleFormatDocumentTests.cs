using ConflictGraph.Formats.Article;
using ConflictGraph.Ontology;

namespace ConflictGraph.Acceptance.Tests.Samples;

/// <summary>docs/article-format.md shows what is read, and how errors look.</summary>
public sealed class ArticleFormatDocumentTests
{
    const string Report = "Two sheds burned in the Lower Harbour on Monday night. Two people died, harbour master Ana Brell said.";
    static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "article-format.md"));

    [Fact]
    public async Task The_file_at_a_glance_is_sound()
    {
        var file = await ReadAsync(Blocks("yaml").First());

        Assert.Equal("document:harbour-report", file.Document.Value);
    }

    [Fact]
    public async Task An_error_looks_as_it_is_shown()
    {
        var briefing = await File.ReadAllTextAsync(Repository.PathOf("samples", "briefing", "briefing.yaml"), TestContext.Current.CancellationToken);
        var text = await File.ReadAllTextAsync(Repository.PathOf("samples", "briefing", "briefing.txt"), TestContext.Current.CancellationToken);
        var misquoted = briefing.Insert(briefing.LastIndexOf("He places it all", StringComparison.Ordinal) + 3, "§").Replace("§places", "puts", StringComparison.Ordinal);

        var error = Assert.Single((await Assert.ThrowsAsync<ArticleException>(() => new ArticleReader(World.Default).ReadAsync(new ArticleSource("briefing.yaml", misquoted, _ => text), ArticleReader.InNothing, TestContext.Current.CancellationToken))).Errors);

        var shown = string.Join(' ', Blocks("").Single(block => block.StartsWith("briefing.yaml:", StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.EndsWith(shown[shown.IndexOf("EVIDENCE_MISMATCH", StringComparison.Ordinal)..], string.Join(' ', error.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_link_in_its_table_is_one_of_the_ontology()
    {
        var row = Page.Split('\n').Where(line => line.StartsWith("| document | `", StringComparison.Ordinal) || line.StartsWith("| event | `", StringComparison.Ordinal) || line.StartsWith("| claim | `", StringComparison.Ordinal)).ToList();
        var fields = World.Default.EdgeKinds.Where(kind => !kind.IsDirect).SelectMany(kind => new[] { kind.Fields.AtFrom, kind.Fields.AtTo }).ToHashSet();

        Assert.Equal(3, row.Count);
        Assert.All(row.SelectMany(line => line.Split('`').Where((_, i) => i % 2 == 1)), word => Assert.Contains(word, fields));
    }

    static Task<ArticleFile> ReadAsync(string yaml) =>
        new ArticleReader(World.Default).ReadAsync(new ArticleSource("harbour-report.yaml", yaml, name => name == "harbour-report.txt" ? Report : null), ArticleReader.InNothing, TestContext.Current.CancellationToken);

    static IEnumerable<string> Blocks(string language) => Page.Split("\n```").Where((_, i) => i % 2 == 1)
        .Where(block => block[..block.IndexOf('\n', StringComparison.Ordinal)] == language).Select(block => block[(block.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
}
