using ConflictGraph.Formats.Article;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;

namespace ConflictGraph.Acceptance.Tests.Samples;

/// <summary>The ledger of the briefing: each fact that it tells is asked for, and must come back as it was told, by whom, and no surer.</summary>
public class BriefingLedgerTests
{
    static readonly Lazy<Task<LoadedWorld>> World = new(() => LoadedWorld.OfAsync(SampleWorld.Briefing));

    private protected virtual Task<LoadedWorld> WorldAsync() => World.Value;

    // 1. Military facilities in the Smolensk region were attacked by drones of Ukraine: Russia's word, given on Wednesday.
    [Fact]
    public async Task Fact_1_Russia_says_that_drones_of_Ukraine_attacked_the_Smolensk_region()
    {
        var world = await WorldAsync();

        Assert.Equal(
            ["PARTICIPATED_IN organisation:ukraine INITIATOR STATED (claim:russia-drones-smolensk)", "TARGETED location:military-sites-smolensk-region STATED (claim:russia-drones-smolensk)", "USED_WEAPON weapon:drones-smolensk MUNITION STATED (claim:russia-drones-smolensk)"],
            await world.EdgesAsync("incident:smolensk-drone-attack", EdgeKinds.ParticipatedIn, EdgeKinds.Targeted, EdgeKinds.UsedWeapon));
        Assert.Equal(["MADE_CLAIM organisation:russia STATED"], await world.EdgesAsync("claim:russia-drones-smolensk", EdgeKinds.MadeClaim));
        var said = (await world.EntityAsync("claim:russia-drones-smolensk")).Properties.Time("saidAt")!;
        Assert.Equal(("2024-06-26", "on Wednesday", TimeBasis.ASSUMED), (said.Edtf, said.Text, said.Basis));
    }

    // 2. Two of the drones were intercepted there, says the ministry.
    [Fact]
    public async Task Fact_2_the_ministry_says_that_it_intercepted_two()
    {
        var world = await WorldAsync();

        Assert.Equal(
            ["PARTICIPATED_IN organisation:russian-ministry-of-defence INTERCEPTOR STATED (claim:ministry-intercepted-two)", "TARGETED weapon:drones-intercepted-smolensk 2 STATED (claim:ministry-intercepted-two)"],
            await world.EdgesAsync("incident:smolensk-interception", EdgeKinds.ParticipatedIn, EdgeKinds.Targeted));
        Assert.Equal(["OPERATES organisation:ukraine STATED (claim:ministry-intercepted-two)"], await world.EdgesAsync("weapon:drones-intercepted-smolensk", EdgeKinds.Operates));
        Assert.Equal(["MADE_CLAIM organisation:russian-ministry-of-defence STATED"], await world.EdgesAsync("claim:ministry-intercepted-two", EdgeKinds.MadeClaim));
    }

    // 3. The region's governor, on Telegram: it was in the Vyazemsky district; no reports of casualties, none of damage.
    [Fact]
    public async Task Fact_3_the_governor_places_it_in_a_district_and_has_no_reports_of_harm()
    {
        var world = await WorldAsync();

        Assert.Equal(
            [
                "person:vasily-anokhin: claim:anokhin-no-casualties-reported DIRECT ASSERTS CASUALTY STATED",
                "person:vasily-anokhin: claim:anokhin-no-damage-reported DIRECT ASSERTS DAMAGE STATED",
                "person:vasily-anokhin: claim:anokhin-place DIRECT ASSERTS FACTUAL STATED",
            ],
            await world.WhoSaidAsync(new SayingQuery { By = [new("person:vasily-anokhin")], Via = [new("organisation:telegram")] }));
        Assert.Contains("OCCURRED_AT location:vyazemsky-district STATED (claim:anokhin-place)", await world.EdgesAsync("incident:smolensk-drone-attack", EdgeKinds.OccurredAt));
        Assert.Equal(["HOLDS_OFFICE office:governor-of-smolensk-region STATED"], await world.EdgesAsync("person:vasily-anokhin", EdgeKinds.HoldsOffice));
        var verdicts = await world.VerdictsAsync("incident:smolensk-drone-attack");
        Assert.Contains("KILLED SINGLE 1: NONE_REPORTED by person:vasily-anokhin", verdicts);
        Assert.Contains("INJURED SINGLE 1: NONE_REPORTED by person:vasily-anokhin", verdicts);
        Assert.Contains("DAMAGE SINGLE 1: NONE_REPORTED by person:vasily-anokhin", verdicts);
    }

