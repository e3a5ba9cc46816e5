using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using ConflictGraph.Writing;

namespace ConflictGraph.Tests.Writing;

public sealed class ChangeSetTests
{
    readonly SomeDesk desk = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_change_set_again_is_a_harmless_repeat()
    {
        var set = new ChangeSet("monday", "desk", "first", [Some.Node("person:austin")]);
        var written = await desk.ChangeSets.WriteAsync(set, cancellation: Cancellation);

        var again = await desk.ChangeSets.WriteAsync(set, cancellation: Cancellation);

        Assert.Equal(WriteOutcome.REPEATED, again.Outcome);
        Assert.Equal(written.Revision.Number, again.Revision.Number);
        Assert.Empty(again.Changes);
    }

    [Fact]
    public async Task The_same_id_with_other_content_is_a_conflict()
    {
        await desk.ChangeSets.WriteAsync(new ChangeSet("monday", "desk", null, [Some.Node("person:austin")]), cancellation: Cancellation);

        await Assert.ThrowsAsync<WriteConflictException>(() => desk.ChangeSets.WriteAsync(new ChangeSet("monday", "desk", null, [Some.Node("person:ryder")]), cancellation: Cancellation));
    }

    [Fact]
    public async Task A_change_set_that_changes_nothing_makes_no_revision()
    {
        await desk.WriteAsync(Some.Node("person:austin"));

        var answer = await desk.WriteAsync(Some.Node("person:austin"));

        Assert.Equal(WriteOutcome.UNCHANGED, answer.Outcome);
        Assert.Equal(1, await desk.NewestAsync());
    }

    [Fact]
    public async Task A_dry_run_says_what_would_change_and_writes_nothing()
    {
        var answer = await desk.ChangeSets.WriteAsync(new ChangeSet("monday", "desk", null, [Some.Node("person:austin")]), dryRun: true, Cancellation);

        Assert.Equal(WriteOutcome.PREVIEW, answer.Outcome);
        Assert.Equal("person:austin", Assert.Single(answer.Changes).Id);
        Assert.Equal(0, await desk.NewestAsync());
    }

    [Fact]
    public async Task Time_never_goes_back()
    {
        var first = await desk.WriteAsync(Some.Node("person:austin"));
        desk.Clock.Now -= TimeSpan.FromHours(1);

        var second = await desk.WriteAsync(Some.Node("person:ryder"));

        Assert.Equal(first.Revision.At.AddMilliseconds(1), second.Revision.At);
    }

    [Fact]
    public async Task What_is_newer_than_the_writer_had_read_is_a_conflict_only_if_the_change_set_touches_it()
    {
        await desk.WriteAsync(Some.Node("person:austin"), Some.Node("person:ryder"));
        await desk.WriteAsync(Some.Node("person:austin", ("rank", "General")));

        var touching = new ChangeSet("a", "desk", null, [Some.Node("person:austin", ("rank", "Colonel"))]) { ExpectedRevision = 1 };
        var elsewhere = new ChangeSet("b", "desk", null, [Some.Node("person:ryder", ("rank", "Colonel"))]) { ExpectedRevision = 1 };

        var conflict = await Assert.ThrowsAsync<WriteConflictException>(() => desk.ChangeSets.WriteAsync(touching, cancellation: Cancellation));
        Assert.Equal("person:austin", Assert.Single(conflict.Things));
        Assert.Equal(WriteOutcome.WRITTEN, (await desk.ChangeSets.WriteAsync(elsewhere, cancellation: Cancellation)).Outcome);
    }

    [Theory]
    [InlineData("", "desk")]
    [InlineData("import:acled:1:1", "desk")]
    [InlineData("nul \0", "desk")]
    [InlineData("monday", " ")]
    public async Task A_change_set_needs_a_name_of_its_own_and_an_author(string id, string author) =>
        await Assert.ThrowsAsync<BadInputException>(() => desk.ChangeSets.WriteAsync(new ChangeSet(id, author, null, [Some.Node("person:austin")]), cancellation: Cancellation));

    [Fact]
    public async Task An_importer_names_its_change_sets_as_imports()
    {
        var importer = new ChangeSets(desk.Store, desk.Clock, World.Default) { IsImporter = true };

        Assert.Equal(WriteOutcome.WRITTEN, (await importer.WriteAsync(new ChangeSet("import:acled:1:1", "acled", null, [Some.Node("person:austin")]), cancellation: Cancellation)).Outcome);
    }

