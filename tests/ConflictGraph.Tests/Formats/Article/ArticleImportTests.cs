using System.Text;
using ConflictGraph.Formats;
using ConflictGraph.Formats.Article;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using ConflictGraph.TestKit;
using ConflictGraph.Writing;

namespace ConflictGraph.Tests.Formats.Article;

public class ArticleImportTests
{
    const string Repeated = """
        conflictgraph: article/1
        document: {id: document:evening, title: The evening paper, documentKind: NEWS_ARTICLE, text: "Two people died, said Ana Brell."}
        claims:
          claim:brell-two-dead: {claimants: person:ana-brell, evidence: "Two people died"}
        """;

    [Theory]
    [InlineData("# a remark\nconflictgraph: article/1\n", "a.txt", 100)]
    [InlineData("mapping: 1\n", "a.yaml", 30)]
    [InlineData("{\"a\": 1}", "a.json", 0)]
    public void A_file_says_itself_that_it_is_one(string beginning, string name, int certainty) =>
        Assert.Equal(certainty, new ArticleImport().Sniff(Encoding.UTF8.GetBytes(beginning), name));

    [Fact]
    public async Task A_sound_file_is_one_change_set_of_whoever_loads_it()
    {
        var imported = Assert.Single(await ReadAsync(new MemoryGraphStore(), SomeArticle.Head + SomeArticle.Things));

        var whole = Assert.IsType<Imported.Whole>(imported);
        Assert.Equal(("Ines", "a test"), (whole.ChangeSet.Author, whole.ChangeSet.Reason));
        Assert.StartsWith("document:harbour@", whole.ChangeSet.Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_faulty_file_every_fault_is_said_and_nothing_is_written()
    {
        var imported = await ReadAsync(new MemoryGraphStore(), Repeated.Replace("Two people died\"", "Ten people died\"", StringComparison.Ordinal));

        Assert.Equal(
            ["line 4:3: UNKNOWN_NODE", "line 4:37: UNKNOWN_NODE", "line 4:65: EVIDENCE_MISMATCH"],
            imported.Select(fault => Assert.IsType<Imported.Rejected>(fault).ToString().Split("  ")[0]));
    }

    [Fact]
    public async Task A_second_report_builds_on_what_the_graph_has()
    {
        var store = new MemoryGraphStore();
        var first = await SomeArticle.ReadAsync(SomeArticle.Head + SomeArticle.Things + """

            claims:
              claim:brell-two-dead: {text: Two died, claimKind: CASUALTY, stance: ASSERTS, claimants: person:ana-brell, evidence: "Two people died"}
            """);
        await new ChangeSets(store, TimeProvider.System, World.Default).WriteAsync(first.ToChangeSet(), cancellation: TestContext.Current.CancellationToken);

        var whole = Assert.IsType<Imported.Whole>(Assert.Single(await ReadAsync(store, Repeated)));

        Assert.Equal(WriteOutcome.WRITTEN, (await new ChangeSets(store, TimeProvider.System, World.Default).WriteAsync(whole.ChangeSet, cancellation: TestContext.Current.CancellationToken)).Outcome);
        var links = await store.LinksAsync(2, [new("claim:brell-two-dead")], new LinkQuery { Kinds = [EdgeKinds.MadeClaim], WithPayload = true }, TestContext.Current.CancellationToken);
        Assert.Equal(["document:harbour", "document:evening"], Assert.Single(links[new("claim:brell-two-dead")].Items).Payload!.Edge.Evidence.Select(evidence => evidence.Document.Value));
    }

    [Fact]
    public void The_format_is_among_those_that_can_be_loaded() => Assert.IsType<ArticleImport>(ImportFormats.Named("article"));

    static async Task<List<Imported>> ReadAsync(IGraphStore store, string yaml)
    {
        var graph = await GraphAt.NewestAsync(store, World.Default, TestContext.Current.CancellationToken);
        return await new ArticleImport().ReadAsync(ImportFile.Of("harbour.yaml", Encoding.UTF8.GetBytes(yaml)), new ImportOptions(graph, "Ines"), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }
}
