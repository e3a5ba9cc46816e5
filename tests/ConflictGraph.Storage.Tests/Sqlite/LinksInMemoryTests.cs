using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Sqlite;
using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests.Sqlite;

/// <summary>Whether memory or the file answers, a path is the same.</summary>
public sealed class LinksInMemoryTests : IDisposable
{
    const int People = 12;
    readonly TempFile file = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => file.Dispose();

    [Theory]
    [InlineData(50_000)]
    [InlineData(-1)]
    public async Task Memory_and_file_find_the_same_paths_at_every_revision(long readInPlace)
    {
        await using var memory = await SomeFiles.OpenAsync(file.Path, new SqliteOptions { EdgesReadInPlace = readInPlace });
        await using var plain = await SomeFiles.OpenAsync(file.Path, new SqliteOptions { LinksInMemory = false });
        var random = new Random(7);
        var graph = SomeFiles.People([.. Enumerable.Range(0, People).Select(i => $"p{i}")]);
        await memory.WriteAsync(graph.Next());

        for (var round = 0; round < 12; round++)
        {
            for (var i = 0; i < 4; i++)
                graph.Relate(random.Next(2) == 0 ? EdgeKinds.RelatedTo : EdgeKinds.PartOf, AnyOf(random), AnyOf(random));
            if (random.Next(2) == 0)
                graph.Retract(graph.Edges.ElementAt(random.Next(graph.Edges.Count)).Id);
            // Now and then another store writes, and memory has to be built anew.
            await (round % 5 == 4 ? plain : memory).WriteAsync(graph.Next());
            await CompareAsync(memory, plain, random, graph.Newest.Number);
            await memory.Links.Reading;
            await CompareAsync(memory, plain, random, graph.Newest.Number);
            await CompareAsync(memory, plain, random, random.Next(1, (int)graph.Newest.Number));
        }
    }

    static async Task CompareAsync(SqliteGraphStore memory, SqliteGraphStore plain, Random random, long at)
    {
        for (var i = 0; i < 6; i++)
        {
            var query = new PathQuery(AnyOf(random).Id, AnyOf(random).Id)
            {
                First = random.Next(1, 6),
                MaxLength = random.Next(1, 6),
                AvoidDegreeOver = random.Next(3) == 0 ? 3 : null,
                EdgeKinds = random.Next(3) == 0 ? [EdgeKinds.RelatedTo] : null,
                Avoid = [AnyOf(random).Id],
                Cap = random.Next(2) == 0 ? 4 : 10_000,
            };

            var (one, other) = (await memory.PathsAsync(at, query, Cancellation), await plain.PathsAsync(at, query, Cancellation));

            Assert.Equal(other.Complete, one.Complete);
            Assert.Equal(other.Paths.Select(path => string.Join(' ', path)), one.Paths.Select(path => string.Join(' ', path)));
        }
    }

    static Node AnyOf(Random random) => Some.Person($"p{random.Next(People)}");
}
