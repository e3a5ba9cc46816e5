using ConflictGraph.Queries;

namespace ConflictGraph.Tests.Queries;

public sealed class AskTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Who said what about ATACMS?", QuestionKind.WHO_SAID_WHAT, "weapon:atacms")]
    [InlineData("what did Belousov say about arms", QuestionKind.WHO_SAID_WHAT, "person:andrei-belousov weapon:us-arms")]
    [InlineData("What did Belousov and Austin say to each other, when, how?", QuestionKind.SAID_TO_EACH_OTHER, "person:andrei-belousov person:lloyd-austin")]
    [InlineData("which communication did the call follow, and about what?", QuestionKind.WHAT_FOLLOWED, "communication:austin-belousov-call")]
    [InlineData("Which attacks hit Smolensk region, with which weapons?", QuestionKind.ATTACKS, "location:smolensk-region")]
    [InlineData("with which weapons was Odesa attacked", QuestionKind.ATTACKS, "location:odesa")]
    [InlineData("What happened in Odesa?", QuestionKind.WHAT_HAPPENED, "location:odesa")]
    [InlineData("How are Lloyd Austin and Crimea connected?", QuestionKind.HOW_CONNECTED, "person:lloyd-austin location:crimea")]
    [InlineData("paths from Austin to incident:crimea-attack", QuestionKind.HOW_CONNECTED, "person:lloyd-austin incident:crimea-attack")]
    [InlineData("Which accounts disagree?", QuestionKind.DISAGREEMENTS, "")]
    [InlineData("which accounts disagree about Odesa", QuestionKind.DISAGREEMENTS, "location:odesa")]
    [InlineData("everything within the Belgorod region", QuestionKind.WITHIN, "location:belgorod-region")]
    [InlineData("everything in the week of 24 June 2024", QuestionKind.DURING, "")]
    [InlineData("everything on 2024-06-25", QuestionKind.DURING, "")]
    [InlineData("What did we know on 2024-06-26?", QuestionKind.KNOWN_BY, "")]
    [InlineData("what changed since revision 1", QuestionKind.CHANGED_SINCE, "")]
    public async Task The_desks_questions_are_understood(string question, QuestionKind kind, string entities)
    {
        var answer = await new Ask(await SomeSample.BriefingAsync()).AnswerAsync(question, Cancellation);

        Assert.Equal(kind, answer.Kind);
        Assert.Equal(entities, string.Join(' ', answer.Entities.Select(entity => entity.Id)));
    }

    [Fact]
    public async Task Every_question_it_says_it_knows_it_understands()
    {
        var graph = await SomeSample.BriefingAsync();

        foreach (var question in Ask.Questions)
            Assert.NotEqual(QuestionKind.UNCLEAR, (await new Ask(graph).AnswerAsync(question.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal), Cancellation)).Kind);
    }

    [Fact]
    public async Task Answers_hold_what_was_asked()
    {
        var graph = await SomeSample.BriefingAsync();

        async Task<AskAnswer> Of(string question) => await new Ask(graph).AnswerAsync(question, Cancellation);

        Assert.Equal(2, (await Of("what did Belousov and Austin say to each other")).WhoSaidWhat!.Total);
        Assert.Equal("incident:smolensk-drone-attack", (await Of("which attacks hit Smolensk region, with which weapons")).Things!.Page.Items.Single().Id.Value);
        Assert.Contains((await Of("which attacks hit Smolensk region, with which weapons")).Parts!.Values.Single(), relation => relation.Kind.Name == "USED_WEAPON");
        Assert.Equal("incident:odesa-missile-strike", (await Of("what happened in Odesa")).Things!.Page.Items.Single().Id.Value);
        Assert.Equal(2, (await Of("which attacks hit Russia")).Things!.DisputedLeftOut);
        Assert.Empty((await Of("which accounts disagree")).Disagreements!.Items);
        Assert.Contains((await Of("everything within the Belgorod region")).Things!.Page.Items, entity => entity.Id.Value == "location:moshenoye");
        Assert.Contains((await Of("everything in the week of 2024-06-24")).Things!.Page.Items, entity => entity.Id.Value == "communication:austin-belousov-call");
    }

    [Fact]
    public async Task Before_anything_was_entered_nothing_was_known()
    {
        var graph = await SomeSample.ExerciseAsync();

        var answer = await new Ask(graph).AnswerAsync("what did we know on 2 October 2023", Cancellation);
        var later = await new Ask(graph).AnswerAsync("what did we know on 3 October 2023", Cancellation);

        Assert.Equal((0L, 0L), (answer.KnownBy!.At, answer.Things!.Page.Total));
        Assert.Equal((3L, 1L), (later.KnownBy!.At, later.Things!.Page.Total));
        Assert.DoesNotContain(later.Public!.Items, claim => claim.Id.Value == "claim:ministry-killed-9");
    }

    [Fact]
    public async Task An_unclear_question_is_answered_with_those_that_are_known_and_what_it_names()
    {
        var answer = await new Ask(await SomeSample.BriefingAsync()).AnswerAsync("please tell me whether Lloyd Austin likes Odesa", Cancellation);

        Assert.Equal((QuestionKind.UNCLEAR, Ask.Questions), (answer.Kind, answer.Known));
        Assert.Contains(answer.Entities, entity => entity.Id.Value == "person:lloyd-austin");
        Assert.Contains(answer.Entities, entity => entity.Name.Contains("Odesa", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("what happened in Atlantis", "Atlantis")]
    [InlineData("how are Nobodyx and Odesa connected", "Nobodyx")]
    [InlineData("what did we know on Tuesday", "Tuesday")]
    [InlineData("what changed since Tuesday", "Tuesday")]
    public async Task What_it_does_not_know_it_names(string question, string unknown)
    {
        var answer = await new Ask(await SomeSample.BriefingAsync()).AnswerAsync(question, Cancellation);

        Assert.Equal(QuestionKind.UNCLEAR, answer.Kind);
        Assert.Contains(unknown, answer.ReadAs, StringComparison.Ordinal);
    }
}
