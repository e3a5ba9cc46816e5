using ConflictGraph.Queries;

namespace ConflictGraph.Acceptance.Tests.Samples;

/// <summary>What the rules of the model must make of the facts that the briefing tells, whoever tells them: two texts with the same facts are held to one table.</summary>
public abstract class RulesOverTheBriefing
{
    static readonly string[] EdgesOfEvents =
    [
        "ATTACKED organisation:russia → location:odesa OCCURRED STATED (doc)",
        "ATTACKED organisation:ukraine → location:voronezh-region OCCURRED STATED (doc)",
        "ATTACKED organisation:ukraine → location:moshenoye OCCURRED IMPLIED (doc)",
        "ATTACKED organisation:ukraine → location:smolensk-region REPORTED STATED (claim:russia-drones-smolensk)",
        "ATTACKED organisation:ukraine → location:crimea ALLEGED IMPLIED (claim:russia-atacms-crimea)",

        "INTERCEPTED organisation:russian-ministry-of-defence → weapon:drones-intercepted-smolensk REPORTED STATED (claim:ministry-intercepted-two)",
        "INTERCEPTED organisation:russia → weapon:global-hawk OCCURRED STATED (doc)",
        "INTERCEPTED organisation:russia → weapon:mq-9-reaper OCCURRED STATED (doc)",

        "USED organisation:russia → weapon:ballistic-missile-odesa OCCURRED STATED (doc)",
        "USED organisation:russia → weapon:mig-31 OCCURRED STATED (doc)",
        "USED organisation:russia → weapon:su-27 OCCURRED STATED (doc)",
        "USED organisation:ukraine → weapon:drones-voronezh OCCURRED STATED (doc)",
        "USED organisation:ukraine → weapon:drones-moshenoye OCCURRED IMPLIED (doc)",
        "USED organisation:ukraine → weapon:drones-smolensk REPORTED STATED (claim:russia-drones-smolensk)",
        "USED organisation:ukraine → weapon:atacms ALLEGED IMPLIED (claim:russia-atacms-crimea)",

        "SUPPLIED organisation:united-states → organisation:ukraine OCCURRED STATED (doc)",
        "SUPPLIED organisation:united-states → weapon:us-arms OCCURRED STATED (doc)",
        "SUPPLIED organisation:united-states → organisation:ukraine ALLEGED INFERRED (claim:russia-atacms-crimea)",
        "SUPPLIED organisation:united-states → weapon:atacms ALLEGED STATED (claim:russia-atacms-crimea)",

        "COMMUNICATED_WITH person:andrei-belousov → person:lloyd-austin OCCURRED STATED (doc)",
        "COMMUNICATED_WITH organisation:russia → person:us-ambassador-to-russia OCCURRED STATED (doc)",
    ];

    static readonly string[] EdgesOfClaims =
    [
        "organisation:russia → location:smolensk-region ASSERTS (claim:russia-drones-smolensk)",
        "organisation:russia → weapon:drones-smolensk ASSERTS (claim:russia-drones-smolensk)",
        "organisation:russia → location:crimea ALLEGES (claim:russia-atacms-crimea)",
        "organisation:russia → weapon:atacms ALLEGES (claim:russia-atacms-crimea)",
        "organisation:russia → location:crimea ALLEGES (claim:russia-four-deaths)",
        "organisation:russia → weapon:atacms ALLEGES (claim:russia-four-deaths)",
        "organisation:russia → location:sevastopol SUGGESTS (claim:russia-drone-guided-missiles)",
        "organisation:russia → weapon:global-hawk SUGGESTS (claim:russia-drone-guided-missiles)",
        "organisation:russia → weapon:missiles-sevastopol SUGGESTS (claim:russia-drone-guided-missiles)",

        "organisation:russian-ministry-of-defence → weapon:drones-intercepted-smolensk ASSERTS (claim:ministry-intercepted-two)",
        "organisation:russian-ministry-of-defence → location:smolensk-region ASSERTS (claim:ministry-intercepted-two)",

        "person:vasily-anokhin → location:vyazemsky-district ASSERTS (claim:anokhin-place)",
        "person:vasily-anokhin → location:smolensk-region ASSERTS (claim:anokhin-no-casualties-reported)",
        "person:vasily-anokhin → location:vyazemsky-district ASSERTS (claim:anokhin-no-casualties-reported)",
        "person:vasily-anokhin → weapon:drones-smolensk ASSERTS (claim:anokhin-no-casualties-reported)",
        "person:vasily-anokhin → location:smolensk-region ASSERTS (claim:anokhin-no-damage-reported)",
        "person:vasily-anokhin → location:vyazemsky-district ASSERTS (claim:anokhin-no-damage-reported)",
        "person:vasily-anokhin → weapon:drones-smolensk ASSERTS (claim:anokhin-no-damage-reported)",

        "person:oleh-kiper → location:odesa CONFIRMS (claim:kiper-no-casualties)",
        "person:oleh-kiper → weapon:ballistic-missile-odesa CONFIRMS (claim:kiper-no-casualties)",

        "person:andrei-belousov → weapon:us-arms WARNS (claim:belousov-arms-escalation)",
        "person:lloyd-austin → conflict:russia-ukraine-war ADVOCATES (claim:austin-keep-talking)",
        "person:pat-ryder → organisation:ukraine REAFFIRMS (claim:ryder-ukraine-decides)",
    ];

    private protected abstract Task<LoadedWorld> WorldAsync();

