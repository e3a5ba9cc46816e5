using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;

namespace ConflictGraph.Acceptance.Tests.GraphQL.Attacks;

/// <summary>By itself, since it looks at the memory of the whole process.</summary>
[CollectionDefinition(nameof(RandomAttackTests), DisableParallelization = true)]
public class AloneWithTheService;

/// <summary>Attacks in numbers: the same ones in every run.</summary>
[Collection(nameof(RandomAttackTests))]
public class RandomAttackTests(Attacked attacked) : IClassFixture<Attacked>
{
    const int Seed = 20240626;
    const int Each = 5_000;
    const int Clients = 4;

    static readonly SchemaBook Book = SchemaBook.Read();

    static readonly string[] Samples = [.. SampleOperations.Names.Concat(SampleOperations.NamesIn("writing").Select(name => "writing/" + name)).Select(SampleOperations.Read)];

    [Fact]
    public async Task Ten_thousand_random_and_mutated_documents_are_answered_or_refused()
    {
        var random = new Random(Seed);
        var made = Enumerable.Range(0, Each).Select(_ => RandomDocuments.Make(Book, random)).ToList();
        var mutated = Enumerable.Range(0, Each).Select(_ => (Document: MutatedDocuments.Mutate(Samples[random.Next(Samples.Length)], Samples, random), Variables: new JsonObject())).ToList();

        var answered = await AskAllAsync(made);
        await AskAllAsync(mutated);

        // Documents that are refused at the door would prove little.
        Assert.True(answered > Each / 20, $"Only {answered} of {Each} were answered without an error.");
        await attacked.AnswersStillAsync();
    }

    [Fact]
    public async Task Two_thousand_bodies_with_wrong_bytes_in_them_are_answered_or_refused()
    {
        var random = new Random(Seed);
        var bodies = Enumerable.Range(0, 2_000).Select(_ => Spoilt(Encoding.UTF8.GetBytes(new JsonObject { ["query"] = Samples[random.Next(Samples.Length)], ["variables"] = new JsonObject { ["id"] = "organisation:russia", ["n"] = 3 } }.ToJsonString()), random)).ToList();
        var faults = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(bodies, Side(), async (body, _) =>
        {
            if (Attacked.FaultOf(await attacked.PostAsync(body)) is { } fault)
                faults.Add($"{Encoding.Latin1.GetString(body)}\n  {fault}");
        });

        Assert.True(faults.IsEmpty, string.Join('\n', faults.Take(5)));
        await attacked.AnswersStillAsync();
    }

    /// <summary>Valid documents are kept for the next time; only so many of them.</summary>
    [Fact]
    public async Task Documents_that_are_all_different_do_not_fill_the_memory()
    {
        async Task AskAsync(int from, int until) => await Parallel.ForEachAsync(Enumerable.Range(from, until - from), Side(), async (i, _) =>
            Assert.Null((await attacked.AskAsync($"query q{i} {{ revision {{ number }} }} #{new string('x', 30_000)}")).Code));
        await AskAsync(0, 500);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await AskAsync(500, 3_500);

        // 3,000 documents are 180 MB of text; the service keeps two.
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(grown < 60_000_000, $"{grown:N0} bytes more are held.");
        await attacked.AnswersStillAsync();
    }

    async Task<int> AskAllAsync(List<(string Document, JsonObject Variables)> documents)
    {
        var faults = new ConcurrentBag<string>();
        var answered = 0;
        long before = 0, count = 0;
        await Parallel.ForEachAsync(documents, Side(), async (asked, _) =>
        {
            var answer = await attacked.AskAsync(asked.Document, asked.Variables);
            if (Attacked.FaultOf(answer) is { } fault)
                faults.Add($"{asked.Document}\n  {asked.Variables.ToJsonString()}\n  {fault}");
            if (answer.ErrorCount == 0)
                Interlocked.Increment(ref answered);
            if (Interlocked.Increment(ref count) == documents.Count / 10)
                before = GC.GetTotalMemory(forceFullCollection: true);
        });
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.True(faults.IsEmpty, $"{faults.Count} of {documents.Count}:\n{string.Join('\n', faults.Take(5))}");
        Assert.True(grown < 200_000_000, $"{grown:N0} bytes more are held.");
        return answered;
    }

    static ParallelOptions Side() => new() { MaxDegreeOfParallelism = Clients, CancellationToken = TestContext.Current.CancellationToken };

    static byte[] Spoilt(byte[] body, Random random)
    {
        for (var changes = random.Next(1, 6); changes > 0; changes--)
            body[random.Next(body.Length)] = (byte)random.Next(256);
        return body;
    }
}
