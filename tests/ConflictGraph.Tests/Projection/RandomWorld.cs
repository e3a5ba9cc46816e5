using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Projection;
using ConflictGraph.Storage;
using ConflictGraph.Tests.Writing;
using ConflictGraph.Writing;

namespace ConflictGraph.Tests.Projection;

/// <summary>A world so small that chance finds every corner of it.</summary>
public sealed class RandomWorld
{
    static readonly Dictionary<string, int> Sizes = new()
    {
        ["person"] = 3,
        ["organisation"] = 3,
        ["office"] = 1,
        ["location"] = 4,
        ["weapon"] = 2,
        ["incident"] = 4,
        ["communication"] = 2,
        ["claim"] = 6,
        ["document"] = 4,
        ["source"] = 2,
    };

    static readonly (string Name, int Weight)[] Weights =
    [
        ("node", 14), ("claim", 16), ("eventEdge", 40), ("claimEdge", 18), ("otherEdge", 9), ("answer", 16), ("unanswer", 2), ("withdraw", 3), ("close", 3), ("retract", 2),
        ("same", 8), ("different", 1), ("unjudge", 5), ("revert", 4), ("move", 3),
    ];

    static readonly string[] Makers = ["person", "organisation", "office", "document", "source"];

    static readonly string[] OneTag = ["x"];
    static readonly string[] TwoTags = ["x", "y"];

    readonly Random random;
    readonly SomeDesk desk;
    readonly Dictionary<string, int> sizes;
    readonly int seed;
    MemoryView view = null!;

    public RandomWorld(int seed)
    {
        (this.seed, random) = (seed, new Random(seed));
        sizes = seed % 2 == 1 ? Sizes.ToDictionary(size => size.Key, size => Math.Max(1, size.Value / 2)) : Sizes;
        // Caps that small worlds reach.
        desk = new SomeDesk(seed % 3 == 0 ? new Limits(4, 2, 2) : Limits.Default);
    }

    public SomeDesk Desk => desk;

    public async Task RunAsync(int rounds)
    {
        var start = sizes.Where(size => size.Key != "claim").SelectMany(size => Enumerable.Range(0, size.Value).Where(_ => random.NextDouble() < .8).Select(n => $"{size.Key}:{n}")).Select(PutNode).ToArray<Step>();
        await desk.WriteAsync(start);
        var seen = new Dictionary<long, IReadOnlyList<string>>();
        for (var round = 0; round < rounds; round++)
        {
            await RoundAsync(round);
            if (random.NextDouble() < .05)
                seen[await desk.NewestAsync()] = desk.Shown(await desk.NewestAsync());
        }
        foreach (var (revision, shown) in seen)
        {
            Same(shown, desk.Shown(revision), $"as of {revision}");
            Assert.Empty(await new Rebuild(World.Default, desk.Limits).CompareAsync(desk.Store, revision, TestContext.Current.CancellationToken));
        }
    }

    async Task RoundAsync(int round)
    {
        view = new MemoryView(desk.Store);
        var before = await desk.NewestAsync();
        var steps = new List<Step>();
        try
        {
            for (var i = random.Next(5) < 3 ? 1 : random.Next(2, 4); i > 0; i--)
                steps.AddRange(Operation(Pick(Weights)));
        }
        catch (InvalidOperationException)
        {
            // Nothing of the kind is there yet.
            return;
        }
        var (truth, shown) = (await desk.TruthAsync(before), desk.Shown(before));
        WriteAnswer answer;
        try
        {
            answer = await desk.WriteAsync([.. steps]);
        }
        catch (ConflictGraphException)
        {
            Assert.Equal(before, await desk.NewestAsync());
            return;
        }
        if (answer.Outcome != WriteOutcome.WRITTEN)
            return;
        if (random.NextDouble() < .25)
        {
            await desk.WriteAsync(new Step.Revert(answer.Revision.Number));
            await ExactlyAsync(truth, shown, $"reverted in round {round}: {string.Join(", ", steps)}");
            await desk.WriteAsync(new Step.Revert(await desk.NewestAsync()));
        }
        else if (steps is [Step.Judge { Verdict: IdentityVerdict.SAME } judge] && answer.Changes is [{ Operation: ChangeOperation.ADDED }])
        {
            await desk.WriteAsync(new Step.WithdrawJudgement(judge.A, judge.B));
            await ExactlyAsync(truth, shown, $"withdrawn in round {round}");
            await desk.WriteAsync(judge);
        }
    }

