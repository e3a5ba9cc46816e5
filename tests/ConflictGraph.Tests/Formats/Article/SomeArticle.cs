using System.Text;
using ConflictGraph.Formats.Article;
using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Tests.Formats.Article;

/// <summary>Small article files for tests: a harbour fire of which a harbour master says two things.</summary>
static class SomeArticle
{
    public const string Head = """
        conflictgraph: article/1
        changeSet: {author: a desk, reason: a test}
        document:
          id: document:harbour
          title: Night fire in the harbour
          documentKind: NEWS_ARTICLE
          text: |
            Two sheds burned in the Lower Harbour on Monday night.
            Two people died, harbour master Ana Brell said.
            It was arson, she said; two sheds do not
            burn by themselves.
        """;

    public const string Things = """

        things:
          person:ana-brell: {name: Ana Brell}
          location:lower-harbour: {name: Lower Harbour, locationKind: FACILITY, facilityKind: PORT}
        """;

    /// <summary>The file made of these sections, read against a graph that has these ids.</summary>
    public static Task<ArticleFile> ReadAsync(string yaml, params string[] inGraph) =>
        new ArticleReader(World.Default).ReadAsync(
            ArticleSource.Of("harbour.yaml", Encoding.UTF8.GetBytes(yaml), folder: null),
            (ids, _) => Task.FromResult<IReadOnlyCollection<NodeId>>([.. ids.Where(id => inGraph.Contains(id.Value))]),
            TestContext.Current.CancellationToken);

    public static async Task<IReadOnlyList<ArticleError>> ErrorsOfAsync(string yaml, params string[] inGraph) =>
        (await Assert.ThrowsAsync<ArticleException>(() => ReadAsync(yaml, inGraph))).Errors;

    /// <summary>The one error of a file, as <c>line:column CODE</c> and its message; the place is that of the only <c>§</c> in the text, which is taken out before reading.</summary>
    public static async Task RefusedAsync(string yaml, string code, string message, params string[] inGraph)
    {
        var at = yaml.IndexOf('§', StringComparison.Ordinal);
        var before = yaml[..at];
        var error = Assert.Single(await ErrorsOfAsync(yaml.Remove(at, 1), inGraph));
        Assert.Equal(
            $"harbour.yaml:{before.Count(letter => letter == '\n') + 1}:{at - before.LastIndexOf('\n')}  {code}",
            $"{error.File}:{error.Line}:{error.Column}  {error.Code}");
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
