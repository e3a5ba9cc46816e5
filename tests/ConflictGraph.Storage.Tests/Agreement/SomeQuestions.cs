using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Storage.Tests;

/// <summary>Questions of every sort about such a world, sensible or not.</summary>
sealed class SomeQuestions(Random random)
{
    public bool Sometimes(int oneIn) => random.Next(oneIn) == 0;

    public T Any<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public NodeId Id() => new($"{Any(SomeHistory.Kinds).Prefix}:{random.Next(7)}");

    public NodeId[] Ids(int most = 5) => Many(most, Id);

    public NodeKind[] Kinds(int most = 3) => [.. Many(most, () => Any(SomeHistory.Kinds)).Distinct()];

    EdgeKind[] EdgesOf(int most = 6) => [.. Many(most, () => Any(SomeHistory.Edges)).Distinct()];

    Direction Direction() => Any([Model.Direction.OUT, Model.Direction.IN, Model.Direction.BOTH]);

    Layer Layer() => Any([Storage.Layer.ASSERTED, Storage.Layer.DIRECT, Storage.Layer.BOTH]);

    Certainty? AtLeast() => Maybe(4, () => Any([Certainty.STATED, Certainty.IMPLIED, Certainty.INFERRED]));

    T[] Many<T>(int most, Func<T> one) => [.. Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => one())];

    T? Maybe<T>(int oneIn, Func<T> one) where T : struct => Sometimes(oneIn) ? one() : null;

    T? MaybeOf<T>(int oneIn, Func<T> one) where T : class => Sometimes(oneIn) ? one() : null;

    During During()
    {
        var (a, b) = (When.Parse(Any(SomeHistory.Times)).OrderFrom, When.Parse(Any(SomeHistory.Times)).OrderUntil);
        return new During(a, b > a || a is null ? b : null, Any([TimeMatch.POSSIBLE, TimeMatch.CERTAIN]), Sometimes(3));
    }

    public string[] Tokens(int most) => [.. Many(most, () => Any(SomeHistory.Words)).Distinct()];

    public LinkQuery Links() => new()
    {
        Kinds = MaybeOf(4, () => EdgesOf(10)),
        Direction = Direction(),
        Tags = MaybeOf(9, () => Many(4, () => Any(["INITIATOR", "ASSERTS", "DENIES", "true", "MUNITION"]))),
        Layer = Layer(),
        During = MaybeOf(8, During),
        FarKinds = MaybeOf(7, () => Kinds(4)),
        FarIds = MaybeOf(9, () => Ids(20)),
        Exclude = MaybeOf(6, () => Ids()),
        AtLeast = AtLeast(),
        Loops = Sometimes(2),
        First = Any([1, 2, 3, 5, 1000]),
        After = Maybe(6, () => new LinkCursor(random.Next(50), random.Next(20), random.Next(-10, 60))),
        WithPayload = Sometimes(2),
        WithTotal = Sometimes(2),
    };

    public Filter Filter(int depth = 2) => (depth == 0 ? random.Next(3, 13) : random.Next(15)) switch
    {
        0 => new Filter.All([.. Enumerable.Range(0, random.Next(4)).Select(_ => Filter(depth - 1))]),
        1 => new Filter.Any([.. Enumerable.Range(0, random.Next(4)).Select(_ => Filter(depth - 1))]),
        2 => new Filter.Not(Filter(depth - 1)),
        3 => new Filter.Is(Ids()),
        4 => new Filter.OfKind(Kinds()),
        5 or 6 => Has(),
        7 => Sometimes(2) ? new Filter.HasKey("tags", Many(2, () => Any(SomeHistory.Tags))) : new Filter.HasKey("externalIds", Many(2, () => $"{Any(["acled", "ucdp"])} {random.Next(4)}")),
        8 => new Filter.At(During()),
        9 => new Filter.Recorded(random.Next(6), random.Next(3, 12)),
        10 => new Filter.Inside(new NodeId($"location:{random.Next(6)}"), Any([PlaceMatch.CERTAIN, PlaceMatch.POSSIBLE]), Any([Disputed.EXCLUDE, Disputed.INCLUDE, Disputed.ONLY])),
        11 => InBox(),
        12 => new Filter.Matches(Tokens(2)),
        _ => new Filter.Related(EdgesOf(), Direction(), MaybeOf(2, () => Filter(depth - 1)))
        {
            None = Sometimes(3),
            Tags = MaybeOf(5, () => Many(2, () => Any(["INITIATOR", "ASSERTS", "true"]))),
            FarKinds = MaybeOf(4, () => Kinds()),
        },
    };

    Filter.InBox InBox()
    {
        var (west, south) = (random.Next(-3, 3), random.Next(-3, 3));
        return new Filter.InBox(new Box(west * 1_000_000, south * 1_000_000, (west + random.Next(3)) * 1_000_000, (south + random.Next(3)) * 1_000_000));
    }

    Filter.Has Has()
    {
        PropertySpec Of(NodeKind kind, string name) => kind.Property(name)!;
        var comparison = Any([Op.EQ, Op.LT, Op.LTE, Op.GT, Op.GTE]);
        return random.Next(8) switch
        {
            0 => new Filter.Has(Of(NodeKinds.Location, "countryCode"), comparison, Any(SomeHistory.Countries)),
            1 => new Filter.Has(Of(NodeKinds.Location, "countryCode"), Op.IN, Many(2, () => Any(SomeHistory.Countries)).ToList()),
            2 => new Filter.Has(Of(NodeKinds.Person, "rank"), comparison, Any(["General", "Major", "10"])),
            3 => new Filter.Has(Of(NodeKinds.Claim, "publicFrom"), comparison, Any<object>([1L, 3L, 2.5, "3"])),
            4 => new Filter.Has(Of(NodeKinds.Person, "anonymous"), Op.EQ, Sometimes(2)),
            5 => new Filter.Has(Of(Any(SomeHistory.Kinds), Any(["description", "tags", "externalIds"])), Op.EXISTS, Sometimes(2)),
            6 => new Filter.Has(Of(NodeKinds.Location, "geometry"), Op.EXISTS, Sometimes(2)),
            _ => StartsWith(),
        };

        Filter.Has StartsWith()
        {
            var kind = Any(SomeHistory.Kinds);
            return new Filter.Has(Of(kind, kind.Title), Op.STARTS_WITH, Any(["a", "aust", "austin ", "ан", "a_", "a%", "\uFFFD", "日", "none"]));
        }
    }

    public Order Order() => Any(Enum.GetValues<Order>());

    public ListQuery List() => new(Kinds(), MaybeOf(2, () => Filter()), Order()) { Size = Any([0, 1, 2, 3, 5, 50]), Backwards = Sometimes(3), WithTotal = Sometimes(2) };

    /// <summary>Several of one shape: the same but for the far end and the size.</summary>
    public IReadOnlyList<ListQuery> Lists(IReadOnlyList<NodeId> live)
    {
        var query = List() with { Kinds = Kinds(5) };
        if (Sometimes(2))
            query = query with { Filter = null };
        var related = new Filter.Related(EdgesOf(15), Direction());
        return [.. Many(8, () => live.Count == 0 ? Id() : Any(live)).Select(id => query with
        {
            Filter = new Filter.All([.. query.Filter is null ? Array.Empty<Filter>() : [query.Filter], related with { Far = new Filter.Is([id]) }]),
            Size = Any([1, 2, 50]),
        })];
    }

    public IReadOnlyList<Facet> Facets() => [.. Many(4, () => random.Next(6) switch
    {
        0 => Facet.When,
        1 => Facet.ByKind,
        2 => Facet.Far(Any(SomeHistory.Edges), Direction()),
        3 => Facet.Dataset,
        _ => Facet.Of(Any(["countryCode", "tags", "anonymous", "publicFrom", "stance", "effects", "rank", "description"])),
    }).Distinct()];

    public TextQuery Text() => new(Many(2, () => (IReadOnlyList<string>)Tokens(3)), (TextFields)random.Next(1, 16), MaybeOf(3, () => Kinds()), Any([1, 2, 5, 2000]));

    public PathQuery Path(IReadOnlyList<NodeId> live) => new(live.Count == 0 || Sometimes(8) ? Id() : Any(live), live.Count == 0 ? Id() : Any(live))
    {
        MaxLength = random.Next(2, 6),
        First = Any([1, 3, 10]),
        Avoid = Sometimes(3) ? Ids(3) : [],
        AvoidKinds = Sometimes(4) ? Kinds(2) : [],
        AvoidDegreeOver = Maybe(4, () => random.Next(2, 15)),
        EdgeKinds = MaybeOf(5, () => EdgesOf(12)),
        AtLeast = AtLeast(),
        Layer = Layer(),
        Cap = Any([1, 3, 10_000, 10_000]),
    };

    public ChangeQuery Changes(long newest, PageOf page)
    {
        var after = random.Next((int)newest + 1);
        return new ChangeQuery(after, after + random.Next(6), page, MaybeOf(3, () => Ids()), MaybeOf(3, () => Kinds()));
    }

    public RevisionQuery Revisions() => new(new PageOf(random.Next(1, 6)), MaybeOf(3, () => "desk"), Sometimes(2), MaybeOf(4, () => Any(["change-1", "change", "none"])), MaybeOf(2, () => Ids()));
}
