using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests;

public abstract partial class GraphStoreContract
{
    static string Told(Change change) => $"{change.Revision} {change.Operation} {change.Id}";

    async Task<Page<Change>> ChangesAsync(long after, long until, int size = 100, string? place = null, Node[]? about = null, NodeKind[]? kinds = null) =>
        await Store.ChangesAsync(new ChangeQuery(after, until, new PageOf(size, place), about?.Select(node => node.Id).ToList(), kinds), Cancellation);

    /// <summary>Four revisions: things, a correction, a judgement with a derived value, a retraction.</summary>
    async Task WriteAHistoryAsync()
    {
        Graph.Put(Some.Person("zeta"), Some.Person("alpha", more: ("rank", "Major")), Some.Organisation("army"))
            .Relate(EdgeKinds.MemberOf, Some.Person("zeta"), Some.Organisation("army")).Judge(Some.Person("alpha"), Some.Person("zeta"), IdentityVerdict.UNSURE);
        await WriteAsync();
        Graph.Put(Some.Person("zeta", "Zeta the Second")).Relate(Assert.Single(Graph.Edges) with { Certainty = Certainty.IMPLIED });
        await WriteAsync();
        Graph.Judge(Some.Person("alpha"), Some.Person("zeta")).Put(Some.Organisation("army"), derived: [("description", "derived")]);
        await WriteAsync();
        Graph.Retract(Some.Person("zeta"));
        await WriteAsync();
    }

    [Fact]
    public async Task Changes_are_what_was_entered_in_order_without_what_a_judgement_or_a_derivation_caused()
    {
        await WriteAHistoryAsync();

        var changes = await ChangesAsync(0, 4);

        Assert.Equal(
            [
                "1 ADDED person:zeta", "1 ADDED person:alpha", "1 ADDED organisation:army", "1 ADDED judgement:person:alpha>person:zeta", "1 ADDED member-of:person:zeta>organisation:army",
                "2 CHANGED person:zeta", "2 CHANGED member-of:person:zeta>organisation:army",
                "3 CHANGED judgement:person:alpha>person:zeta",
                "4 RETRACTED judgement:person:alpha>person:zeta", "4 RETRACTED member-of:person:zeta>organisation:army", "4 RETRACTED person:zeta",
            ],
            changes.Items.Select(Told));
        Assert.Equal((false, null), (changes.HasMore, changes.Next));
    }

    [Fact]
    public async Task A_change_has_what_stood_there_before_and_after_as_entered()
    {
        await WriteAHistoryAsync();

        var changes = (await ChangesAsync(0, 4)).Items;
        var (added, changed, edge, judged) = (changes[1], changes[5], changes[6], changes[7]);

        Assert.Equal((null, Some.Person("alpha", more: ("rank", "Major"))), (added.NodeBefore, added.NodeAfter));
        Assert.Equal((Some.Person("zeta"), Some.Person("zeta", "Zeta the Second")), (changed.NodeBefore, changed.NodeAfter));
        Assert.Equal((Certainty.STATED, Certainty.IMPLIED), (edge.EdgeBefore!.Certainty, edge.EdgeAfter!.Certainty));
        Assert.Equal((IdentityVerdict.UNSURE, IdentityVerdict.SAME), (judged.JudgementBefore!.Verdict, judged.JudgementAfter!.Verdict));
        Assert.Equal((IdentityVerdict.SAME, null), (changes[8].JudgementBefore!.Verdict, changes[8].JudgementAfter));
        Assert.Equal((Certainty.IMPLIED, null), (changes[9].EdgeBefore!.Certainty, changes[9].EdgeAfter));
        Assert.Equal((Some.Person("zeta", "Zeta the Second"), null), (changes[10].NodeBefore, changes[10].NodeAfter));
        Assert.Equal([Entered.JUDGEMENT, Entered.EDGE, Entered.NODE], changes.Skip(8).Select(change => change.What));
    }