    // 4. Not long ago, two ammunition depots in the Voronezh region were destroyed by drones of Ukraine, with fires and explosions. Nobody is named as the source.
    [Fact]
    public async Task Fact_4_two_depots_in_the_Voronezh_region_burned_by_the_briefings_own_word()
    {
        var world = await WorldAsync();

        Assert.Equal("OCCURRED [..2024-06-26] RECENT DESTROYED EXPLOSION FIRE", await world.DerivedAsync("incident:voronezh-depots"));
        Assert.Equal(
            ["OCCURRED_AT location:voronezh-region STATED (doc)", "PARTICIPATED_IN organisation:ukraine INITIATOR STATED (doc)", "TARGETED location:ammunition-depots-voronezh-region 2 STATED (doc)", "USED_WEAPON weapon:drones-voronezh MUNITION STATED (doc)"],
            await world.EdgesAsync("incident:voronezh-depots", EdgeKinds.ParticipatedIn, EdgeKinds.Targeted, EdgeKinds.UsedWeapon, EdgeKinds.OccurredAt));
        Assert.Equal("Not long ago", (await world.EntityAsync("incident:voronezh-depots")).Properties.Time("when")!.Text);
    }

    // 5. Raids of the same sort levelled an army base at Moshenoye; the region's governor, unnamed, proclaimed a state of emergency.
    [Fact]
    public async Task Fact_5_an_army_base_was_levelled_and_an_emergency_proclaimed()
    {
        var world = await WorldAsync();

        Assert.Equal("OCCURRED – DESTROYED", await world.DerivedAsync("incident:moshenoye-base"));
        Assert.Equal(
            ["CAUSED incident:belgorod-emergency IMPLIED (doc)", "OCCURRED_AT location:moshenoye STATED (doc)", "PARTICIPATED_IN organisation:ukraine INITIATOR IMPLIED (doc)", "TARGETED location:army-base-moshenoye STATED (doc)", "USED_WEAPON weapon:drones-moshenoye MUNITION IMPLIED (doc)"],
            await world.EdgesAsync("incident:moshenoye-base", EdgeKinds.ParticipatedIn, EdgeKinds.Targeted, EdgeKinds.UsedWeapon, EdgeKinds.OccurredAt, EdgeKinds.Caused));
        Assert.Equal(["PARTICIPATED_IN person:governor-of-belgorod-region DECLARED_BY STATED (doc)"], await world.EdgesAsync("incident:belgorod-emergency", EdgeKinds.ParticipatedIn));
        Assert.True((await world.EntityAsync("person:governor-of-belgorod-region")).Properties.Flag("anonymous"));
    }

    // 6. Overnight on Tuesday Russia struck Odesa from the air: a ballistic missile damaged an administrative building on an industrial site.
    [Fact]
    public async Task Fact_6_a_ballistic_missile_of_Russia_damaged_a_building_in_Odesa()
    {
        var world = await WorldAsync();

        Assert.Equal("OCCURRED [2024-06-24..2024-06-26] NIGHT DAMAGED", await world.DerivedAsync("incident:odesa-missile-strike"));
        Assert.Equal(
            ["OCCURRED_AT location:odesa STATED (doc)", "PARTICIPATED_IN organisation:russia INITIATOR STATED (doc)", "TARGETED location:administrative-building-odesa STATED (doc)", "USED_WEAPON weapon:ballistic-missile-odesa MUNITION STATED (doc)"],
            await world.EdgesAsync("incident:odesa-missile-strike", EdgeKinds.ParticipatedIn, EdgeKinds.Targeted, EdgeKinds.UsedWeapon, EdgeKinds.OccurredAt));
        Assert.Contains("overnight on Tuesday", Assert.Single((await world.QuotesAsync("incident:odesa-missile-strike", EdgeKinds.OccurredAt))), StringComparison.Ordinal);
    }

