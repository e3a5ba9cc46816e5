using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests;

/// <summary>A small world that people keep changing: everything a revision can do to it, in no sensible order.</summary>
sealed class SomeHistory(Random random)
{
    public static readonly NodeKind[] Kinds = [NodeKinds.Person, NodeKinds.Organisation, NodeKinds.Location, NodeKinds.Weapon, NodeKinds.Incident, NodeKinds.Claim, NodeKinds.Document];

    /// <summary>Few, alike, and awkward to order, so that ties and near misses are common.</summary>
    public static readonly string[] Words = ["austin", "ostin", "aust", "a", "андрій", "odesa", "not", "10", "zz", "ß", "日本"];

    public static readonly string[] Names = ["Austin", "austin", "Austin Ostin", "Aust", "A", "Андрій", "Odesa 10", "Zz", "ß", "日本", "\U0001F6A2 ship", "\uFFFD odd", "a_b", "a%b", ""];

    public static readonly string[] Tags = ["port", "front", "Port", "\U0001F6A2", "\uFF5E", "a b"];

    public static readonly string[] Times = ["2024-06-25", "2024-06-25", "2024-06", "2024", "[2024-06-24..2024-06-26]", "2023-12-31", "2024-06-25T21:48", "XXXX-03", "[2020..2029]", "../2024-06-26"];

    public static readonly string[] Countries = ["UA", "RU", "BY"];

    /// <summary>Those that can join things of these kinds, and few enough to be met often.</summary>
    public static readonly EdgeKind[] Edges =
    [
        EdgeKinds.ParticipatedIn, EdgeKinds.Targeted, EdgeKinds.OccurredAt, EdgeKinds.UsedWeapon, EdgeKinds.Followed, EdgeKinds.PartOf, EdgeKinds.RelatedTo, EdgeKinds.MemberOf,
        EdgeKinds.LocatedIn, EdgeKinds.BasedAt, EdgeKinds.Operates, EdgeKinds.MadeClaim, EdgeKinds.About, EdgeKinds.RespondsTo, EdgeKinds.Mentions, EdgeKinds.Reprints,
        EdgeKinds.Attacked, EdgeKinds.Used, EdgeKinds.CommunicatedWith, EdgeKinds.ClaimedAbout,
    ];

    public SomeGraph Graph { get; } = new();

    /// <summary>A world to begin with.</summary>
    public Append First()
    {
        for (var i = 0; i < 30; i++)
            Put();
        for (var i = 0; i < 25; i++)
            Relate();
        for (var i = 0; i < 6; i++)
            Direct();
        for (var i = 0; i < 3; i++)
            Judge();
        return Graph.Next();
    }

    public Append Next()
    {
        for (var i = random.Next(1, 14); i > 0; i--)
            Change();
        return Graph.Next(author: Any(["desk", "importer"]));
    }

    public T Any<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public NodeId AnyId() => new($"{Any(Kinds).Prefix}:{random.Next(6)}");

    bool Sometimes(int oneIn) => random.Next(oneIn) == 0;

    void Change()
    {
        switch (random.Next(40))
        {
            case < 14: Put(); break;
            case < 28: Relate(); break;
            case < 31: Direct(); break;
            case 31 or 32 or 33: Judge(); break;
            case 34 when Graph.Live.Count > 5: Graph.Retract(Any([.. Graph.Live])); break;
            case 35 when Graph.Edges.Count > 0: Graph.Retract(Any([.. Graph.Edges]).Id); break;
            case 36 or 37: Judge(); break;
            case 38 when Graph.Judgements.Count > 0: Graph.WithdrawJudgement(Any([.. Graph.Judgements]).Id); break;
            case 39 when Graph.Directs.Count > 0: Graph.RetractDirect(Any([.. Graph.Directs])); break;
            default: Relate(); break;
        }
    }