    [Fact]
    public async Task What_is_put_again_after_a_retraction_is_added()
    {
        await WriteAHistoryAsync();
        Graph.Put(Some.Person("zeta", "Back"));
        await WriteAsync();

        var change = Assert.Single((await ChangesAsync(4, 5)).Items);

        Assert.Equal("5 ADDED person:zeta", Told(change));
        Assert.Null(change.NodeBefore);
    }

    [Fact]
    public async Task Changes_are_those_after_one_revision_up_to_another()
    {
        await WriteAHistoryAsync();

        Assert.Equal([2, 2, 3], (await ChangesAsync(1, 3)).Items.Select(change => change.Revision));
        Assert.Empty((await ChangesAsync(4, 4)).Items);
        Assert.Equal(3, (await ChangesAsync(3, 100)).Items.Count);
    }

    [Fact]
    public async Task Changes_about_a_thing_are_its_own_and_those_of_edges_and_judgements_at_it()
    {
        await WriteAHistoryAsync();

        var (alpha, army, people) = (await ChangesAsync(0, 4, about: [Some.Person("alpha")]), await ChangesAsync(0, 4, about: [Some.Organisation("army"), Some.Person("nobody")]), await ChangesAsync(1, 4, kinds: [NodeKinds.Person]));
        var both = await ChangesAsync(0, 4, about: [Some.Person("zeta")], kinds: [NodeKinds.Organisation]);

        Assert.Equal(["1 ADDED person:alpha", "1 ADDED judgement:person:alpha>person:zeta", "3 CHANGED judgement:person:alpha>person:zeta", "4 RETRACTED judgement:person:alpha>person:zeta"], alpha.Items.Select(Told));
        Assert.Equal(
            ["1 ADDED organisation:army", "1 ADDED member-of:person:zeta>organisation:army", "2 CHANGED member-of:person:zeta>organisation:army", "4 RETRACTED member-of:person:zeta>organisation:army"],
            army.Items.Select(Told));
        Assert.Equal(6, people.Items.Count);
        Assert.Equal(["1 ADDED member-of:person:zeta>organisation:army", "2 CHANGED member-of:person:zeta>organisation:army", "4 RETRACTED member-of:person:zeta>organisation:army"], both.Items.Select(Told));
        Assert.Empty((await ChangesAsync(0, 4, about: [])).Items);
        Assert.Empty((await ChangesAsync(0, 4, kinds: [NodeKinds.Weapon])).Items);
    }

    [Fact]
    public async Task Revisions_about_a_thing_are_those_that_hold_changes_about_it()
    {
        await WriteAHistoryAsync();

        Assert.Equal([4, 3, 1], await RevisionsAsync(Some.Person("alpha")));
        Assert.Equal([4, 2, 1], await RevisionsAsync(Some.Organisation("army"), Some.Person("nobody")));
        Assert.Equal([1, 2, 4], await RevisionsAsync(oldestFirst: true, Some.Organisation("army")));
        Assert.Empty(await RevisionsAsync(Some.Person("nobody")));
        Assert.Empty(await RevisionsAsync());
    }

    [Fact]
    public async Task Revisions_about_a_thing_are_found_wherever_its_edges_were_read()
    {
        // An edge is at what its ends read as; an edge that another replaced, or that was moved by a judgement, ended in no revision of its own.
        var (ann, annie, bob, army) = (Some.Person("ann"), Some.Person("annie"), Some.Person("bob"), Some.Organisation("army"));
        Graph.Put(ann, annie, bob, army).Relate(EdgeKinds.MemberOf, annie, army).Relate(EdgeKinds.MemberOf, bob, army);
        await WriteAsync();
        Graph.Judge(ann, annie);
        await WriteAsync();
        Graph.Put(Some.Person("bob", "Robert"));
        await WriteAsync();
        Graph.WithdrawJudgement(ann, annie);
        await WriteAsync();
        Graph.Retract(Graph.Edges.Single(edge => edge.From == annie.Id).Id);
        await WriteAsync();

        Assert.Equal([5, 4, 2, 1], await RevisionsAsync(annie));
        Assert.Equal([4, 2, 1], await RevisionsAsync(ann));
        Assert.Equal([3, 1], await RevisionsAsync(bob));
        Assert.Equal([5, 1], await RevisionsAsync(army));
    }

