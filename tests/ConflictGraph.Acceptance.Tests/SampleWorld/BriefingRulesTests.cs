using ConflictGraph.Formats.Article;

namespace ConflictGraph.Acceptance.Tests.Samples;

public sealed class BriefingRulesTests : RulesOverTheBriefing
{
    static readonly Lazy<Task<LoadedWorld>> World = new(() => LoadedWorld.OfAsync(SampleWorld.Briefing));

    private protected override Task<LoadedWorld> WorldAsync() => World.Value;
}
