using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Server.Access;

namespace ConflictGraph.Acceptance.Tests.GraphQL;

/// <summary>What is seen from outside: spans of an operation, its batches and its calls of the store; the same as figures at /metrics.</summary>
public sealed class ObservabilityTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_operation_is_a_span_and_its_batches_and_calls_of_the_store_are_within_it()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var root = new ActivitySource("test");
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is Telemetry.Name or "test",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var store = await Desk.OpenAsync();
        using var mine = root.StartActivity("mine")!;

        await new GraphQLExecutor(store, Ontology.World.Default).ExecuteAsync(new Operation("query Austin { person(id: \"person:austin\") { name neighbours(first: 3) { nodes { name } } } }"), Cancellation);

        var seen = spans.Where(span => span.TraceId == mine.TraceId).ToList();
        var operation = Assert.Single(seen, span => span.DisplayName == "query Austin");
        Assert.Equal("query", operation.GetTagItem("graphql.operation.type"));
        Assert.Contains(seen, span => span.DisplayName.StartsWith("batch ", StringComparison.Ordinal) && span.GetTagItem("conflictgraph.batch.keys") is int and > 0);
        Assert.Contains(seen, span => span.DisplayName == "store Entities");
        // What people look for is their own business.
        Assert.DoesNotContain(seen.SelectMany(span => span.TagObjects), tag => $"{tag.Value}".Contains("person:austin", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Prometheus_finds_durations_costs_and_calls_of_the_store()
    {
        await using var store = await Desk.OpenAsync();
        await using var server = await AskedOverHttp.StartAsync(store);
        await server.DataAsync("""{ person(id: "person:austin") { name } }""");
        await server.AskAsync("{ nonsense }");

        var metrics = await server.Client.GetStringAsync("/metrics", Cancellation);

        Assert.Contains("conflictgraph_operation_duration_seconds_bucket", metrics, StringComparison.Ordinal);
        Assert.Contains("error_type=\"BAD_INPUT\"", metrics, StringComparison.Ordinal);
        Assert.Contains("conflictgraph_operation_cost", metrics, StringComparison.Ordinal);
        Assert.Contains("conflictgraph_store_call=\"Entities\"", metrics, StringComparison.Ordinal);
        Assert.Contains("http_server_request_duration_seconds", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_keys_are_needed_figures_need_one_too()
    {
        await using var store = await Desk.OpenAsync();
        var secret = await new AccessKeys(store.Settings, TimeProvider.System).AddAsync("prometheus", CallerRole.READER, cancellation: Cancellation);
        await using var server = await AskedOverHttp.StartAsync(store);

        Assert.Equal(HttpStatusCode.Unauthorized, (await server.SendAsync(HttpMethod.Get, "/metrics")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Get, "/metrics", headers: ("Authorization", $"Bearer {secret}"))).StatusCode);
    }
}
