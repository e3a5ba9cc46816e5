using System.Text;
using ConflictGraph.Formats;
using ConflictGraph.Formats.Article;
using ConflictGraph.Formats.JsonLines;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.TestKit;
using ConflictGraph.Writing;

namespace ConflictGraph.Tests.Formats;

/// <summary>What every import format promises. A new one derives from this, gives three small files made by hand, and inherits the tests.</summary>
public abstract class ImportFormatContract
{
    protected abstract IImportFormat Format { get; }

    /// <summary>A name with the format's ending.</summary>
    protected abstract string FileName { get; }

    /// <summary>A file that can be loaded into an empty graph.</summary>
    protected abstract string Good { get; }

    /// <summary>The same with one thing that cannot be loaded.</summary>
    protected abstract string Broken { get; }

    /// <summary>The line of what is wrong in <see cref="Broken"/>.</summary>
    protected abstract int BrokenLine { get; }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void It_is_in_the_list_under_its_own_name() => Assert.Same(Format.GetType(), ImportFormats.Named(Format.Name).GetType());

    [Fact]
    public async Task It_is_surest_of_all_that_its_file_is_its_own() => Assert.Equal(Format.Name, (await ImportFormats.OfAsync(File(Good), Cancellation)).Name);

    [Fact]
    public void It_says_what_it_is_in_a_sentence()
    {
        Assert.EndsWith(".", Format.Description, StringComparison.Ordinal);
        Assert.All(Format.Extensions, ending => Assert.StartsWith(".", ending, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_good_file_becomes_change_sets_that_are_written_and_the_same_file_again_changes_nothing()
    {
        await using var store = new MemoryGraphStore();

        var first = await LoadAsync(store, Good);
        var again = await LoadAsync(store, Good);

        Assert.NotEmpty(first);
        Assert.All(first, answer => Assert.Equal(WriteOutcome.WRITTEN, answer.Outcome));
        Assert.All(again, answer => Assert.NotEqual(WriteOutcome.WRITTEN, answer.Outcome));
    }

    [Fact]
    public async Task What_cannot_be_loaded_is_rejected_with_its_line_and_a_reason()
    {
        await using var store = new MemoryGraphStore();

        var rejected = Assert.IsType<Imported.Rejected>((await ReadAsync(store, Broken)).FirstOrDefault(read => read is Imported.Rejected));

        Assert.Equal(BrokenLine, rejected.Line);
        Assert.NotEmpty(rejected.Reason);
    }

    [Fact]
    public async Task An_empty_file_is_refused_and_nothing_is_made_of_it()
    {
        await using var store = new MemoryGraphStore();

        IReadOnlyList<Imported> read = [];
        try
        {
            read = await ReadAsync(store, "");
        }
        catch (BadInputException)
        {
            // Refusing the whole file is as good as rejecting it in place.
            return;
        }
        Assert.NotEmpty(read);
        Assert.All(read, item => Assert.IsType<Imported.Rejected>(item));
    }

    async Task<IReadOnlyList<WriteAnswer>> LoadAsync(MemoryGraphStore store, string text)
    {
        var writing = new ChangeSets(store, TimeProvider.System, World.Default) { IsImporter = true };
        var answers = new List<WriteAnswer>();
        foreach (var read in await ReadAsync(store, text))
            answers.Add(await writing.WriteAsync(Assert.IsType<Imported.Whole>(read).ChangeSet, cancellation: Cancellation));
        return answers;
    }

    async Task<IReadOnlyList<Imported>> ReadAsync(MemoryGraphStore store, string text)
    {
        var graph = await GraphAt.NewestAsync(store, World.Default, Cancellation);
        var read = new List<Imported>();
        await foreach (var item in Format.ReadAsync(File(text), new ImportOptions(graph, "desk", "trying a format"), Cancellation))
            read.Add(item);
        return read;
    }

    ImportFile File(string text) => ImportFile.Of(FileName, Encoding.UTF8.GetBytes(text));
}

public sealed class ArticleImportTests : ImportFormatContract
{
    const string Start = """
        conflictgraph: article/1
        document:
          id: document:note
          title: A note
          documentKind: NEWS_ARTICLE
          text: The mayor spoke on Monday.
        things:
          person:mayor:
            name: the mayor
            anonymous: true
        """;

    protected override IImportFormat Format => new ArticleImport();

    protected override string FileName => "note.yaml";

    protected override string Good => Start + """

        relations:
          - person:mayor RELATED_TO document:note: The mayor spoke
        """;

    protected override string Broken => Start + """

            colour: blue
        """;

    protected override int BrokenLine => 11;
}

public sealed class JsonLinesImportTests : ImportFormatContract
{
    const string Start = """
        {"format":"conflictgraph","version":1,"history":false}
        {"record":"node","id":"document:note","kind":"Document","properties":{"title":"A note","documentKind":"NEWS_ARTICLE"}}

        """;

    protected override IImportFormat Format => new JsonLinesImport();

    protected override string FileName => "graph.jsonl";

    protected override string Good => Start;

    protected override string Broken => Start + """
        {"record":"node","id":"person:mayor","kind":"Person","properties":{"name":"the mayor","colour":"blue"}}

        """;

    protected override int BrokenLine => 3;
}
