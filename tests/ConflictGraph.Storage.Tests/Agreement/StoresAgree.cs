using System.Globalization;
using ConflictGraph.Model;
using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests;

/// <summary>
/// The same appends, the same answers: random histories go into a store that is known to be right and into another, and every kind of question is asked of both at random revisions.
/// A failure names its seed; <c>STORES_AGREE=1000</c> tries so many seeds, <c>STORES_AGREE_FROM</c> says where to begin.
/// </summary>
public abstract class StoresAgree
{
    const int Revisions = 14;

    /// <summary>The store that is right: the slow obvious one.</summary>
    protected virtual Task<IGraphStore> OpenRightStoreAsync() => Task.FromResult<IGraphStore>(new MemoryGraphStore());

    protected abstract Task<IGraphStore> OpenEmptyStoreAsync();

    /// <summary>Another store on the database that was opened last; half the questions go to it.</summary>
    protected abstract Task<IGraphStore> OpenAgainAsync();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>How many seeds an everyday run tries.</summary>
    protected virtual int Seeds => 8;

    /// <summary>The first difference of each sort of question.</summary>
    readonly SortedDictionary<string, string> differences = new(StringComparer.Ordinal);

    readonly List<string> texts = [];

    [Fact]
    public async Task The_same_appends_give_the_same_answers()
    {
        var from = Setting("STORES_AGREE_FROM", 1);
        for (var seed = from; seed < from + Setting("STORES_AGREE", Seeds); seed++)
            await CompareAsync(seed);

        Assert.True(differences.Count == 0, string.Join("\n\n", differences.Values));
    }

    async Task CompareAsync(int seed)
    {
        var random = new Random(seed);
        var (history, questions) = (new SomeHistory(random), new SomeQuestions(random));
        texts.Clear();
        texts.Add(new string('0', 64));
        await using var expected = await OpenRightStoreAsync();
        await using var store = await OpenEmptyStoreAsync();
        await using var again = await OpenAgainAsync();

        await WriteAsync(seed, expected, store, [history.First()], questions, commits: true);
        for (var revision = 1; revision < Revisions;)
        {
            var appends = Enumerable.Range(0, random.Next(1, 4)).Select(_ => history.Next()).ToArray();
            revision += appends.Length;
            if (questions.Sometimes(4))
                await WriteAsync(seed, expected, store, appends, questions, commits: false);
            await WriteAsync(seed, expected, questions.Sometimes(3) ? again : store, appends, questions, commits: true);
            for (var i = 0; i < 5; i++)
                await AskAsync(seed, questions, expected, questions.Sometimes(2) ? again : store, At(random, history.Graph.Newest.Number));
        }
        for (var i = 0; i < 30; i++)
            await AskAsync(seed, questions, expected, questions.Sometimes(2) ? again : store, At(random, history.Graph.Newest.Number));
    }

    /// <summary>Any revision, the later ones more often: more stands there.</summary>
    static long At(Random random, long newest) => Math.Max(random.NextInt64(newest + 1), random.NextInt64(newest + 1));

    async Task WriteAsync(int seed, IGraphStore expected, IGraphStore store, Append[] appends, SomeQuestions questions, bool commits)
    {
        await using var one = await expected.WriteAsync(Cancellation);
        await using var other = await store.WriteAsync(Cancellation);
        foreach (var append in appends)
        {
            await one.AppendAsync(append, Cancellation);
            await other.AppendAsync(append, Cancellation);
            texts.AddRange(append.Texts.Select(text => text.Sha256));
        }
        if (questions.Sometimes(3))
            await AskAsync(seed, questions, one, other, appends[^1].Revision.Number);
        if (!commits)
            return;
        await one.CommitAsync(Cancellation);
        await other.CommitAsync(Cancellation);
    }

