using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Tests.Writing;
using ConflictGraph.Writing;

namespace ConflictGraph.Tests.Queries;

public sealed class IdentityCandidatesTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_in_two_scripts_are_proposed_with_the_reason()
    {
        var graph = await World().GraphAsync();

        var candidate = Assert.Single((await new IdentityCandidates(graph).FindAsync(new CandidateQuery(), Cancellation)).Items);

        Assert.Equal(("person:latin", "person:cyrillic"), (candidate.A.Id.Value, candidate.B.Id.Value));
        Assert.Contains(candidate.Reasons, reason => reason.Text.Contains("two scripts", StringComparison.Ordinal) || reason.Text.Contains("spellings", StringComparison.Ordinal));
        Assert.True(candidate.Score > 0.7);
    }

    [Fact]
    public async Task A_shared_office_makes_it_likelier_and_another_birthday_less_likely()
    {
        var plain = await ScoreAsync(World());
        var office = await ScoreAsync(World().Things("office:minister").Edge(EdgeKinds.HoldsOffice, "person:latin", "office:minister").Edge(EdgeKinds.HoldsOffice, "person:cyrillic", "office:minister"));
        var born = await ScoreAsync(World(latin: ("birthDate", When.Parse("1959")), cyrillic: ("birthDate", When.Parse("1970"))));

        Assert.True(office > plain && born < plain, $"{office} {plain} {born}");
    }

    [Fact]
    public async Task What_was_judged_is_not_proposed_again_unless_it_is_unsure()
    {
        var different = await World().With(Judged(IdentityVerdict.DIFFERENT)).GraphAsync();
        var unsure = await World().With(Judged(IdentityVerdict.UNSURE)).GraphAsync();

        Assert.Empty((await new IdentityCandidates(different).FindAsync(new CandidateQuery(), Cancellation)).Items);
        Assert.Equal(IdentityVerdict.UNSURE, Assert.Single((await new IdentityCandidates(unsure).FindAsync(new CandidateQuery(), Cancellation)).Items).Judgement!.Verdict);
    }

    [Fact]
    public async Task They_are_found_for_one_thing_and_by_dataset()
    {
        var graph = await World(latin: ("externalIds", new[] { new ExternalId("acled", "7") })).GraphAsync();

        Assert.Single((await new IdentityCandidates(graph).FindAsync(new CandidateQuery { Of = new("person:cyrillic") }, Cancellation)).Items);
        Assert.Single((await new IdentityCandidates(graph).FindAsync(new CandidateQuery { Datasets = ["acled"] }, Cancellation)).Items);
        Assert.Empty((await new IdentityCandidates(graph).FindAsync(new CandidateQuery { Datasets = ["ucdp"] }, Cancellation)).Items);
    }

    static Step.Judge Judged(IdentityVerdict verdict) => new(new("person:latin"), new("person:cyrillic"), verdict, null, "looked", []);

    static async Task<double> ScoreAsync(SomeWorld world) => Assert.Single((await new IdentityCandidates(await world.GraphAsync()).FindAsync(new CandidateQuery { Kinds = [NodeKinds.Person] }, Cancellation)).Items).Score;

    static SomeWorld World((string, object?)? latin = null, (string, object?)? cyrillic = null) => new SomeWorld().With(
        Some.Node("person:latin", [("name", "Andrei Belousov"), .. latin is { } one ? new[] { one } : []]), Some.Node("person:cyrillic", [("name", "Андрей Белоусов"), .. cyrillic is { } other ? new[] { other } : []]), Some.Node("person:other", ("name", "Lloyd Austin")));
}