    // 7. The governor of the Odesa region confirmed on Telegram that nobody was killed or hurt.
    [Fact]
    public async Task Fact_7_the_governor_of_the_Odesa_region_confirms_that_nobody_was_harmed()
    {
        var world = await WorldAsync();

        Assert.Equal(
            ["person:oleh-kiper: claim:kiper-no-casualties DIRECT CONFIRMS CASUALTY STATED"],
            await world.WhoSaidAsync(new SayingQuery { By = [new("person:oleh-kiper")], Via = [new("organisation:telegram")] }));
        Assert.Equal(["HOLDS_OFFICE office:governor-of-odesa-region STATED"], await world.EdgesAsync("person:oleh-kiper", EdgeKinds.HoldsOffice));
        var verdicts = await world.VerdictsAsync("incident:odesa-missile-strike");
        Assert.Contains("KILLED SINGLE 1: 0 by person:oleh-kiper", verdicts);
        Assert.Contains("INJURED SINGLE 1: 0 by person:oleh-kiper", verdicts);
    }

    // 8. On Tuesday the two defence ministers talked on the telephone, which is rare; Austin had never talked to Belousov before.
    [Fact]
    public async Task Fact_8_the_ministers_talked_on_the_telephone_on_Tuesday()
    {
        var world = await WorldAsync();

        Assert.Equal("OCCURRED 2024-06-25 –", await world.DerivedAsync("communication:austin-belousov-call"));
        Assert.Equal("PHONE_CALL", (await world.EntityAsync("communication:austin-belousov-call")).Properties.Text("communicationKind"));
        Assert.Equal(
            ["PARTICIPATED_IN person:andrei-belousov PARTICIPANT 1 STATED (doc)", "PARTICIPATED_IN person:lloyd-austin PARTICIPANT STATED (doc)"],
            await world.EdgesAsync("communication:austin-belousov-call", EdgeKinds.ParticipatedIn));
        Assert.Equal(["HOLDS_OFFICE office:us-secretary-of-defense STATED"], await world.EdgesAsync("person:lloyd-austin", EdgeKinds.HoldsOffice));
        Assert.Equal(["HOLDS_OFFICE office:russian-defence-minister STATED"], await world.EdgesAsync("person:andrei-belousov", EdgeKinds.HoldsOffice));
        var quotes = await world.QuotesAsync("communication:austin-belousov-call", EdgeKinds.ParticipatedIn);
        Assert.Contains(quotes, quote => quote.Contains("something uncommon", StringComparison.Ordinal));
        Assert.Contains(quotes, quote => quote.Contains("had never before talked", StringComparison.Ordinal));
    }

    // 9. Austin: keeping a line open matters. Belousov: arms for Ukraine may drive the conflict higher.
    [Fact]
    public async Task Fact_9_what_the_ministers_said_to_each_other()
    {
        var world = await WorldAsync();

        Assert.Equal(
            ["CONVEYED_IN claim:austin-keep-talking IMPLIED", "CONVEYED_IN claim:belousov-arms-escalation STATED"],
            await world.EdgesAsync("communication:austin-belousov-call", EdgeKinds.ConveyedIn));
        Assert.Equal(
            ["person:andrei-belousov: claim:belousov-arms-escalation DIRECT WARNS WARNING STATED", "person:lloyd-austin: claim:austin-keep-talking DIRECT ADVOCATES ADVOCACY STATED"],
            await world.WhoSaidAsync(new SayingQuery { By = [new("person:lloyd-austin"), new("person:andrei-belousov")] }));
        Assert.Equal(["ABOUT incident:us-arms-supplies STATED"], await world.EdgesAsync("claim:belousov-arms-escalation", EdgeKinds.About));
        Assert.Equal("OCCURRED – –", await world.DerivedAsync("incident:us-arms-supplies"));
    }

