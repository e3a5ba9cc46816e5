using ConflictGraph.Formats.Article;
using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Tests.Writing;

/// <summary>What the rules make of the briefing, as it was worked out by hand.</summary>
public sealed class SamplesTests
{
    static readonly string[] Events =
    [
        "austin-belousov-call OCCURRED 2024-06-25",
        "belgorod-emergency OCCURRED",
        "black-sea-interception OCCURRED FORCED_RETURN",
        "crimea-attack ALLEGED",
        "moshenoye-base OCCURRED DESTROYED",
        "odesa-missile-strike OCCURRED [2024-06-24..2024-06-26] DAMAGED",
        "reaper-shootdown OCCURRED XXXX-03 DESTROYED",
        "sevastopol-strike ALLEGED",
        "smolensk-drone-attack REPORTED",
        "smolensk-interception REPORTED",
        "us-ambassador-summons OCCURRED",
        "us-arms-supplies OCCURRED",
        "us-atacms-supply ALLEGED",
        "voronezh-depots OCCURRED [..2024-06-26] DESTROYED EXPLOSION FIRE",
    ];

    static readonly string[] Direct =
    [
        "ATTACKED russia odesa OCCURRED STATED", "ATTACKED ukraine crimea ALLEGED IMPLIED", "ATTACKED ukraine moshenoye OCCURRED IMPLIED", "ATTACKED ukraine smolensk-region REPORTED STATED", "ATTACKED ukraine voronezh-region OCCURRED STATED",
        "COMMUNICATED_WITH lloyd-austin andrei-belousov OCCURRED STATED", "COMMUNICATED_WITH us-ambassador-to-russia russia OCCURRED STATED",
        "INTERCEPTED russia global-hawk OCCURRED STATED", "INTERCEPTED russia mq-9-reaper OCCURRED STATED", "INTERCEPTED russian-ministry-of-defence drones-intercepted-smolensk REPORTED STATED",
        "SUPPLIED united-states atacms ALLEGED STATED", "SUPPLIED united-states ukraine ALLEGED INFERRED", "SUPPLIED united-states ukraine OCCURRED STATED", "SUPPLIED united-states us-arms OCCURRED STATED",
        "USED russia ballistic-missile-odesa OCCURRED STATED", "USED russia mig-31 OCCURRED STATED", "USED russia su-27 OCCURRED STATED",
        "USED ukraine atacms ALLEGED IMPLIED", "USED ukraine drones-moshenoye OCCURRED IMPLIED", "USED ukraine drones-smolensk REPORTED STATED", "USED ukraine drones-voronezh OCCURRED STATED",
    ];

    static readonly string[] Said =
    [
        "andrei-belousov us-arms WARNS", "lloyd-austin russia-ukraine-war ADVOCATES", "oleh-kiper ballistic-missile-odesa CONFIRMS", "oleh-kiper odesa CONFIRMS", "pat-ryder ukraine REAFFIRMS",
        "russia atacms ALLEGES", "russia atacms ALLEGES", "russia crimea ALLEGES", "russia crimea ALLEGES", "russia drones-smolensk ASSERTS", "russia global-hawk SUGGESTS", "russia missiles-sevastopol SUGGESTS", "russia sevastopol SUGGESTS", "russia smolensk-region ASSERTS",
        "russian-ministry-of-defence drones-intercepted-smolensk ASSERTS", "russian-ministry-of-defence smolensk-region ASSERTS",
        "vasily-anokhin drones-smolensk ASSERTS", "vasily-anokhin drones-smolensk ASSERTS", "vasily-anokhin smolensk-region ASSERTS", "vasily-anokhin smolensk-region ASSERTS",
        "vasily-anokhin vyazemsky-district ASSERTS", "vasily-anokhin vyazemsky-district ASSERTS", "vasily-anokhin vyazemsky-district ASSERTS",
    ];

    [Fact]
    public async Task The_briefing_gives_the_events_that_were_worked_out_by_hand()
    {
        var desk = await BriefedAsync();

        var events = desk.Live().Where(id => id.Prefix is "incident" or "communication").Where(id => !id.Value.EndsWith("-post", StringComparison.Ordinal) && !id.Value.EndsWith("-statement", StringComparison.Ordinal));
        var lines = new List<string>();
        foreach (var id in events)
        {
            var shown = (await desk.EntityAsync(id.Value))!.Properties;
            lines.Add(string.Join(' ', new[] { Slug(id.Value), shown.Text("modality"), shown.Time("when")?.Edtf, string.Join(' ', shown.List<string>("effects")) }.Where(part => !string.IsNullOrEmpty(part))));
        }

        Assert.Equal(Events, lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_briefing_gives_the_direct_edges_that_were_worked_out_by_hand()
    {
        var desk = await BriefedAsync();

        var direct = new List<string>();
        foreach (var id in desk.Live())
            direct.AddRange(await desk.DirectAsync(id.Value));

        Assert.Equal(Direct, direct.Where(line => !line.StartsWith("CLAIMED", StringComparison.Ordinal)).Select(Short).Order(StringComparer.Ordinal));
        Assert.Equal(Said, direct.Where(line => line.StartsWith("CLAIMED", StringComparison.Ordinal)).Select(line => string.Join(' ', Short(line).Split(' ')[1..^1])).Order(StringComparer.Ordinal));
    }

    static async Task<SomeDesk> BriefedAsync()
    {
        var desk = new SomeDesk();
        await SampleWorld.Briefing.LoadAsync(desk.Store, desk.Clock, TestContext.Current.CancellationToken);
        return desk;
    }

    static string Slug(string id) => id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..];

    static string Short(string line) => string.Join(' ', line.Split(' ').Where(word => word != ">").Select(Slug));
}