    async Task ExactlyAsync(IReadOnlyList<string> truth, IReadOnlyList<string> shown, string what)
    {
        var now = await desk.NewestAsync();
        Same(truth, await desk.TruthAsync(now), "truth " + what);
        Same(shown, desk.Shown(now), "rows " + what);
    }

    void Same(IReadOnlyList<string> expected, IReadOnlyList<string> actual, string what)
    {
        if (!expected.SequenceEqual(actual))
            Assert.Fail($"seed {seed}, {what}:\nlost {string.Join("\n     ", expected.Except(actual).Take(5))}\nnew  {string.Join("\n     ", actual.Except(expected).Take(5))}");
    }

    // --- one operation
    IEnumerable<Step> Operation(string name) => name switch
    {
        "node" => [PutNode(Any([.. Sizes.Keys.Where(kind => kind != "claim"), "location", "location", "document", "incident"]))],
        "claim" => Claim(),
        "eventEdge" => [EventEdge()],
        "claimEdge" => [OtherEdge([EdgeKinds.MadeClaim, EdgeKinds.About, EdgeKinds.About, EdgeKinds.Repeats, EdgeKinds.Corrects, EdgeKinds.Retracts, EdgeKinds.Via])],
        "otherEdge" => [OtherEdge([EdgeKinds.Reprints, EdgeKinds.PublishedBy, EdgeKinds.PublishedBy, EdgeKinds.ChannelOf, EdgeKinds.MemberOf, EdgeKinds.LocatedIn])],
        "answer" => [Answer()],
        "unanswer" => [Unanswer()],
        "withdraw" => [Withdraw()],
        "close" => [new Step.RetractEdge(Pick(view.Edges).Id)],
        "retract" => [new Step.RetractNode(new NodeId(There([.. Sizes.Keys])))],
        "same" => [Judge(IdentityVerdict.SAME)],
        "different" => [Judge(IdentityVerdict.DIFFERENT)],
        "unjudge" => [Unjudge()],
        "revert" => [new Step.Revert(random.NextInt64(Math.Max(1, view.Newest - 12), view.Newest + 1))],
        _ => [Move()],
    };

    Step.PutNode PutNode(string id) => Some.Node(id, id.Split(':')[0] switch
    {
        "person" => [("name", Pick("a", "b")), ("anonymous", Pick<object?>(null, true))],
        "location" => [("name", Pick("a", "b")), ("anonymous", Pick<object?>(null, null, true)), ("locationKind", Pick("COUNTRY", "ADM1", "ADM2", "FACILITY"))],
        "incident" => [("title", Pick("a", "b")), ("incidentType", Pick("AIR_DRONE_STRIKE", "AIR_DRONE_STRIKE", "SHOOTDOWN", "MILITARY_TRANSFER", "EMERGENCY_MEASURE"))],
        "communication" => [("title", Pick("a", "b"))],
        "document" => [("title", Pick("a", "b")), ("publishedAt", Pick<When?>(null, Day(1), Day(2), Day(3))), ("documentKind", Pick("NEWS_ARTICLE", "NEWS_ARTICLE", "DATASET_ROW", "REFERENCE", "ANALYST_NOTE"))],
        "source" => [("name", Pick("a", "b")), ("independenceGroup", Pick<object?>(null, null, "g1", "g2"))],
        _ => [("name", Pick("a", "b")), ("tags", Pick<object?>(null, OneTag, TwoTags))],
    });