    Task<IEnumerable<long>> RevisionsAsync(params Node[] about) => RevisionsAsync(false, about);

    async Task<IEnumerable<long>> RevisionsAsync(bool oldestFirst, params Node[] about)
    {
        var query = new RevisionQuery(new PageOf(2), OldestFirst: oldestFirst, About: [.. about.Select(node => node.Id)]);
        var found = new List<long>();
        for (var page = await Store.RevisionsAsync(query, Cancellation); ; page = await Store.RevisionsAsync(query with { Page = new PageOf(2, page.Next) }, Cancellation))
        {
            found.AddRange(page.Items.Select(revision => revision.Number));
            if (!page.HasMore)
                return found;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(11)]
    public async Task Changes_are_paged_across_revisions_and_a_page_stays_when_more_is_written(int size)
    {
        await WriteAHistoryAsync();
        var all = (await ChangesAsync(0, 4)).Items.Select(Told).ToList();

        var (met, place) = (new List<string>(), (string?)null);
        do
        {
            var page = await ChangesAsync(0, 4, size, place);
            Assert.True(page.Items.Count <= size);
            Assert.Equal(page.HasMore, page.Next is not null);
            met.AddRange(page.Items.Select(Told));
            place = page.Next;
            await WriteAsync();
        }
        while (place is not null);

        Assert.Equal(all, met);
    }

    [Fact]
    public async Task The_history_of_a_node_is_its_own_newest_first_under_the_id_it_was_entered_on()
    {
        await WriteAHistoryAsync();
        Graph.Put(Some.Person("zeta", "Back"));
        await WriteAsync();

        var histories = await Store.HistoryAsync([Some.Person("zeta").Id, Some.Person("alpha").Id, Some.Person("nobody").Id], new PageOf(3), Cancellation);
        var rest = (await Store.HistoryAsync([Some.Person("zeta").Id], new PageOf(3, histories[Some.Person("zeta").Id].Next), Cancellation))[Some.Person("zeta").Id];

        Assert.Equal(["5 ADDED person:zeta", "4 RETRACTED person:zeta", "2 CHANGED person:zeta"], histories[Some.Person("zeta").Id].Items.Select(Told));
        Assert.Equal("Zeta the Second", histories[Some.Person("zeta").Id].Items[1].NodeBefore!.Name);
        Assert.True(histories[Some.Person("zeta").Id].HasMore);
        Assert.Equal(["1 ADDED person:zeta"], rest.Items.Select(Told));
        Assert.Equal((false, null), (rest.HasMore, rest.Next));
        Assert.Equal(["1 ADDED person:alpha"], histories[Some.Person("alpha").Id].Items.Select(Told));
        Assert.Equal(2, histories.Count);
    }

    async Task<List<Record>> RecordsAsync(long? at, int size)
    {
        var (records, place) = (new List<Record>(), (string?)null);
        do
        {
            var page = await Store.RecordsAsync(at, new PageOf(size, place), Cancellation);
            Assert.True(page.Items.Count <= size);
            Assert.Equal(page.HasMore, page.Next is not null);
            records.AddRange(page.Items);
            place = page.Next;
        }
        while (place is not null);
        return records;
    }

    static string Told(Record record) => record switch
    {
        Record.OfRevision revision => $"revision {revision.Revision.Number}",
        Record.OfNode node => $"{node.Node.Id} {node.Node.Name} {node.Serial} {node.EnteredIn}",
        Record.OfEdge edge => $"{edge.Edge.Id} {edge.EnteredIn}",
        Record.OfJudgement judgement => $"{judgement.Judgement.Id} {judgement.Judgement.Verdict} {judgement.EnteredIn}",
        Record.OfRetraction retraction => $"without {retraction.What} {retraction.Id} {retraction.Revision}",
        Record.OfText text => $"text {text.Text.Text}",
        _ => "",
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    public async Task An_export_has_nodes_by_id_after_each_its_edges_and_judgements_then_texts(int size)
    {
        var (first, second, gone) = (Graph.Store("B text"), Graph.Store("A text"), Graph.Store("gone"));
        Graph.Put(Some.Person("zeta"), Some.Person("alpha", "Alpha", ("rank", "Major")), Some.Organisation("army"), Some.Organisation("army-2"))
            .Put(Some.Document("one", more: ("sha256", first)), Some.Document("two", more: ("sha256", second)), Some.Document("three", more: ("sha256", second)), Some.Document("gone", more: ("sha256", gone)))
            .Relate(EdgeKinds.MemberOf, Some.Person("alpha"), Some.Organisation("army-2")).Relate(EdgeKinds.MemberOf, Some.Person("alpha"), Some.Organisation("army"))
            .Relate(EdgeKinds.RelatedTo, Some.Person("zeta"), Some.Person("alpha"), ("as", "brother"));
        await WriteAsync();
        var brother = Graph.Edges.Single(edge => edge.Kind == EdgeKinds.RelatedTo).Id;
        Graph.Judge(Some.Person("alpha"), Some.Person("zeta"), canonical: Some.Person("zeta")).Retract(Some.Document("gone"));
        var at = await WriteAsync();
        Graph.Put(Some.Person("later")).Retract(Some.Person("alpha"));
        await WriteAsync();
        var texts = new[] { first, second }.Order(StringComparer.Ordinal).Select(hash => hash == first ? "text B text" : "text A text");

        var records = await RecordsAsync(at, size);

        Assert.Equal(
            [
                "document:one one 5 1", "document:three three 7 1", "document:two two 6 1", "organisation:army army 3 1", "organisation:army-2 army-2 4 1",
                "person:alpha Alpha 2 1", "member-of:person:alpha>organisation:army 1", "member-of:person:alpha>organisation:army-2 1", "judgement:person:alpha>person:zeta SAME 2",
                "person:zeta zeta 1 1", $"{brother} 1",
                .. texts,
            ],
            records.Select(Told));
        Assert.Null(records.OfType<Record.OfNode>().Single(node => node.Node.Id == Some.Person("zeta").Id).Node.Properties.Text("rank"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(100)]
    public async Task The_whole_history_is_truth_in_the_order_it_was_written(int size)
    {
        var hash = Graph.Store("as printed");
        Graph.Put(Some.Document("article", more: ("sha256", hash)));
        await WriteAHistoryAsync();
        Graph.Put(Some.Document("reprint", more: ("sha256", hash)));
        await WriteAsync();

        var records = await RecordsAsync(null, size);

        Assert.Equal(
            [
                "revision 1", "document:article article 1 1", "text as printed", "person:zeta zeta 2 1", "person:alpha alpha 3 1", "organisation:army army 4 1",
                "judgement:person:alpha>person:zeta UNSURE 1", "member-of:person:zeta>organisation:army 1",
                "revision 2", "person:zeta Zeta the Second 2 2", "member-of:person:zeta>organisation:army 2",
                "revision 3", "judgement:person:alpha>person:zeta SAME 3",
                "revision 4", "without JUDGEMENT judgement:person:alpha>person:zeta 4", "without EDGE member-of:person:zeta>organisation:army 4", "without NODE person:zeta 4",
                "revision 5", "document:reprint reprint 5 5",
            ],
            records.Select(Told));
        Assert.Equal(Graph.Newest.Number, records.OfType<Record.OfRevision>().Last().Revision.Number);
    }

    [Fact]
    public async Task An_export_of_what_was_undone_is_the_same_but_for_the_revisions()
    {
        Graph.Put(Some.Person("zeta"), Some.Person("alpha", "Alpha", ("rank", "Major")));
        await WriteAsync();
        Graph.Judge(Some.Person("alpha"), Some.Person("zeta")).Put(Some.Document("note", more: ("sha256", Graph.Store("noted"))));
        await WriteAsync();
        Graph.WithdrawJudgement(Some.Person("alpha"), Some.Person("zeta")).Retract(Some.Document("note"));
        await WriteAsync();

        Assert.Equal((await RecordsAsync(1, 10)).Select(Told), (await RecordsAsync(3, 10)).Select(Told));
    }
}
