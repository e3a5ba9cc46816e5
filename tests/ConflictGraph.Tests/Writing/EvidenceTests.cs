using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Writing;

namespace ConflictGraph.Tests.Writing;

public sealed class EvidenceTests
{
    const string Text = "Drones hit a depot 🚁 near Odesa. Officials said: no one was hurt. No one was named.";

    readonly SomeDesk desk = new();

    [Fact]
    public async Task A_quote_alone_is_found_in_the_text()
    {
        await WithTextAsync();

        await desk.WriteAsync(Quoting(new EvidenceDraft(Article, "hit a depot")));

        Assert.Equal(new TextSelector(7, 18), (await EvidenceAsync()).Selector);
    }

    [Fact]
    public async Task Words_that_stand_twice_are_ambiguous_and_say_where()
    {
        await WithTextAsync();

        var refusal = await Assert.ThrowsAsync<StepRefusedException>(() => desk.WriteAsync(Quoting(new EvidenceDraft(Article, "o one was"))));

        Assert.Equal([51, 68], Assert.IsType<EvidenceAmbiguousException>(refusal.InnerException).Places);
    }

    [Fact]
    public async Task Words_that_do_not_stand_there_are_refused_with_the_nearest_ones()
    {
        await WithTextAsync();

        var refusal = await Assert.ThrowsAsync<StepRefusedException>(() => desk.WriteAsync(Quoting(new EvidenceDraft(Article, "hit a depot near Kyiv"))));

        Assert.Equal("EVIDENCE_MISMATCH", refusal.Code);
        Assert.Contains("«hit a depot 🚁 near", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7, 18, "hit a depot", null)]
    [InlineData(7, 18, null, null)]
    [InlineData(7, 17, "hit a depot", "EVIDENCE_MISMATCH")]
    [InlineData(20, 25, null, "EVIDENCE_MISMATCH")]
    [InlineData(7, 700, null, "EVIDENCE_MISMATCH")]
    public async Task A_place_must_hold_the_quote_and_split_no_character(int start, int end, string? quote, string? refused)
    {
        await WithTextAsync();
        var step = Quoting(new EvidenceDraft(Article, quote, new TextSelector(start, end)));

        if (refused is not null)
            Assert.Equal(refused, await desk.RefusalAsync(step));
        else
            Assert.Equal(WriteOutcome.WRITTEN, (await desk.WriteAsync(step)).Outcome);
    }

    [Fact]
    public async Task Of_a_document_without_text_the_words_are_kept_unchecked_until_its_text_comes()
    {
        await desk.WriteAsync(Some.Node(Article.Value), Some.Node("person:austin"), Some.Node("organisation:us"), Quoting(new EvidenceDraft(Article, "hit a bridge")));

        Assert.IsType<UnstoredSelector>((await EvidenceAsync()).Selector);
        Assert.Equal("EVIDENCE_MISMATCH", await desk.RefusalAsync(new Step.PutText(Article, Text)));
        Assert.Equal(WriteOutcome.WRITTEN, (await desk.WriteAsync(new Step.PutText(Article, "They hit a bridge."))).Outcome);
    }

    [Fact]
    public async Task A_text_is_kept_without_byte_order_mark_and_with_plain_line_ends_and_never_changes()
    {
        await desk.WriteAsync(Some.Node(Article.Value), new Step.PutText(Article, "\uFEFFone\r\ntwo"));

        Assert.Equal(WriteOutcome.UNCHANGED, (await desk.WriteAsync(new Step.PutText(Article, "one\ntwo"))).Outcome);
        Assert.Equal("CONFLICT", await desk.RefusalAsync(new Step.PutText(Article, "one\nthree")));
        Assert.Equal("BAD_INPUT", await desk.RefusalAsync(Some.Node("document:b"), new Step.PutText(new NodeId("document:b"), "half \uD800")));
        await desk.WriteAsync(Some.Node(Article.Value, ("title", "put again")));
        Assert.NotNull((await desk.EntityAsync(Article.Value))!.Properties.Text("sha256"));
    }

    [Fact]
    public async Task A_quote_from_a_row_must_stand_in_the_columns_it_names()
    {
        await desk.WriteAsync(Some.Node("person:austin"), Some.Node("organisation:us"), Some.Node(Article.Value, ("documentKind", "DATASET_ROW"), ("raw", """{"actor":"US","notes":"He met the US envoy."}""")));

        Assert.Equal("EVIDENCE_MISMATCH", await desk.RefusalAsync(Quoting(new EvidenceDraft(Article, "envoy", new RowSelector(["actor"])))));
        Assert.Equal("EVIDENCE_MISMATCH", await desk.RefusalAsync(Quoting(new EvidenceDraft(Article, "US", new RowSelector(["place"])))));
        await desk.WriteAsync(Quoting(new EvidenceDraft(Article, "envoy")));
        Assert.Equal(new RowSelector(["notes"]), (await EvidenceAsync()).Selector);
        Assert.Equal("BAD_INPUT", await desk.RefusalAsync(new Step.PutText(Article, "text")));
    }

    [Fact]
    public async Task Evidence_cites_a_document_that_is_there()
    {
        await desk.WriteAsync(Some.Node("person:austin"), Some.Node("organisation:us"));

        Assert.Equal("UNKNOWN_NODE", await desk.RefusalAsync(Quoting(new EvidenceDraft(Article))));
        Assert.Equal("WRONG_KIND", await desk.RefusalAsync(Quoting(new EvidenceDraft(new NodeId("person:austin")))));
        Assert.Equal("EVIDENCE_MISSING", await desk.RefusalAsync(Some.Edge(EdgeKinds.MemberOf, "person:austin", "organisation:us")));
    }

    static NodeId Article => new("document:article");

    static Step.PutEdge Quoting(EvidenceDraft evidence) => Some.Edge(EdgeKinds.MemberOf, "person:austin", "organisation:us") with { Evidence = [evidence] };

    Task<WriteAnswer> WithTextAsync() => desk.WriteAsync(Some.Node(Article.Value), new Step.PutText(Article, Text), Some.Node("person:austin"), Some.Node("organisation:us"));

    async Task<Evidence> EvidenceAsync() => Assert.Single((await desk.EdgeAsync(new EdgeId("member-of:person:austin>organisation:us")))!.Evidence);
}
