using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests;

public abstract partial class GraphStoreContract
{
    [Fact]
    public async Task An_empty_store_has_no_revision_and_answers_every_question_with_nothing()
    {
        Assert.Equal(0, (await Store.NewestAsync(Cancellation)).Number);
        Assert.Empty(await SlugsAsync(0, People()));
        Assert.Empty(await Store.EntitiesAsync(0, [Some.Person("austin").Id], Cancellation));
        Assert.Empty((await Store.RevisionsAsync(new RevisionQuery(new PageOf(10)), Cancellation)).Items);
        Assert.Empty((await Store.RecordsAsync(null, new PageOf(10), Cancellation)).Items);
        Assert.Null(await Store.RevisionAsync(RevisionRef.AsOf(DateTimeOffset.MaxValue), Cancellation));
    }

    [Fact]
    public async Task A_writer_that_does_not_commit_leaves_nothing()
    {
        await using (var writer = await Store.WriteAsync(Cancellation))
            await writer.AppendAsync(Graph.Put(Some.Person("austin")).Next(), Cancellation);

        Assert.Equal(0, (await Store.NewestAsync(Cancellation)).Number);
        Assert.Empty(await Store.EntitiesAsync(1, [Some.Person("austin").Id], Cancellation));
        Assert.Empty(await Store.TermsAsync('a', 1, 64, Cancellation));
    }

    [Fact]
    public async Task What_a_writer_left_undone_can_be_written_by_the_next()
    {
        var append = Graph.Put(Some.Person("austin")).Next();
        await using (var writer = await Store.WriteAsync(Cancellation))
            await writer.AppendAsync(append, Cancellation);

        await AppendAsync(append);

        Assert.Equal(["austin"], await SlugsAsync(1, People()));
    }

    [Fact]
    public async Task All_appended_revisions_are_there_after_a_commit()
    {
        await AppendAsync(Graph.Put(Some.Person("austin")).Next(), Graph.Put(Some.Person("belousov")).Next(), Graph.Retract(Some.Person("austin")).Next());

        Assert.Equal(3, (await Store.NewestAsync(Cancellation)).Number);
        Assert.Equal(["austin"], await SlugsAsync(1, People()));
        Assert.Equal(["austin", "belousov"], await SlugsAsync(2, People()));
        Assert.Equal(["belousov"], await SlugsAsync(3, People()));
    }

    [Fact]
    public async Task A_writer_sees_what_it_has_appended_and_nobody_else_does()
    {
        await WriteAsync();
        await using var writer = await Store.WriteAsync(Cancellation);
        await writer.AppendAsync(Graph.Put(Some.Person("austin", more: Some.Tags("pentagon"))).Next(), Cancellation);

        Assert.Equal(2, (await writer.NewestAsync(Cancellation)).Number);
        Assert.Equal("austin", Slug(Assert.Single((await writer.ListAsync(2, [People()], Cancellation))[0].Items).Id));
        Assert.Single(await writer.KeysAsync(2, "tags", ["pentagon"], Cancellation));
        Assert.Single((await writer.FindTextAsync(2, new TextQuery([["austin"]]), Cancellation)).Entities);
        Assert.Equal(1, (await Store.NewestAsync(Cancellation)).Number);
        Assert.Null(await Store.RevisionAsync(RevisionRef.Numbered(2), Cancellation));
        Assert.Single((await Store.RevisionsAsync(new RevisionQuery(new PageOf(10)), Cancellation)).Items);
    }

