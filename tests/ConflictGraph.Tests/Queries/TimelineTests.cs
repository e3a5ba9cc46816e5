using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Tests.Writing;

namespace ConflictGraph.Tests.Queries;

public sealed class TimelineTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bucket_tells_what_is_surely_in_it_from_what_may_be()
    {
        var graph = await Of("2024-06-24", "[2024-06-24..2024-06-25]", "XXXX-03").GraphAsync();

        var line = await AskAsync(graph, BucketSize.DAY);

        Assert.Equal(["2024-06-24 1 2", "2024-06-25 0 1"], Lines(line));
        Assert.Equal(1, line.Undated);
    }

    [Fact]
    public async Task What_lies_before_and_after_a_range_is_counted()
    {
        var graph = await Of("2024-06-01", "2024-06-24", "2024-07-01").GraphAsync();

        var line = await AskAsync(graph, BucketSize.DAY, During.Parse("2024-06-20", "2024-06-30"));

        Assert.Equal((1, 1, "2024-06-24 1 1"), (line.Earlier, line.Later, Lines(line).Single()));
    }

    [Theory]
    [InlineData(BucketSize.HOUR, "2024-06-25T21:48", "2024-06-25T21:00", "2024-06-25T22:00")]
    [InlineData(BucketSize.WEEK, "2024-06-26", "2024-06-24", "2024-07-01")]
    [InlineData(BucketSize.MONTH, "2024-02-29", "2024-02-01", "2024-03-01")]
    [InlineData(BucketSize.YEAR, "2024-02-29", "2024-01-01", "2025-01-01")]
    public async Task Buckets_are_those_of_the_calendar(BucketSize size, string time, string start, string end)
    {
        var bucket = Assert.Single((await AskAsync(await Of(time).GraphAsync(), size)).Buckets);

        Assert.Equal((start, end, 1), (bucket.Start.ToString(), bucket.End.ToString(), bucket.Certain));
    }

    [Fact]
    public async Task Too_many_buckets_are_refused_with_what_would_work()
    {
        var graph = await Of("2000/2024").GraphAsync();

        var error = await Assert.ThrowsAsync<LimitException>(() => AskAsync(graph, BucketSize.DAY));

        Assert.Equal("LIMIT_SIZE", error.Code);
        Assert.Equal(25, (await AskAsync(graph, BucketSize.YEAR)).Buckets.Count);
    }

    [Fact]
    public async Task The_entries_of_all_buckets_and_of_the_tray_are_listed_in_one_call()
    {
        var graph = await Of("2024-06-24", "2024-06-26", "XXXX-03").GraphAsync();
        var line = await AskAsync(graph, BucketSize.DAY);

        var pages = await graph.Reads.ListAsync(graph.At, [.. line.Buckets.Select(bucket => bucket.List)], Cancellation);
        var tray = (await graph.Reads.ListAsync(graph.At, [line.UndatedList], Cancellation))[0];

        Assert.Equal(["incident:0", "incident:1"], pages.Select(page => page.Items.Single().Id.Value));
        Assert.Equal("incident:2", tray.Items.Single().Id.Value);
    }

    static readonly (string, object?) Counted = ("tags", new[] { "counted" });

    // The raid that every world has is left out by the tag.
    static SomeWorld Of(params string[] times)
    {
        var world = new SomeWorld().Document("document:paper");
        foreach (var (time, number) in times.Select((time, number) => (time, number)))
            world.With(Some.Node($"incident:{number}", Counted), Some.Value($"incident:{number}", Some.Time(time), "document:paper"));
        return world;
    }

    static Task<TimelineAnswer> AskAsync(GraphAt graph, BucketSize size, During? during = null) =>
        new Timeline(graph).AskAsync(new TimelineQuery(size) { Kinds = [NodeKinds.Incident], During = during, Filter = new Storage.Filter.HasKey("tags", ["counted"]) }, Cancellation);

    static IEnumerable<string> Lines(TimelineAnswer line) => line.Buckets.Select(bucket => $"{bucket.Start} {bucket.Certain} {bucket.Possible}");
}