    /// <summary>One question of every sort.</summary>
    async Task AskAsync(int seed, SomeQuestions questions, IGraphReads expected, IGraphReads store, long at)
    {
        var live = (await expected.ListAsync(at, [new ListQuery(SomeHistory.Kinds) { Size = 1000 }], Cancellation))[0].Items.Select(entity => entity.Id).ToList();
        var ids = live.Count == 0 || questions.Sometimes(3) ? questions.Ids() : [questions.Any(live), questions.Any(live), questions.Id()];
        var newest = (await expected.NewestAsync(Cancellation)).Number;

        await Compare("newest", null, async reads => Telling.Tell(await reads.NewestAsync(Cancellation)));
        await Compare("revision", at, async reads => Telling.Tell(await reads.RevisionAsync(RevisionRef.Numbered(at), Cancellation)));
        await Compare("revision of", at, async reads => Telling.Tell(await reads.RevisionAsync(RevisionRef.Of($"change-{at}"), Cancellation)));
        var instant = new DateTimeOffset(2024, 6, 26, 9, 0, 0, TimeSpan.Zero).AddSeconds(30 * questions.Any([0, 1, 2, 5, 8, 11, 40]));
        await Compare("revision as of", instant, async reads => Telling.Tell(await reads.RevisionAsync(RevisionRef.AsOf(instant), Cancellation)));
        await Compare("entities", ids, async reads => Telling.Tell(await reads.EntitiesAsync(at, ids, Cancellation), Telling.Tell));
        await Compare("groups", ids, async reads => Telling.Tell(await reads.GroupsAsync(at, ids, Cancellation), Telling.Tell));
        await Compare("history", ids, async reads => Telling.Tell(await reads.HistoryAsync(ids, new PageOf(3), Cancellation), page => Telling.Tell(page, Telling.Tell)));
        await Compare("resting on", ids, async reads => Telling.Tell(await reads.RestingOnAsync(at, ids, new PageOf(2), Cancellation), page => Telling.Tell(page, Telling.Tell)));

        var links = questions.Links();
        await Compare("links", (ids, links), async reads => Telling.Tell(await reads.LinksAsync(at, ids, links, Cancellation), page => Telling.Tell(page, Telling.Tell)));
        var cap = questions.Any([1, 3, 1000]);
        await Compare("link counts", (ids, links, cap), async reads => Telling.Tell(await reads.CountLinksAsync(at, ids, links, cap, Cancellation), Telling.Tell));

        var everything = new LinkQuery { Layer = Layer.BOTH, WithPayload = true };
        var edges = (await expected.LinksAsync(at, ids, everything, Cancellation)).Values.SelectMany(page => page.Items).Select(link => link.Payload?.Edge.Id).OfType<EdgeId>().Append(new EdgeId("about:claim:x>claim:y")).ToHashSet();
        await Compare("edges", edges, async reads => Telling.Tell(await reads.EdgesAsync(at, edges, Cancellation), Telling.Tell));

        var list = await WithCursorsAsync(questions, expected, at);
        await Compare("list", list, async reads => Telling.Tell(await reads.ListAsync(at, [list], Cancellation), page => Telling.Tell(page, Telling.Tell)));
        var lists = questions.Lists(live);
        await Compare("lists", lists, async reads => Telling.Tell(await reads.ListAsync(at, lists, Cancellation), page => Telling.Tell(page, Telling.Tell)));
        var facets = questions.Facets();
        await Compare("facets", (list, facets), async reads => Telling.Tell(await reads.CountAsync(at, list, facets, Cancellation), counts => Telling.Tell(counts, Telling.Tell)));

        var text = questions.Text();
        await Compare("text", text, async reads => Telling.Tell(await reads.FindTextAsync(at, text, Cancellation)));
        var first = questions.Any(SomeHistory.Words)[0];
        await Compare("terms", first, async reads => string.Join(' ', await reads.TermsAsync(first, 2, 8, Cancellation)));
        var tags = SomeHistory.Tags.Append("none").ToList();
        await Compare("tags", null, async reads => Telling.Tell(await reads.KeysAsync(at, "tags", tags, Cancellation), id => id.Value));
        await Compare("external ids", null, async reads => Telling.Tell(await reads.KeysAsync(at, "externalIds", ["acled 0", "acled 1", "ucdp 1", "ucdp 2"], Cancellation), id => id.Value));

        string[] hashes = [questions.Any(texts), questions.Any(texts), new('0', 64)];
        await Compare("texts", hashes, async reads => Telling.Tell(await reads.TextsAsync(hashes, Cancellation), text => text));

        var path = questions.Path(live);
        await Compare("paths", path, async reads => Telling.Tell(await reads.PathsAsync(at, path, Cancellation)));

        var size = questions.Any([1, 3, 7, 100]);
        var changes = questions.Changes(newest, new PageOf(size));
        await Compare("changes", changes, reads => PagesAsync(place => reads.ChangesAsync(changes with { Page = new PageOf(size, place) }, Cancellation), Telling.Tell));
        var revisions = questions.Revisions();
        await Compare("revisions", revisions, reads => PagesAsync(place => reads.RevisionsAsync(revisions with { Page = revisions.Page with { After = place } }, Cancellation), Telling.Tell));
        var some = questions.Any([9, 30, 1000]);
        if (questions.Sometimes(3))
            await Compare("records", some, reads => PagesAsync(place => reads.RecordsAsync(at, new PageOf(some, place), Cancellation), Telling.Tell));
        if (questions.Sometimes(9))
            await Compare("all records", some, reads => PagesAsync(place => reads.RecordsAsync(null, new PageOf(some, place), Cancellation), Telling.Tell));

        async Task Compare(string what, object? question, Func<IGraphReads, Task<string>> ask)
        {
            var right = await ask(expected);
            string given;
            try
            {
                given = await ask(store);
            }
            // Any fault is an answer that differs; it is told with the question that brought it about.
            catch (Exception error) when (error is not OperationCanceledException)
            {
                given = error.ToString();
            }
            if (right != given)
                differences.TryAdd(what, $"Seed {seed}, {what} at {at} of {newest}: {Telling.Ask(question)}\nExpected: {right}\nGiven: {given}");
        }
    }

    /// <summary>A list asked from places where things stand, so that cursors meet ties.</summary>
    static async Task<ListQuery> WithCursorsAsync(SomeQuestions questions, IGraphReads reads, long at)
    {
        var query = questions.List();
        var all = (await reads.ListAsync(at, [new ListQuery(query.Kinds, null, query.Order) { Size = 100 }], Cancellation))[0].Items;
        if (all.Count == 0)
            return query;
        if (questions.Sometimes(2))
            query = query with { After = ListCursor.Of(questions.Any(all), query.Order) };
        return questions.Sometimes(3) ? query with { Before = ListCursor.Of(questions.Any(all), query.Order) } : query;
    }

    static async Task<string> PagesAsync<T>(Func<string?, Task<Page<T>>> page, Func<T, string> tell)
    {
        var (told, place) = (new List<string>(), (string?)null);
        do
        {
            var next = await page(place);
            told.Add(Telling.Tell(next, tell));
            place = next.Next;
        }
        while (place is not null);
        return string.Join('\n', told);
    }
}
