using System.Text.Json;
using ConflictGraph.Formats.Article;
using ConflictGraph.Storage;
using ConflictGraph.TestKit;

namespace ConflictGraph.Acceptance.Tests.GraphQL;

public class SampleOperationTests(SampleOperationTests.Briefing briefing) : IClassFixture<SampleOperationTests.Briefing>
{
    public static TheoryData<string> Names => [.. SampleOperations.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_sample_operation_is_answered_over_the_briefing(string name)
    {
        object? variables = name == "relation-in-full" ? new { id = await SomeRelationAsync(briefing.Server) } : null;

        var data = await briefing.Server.DataAsync(SampleOperations.Read(name), variables);

        Assert.All(data.EnumerateObject(), root => Assert.NotEqual(JsonValueKind.Null, root.Value.ValueKind));
    }

    internal static async Task<string> SomeRelationAsync(AskedOverHttp server) =>
        (await server.DataAsync("""{ subgraph(input: { seeds: ["location:crimea"] }) { edges { id } } }""")).GetProperty("subgraph").GetProperty("edges")[0].GetProperty("id").GetString()!;

    /// <summary>So that two stores are loaded at the same time.</summary>
    internal static readonly TimeProvider StoppedClock = new Stopped();

    sealed class Stopped : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2024, 6, 26, 9, 0, 0, TimeSpan.Zero);
    }

    /// <summary>The briefing, loaded and asked over HTTP.</summary>
    public class Briefing : IAsyncLifetime
    {
        IGraphStore? store;

        internal AskedOverHttp Server { get; private set; } = null!;

        private protected virtual Task<IGraphStore?> OpenEmptyAsync() => Task.FromResult<IGraphStore?>(new MemoryGraphStore());

        public async ValueTask InitializeAsync()
        {
            store = await OpenEmptyAsync();
            if (store is null)
                return;
            await SampleWorld.Briefing.LoadAsync(store, StoppedClock, TestContext.Current.CancellationToken);
            Server = await AskedOverHttp.StartAsync(store);
        }

        public async ValueTask DisposeAsync()
        {
            if (store is null)
                return;
            await Server.DisposeAsync();
            await store.DisposeAsync();
            GC.SuppressFinalize(this);
        }
    }
}
