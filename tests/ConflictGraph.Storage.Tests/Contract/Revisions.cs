using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests;

public abstract partial class GraphStoreContract
{
    [Fact]
    public async Task A_revision_is_found_by_number_and_by_change_set()
    {
        var number = await WriteAsync("briefing-1", "olena", "the morning briefing");

        var found = await Store.RevisionAsync(RevisionRef.Of("briefing-1"), Cancellation);

        Assert.Equal(Graph.Newest with { Totals = found!.Totals }, found);
        Assert.Equal(("olena", "the morning briefing", Graph.Newest.At, Graph.Newest.Content), (found.Author, found.Reason, found.At, found.Content));
        Assert.Equal(number, (await Store.RevisionAsync(RevisionRef.Numbered(number), Cancellation))?.Number);
        Assert.Null(await Store.RevisionAsync(RevisionRef.Of("Briefing-1"), Cancellation));
        Assert.Null(await Store.RevisionAsync(RevisionRef.Numbered(2), Cancellation));
        Assert.Null(await Store.RevisionAsync(RevisionRef.Numbered(0), Cancellation));
    }

    [Fact]
    public async Task The_revision_at_an_instant_is_the_last_at_or_before_it()
    {
        await WriteAsync();
        var first = Graph.Newest.At;
        await WriteAsync();

        Assert.Null(await Store.RevisionAsync(RevisionRef.AsOf(first.AddMilliseconds(-1)), Cancellation));
        Assert.Equal(1, (await Store.RevisionAsync(RevisionRef.AsOf(first), Cancellation))?.Number);
        Assert.Equal(1, (await Store.RevisionAsync(RevisionRef.AsOf(first.AddSeconds(59).ToOffset(TimeSpan.FromHours(3))), Cancellation))?.Number);
        Assert.Equal(2, (await Store.RevisionAsync(RevisionRef.AsOf(first.AddYears(1)), Cancellation))?.Number);
    }

    [Fact]
    public async Task Revisions_keep_the_totals_they_were_written_with()
    {
        Graph.Put(Some.Person("austin"), Some.Person("belousov"), Some.Organisation("pentagon"));
        await WriteAsync();
        Graph.Retract(Some.Person("austin"));
        await WriteAsync();

        var (first, newest) = ((await Store.RevisionAsync(RevisionRef.Numbered(1), Cancellation))!, await Store.NewestAsync(Cancellation));

        Assert.Equal(2, first.Totals.Nodes["Person"]);
        Assert.Equal((1, 1), (newest.Totals.Nodes["Person"], newest.Totals.Nodes["Organisation"]));
        Assert.Equal((3, 3, 0), (newest.Totals.Serials, newest.Totals.NodeVersions, newest.Totals.EdgeVersions));
    }

    [Fact]
    public async Task Revisions_are_paged_both_ways_and_a_page_stays_when_more_is_written()
    {
        for (var i = 0; i < 5; i++)
            await WriteAsync();

        var newest = await Store.RevisionsAsync(new RevisionQuery(new PageOf(2)), Cancellation);
        await WriteAsync();
        var next = await Store.RevisionsAsync(new RevisionQuery(new PageOf(2, newest.Next)), Cancellation);
        var last = await Store.RevisionsAsync(new RevisionQuery(new PageOf(2, next.Next)), Cancellation);
        var oldest = await Store.RevisionsAsync(new RevisionQuery(new PageOf(4), OldestFirst: true), Cancellation);
        var rest = await Store.RevisionsAsync(new RevisionQuery(new PageOf(4, oldest.Next), OldestFirst: true), Cancellation);

        Assert.Equal([5, 4], newest.Items.Select(revision => revision.Number));
        Assert.Equal([3, 2], next.Items.Select(revision => revision.Number));
        Assert.Equal([1], last.Items.Select(revision => revision.Number));
        Assert.Equal((true, true, false, null), (newest.HasMore, next.HasMore, last.HasMore, last.Next));
        Assert.Equal([1, 2, 3, 4], oldest.Items.Select(revision => revision.Number));
        Assert.Equal([5, 6], rest.Items.Select(revision => revision.Number));
    }

    [Fact]
    public async Task Revisions_can_be_those_of_an_author_or_of_change_sets_that_begin_alike()
    {
        await WriteAsync("import/acled/1", "importer");
        await WriteAsync("briefing-1", "olena");
        await WriteAsync("import/acled/2", "importer");
        await WriteAsync("Import/acled/3", "olena");
        await WriteAsync("import_%", "olena");

        var byAuthor = await Store.RevisionsAsync(new RevisionQuery(new PageOf(10), Author: "olena", OldestFirst: true), Cancellation);
        var byPrefix = await Store.RevisionsAsync(new RevisionQuery(new PageOf(10), ChangeSetPrefix: "import/"), Cancellation);
        var literally = await Store.RevisionsAsync(new RevisionQuery(new PageOf(10), ChangeSetPrefix: "import_"), Cancellation);

        Assert.Equal([2, 4, 5], byAuthor.Items.Select(revision => revision.Number));
        Assert.Equal([3, 1], byPrefix.Items.Select(revision => revision.Number));
        Assert.Equal([5], literally.Items.Select(revision => revision.Number));
    }

    [Fact]
    public async Task A_place_that_was_never_given_out_is_refused()
    {
        await WriteAsync();

        await Assert.ThrowsAsync<BadCursorException>(() => Store.RevisionsAsync(new RevisionQuery(new PageOf(2, "nonsense")), Cancellation));
        await Assert.ThrowsAsync<BadCursorException>(() => Store.ChangesAsync(new ChangeQuery(0, 1, new PageOf(2, "nonsense")), Cancellation));
        await Assert.ThrowsAsync<BadCursorException>(() => Store.RecordsAsync(1, new PageOf(2, "nonsense"), Cancellation));
    }
}
