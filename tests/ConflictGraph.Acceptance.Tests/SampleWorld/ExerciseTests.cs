using ConflictGraph.Formats.Article;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using ConflictGraph.TestKit;
using ConflictGraph.Writing;

namespace ConflictGraph.Acceptance.Tests.Samples;

/// <summary>The raid that never was: who disagrees with whom, how many stand behind each account, and what was known when. samples/README.md says the same in words.</summary>
public class ExerciseTests
{
    const string Raid = "incident:zavrin-raid";
    static readonly Lazy<Task<LoadedWorld>> World = new(() => LoadedWorld.OfAsync(SampleWorld.Exercise));

    private protected virtual Task<LoadedWorld> WorldAsync() => World.Value;

    [Fact]
    public async Task Accounts_of_the_raid_stand_side_by_side()
    {
        var world = await WorldAsync();

        Assert.Equal(
            [
                "INITIATOR DISAGREE 2: IS_NOT organisation:karethia by organisation:karethia-general-staff; organisation:karethia by organisation:velmaria-interior-ministry",
                "TARGET DISAGREE 3: location:melicha-airfield by organisation:orlava-rescue-service; location:zavrin-river-port by document:zavrin-northline; location:zavrin-river-port by person:tomas-verrik",
                "WEAPON DISAGREE 3: weapon:cruise-missiles-zavrin by organisation:velmaria-interior-ministry; weapon:drones-zavrin by person:tomas-verrik; weapon:glide-bombs-melicha by organisation:orlava-rescue-service",
                "PLACE DISAGREE 4: location:melicha by organisation:orlava-rescue-service; location:zavrin by document:zavrin-northline, document:zavrin-courier; location:zavrin by organisation:velmaria-interior-ministry; location:zavrin-river-port by person:tomas-verrik",
                "TIME COMPATIBLE 2: [2023-10-02..2023-10-03] by document:zavrin-northline; [2023-10-03T03:30:00..2023-10-03T04:30:59] by organisation:orlava-rescue-service",
                "KILLED DISAGREE 3: 12 by organisation:velmaria; 3..5 by person:tomas-verrik; 9 by organisation:velmaria-interior-ministry (was claim:ministry-killed-12); NONE_REPORTED by organisation:orlava-rescue-service",
                "INJURED AGREE 2: 30 by organisation:velmaria-interior-ministry; 30 by person:tomas-verrik",
                "MISSING UPDATED 1: 1 by organisation:velmaria-interior-ministry (was claim:ministry-missing-4)",
                "DAMAGE SINGLE 1: FIRE by document:zavrin-northline",
            ],
            await world.VerdictsAsync(Raid));
    }