    IEnumerable<Step> Claim()
    {
        var (id, about) = (Any("claim"), There("incident", "incident", "communication"));
        var old = view.Node(id)?.Properties.List<Assertion>("asserts") ?? [];
        yield return Some.Node(id, ("text", Pick("a", "b")), ("claimKind", Pick("FACTUAL", "FACTUAL", "FACTUAL", "INTENT", "WARNING")), ("stance", Pick("ASSERTS", "ASSERTS", "CONFIRMS", "ALLEGES", "DENIES", "WARNS", "NEITHER_CONFIRMS_NOR_DENIES", "RETRACTS")),
            ("saidAt", Pick<When?>(null, null, Day(1), Day(2))), ("asserts", Pick<IReadOnlyList<Assertion>>([.. old], [], [Value()])));
        yield return Some.Edge(EdgeKinds.MadeClaim, There(Makers), id, evidence: Documents());
        if (random.NextDouble() < .7)
            yield return Some.Edge(EdgeKinds.About, id, about, evidence: random.Next(3) == 0 ? null : Documents());
    }

    Step.PutEdge EventEdge()
    {
        var kind = Pick([.. EdgeKinds.All.Where(kind => kind.NeedsClaim), EdgeKinds.ParticipatedIn, EdgeKinds.ParticipatedIn, EdgeKinds.ParticipatedIn, EdgeKinds.ParticipatedIn, EdgeKinds.Targeted, EdgeKinds.Targeted, EdgeKinds.OccurredAt, EdgeKinds.OccurredAt]);
        var (from, to) = (There(Prefixes(kind.From)), There(Prefixes(kind.To)));
        var happening = kind.EventEnd == End.FROM ? from : to;
        (string, object?)[] properties = kind == EdgeKinds.ParticipatedIn ? [("role", happening.StartsWith("comm", StringComparison.Ordinal) ? Pick("SPEAKER", "RECIPIENT", "PARTICIPANT") : Pick("INITIATOR", "INITIATOR", "INTERCEPTOR", "RECIPIENT"))]
            : kind == EdgeKinds.UsedWeapon ? [("use", Pick("MUNITION", "PLATFORM", "SURVEILLANCE"))]
            : kind == EdgeKinds.Targeted ? [("count", Pick<object?>(null, 2L))]
            : kind == EdgeKinds.OccurredAt ? [("precision", Pick<object?>(null, null, "EXACT", "ADM2", "ADM1"))]
            : [];
        var according = string.Join(' ', Enumerable.Range(0, Pick(1, 1, 2)).Select(_ => Name(happening)));
        return Some.Edge(kind, from, to, according, random.NextDouble() < .3 ? Documents() : null, Pick(Certainty.STATED, Certainty.IMPLIED, Certainty.INFERRED), properties);
    }

    Step.PutEdge OtherEdge(EdgeKind[] kinds)
    {
        var kind = Pick(kinds);
        var to = kind == EdgeKinds.About ? There("incident", "incident", "communication", "location", "weapon", "claim", "person", "document") : There(Prefixes(kind.To));
        return Some.Edge(kind, There(kind == EdgeKinds.About ? ["claim", "claim", "claim", "communication"] : Prefixes(kind.From)), to, evidence: Documents(), certainty: Pick(Certainty.STATED, Certainty.STATED, Certainty.IMPLIED));
    }

    Step.RecordValue Answer()
    {
        var happening = There("incident", "incident", "communication");
        return Some.Value(happening, Value(), Name(happening));
    }

    Step.CorrectNode Unanswer()
    {
        var claim = There("claim");
        var asserts = view.Node(claim)!.Properties.List<Assertion>("asserts");
        return new Step.CorrectNode(new NodeId(claim), [("asserts", asserts.Where(answer => answer != Pick(asserts)).ToList())]);
    }

    Step.WithdrawEvidence Withdraw()
    {
        var edge = Pick(view.Edges);
        return new Step.WithdrawEvidence(edge.Id, Pick([.. edge.AccordingTo, .. edge.Evidence.Select(evidence => evidence.Document)]));
    }

    Step.Judge Judge(IdentityVerdict verdict)
    {
        var kind = Pick("incident", "incident", "claim", "claim", "location", "location", "organisation", "organisation", "person", "weapon", "communication", "document", "document", "source");
        var (a, b) = (new NodeId(There(kind)), new NodeId(There(kind)));
        return new Step.Judge(a, b, verdict, verdict == IdentityVerdict.SAME ? Pick<NodeId?>(null, null, a, b) : null, null, []);
    }