    // 10. The call came after Russia had called in the American ambassador over an attack on Crimea with ATACMS of the United States, as it alleges; it claims four deaths.
    [Fact]
    public async Task Fact_10_the_call_followed_the_summons_over_what_Russia_alleges()
    {
        var world = await WorldAsync();

        Assert.Equal(["FOLLOWED communication:us-ambassador-summons STATED (doc)"], await world.EdgesAsync("communication:austin-belousov-call", EdgeKinds.Followed));
        Assert.Equal(
            ["ABOUT incident:crimea-attack STATED", "ABOUT weapon:atacms STATED", "PARTICIPATED_IN organisation:russia SUMMONER STATED (doc)", "PARTICIPATED_IN person:us-ambassador-to-russia SUMMONED STATED (doc)"],
            (await world.EdgesAsync("communication:us-ambassador-summons", EdgeKinds.ParticipatedIn, EdgeKinds.About)).Where(edge => !edge.Contains("claim:reports-", StringComparison.Ordinal)));
        Assert.Equal("ALLEGED – –", await world.DerivedAsync("incident:crimea-attack"));
        Assert.Contains("KILLED SINGLE 1: 4 by organisation:russia", await world.VerdictsAsync("incident:crimea-attack"));
        Assert.Equal("ALLEGES", (await world.EntityAsync("claim:russia-four-deaths")).Properties.Text("stance"));
        Assert.Equal(
            ["PARTICIPATED_IN organisation:ukraine RECIPIENT INFERRED (claim:russia-atacms-crimea)", "PARTICIPATED_IN organisation:united-states INITIATOR STATED (claim:russia-atacms-crimea)", "TRANSFERRED weapon:atacms STATED (claim:russia-atacms-crimea)"],
            await world.EdgesAsync("incident:us-atacms-supply", EdgeKinds.ParticipatedIn, EdgeKinds.Transferred));
    }

    // 11. On Monday the Pentagon's spokesman, Major General Pat Ryder, repeated that Ukraine alone chooses its targets.
    [Fact]
    public async Task Fact_11_the_Pentagons_spokesman_repeats_that_Ukraine_chooses_by_itself()
    {
        var world = await WorldAsync();

        Assert.Equal(["person:pat-ryder: claim:ryder-ukraine-decides DIRECT REAFFIRMS FACTUAL STATED"], await world.WhoSaidAsync(new SayingQuery { By = [new("person:pat-ryder")] }));
        Assert.Equal("2024-06-24", (await world.EntityAsync("claim:ryder-ukraine-decides")).Properties.Time("saidAt")!.Edtf);
        Assert.Equal("Major General", (await world.EntityAsync("person:pat-ryder")).Properties.Text("rank"));
        Assert.Equal(["HOLDS_OFFICE office:pentagon-press-secretary STATED"], await world.EdgesAsync("person:pat-ryder", EdgeKinds.HoldsOffice));
        Assert.Equal(["RESPONDS_TO claim:russia-atacms-crimea INFERRED"], await world.EdgesAsync("claim:ryder-ukraine-decides", EdgeKinds.RespondsTo));
    }

    // 12. A MiG-31 of Russia intercepted a Global Hawk of the United States over the Black Sea, which turned back to its base in Italy.
    [Fact]
    public async Task Fact_12_a_MiG_31_made_a_Global_Hawk_turn_back()
    {
        var world = await WorldAsync();

        Assert.Equal("OCCURRED – FORCED_RETURN", await world.DerivedAsync("incident:black-sea-interception"));
        Assert.Equal(
            ["OCCURRED_AT location:black-sea STATED (doc)", "PARTICIPATED_IN organisation:russia INTERCEPTOR STATED (doc)", "TARGETED weapon:global-hawk STATED (doc)", "USED_WEAPON weapon:mig-31 PLATFORM STATED (doc)"],
            await world.EdgesAsync("incident:black-sea-interception", EdgeKinds.ParticipatedIn, EdgeKinds.Targeted, EdgeKinds.UsedWeapon, EdgeKinds.OccurredAt));
        Assert.Equal(["BASED_AT location:global-hawk-base-italy STATED", "OPERATES organisation:united-states STATED"], await world.EdgesAsync("weapon:global-hawk", EdgeKinds.Operates, EdgeKinds.BasedAt));
        Assert.Equal(["LOCATED_IN location:italy STATED"], await world.EdgesAsync("location:global-hawk-base-italy", EdgeKinds.LocatedIn));
    }

