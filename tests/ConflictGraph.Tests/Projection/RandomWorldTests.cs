using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Projection;
using ConflictGraph.Storage;
using ConflictGraph.Tests.Writing;
using ConflictGraph.Writing;

namespace ConflictGraph.Tests.Projection;

/// <summary>Random change sets in small worlds: following gives the same as rebuilding after each; withdrawing a judgement and reverting restore exactly.</summary>
public sealed class RandomWorldTests
{
    [Theory]
    [InlineData(0, 40)]
    [InlineData(1, 40)]
    [InlineData(2, 40)]
    [InlineData(3, 40)]
    [InlineData(4, 40)]
    [InlineData(5, 40)]
    public async Task Following_a_change_set_gives_the_same_as_rebuilding(int seed, int rounds)
    {
        // A long search is a matter of the environment: SEEDS=200 ROUNDS=80.
        var seeds = int.TryParse(Environment.GetEnvironmentVariable("SEEDS"), out var many) ? many : 1;
        rounds = int.TryParse(Environment.GetEnvironmentVariable("ROUNDS"), out var more) ? more : rounds;
        for (var i = 0; i < seeds; i++)
            await new RandomWorld(seed + 6 * i).RunAsync(rounds);
    }
}