    [Fact]
    public async Task A_refused_step_says_which_and_nothing_is_written()
    {
        var refusal = await Assert.ThrowsAsync<StepRefusedException>(() => desk.WriteAsync(Some.Node("person:austin"), Some.Edge(EdgeKinds.MemberOf, "person:austin", "organisation:us", evidence: "document:a") with { Path = "steps[1]" }));

        Assert.Equal(("UNKNOWN_NODE", "steps[1]", 1), (refusal.Code, refusal.Path, refusal.Index));
        Assert.Equal(0, await desk.NewestAsync());
    }

    [Fact]
    public async Task Checking_finds_every_fault_that_does_not_follow_from_another()
    {
        var set = new ChangeSet("monday", "desk", null,
        [
            Some.Node("organisation:us", ("name", "")),
            Some.Node("person:austin"),
            Some.Edge(EdgeKinds.MemberOf, "person:austin", "organisation:us", evidence: "document:a"),
            Some.Edge(EdgeKinds.LocatedIn, "person:austin", "person:austin"),
        ]);

        var refusals = await desk.ChangeSets.CheckAsync(set, Cancellation);

        Assert.Equal([0, 3], refusals.Select(refusal => refusal.Index));
    }

    [Fact]
    public async Task Of_many_change_sets_a_refused_one_refuses_alone()
    {
        ChangeSet[] sets =
        [
            new("a", "desk", null, [Some.Node("person:austin")]),
            new("b", "desk", null, [new Step.RetractNode(new NodeId("person:nobody"))]),
            new("c", "desk", null, [Some.Node("person:ryder")]),
            new("a", "desk", null, [Some.Node("person:austin")]),
        ];
        var progress = new List<BulkProgress>();

        var results = await desk.ChangeSets.WriteManyAsync(sets.ToAsyncEnumerable(), new BulkOptions(1), new Noting(progress), Cancellation).ToListAsync(Cancellation);

        Assert.Equal(["WRITTEN", "UNKNOWN_NODE", "WRITTEN", "REPEATED"], results.Select(result => result.Answer?.Outcome.ToString() ?? result.Refusal!.Code));
        Assert.Equal(new BulkProgress(4, 2, 1, 2, 2), progress[^1]);
        await desk.CheckAsync();
    }

    [Fact]
    public async Task What_was_born_and_is_gone_again_in_one_change_set_never_was()
    {
        await desk.WriteAsync(Some.Node("person:austin"), Some.Node("person:ryder"), new Step.RetractNode(new NodeId("person:austin")));

        Assert.Equal(1, (await desk.EntityAsync("person:ryder"))!.Serial);
    }

    [Fact]
    public async Task Something_retracted_and_put_again_keeps_its_number_of_birth()
    {
        await desk.WriteAsync(Some.Node("person:austin"), Some.Node("person:ryder"));
        await desk.WriteAsync(new Step.RetractNode(new NodeId("person:austin")));

        await desk.WriteAsync(Some.Node("person:austin"));

        Assert.Equal(1, (await desk.EntityAsync("person:austin"))!.Serial);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(41)]
    public async Task A_history_replayed_into_an_empty_store_gives_the_same_graph(int seed)
    {
        var world = new Projection.RandomWorld(seed);
        await world.RunAsync(25);
        var copy = new SomeDesk(world.Desk.Limits);

        // An interrupted replay goes on where it stopped.
        await copy.ChangeSets.ReplayAsync(world.Desk.HistoryAsync().TakeWhile(record => record is not Storage.Record.OfRevision { Revision.Number: > 9 }), cancellation: Cancellation);
        await copy.ChangeSets.ReplayAsync(world.Desk.HistoryAsync(), cancellation: Cancellation);

        var newest = await world.Desk.NewestAsync();
        Assert.Equal(newest, await copy.NewestAsync());
        for (var at = 1L; at <= newest; at++)
            Assert.Equal(world.Desk.Shown(at), copy.Shown(at));
        Assert.Equal(await world.Desk.Store.NewestAsync(Cancellation), await copy.Store.NewestAsync(Cancellation), Alike);
        await copy.CheckAsync();
    }

    static bool Alike(Revision a, Revision b) => (a.Number, a.ChangeSet, a.Content, a.Author, a.Reason, a.At) == (b.Number, b.ChangeSet, b.Content, b.Author, b.Reason, b.At);

    sealed class Noting(List<BulkProgress> noted) : IProgress<BulkProgress>
    {
        public void Report(BulkProgress value) => noted.Add(value);
    }
}