    void Put()
    {
        var kind = Any(Kinds);
        var more = new List<(string, object?)>();
        var derived = new List<(string, object?)>();
        if (Sometimes(2))
            more.Add(Some.Tags([.. Enumerable.Range(0, random.Next(3)).Select(_ => Any(Tags)).Distinct()]));
        if (Sometimes(4))
            more.Add(("description", Any(Names)));
        if (Sometimes(5))
            more.Add(("anonymous", true));
        if (Sometimes(4))
            more.Add(Some.ExternalIds(new ExternalId(Any(["acled", "ucdp"]), $"{random.Next(4)}")));
        if (kind == NodeKinds.Location || kind == NodeKinds.Organisation)
            more.Add(("countryCode", Sometimes(3) ? null : Any(Countries)));
        if (kind == NodeKinds.Location && Sometimes(2))
            more.Add(Some.At(random.Next(-2, 3), random.Next(-2, 3)));
        if (kind == NodeKinds.Person && Sometimes(2))
            more.Add(("rank", Any(["General", "Major", "10"])));
        if (kind == NodeKinds.Claim)
        {
            more.Add(("stance", Any(["ASSERTS", "DENIES", "WARNS"])));
            if (Sometimes(2))
                derived.Add(("publicFrom", (long)random.Next(5)));
        }
        if (kind == NodeKinds.Document && Sometimes(2))
            more.Add(("sha256", Graph.Store(Any(Names) + ".")));
        if (kind.Time is { } time && Sometimes(2))
            (kind.Property(time.Property)!.IsDerived ? derived : more).Add((time.Property, When.Parse(Any(Times))));
        if (kind == NodeKinds.Incident && Sometimes(2))
            derived.Add(("effects", new List<string> { Any(["FIRE", "DAMAGED", "EXPLOSION"]) }));
        var words = Sometimes(3) ? new TextKeys(SomeWords(), SomeWords(), SomeWords(), SomeWords()) : null;
        Graph.Put(Node(kind, more), [.. derived], words);

        Node Node(NodeKind of, List<(string, object?)> properties)
        {
            var slug = $"{random.Next(6)}";
            var name = Any(Names);
            (string, object?)[] given = [.. properties];
            return of.Name switch
            {
                "Organisation" => Some.Organisation(slug, name, given),
                "Location" => Some.Location(slug, name, given),
                "Weapon" => Some.Weapon(slug, name, given),
                "Incident" => Some.Incident(slug, name, given),
                "Claim" => Some.Claim(slug, name, given),
                "Document" => Some.Document(slug, name, given),
                _ => Some.Person(slug, name, given),
            };
        }
    }

    string SomeWords() => string.Join(' ', Enumerable.Range(0, random.Next(3)).Select(_ => Any(Words)).Distinct());

    void Relate()
    {
        var kind = Sometimes(5) ? EdgeKinds.LocatedIn : Any([.. Edges.Where(kind => !kind.IsDirect)]);
        if (Ends(kind) is not var (from, to))
            return;
        var properties = new List<(string, object?)>();
        foreach (var spec in kind.Properties)
        {
            if (spec.IsRequired || Sometimes(3))
            {
                properties.Add((spec.Name, spec.Type switch
                {
                    PropertyType.Enumeration => Any([.. spec.Words!.Values.Take(3)]).Name,
                    PropertyType.Number => (long)random.Next(3),
                    PropertyType.Flag => true,
                    PropertyType.When => When.Parse(Any(Times)),
                    _ => Any(Names),
                }));
            }
        }
        Graph.Relate(new Edge(kind, from, to)
        {
            Properties = Properties.Of(kind.Properties, properties),
            Certainty = Any([Certainty.STATED, Certainty.STATED, Certainty.IMPLIED, Certainty.INFERRED]),
            AccordingTo = Sometimes(2) ? [.. LiveOf(NodeKinds.Claim).Take(random.Next(3))] : [],
            Evidence = Sometimes(2) ? [.. LiveOf(NodeKinds.Document).Take(random.Next(3)).Select(document => new Evidence(document, new UnstoredSelector(), Any(Names)))] : [],
        });
    }

    void Direct()
    {
        var kind = Any([.. Edges.Where(kind => kind.IsDirect)]);
        var of = LiveOf(kind == EdgeKinds.ClaimedAbout ? NodeKinds.Claim : NodeKinds.Incident);
        if (of.Count > 0 && Ends(kind) is var (from, to))
            Graph.Direct(kind, from, to, Any(of), Any([Certainty.STATED, Certainty.IMPLIED]), kind == EdgeKinds.ClaimedAbout ? Any(["ASSERTS", "DENIES"]) : null);
    }

    void Judge()
    {
        var of = LiveOf(Any(Kinds));
        if (of.Count < 2)
            return;
        var (a, b) = (Any(of), Any(of));
        if (a != b)
        {
            Graph.Judge(Judgement.Between(a, b, Sometimes(3) ? Any([IdentityVerdict.DIFFERENT, IdentityVerdict.UNSURE]) : IdentityVerdict.SAME) with
            {
                Canonical = Sometimes(3) ? Any([a, b]) : null,
                Reason = Sometimes(2) ? Any(Names) : null,
            });
        }
    }

    List<NodeId> LiveOf(NodeKind kind) => [.. Graph.Live.Where(id => id.Prefix == kind.Prefix)];

    (NodeId From, NodeId To)? Ends(EdgeKind kind)
    {
        var pairs =
            from one in Graph.Live
            where kind.From.Any(end => end.Prefix == one.Prefix)
            from other in Graph.Live
            where one != other && kind.To.Any(end => end.Prefix == other.Prefix) && (!kind.SameKind || one.Prefix == other.Prefix)
            select (one, other);
        var all = pairs.ToList();
        return all.Count == 0 ? null : Any(all);
    }
}