    [Fact]
    public async Task Before_the_correction_the_graph_knew_the_older_figures()
    {
        var world = await (await WorldAsync()).AsOfAsync(RevisionRef.AsOf(DateTimeOffset.Parse("2023-10-04T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture)));

        var verdicts = await world.VerdictsAsync(Raid);

        Assert.Equal(3, world.Graph.At);
        Assert.Contains("KILLED DISAGREE 3: 12 by organisation:velmaria; 12 by organisation:velmaria-interior-ministry; 3..5 by person:tomas-verrik; NONE_REPORTED by organisation:orlava-rescue-service", verdicts);
        Assert.Contains("MISSING SINGLE 1: 4 by organisation:velmaria-interior-ministry", verdicts);
    }

    [Fact]
    public async Task After_the_first_report_a_government_and_its_ministry_are_one_origin()
    {
        var world = await (await WorldAsync()).AsOfAsync(RevisionRef.Of("exercise-1-northline"));

        Assert.Contains(await world.VerdictsAsync(Raid), verdict => verdict is "KILLED AGREE 1: 12 by organisation:velmaria; 12 by organisation:velmaria-interior-ministry");
    }

    [Fact]
    public async Task What_was_public_on_the_first_day_leaves_the_correction_out()
    {
        var world = await WorldAsync();

        var verdicts = await world.VerdictsAsync(Raid, publishedUntil: DateTimeOffset.Parse("2023-10-03T23:59:59Z", System.Globalization.CultureInfo.InvariantCulture));

        Assert.Contains("KILLED DISAGREE 3: 12 by organisation:velmaria; 12 by organisation:velmaria-interior-ministry; 3..5 by person:tomas-verrik; NONE_REPORTED by organisation:orlava-rescue-service", verdicts);
        Assert.Contains("MISSING SINGLE 1: 4 by organisation:velmaria-interior-ministry", verdicts);
    }

    [Fact]
    public async Task Accounts_that_contradict_each_other_are_found_without_knowing_of_the_raid()
    {
        var world = await WorldAsync();

        var page = await new Disagreements(world.Graph).FindAsync(new DisagreementQuery { WithTotal = true }, TestContext.Current.CancellationToken);

        Assert.Equal(["INITIATOR", "TARGET", "WEAPON", "PLACE", "KILLED"], page.Items.Select(found => found.Disagreement.Question));
        Assert.All(page.Items, found => Assert.Equal(Raid, found.Disagreement.Event.Id.Value));
    }

    [Fact]
    public async Task The_event_itself_takes_no_side()
    {
        var world = await WorldAsync();

        Assert.Equal("OCCURRED [2023-10-02..2023-10-03] NIGHT FIRE", await world.DerivedAsync(Raid));
    }

    [Fact]
    public async Task A_correction_stays_in_view_with_what_it_corrects()
    {
        var world = await WorldAsync();

        Assert.Equal(["CORRECTS claim:ministry-killed-12 STATED"], await world.EdgesAsync("claim:ministry-killed-9", EdgeKinds.Corrects));
        Assert.Equal(["REVISES document:zavrin-northline STATED"], await world.EdgesAsync("document:zavrin-northline-corrected", EdgeKinds.Revises));
        Assert.Contains("organisation:velmaria-interior-ministry: claim:ministry-killed-12 DIRECT ASSERTS CASUALTY STATED", await world.WhoSaidAsync(new SayingQuery { By = [new("organisation:velmaria-interior-ministry")] }));
    }

    [Fact]
    public async Task A_claim_that_a_second_paper_quotes_is_one_claim_with_more_evidence()
    {
        var world = await WorldAsync();

        Assert.Equal(3, (await world.QuotesAsync("claim:ministry-wounded-30", EdgeKinds.MadeClaim)).Count);
        Assert.Equal(["MADE_CLAIM organisation:velmaria-interior-ministry STATED"], await world.EdgesAsync("claim:ministry-wounded-30", EdgeKinds.MadeClaim));
    }

    [Fact]
    public async Task A_denial_joins_nobody_to_an_attack()
    {
        var world = await WorldAsync();

        Assert.Equal(
            [
                "ATTACKED organisation:karethia → location:zavrin REPORTED STATED (claim:ministry-blames-karethia)",
                "USED organisation:karethia → weapon:cruise-missiles-zavrin REPORTED STATED (claim:ministry-blames-karethia)",
            ],
            await world.DirectEdgesAsync(ofClaims: false));
    }

    [Fact]
    public async Task Each_file_is_a_revision_of_the_hour_in_which_it_was_entered_and_loading_again_changes_nothing()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var store = new MemoryGraphStore();

        var first = await SampleWorld.Exercise.LoadAsync(store, TimeProvider.System, cancellation);
        var again = await SampleWorld.Exercise.LoadAsync(store, TimeProvider.System, cancellation);

        Assert.Equal(
            ["1 2023-10-03T08:20:00Z", "2 2023-10-03T15:45:00Z", "3 2023-10-03T20:10:00Z", "4 2023-10-04T09:05:00Z"],
            first.Select(answer => $"{answer.Revision.Number} {answer.Revision.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}"));
        Assert.All(again, answer => Assert.Equal(WriteOutcome.REPEATED, answer.Outcome));
        Assert.Equal(4, (await store.NewestAsync(cancellation)).Number);
    }

    [Fact]
    public async Task Into_a_graph_that_is_in_use_a_sample_is_written_now()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var store = new MemoryGraphStore();
        await SampleWorld.Briefing.LoadAsync(store, TimeProvider.System, cancellation);

        var answers = await SampleWorld.Exercise.LoadAsync(store, TimeProvider.System, cancellation);

        Assert.All(answers, answer => Assert.True(answer.Revision.At.Year > 2023, $"{answer.Revision.At}"));
    }

    [Fact]
    public async Task Names_that_the_graph_knows_are_found_in_a_new_text()
    {
        var world = await WorldAsync();
        const string text = "Tomas Verrik spoke in Zavrin.\nУ Мелічі тихо; Меліча мовчить.";

        var known = await KnownNames.InAsync(world.Graph, text, TestContext.Current.CancellationToken);

        Assert.Equal(
            ["Tomas Verrik person:tomas-verrik 1", "Zavrin location:zavrin 1", "Меліча location:melicha 2"],
            ArticleTemplate.Occurring(text, known).Select(found => $"{found.Name} {found.Id} {found.Line}"));
    }
}