    [Fact]
    public async Task A_revision_that_is_not_the_next_is_refused_and_ends_the_writer()
    {
        var (first, second) = (Graph.Put(Some.Person("austin")).Next(), Graph.Put(Some.Person("belousov")).Next());
        await using (var writer = await Store.WriteAsync(Cancellation))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => writer.AppendAsync(second, Cancellation));
            await Assert.ThrowsAnyAsync<Exception>(() => writer.AppendAsync(first, Cancellation));
            await Assert.ThrowsAnyAsync<Exception>(() => writer.CommitAsync(Cancellation));
        }

        Assert.Equal(0, (await Store.NewestAsync(Cancellation)).Number);
    }

    [Fact]
    public async Task A_failed_append_takes_the_earlier_ones_of_its_writer_with_it()
    {
        var first = Graph.Put(Some.Person("austin")).Next();
        await using (var writer = await Store.WriteAsync(Cancellation))
        {
            await writer.AppendAsync(first, Cancellation);
            await Assert.ThrowsAnyAsync<Exception>(() => writer.AppendAsync(first, Cancellation));
            await Assert.ThrowsAnyAsync<Exception>(() => writer.CommitAsync(Cancellation));
        }

        Assert.Equal(0, (await Store.NewestAsync(Cancellation)).Number);
        await AppendAsync(first);
        Assert.Equal(["austin"], await SlugsAsync(1, People()));
    }

    [Fact]
    public async Task A_change_set_cannot_be_written_twice()
    {
        await WriteAsync("briefing-1");

        await Assert.ThrowsAnyAsync<Exception>(() => AppendAsync(Graph.Next("briefing-1")));
        Assert.Equal(1, (await Store.NewestAsync(Cancellation)).Number);
    }

    [Fact]
    public async Task Writers_wait_for_their_turn()
    {
        var first = await Store.WriteAsync(Cancellation);
        var second = Store.WriteAsync(Cancellation);
        await first.AppendAsync(Graph.Put(Some.Person("austin")).Next(), Cancellation);
        Assert.False(second.IsCompleted);
        await first.CommitAsync(Cancellation);
        await first.DisposeAsync();

        await using (var writer = await second)
        {
            Assert.Equal(1, (await writer.NewestAsync(Cancellation)).Number);
            await writer.AppendAsync(Graph.Put(Some.Person("belousov")).Next(), Cancellation);
            await writer.CommitAsync(Cancellation);
        }
        Assert.Equal(2, (await Store.NewestAsync(Cancellation)).Number);
    }

    [Fact]
    public async Task Waiting_for_a_turn_can_be_given_up()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await using var first = await Store.WriteAsync(Cancellation);
        var second = Store.WriteAsync(patience.Token);

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    [Fact]
    public async Task Another_store_on_the_same_database_sees_what_was_committed()
    {
        await using var other = await OpenAgainAsync();
        await WriteAsync();
        await WriteAsync(author: "someone else");

        Assert.Equal(2, (await other.NewestAsync(Cancellation)).Number);

        Graph.Put(Some.Person("austin"));
        await using (var writer = await other.WriteAsync(Cancellation))
        {
            await writer.AppendAsync(Graph.Next(), Cancellation);
            await writer.CommitAsync(Cancellation);
        }

        Assert.Equal(3, (await Store.NewestAsync(Cancellation)).Number);
        Assert.Equal(["austin"], await SlugsAsync(3, People()));
    }

    [Fact]
    public async Task Writers_of_two_stores_on_one_database_take_turns()
    {
        await using var other = await OpenAgainAsync();
        var append = new Func<IGraphStore, Task>(async store =>
        {
            await using var writer = await store.WriteAsync(Cancellation);
            await writer.AppendAsync(Graph.Next(), Cancellation);
            await writer.CommitAsync(Cancellation);
        });

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => append(i % 2 == 0 ? Store : other), Cancellation)));

        Assert.Equal(10, (await Store.NewestAsync(Cancellation)).Number);
        Assert.Equal(10, (await other.NewestAsync(Cancellation)).Number);
    }

    [Fact]
    public async Task A_reader_at_a_revision_stays_exact_beside_a_writer()
    {
        var (austin, pentagon) = (Some.Person("austin"), Some.Organisation("pentagon"));
        Graph.Put(austin, pentagon).Relate(Ontology.EdgeKinds.MemberOf, austin, pentagon);
        for (var i = 0; i < 20; i++)
            Graph.Put(Some.Person($"official-{i:00}"));
        var at = await WriteAsync();
        await using var other = await OpenAgainAsync();
        var expected = await SlugsAsync(at, People());
        var written = new TaskCompletionSource();

        var writing = Task.Run(async () =>
        {
            try
            {
                for (var i = 0; i < 20; i++)
                {
                    Graph.Retract(Some.Person($"official-{i:00}")).Put(Some.Person($"newcomer-{i:00}")).Put(Some.Person("austin", $"Austin {i}"));
                    await WriteAsync();
                }
            }
            finally
            {
                written.SetResult();
            }
        }, Cancellation);
        var readings = 0;
        do
        {
            var listed = (await other.ListAsync(at, [People() with { WithTotal = true }], Cancellation))[0];
            Assert.Equal(expected, Slugs(listed.Items));
            Assert.Equal(21, listed.Total);
            Assert.Equal("austin", (await other.EntitiesAsync(at, [austin.Id], Cancellation))[austin.Id].Name);
            Assert.Single((await other.LinksAsync(at, [pentagon.Id], new LinkQuery(), Cancellation))[pentagon.Id].Items);
            Assert.Single((await other.FindTextAsync(at, new TextQuery([["austin"]]), Cancellation)).Entities);
            readings++;
        }
        while (!written.Task.IsCompleted);
        await writing;

        Assert.True(readings > 0);
        Assert.Equal(21, (await Store.NewestAsync(Cancellation)).Number);
    }

    [Fact]
    public async Task A_read_that_is_no_longer_wanted_is_given_up()
    {
        await WriteAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.ListAsync(1, [People()], new CancellationToken(canceled: true)));
    }
}
