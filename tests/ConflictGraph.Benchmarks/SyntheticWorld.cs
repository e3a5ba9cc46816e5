using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Writing;
using static ConflictGraph.Ontology.EdgeKinds;
using static ConflictGraph.Ontology.NodeKinds;

namespace ConflictGraph.Benchmarks;

/// <summary>
/// A made-up conflict of a given size, the same for the same size: a tenth of the nodes are people, bodies, places and weapons, the rest reports of four nodes
/// (a document, an incident, a claim and another's claim about it) with 22 edges each. Few things are named often and most seldom, as in real archives.
/// </summary>
sealed class SyntheticWorld(int nodes)
{
    const int NodesOfAReport = 4;
    const int RowsOfAChangeSet = 5_000;

    readonly Random random = new(20240625);
    readonly int things = nodes / 10;

    int People => things * 4 / 10;
    int Bodies => things / 10;
    int Places => things * 4 / 10;
    int Weapons => things / 10;
    int Reports => (nodes - things) / NodesOfAReport;

    /// <summary>Named in about 0.6 % of all reports at 200,000 nodes.</summary>
    public static NodeId CommonestWeapon => Id(Weapon, 0);

    public NodeId AWeapon() => Id(Weapon, random.Next(Weapons));

    public NodeId APerson() => Id(Person, random.Next(People));

    /// <summary>Change sets of about 5,000 rows each.</summary>
    public IEnumerable<ChangeSet> ChangeSets()
    {
        var steps = new List<Step>(RowsOfAChangeSet + 64);
        var number = 0;
        foreach (var step in Things().Concat(Enumerable.Range(0, Reports).SelectMany(Report)))
        {
            steps.Add(step);
            // A report is never torn apart: its claims are there before what is according to them, and a set ends with a document to come.
            if (steps.Count < RowsOfAChangeSet || step is not Step.PutEdge { Kind.Name: "MENTIONS" })
                continue;
            yield return new ChangeSet($"synthetic-{++number}", "benchmark", null, [.. steps]);
            steps.Clear();
        }
        if (steps.Count > 0)
            yield return new ChangeSet($"synthetic-{++number}", "benchmark", null, [.. steps]);
    }

    IEnumerable<Step> Things()
    {
        yield return Put(Reference, Document, ("title", "Gazetteer"), ("documentKind", "REFERENCE"));
        yield return Put(Id(Conflict, 0), Conflict, ("name", "The war"));
        for (var i = 0; i < People; i++)
            yield return Put(Id(Person, i), Person, ("name", $"{Given(i)} {Family(i)}"));
        for (var i = 0; i < Bodies; i++)
            yield return Put(Id(Organisation, i), Organisation, ("name", $"{Family(i)} brigade"), ("organisationKind", "ARMED_FORCE"));
        for (var i = 0; i < Places; i++)
            yield return Put(Id(Location, i), Location, ("name", $"{Family(i)}ivka"), ("locationKind", i < 10 ? "ADM1" : "POPULATED_PLACE"),
                ("geometry", i < 10 ? null : Geometry.Point(22 + random.NextDouble() * 18, 44 + random.NextDouble() * 8, 5000)));
        for (var i = 10; i < Places; i++)
            yield return Relate(LocatedIn, Id(Location, i), Id(Location, i % 10), Reference);
        for (var i = 0; i < Weapons; i++)
            yield return Put(Id(Weapon, i), Weapon, ("name", $"{Family(i).ToUpperInvariant()}-{i}"), ("weaponClass", "UAV"));
    }

