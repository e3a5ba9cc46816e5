using ConflictGraph.Acceptance.Tests.GraphQL;
using ConflictGraph.Storage;

namespace ConflictGraph.Acceptance.Tests.Neo4j;

/// <summary>The briefing, loaded into the server and asked over HTTP.</summary>
public sealed class BriefingInNeo4j : SampleOperationTests.Briefing
{
    private protected override async Task<IGraphStore?> OpenEmptyAsync() => Neo4jServer.IsMissing ? null : await Neo4jServer.OpenEmptyAsync();
}

[Collection(Neo4jServer.Name)]
public sealed class SampleOperationsOverNeo4jTests : SampleOperationTests, IClassFixture<BriefingInNeo4j>
{
    public SampleOperationsOverNeo4jTests(BriefingInNeo4j briefing) : base(briefing) => Neo4jServer.SkipWhenMissing();
}

[Collection(Neo4jServer.Name)]
public sealed class PagesOverNeo4jTests : PageTests, IClassFixture<BriefingInNeo4j>
{
    public PagesOverNeo4jTests(BriefingInNeo4j briefing) : base(briefing) => Neo4jServer.SkipWhenMissing();
}

[Collection(Neo4jServer.Name)]
public sealed class DocumentationOverNeo4jTests : DocumentationTests
{
    private protected override Task<IGraphStore> OpenEmptyAsync() => Neo4jServer.OpenEmptyAsync();
}

[Collection(Neo4jServer.Name)]
public sealed class ReadmeOverNeo4jTests : ReadmeTests
{
    private protected override Task<IGraphStore> OpenEmptyAsync() => Neo4jServer.OpenEmptyAsync();
}