    [Theory]
    [InlineData("incident:smolensk-drone-attack", "REPORTED – –")]
    [InlineData("incident:smolensk-interception", "REPORTED – –")]
    [InlineData("incident:voronezh-depots", "OCCURRED [..2024-06-26] RECENT DESTROYED EXPLOSION FIRE")]
    [InlineData("incident:moshenoye-base", "OCCURRED – DESTROYED")]
    [InlineData("incident:belgorod-emergency", "OCCURRED – –")]
    [InlineData("incident:odesa-missile-strike", "OCCURRED [2024-06-24..2024-06-26] NIGHT DAMAGED")]
    [InlineData("incident:crimea-attack", "ALLEGED – –")]
    [InlineData("incident:sevastopol-strike", "ALLEGED – –")]
    [InlineData("incident:us-atacms-supply", "ALLEGED – –")]
    [InlineData("incident:black-sea-interception", "OCCURRED – FORCED_RETURN")]
    [InlineData("incident:reaper-shootdown", "OCCURRED XXXX-03 DESTROYED")]
    [InlineData("incident:us-arms-supplies", "OCCURRED – –")]
    [InlineData("communication:austin-belousov-call", "OCCURRED 2024-06-25 –")]
    [InlineData("communication:us-ambassador-summons", "OCCURRED – –")]
    public async Task An_event_has_what_its_accounts_say(string happening, string derived)
    {
        var world = await WorldAsync();

        Assert.Equal(derived, await world.DerivedAsync(happening));
    }

    [Fact]
    public async Task Every_verdict_is_of_a_single_account_but_the_place_of_the_Smolensk_attack()
    {
        var world = await WorldAsync();

        var accounts = await world.AccountsAsync();

        Assert.Equal(
            ["incident:smolensk-drone-attack PLACE COMPATIBLE"],
            accounts.Values.SelectMany(questions => questions).Where(question => question.Verdict != AccountVerdict.SINGLE).Select(question => $"{question.Event.Id} {question.Question} {question.Verdict}"));
        Assert.Contains(
            "PLACE COMPATIBLE 2: location:smolensk-region by organisation:russia; location:vyazemsky-district by person:vasily-anokhin",
            await world.VerdictsAsync("incident:smolensk-drone-attack"));
    }

    [Fact]
    public async Task Events_become_direct_edges_with_their_modality_and_who_says_so()
    {
        var world = await WorldAsync();

        Assert.Equal(
            EdgesOfEvents.Order(StringComparer.Ordinal),
            await world.DirectEdgesAsync(ofClaims: false));
    }

    [Fact]
    public async Task Claims_join_who_speaks_to_what_is_spoken_of()
    {
        var world = await WorldAsync();

        Assert.Equal(
            EdgesOfClaims.Order(StringComparer.Ordinal),
            await world.DirectEdgesAsync(ofClaims: true));
    }

    [Theory]
    [InlineData("ATACMS",
        "organisation:russia: claim:russia-atacms-crimea DIRECT ALLEGES ATTRIBUTION STATED",
        "organisation:russia: claim:russia-four-deaths THROUGH_INCIDENT ALLEGES CASUALTY STATED",
        "person:pat-ryder: claim:ryder-ukraine-decides RESPONSE REAFFIRMS FACTUAL INFERRED")]
    [InlineData("Smolensk",
        "organisation:russia: claim:russia-drones-smolensk DIRECT ASSERTS FACTUAL STATED",
        "organisation:russian-ministry-of-defence: claim:ministry-intercepted-two THROUGH_INCIDENT ASSERTS FACTUAL STATED",
        "person:vasily-anokhin: claim:anokhin-no-casualties-reported THROUGH_INCIDENT ASSERTS CASUALTY STATED",
        "person:vasily-anokhin: claim:anokhin-no-damage-reported THROUGH_INCIDENT ASSERTS DAMAGE STATED",
        "person:vasily-anokhin: claim:anokhin-place THROUGH_INCIDENT ASSERTS FACTUAL STATED")]
    [InlineData("Odesa",
        "document:briefing: doc THROUGH_INCIDENT ASSERTS FACTUAL STATED",
        "person:oleh-kiper: claim:kiper-no-casualties THROUGH_INCIDENT CONFIRMS CASUALTY STATED")]
    [InlineData("arms",
        "document:briefing: doc THROUGH_INCIDENT ASSERTS FACTUAL STATED",
        "person:andrei-belousov: claim:belousov-arms-escalation DIRECT WARNS WARNING STATED")]
    [InlineData("Sevastopol",
        "organisation:russia: claim:russia-drone-guided-missiles DIRECT SUGGESTS CAUSAL STATED")]
    public async Task Who_said_what_is_found_by_a_word(string text, params string[] statements)
    {
        var world = await WorldAsync();

        Assert.Equal(statements, await world.WhoSaidAsync(new SayingQuery { Text = text }));
    }

    [Fact]
    public async Task Who_said_what_about_a_region_comes_through_what_happened_there()
    {
        var world = await WorldAsync();

        Assert.Equal(
            [
                "organisation:russia: claim:russia-drones-smolensk THROUGH_INCIDENT ASSERTS FACTUAL STATED",
                "organisation:russian-ministry-of-defence: claim:ministry-intercepted-two THROUGH_INCIDENT ASSERTS FACTUAL STATED",
                "person:vasily-anokhin: claim:anokhin-no-casualties-reported THROUGH_INCIDENT ASSERTS CASUALTY STATED",
                "person:vasily-anokhin: claim:anokhin-no-damage-reported THROUGH_INCIDENT ASSERTS DAMAGE STATED",
                "person:vasily-anokhin: claim:anokhin-place THROUGH_INCIDENT ASSERTS FACTUAL STATED",
            ],
            await world.WhoSaidAsync(new SayingQuery { About = [new("location:smolensk-region")] }));
    }
}