    IEnumerable<Step> Report(int i)
    {
        var (document, incident, claim, reply) = (Id(Document, i), Id(Incident, i), Id(Claim, 2 * i), Id(Claim, 2 * i + 1));
        var (speaker, other) = (Id(Person, Seldom(People)), Id(Organisation, Seldom(Bodies)));
        var (place, weapon) = (Id(Location, Seldom(Places)), Id(Weapon, Seldom(Weapons)));
        var day = When.Parse(new DateOnly(2022, 2, 24).AddDays(random.Next(900)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        yield return Put(document, Document, ("title", $"Report {i}: {Family(i)} under fire"), ("documentKind", "NEWS_ARTICLE"), ("publishedAt", day));
        yield return Put(incident, Incident, ("title", $"Strike {i} near {Family(i)}ivka"), ("incidentType", i % 3 == 0 ? "SHELLING_ARTILLERY_MISSILE" : "AIR_DRONE_STRIKE"));
        yield return Put(claim, Claim, ("text", $"Drones hit {Family(i)}ivka, says {Family(i + 1)}"), ("claimKind", "FACTUAL"), ("stance", i % 5 == 0 ? "ALLEGES" : "ASSERTS"), ("saidAt", day),
            ("asserts", new[] { new Assertion("TIME", Polarity.IS) { When = day }, new Assertion("KILLED", Polarity.IS) { Measure = Measure.Exactly(i % 7) } }));
        yield return Put(reply, Claim, ("text", $"There was no strike near {Family(i)}ivka"), ("claimKind", "DENIAL"), ("stance", "DENIES"), ("saidAt", day));
        yield return Relate(MadeClaim, speaker, claim, document);
        yield return Relate(About, claim, incident, document);
        yield return Relate(About, claim, weapon, document);
        yield return Relate(MadeClaim, other, reply, document);
        yield return Relate(About, reply, incident, document);
        yield return Relate(RespondsTo, reply, claim, document);
        yield return According(ParticipatedIn, Id(Organisation, Seldom(Bodies)), incident, claim, ("role", "INITIATOR"));
        yield return According(ParticipatedIn, Id(Person, Seldom(People)), incident, claim, ("role", "VICTIM"));
        yield return According(Targeted, incident, place, claim);
        yield return According(OccurredAt, incident, place, claim);
        yield return According(UsedWeapon, incident, weapon, claim, ("use", "MUNITION"));
        yield return According(LaunchedFrom, incident, Id(Location, Seldom(Places)), claim);
        yield return Relate(InConflict, incident, Id(Conflict, 0), document);
        if (i > 0)
            yield return According(Followed, incident, Id(Incident, i - 1), claim);
        for (var mention = 0; mention < 8; mention++)
            yield return Relate(Mentions, document, mention % 2 == 0 ? Id(Person, random.Next(People)) : Id(Location, random.Next(Places)), document);
    }

    static NodeId Reference => new("document:gazetteer");

    static NodeId Id(NodeKind kind, int number) => new($"{kind.Prefix}:{number}");

    /// <summary>Low numbers often, high ones seldom.</summary>
    int Seldom(int count) => (int)(count * Math.Pow(random.NextDouble(), 1.5));

    static string Given(int i) => Syllables(i * 7 + 3);

    static string Family(int i) => Syllables(i);

    static string Syllables(int i)
    {
        string[] parts = ["Ba", "ko", "ri", "sha", "ne", "mo", "lu", "ve", "ta", "gra", "do", "zi"];
        var text = "";
        for (var n = i + 12; n > 0; n /= parts.Length)
            text += parts[n % parts.Length];
        return char.ToUpperInvariant(text[0]) + text[1..].ToLowerInvariant();
    }

    static Step.PutNode Put(NodeId id, NodeKind kind, params (string, object?)[] properties) => new(Node.Of(id, kind, properties));

    static Step.PutEdge Relate(EdgeKind kind, NodeId from, NodeId to, NodeId document) => new(kind, from, to) { Evidence = [new EvidenceDraft(document, "as reported in this made-up text")] };

    static Step.PutEdge According(EdgeKind kind, NodeId from, NodeId to, NodeId claim, params (string, object?)[] properties) =>
        new(kind, from, to) { AccordingTo = [claim], Properties = Properties.Of(kind.Properties, properties) };
}