    Step.WithdrawJudgement Unjudge()
    {
        var judgement = Pick(view.Judgements);
        return new Step.WithdrawJudgement(judgement.A, judgement.B);
    }

    Step.CorrectEdge Move()
    {
        var edge = Pick(view.Edges);
        return new Step.CorrectEdge(edge.Id) { To = new NodeId(There(edge.To.Prefix)), Certainty = Certainty.STATED };
    }

    Assertion Value() => Pick(
        Some.Time("2024-06-01"), Some.Time("2024-06-02/2024-06-03"), Some.Time("../2024-06-02"), Some.Time("2024-06-03/.."), Some.Time("XXXX-03"), Some.Killed(0), Some.Killed(4), Some.Effect("FIRE"), Some.Effect("DESTROYED"),
        new Assertion("KILLED", Polarity.NONE_REPORTED), new Assertion("OCCURRED", Polarity.IS), new Assertion("OCCURRED", Polarity.IS_NOT), new Assertion("OCCURRED", Polarity.IS_NOT),
        new Assertion("TARGET", Polarity.IS_NOT) { Entity = new NodeId(Any("location", "weapon")) }, new Assertion("INITIATOR", Polarity.IS_NOT) { Entity = new NodeId(Any("organisation")) });

    // --- what is there
    string Any(params string[] kinds)
    {
        var kind = Pick(kinds);
        return $"{kind}:{random.Next(sizes[kind])}";
    }

    string There(params string[] kinds)
    {
        var found = view.Nodes.Where(id => kinds.Contains(id.Prefix)).ToList();
        return found.Count == 0 ? throw new InvalidOperationException("nothing there") : Pick(found.GroupBy(id => id.Prefix).OrderBy(kind => kind.Key, StringComparer.Ordinal).ToList()).OrderBy(_ => random.Next()).First().Value;
    }

    static string[] Prefixes(IReadOnlyList<NodeKind> kinds) => [.. kinds.Select(kind => kind.Prefix).Where(Sizes.ContainsKey)];

    // Mostly a claim that is about the event.
    string Name(string happening)
    {
        var about = view.Edges.Where(edge => edge.Kind == EdgeKinds.About && edge.To.Value == happening && edge.From.Prefix == "claim").Select(edge => edge.From.Value).ToList();
        return about.Count > 0 && random.NextDouble() < .6 ? Pick(about) : There("claim", "document");
    }

    string Documents() => string.Join(' ', Enumerable.Range(0, Pick(1, 1, 2)).Select(_ => There("document")));

    static When Day(int day) => When.Parse($"2024-06-{day:00}");

    T Pick<T>(params IReadOnlyList<T> values) => values.Count == 0 ? throw new InvalidOperationException("nothing there") : values[random.Next(values.Count)];

    string Pick((string Name, int Weight)[] weights)
    {
        var at = random.Next(weights.Sum(weight => weight.Weight));
        return weights.First(weight => (at -= weight.Weight) < 0).Name;
    }
}

/// <summary>What is live in a memory store, in a fixed order.</summary>
sealed class MemoryView(TestKit.MemoryGraphStore store)
{
    readonly TestKit.Rows rows = store.Database.Published;

    public long Newest => rows.Newest.Number;

    public IReadOnlyList<NodeId> Nodes => [.. rows.Nodes.Where(row => row.IsOpen).Select(row => row.What.Id).Order()];

    public IReadOnlyList<Edge> Edges => [.. rows.Edges.Where(row => row.IsOpen).Select(row => row.What.Edge).OrderBy(edge => edge.Id)];

    public IReadOnlyList<Judgement> Judgements => [.. rows.Judgements.Where(row => row.IsOpen).Select(row => row.What.Judgement).OrderBy(judgement => judgement.Id, StringComparer.Ordinal)];

    public Node? Node(string id) => rows.Nodes.Where(row => row.IsOpen && row.What.Id.Value == id).Select(row => row.What)
        .Select(version => new Node(version.Id, version.Kind, Properties.Read(version.Kind.Properties, System.Text.Json.JsonDocument.Parse(version.Entered ?? version.Shown).RootElement, passOverUnknown: true))).FirstOrDefault();
}
