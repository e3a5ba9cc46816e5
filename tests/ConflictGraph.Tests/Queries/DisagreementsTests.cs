using ConflictGraph.Model;
using ConflictGraph.Queries;
using static ConflictGraph.Tests.Queries.SomeWorld;

namespace ConflictGraph.Tests.Queries;

public sealed class DisagreementsTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_what_disagrees_is_found_page_by_page()
    {
        var graph = await SomeSample.ExerciseAsync();

        var first = await new Disagreements(graph).FindAsync(new DisagreementQuery { First = 2, WithTotal = true }, Cancellation);
        var second = await new Disagreements(graph).FindAsync(new DisagreementQuery { First = 5, After = first.Items[^1].Cursor }, Cancellation);

        Assert.Equal((5, true, true), (first.Total!.Value, first.HasMore, first.Complete));
        Assert.Equal(["INITIATOR", "TARGET", "WEAPON", "PLACE", "KILLED"], first.Items.Concat(second.Items).Select(found => found.Disagreement.Question));
        Assert.False(second.HasMore);
    }

    [Fact]
    public async Task They_are_narrowed_by_question_and_by_who_or_what_has_part()
    {
        var graph = await SomeSample.ExerciseAsync();

        Assert.Equal("KILLED", Assert.Single((await new Disagreements(graph).FindAsync(new DisagreementQuery(Questions: ["KILLED", "INJURED"]), Cancellation)).Items).Disagreement.Question);
        Assert.NotEmpty((await new Disagreements(graph).FindAsync(new DisagreementQuery([new("organisation:karethia")]), Cancellation)).Items);
        Assert.Empty((await new Disagreements(graph).FindAsync(new DisagreementQuery([new("organisation:velmaria-interior-ministry")]), Cancellation)).Items);
        await Assert.ThrowsAsync<UnknownNodeException>(() => new Disagreements(graph).FindAsync(new DisagreementQuery([new("organisation:nobody")]), Cancellation));
    }

    [Fact]
    public async Task Before_the_second_report_nobody_disagreed() =>
        Assert.Empty((await new Disagreements(await SomeSample.ExerciseAsync(1)).FindAsync(new DisagreementQuery(), Cancellation)).Items);

    [Fact]
    public async Task A_list_longer_than_a_look_goes_on_where_it_ended()
    {
        var world = new SomeWorld().Things("person:ann", "person:bob").Document("document:paper");
        for (var i = 0; i < 120; i++)
            world.With(Writing.Some.Node($"incident:{i:000}")).Says("person:ann", $"claim:a{i}", about: $"incident:{i:000}", asserts: Count("KILLED", 1, 1)).Says("person:bob", $"claim:b{i}", about: $"incident:{i:000}", asserts: Count("KILLED", 2, 2));
        var graph = await world.GraphAsync();

        var seen = new List<string>();
        for (string? after = null; ;)
        {
            var page = await new Disagreements(graph).FindAsync(new DisagreementQuery { First = 50, After = after }, Cancellation);
            seen.AddRange(page.Items.Select(found => found.Disagreement.Event.Id.Value));
            if (!page.HasMore)
                break;
            after = page.End;
        }

        Assert.Equal(120, seen.Distinct().Count());
        Assert.Equal(120, seen.Count);
    }
}