    // 13. The Russian side hints that the drone had helped to guide missiles on to Sevastopol; perhaps that is the attack on Crimea told twice.
    [Fact]
    public async Task Fact_13_the_Russian_side_hints_that_the_drone_guided_missiles_on_to_Sevastopol()
    {
        var world = await WorldAsync();

        Assert.Equal("ALLEGED – –", await world.DerivedAsync("incident:sevastopol-strike"));
        Assert.Equal("SUGGESTS", (await world.EntityAsync("claim:russia-drone-guided-missiles")).Properties.Text("stance"));
        Assert.Equal(["MADE_CLAIM organisation:russia the Russian side STATED"], await world.EdgesAsync("claim:russia-drone-guided-missiles", EdgeKinds.MadeClaim));
        Assert.Equal(
            ["USED_WEAPON weapon:global-hawk TARGETING_SUPPORT STATED (claim:russia-drone-guided-missiles)", "USED_WEAPON weapon:missiles-sevastopol MUNITION STATED (claim:russia-drone-guided-missiles)"],
            await world.EdgesAsync("incident:sevastopol-strike", EdgeKinds.UsedWeapon));
        var group = (await world.Graph.Reads.GroupsAsync(world.Graph.At, [new("incident:sevastopol-strike")], TestContext.Current.CancellationToken))[new("incident:sevastopol-strike")];
        Assert.Equal([("judgement:incident:crimea-attack>incident:sevastopol-strike", IdentityVerdict.UNSURE)], group.Judgements.Select(judged => (judged.Judgement.Id, judged.Judgement.Verdict)));
        Assert.Single(group.Members);
    }

    // 14. Older friction: a Su-27 of Russia brought down an MQ-9 Reaper in March, of a year that is not said; whose Reaper, neither.
    [Fact]
    public async Task Fact_14_a_Su_27_brought_down_a_Reaper_in_some_March()
    {
        var world = await WorldAsync();

        Assert.Equal("OCCURRED XXXX-03 DESTROYED", await world.DerivedAsync("incident:reaper-shootdown"));
        Assert.Equal(
            ["PARTICIPATED_IN organisation:russia INITIATOR STATED (doc)", "TARGETED weapon:mq-9-reaper STATED (doc)", "USED_WEAPON weapon:su-27 PLATFORM STATED (doc)"],
            await world.EdgesAsync("incident:reaper-shootdown", EdgeKinds.ParticipatedIn, EdgeKinds.Targeted, EdgeKinds.UsedWeapon));
        Assert.Empty(await world.EdgesAsync("weapon:mq-9-reaper", EdgeKinds.Operates));
        Assert.Equal(["RELATED_TO incident:black-sea-interception STATED"], await world.EdgesAsync("incident:reaper-shootdown", EdgeKinds.RelatedTo));
    }

    // 15 and 16. The briefing itself: blows by drone and missile make the war harsher; it is a critical escalation that pulls others in.
    [Fact]
    public async Task Facts_15_and_16_what_the_briefing_itself_makes_of_it()
    {
        var world = await WorldAsync();

        Assert.Equal(
            ["document:briefing: claim:briefing-critical-escalation DIRECT ASSERTS INTERPRETATION STATED", "document:briefing: claim:briefing-war-harsher DIRECT ASSERTS INTERPRETATION STATED"],
            await world.WhoSaidAsync(new SayingQuery { By = [new("document:briefing")], ClaimKinds = ["INTERPRETATION"] }));
        Assert.Equal(["ABOUT conflict:russia-ukraine-war STATED"], await world.EdgesAsync("claim:briefing-war-harsher", EdgeKinds.About));
        Assert.Contains("They leave infrastructure in ruins and set governments against each other", await world.QuotesAsync("claim:briefing-war-harsher", EdgeKinds.MadeClaim));
    }

    [Fact]
    public async Task A_state_is_not_its_country_and_a_disputed_area_lies_in_both()
    {
        var world = await WorldAsync();

        Assert.Equal(NodeKinds.Organisation, (await world.EntityAsync("organisation:russia")).Kind);
        Assert.Equal(NodeKinds.Location, (await world.EntityAsync("location:russia")).Kind);
        Assert.Equal(
            ["LOCATED_IN location:russia True STATED", "LOCATED_IN location:sevastopol STATED", "LOCATED_IN location:ukraine True STATED"],
            await world.EdgesAsync("location:crimea", EdgeKinds.LocatedIn));
    }
}
