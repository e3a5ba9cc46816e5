using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests;

/// <summary>What the slow store refuses, so that a fault of the writer shows where it was made.</summary>
public class PromiseTests
{
    static readonly Node Austin = Some.Person("austin", null, Some.Tags("pentagon"));
    static readonly Node Pentagon = Some.Organisation("pentagon");

    readonly SomeGraph graph = new();

    /// <summary>A person in an organisation, and a second revision that corrects both the person and the edge.</summary>
    (Append First, Append Second) TwoRevisions()
    {
        var first = graph.Put(Austin, Pentagon).Relate(EdgeKinds.MemberOf, Austin, Pentagon).Next();
        var edge = Assert.Single(graph.Edges);
        return (first, graph.Put(Some.Person("austin", "Lloyd Austin")).Relate(edge with { Certainty = Certainty.IMPLIED }).Next());
    }

    static async Task<string> RefusedAsync(params Append[] appends)
    {
        var store = new MemoryGraphStore();
        await using var writer = await store.WriteAsync(TestContext.Current.CancellationToken);
        foreach (var append in appends[..^1])
            await writer.AppendAsync(append, TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => writer.AppendAsync(appends[^1], TestContext.Current.CancellationToken));
        return error.Message;
    }

    [Fact]
    public async Task Version_numbers_have_no_gaps()
    {
        var (first, _) = TwoRevisions();

        Assert.Contains("should be 2", await RefusedAsync(first with { Nodes = [first.Nodes[0], first.Nodes[1] with { Version = 3 }] }), StringComparison.Ordinal);
        Assert.Contains("should be 1", await RefusedAsync(first with { Edges = [first.Edges[0] with { Version = 2 }] }), StringComparison.Ordinal);
        Assert.Contains("begin at 5", await RefusedAsync(first with { Revision = first.Revision with { FirstNode = 5 } }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_serial_is_given_once_and_in_order()
    {
        var (first, _) = TwoRevisions();

        Assert.Contains("born as 1, not as 2", await RefusedAsync(first with { Nodes = [first.Nodes[0], first.Nodes[1] with { Serial = 1, Canonical = 1 }] }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_open_rows_are_closed_and_only_for_a_reason()
    {
        var (first, second) = TwoRevisions();

        Assert.Contains("not those replaced or retracted", await RefusedAsync(first, second with { Closed = second.Closed with { Nodes = [] } }), StringComparison.Ordinal);
        Assert.Contains("not those replaced or retracted", await RefusedAsync(first, second with { Closed = second.Closed with { Nodes = [1, 2] } }), StringComparison.Ordinal);
        Assert.Contains("is open, so it cannot be closed", await RefusedAsync(first, second with { Closed = second.Closed with { Links = [.. second.Closed.Links, new LinkKey(EdgeKinds.MemberOf, 2, 1, 1)] } }), StringComparison.Ordinal);
        Assert.Contains("is open, so it cannot be closed", await RefusedAsync(first, second with { Closed = second.Closed with { Keys = [.. second.Closed.Keys, new ClosedKey("tags", "never", 1)] } }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_those_of_the_rows_that_hold()
    {
        var (first, second) = TwoRevisions();

        Assert.Contains("tags 'pentagon' of 1", await RefusedAsync(first, second with { Closed = second.Closed with { Keys = [] } }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_edge_has_one_link_at_canonical_ends()
    {
        var (first, second) = TwoRevisions();
        var elsewhere = first.Links[0] with { A = first.Links[0].B, B = first.Links[0].A };

        Assert.Contains("has no link", await RefusedAsync(first with { Links = [] }), StringComparison.Ordinal);
        Assert.Contains("is not that of its edge", await RefusedAsync(first with { Links = [elsewhere] }), StringComparison.Ordinal);
        Assert.Contains("is not that of its edge", await RefusedAsync(first, second with { Closed = second.Closed with { Links = [] } }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edge_has_the_ends_claims_and_documents_that_its_serials_say()
    {
        var (first, _) = TwoRevisions();

        Assert.Contains("does not join", await RefusedAsync(first with { Edges = [first.Edges[0] with { From = 2 }] }), StringComparison.Ordinal);
        Assert.Contains("other claims", await RefusedAsync(first with { Edges = [first.Edges[0] with { AccordingTo = [2] }] }), StringComparison.Ordinal);
        Assert.Contains("other documents", await RefusedAsync(first with { Edges = [first.Edges[0] with { Citing = [1] }] }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_nobody_entered_holds_what_was_entered_before()
    {
        var (first, second) = TwoRevisions();

        Assert.Contains("entered anew", await RefusedAsync(first, second with { Nodes = [second.Nodes[0] with { EnteredIn = 1 }] }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_something_reads_as_is_there_and_totals_add_up()
    {
        var (first, second) = TwoRevisions();
        var totals = second.Revision.Totals with { Nodes = new Dictionary<string, long> { ["Person"] = 2, ["Organisation"] = 1 } };

        Assert.Contains("not a canonical", await RefusedAsync(first with { Nodes = [first.Nodes[0] with { Canonical = 2 }, first.Nodes[1]] }), StringComparison.Ordinal);
        Assert.Contains("totals say 2", await RefusedAsync(first, second with { Revision = second.Revision with { Totals = totals } }), StringComparison.Ordinal);
    }
}
