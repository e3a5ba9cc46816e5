using System.Text.Json;
using ConflictGraph.Formats.Article;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using ConflictGraph.Storage.Tests.Sqlite;
using ConflictGraph.TestKit;
using ConflictGraph.Writing;

namespace ConflictGraph.Storage.Tests.Agreement;

/// <summary>The desk's questions get the same answers from the file as from the slow store.</summary>
public sealed class QuestionsAgree : IDisposable
{
    readonly TempFile file = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => file.Dispose();

    public static readonly TheoryData<string> Samples = ["briefing", "exercise"];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task On_the_samples(string sample)
    {
        var slow = await LoadAsync(new MemoryGraphStore(), sample);
        await using var sqlite = await SomeFiles.OpenAsync(file.Path);
        var fast = await LoadAsync(sqlite, sample);

        foreach (var ((question, expected), (_, actual)) in (await AskAllAsync(slow)).Zip(await AskAllAsync(fast)))
            Assert.True(expected == actual, $"{question}\n{expected}\n{actual}");
    }

    static async Task<GraphAt> LoadAsync(IGraphStore store, string sample)
    {
        var changeSets = new ChangeSets(store, TimeProvider.System, World.Default);
        foreach (var set in await SampleWorld.Named(sample).ReadAsync(Cancellation))
            await changeSets.WriteAsync(set.ToChangeSet("desk"), cancellation: Cancellation);
        return await GraphAt.NewestAsync(store, World.Default, Cancellation);
    }

    static async Task<IReadOnlyList<(string Question, string Answer)>> AskAllAsync(GraphAt graph)
    {
        var all = (await graph.Reads.ListAsync(graph.At, [new ListQuery(World.Default.NodeKinds, Order: Order.ENTERED) { Size = 1000 }], Cancellation))[0].Items;
        var answers = new List<(string, string)>();
        foreach (var entity in all.Where(entity => !entity.Kind.Is(Part.Claim | Part.Document)))
        {
            answers.Add(($"who said what about {entity.Id}", Of(await new WhoSaidWhat(graph).AskAsync(new SayingQuery { About = [entity.Id], First = 100 }, Cancellation))));
            foreach (var view in Enum.GetValues<EventView>())
                answers.Add(($"round {entity.Id} in {view}", Of(await new Neighbourhood(graph).AskAsync(new SubgraphQuery { Seeds = [entity.Id], Depth = 2, Events = view, NodeLimit = 20, EdgeLimit = 30 }, Cancellation))));
        }
        foreach (var text in all.Select(entity => entity.Name.Split(' ')[0]).Where(word => word.Any(char.IsLetterOrDigit)).Distinct())
            answers.Add(($"search {text}", Of(await new Search(graph).FindAsync(text, first: 100, cancellation: Cancellation))));
        var events = all.Where(entity => entity.Kind.Is(Part.Event)).Select(entity => entity.Id).ToList();
        answers.Add(("accounts", string.Join('\n', (await new Accounts(graph).OfAsync(events, cancellation: Cancellation)).OrderBy(pair => pair.Key).SelectMany(pair => pair.Value).Select(Of))));
        answers.Add(("disagreements", string.Join('\n', (await new Disagreements(graph).FindAsync(new DisagreementQuery { WithTotal = true }, Cancellation)).Items.Select(found => Of(found.Disagreement)))));
        answers.Add(("newest", Of(await new Neighbourhood(graph).AskAsync(new SubgraphQuery(), Cancellation))));
        answers.Add(("within", Of(await new Neighbourhood(graph).AskAsync(new SubgraphQuery { Within = new Filter.Inside(all.First(entity => entity.Kind == NodeKinds.Location).Id), During = During.Parse("2020", "2025") }, Cancellation))));
        answers.Add(("map", (await new MapFeatures(graph).AskAsync(new MapQuery { Kinds = [NodeKinds.Incident, NodeKinds.Communication, NodeKinds.Organisation, NodeKinds.Location] }, Cancellation)).ToGeoJson()));
        foreach (var size in new[] { BucketSize.DAY, BucketSize.WEEK, BucketSize.MONTH })
            answers.Add(($"timeline by {size}", string.Join('\n', (await new Timeline(graph).AskAsync(new TimelineQuery(size), Cancellation)).Buckets.Select(bucket => $"{bucket.Start} {bucket.Certain} {bucket.Possible}"))));
        answers.Add(("candidates", string.Join('\n', (await new IdentityCandidates(graph).FindAsync(new CandidateQuery { First = 100 }, Cancellation)).Items.Select(candidate => $"{candidate.A.Id} {candidate.B.Id} {candidate.Score}"))));
        var people = all.Where(entity => entity.Kind == NodeKinds.Person).Select(entity => entity.Id).ToList();
        foreach (var (from, to) in people.Zip(events))
            answers.Add(($"paths from {from} to {to}", string.Join('\n', (await new Paths(graph).AskAsync(new ConnectionQuery(from, to), Cancellation)).Paths.Select(path => path.Sentence))));
        foreach (var day in new[] { "2023-10-03", "2024-06-26" })
            answers.Add(($"public by {day}", string.Join(' ', (await graph.Reads.ListAsync(graph.At, [new ListQuery([NodeKinds.Claim], new PublishedUntil(DateTimeOffset.Parse(day + "T23:59:59Z", null)).Claims) { Size = 100 }], Cancellation))[0].Items.Select(claim => claim.Id))));
        return answers;
    }

    static string Of(SpeakerPage page) => string.Join('\n', page.Speakers.SelectMany(speaker => speaker.Statements.Select(statement => $"{speaker.Entity.Id} {statement.Claim.Id} {statement.Relation} {statement.Certainty} {string.Join(',', statement.Through)}")));

    static string Of(Subgraph part) => $"{part.Truncated} {part.Complete} {part.TotalNodes} {part.TotalEdges} {string.Join(',', part.Omitted)}\n{string.Join('\n', part.Nodes.Select(node => $"{node.Entity.Id} {node.Depth} {node.HiddenNeighbours}"))}\n{string.Join('\n', part.Edges.Select(edge => $"{edge.Id} {edge.Modality} {edge.Bundled}"))}";

    static string Of(SearchPage page) => string.Join('\n', page.Hits.Select(hit => $"{hit.Entity.Id} {hit.Match} {hit.MatchedField} {hit.MatchedText} {hit.Snippet?.Text}"));

    static string Of(Disagreement one) => $"{one.Id} {one.Verdict} {one.IndependentOrigins} {JsonSerializer.Serialize(one.Accounts.Select(account => new { account.Value, Claims = account.Claims.Select(claim => claim.Value), Superseded = account.Superseded.Select(claim => claim.Value), account.IndependentOrigins }))}";
}
