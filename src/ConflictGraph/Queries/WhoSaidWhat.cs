using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

public enum SpeakerOrder { STATEMENTS, LATEST, NAME }

/// <summary>How a claim comes to answer: it is about what was asked; about an event that what was asked has part in; it answers such a claim; it repeats one.</summary>
public enum StatementRelation { DIRECT, THROUGH_INCIDENT, RESPONSE, REPEAT }

/// <summary>Who said what: one of about, text and by at least. A set that is null asks nothing.</summary>
public sealed record SayingQuery
{
    /// <summary>Exactly these things.</summary>
    public IReadOnlyList<NodeId>? About { get; init; }

    /// <summary>Words that a claim's text has, and the name of what it is about.</summary>
    public string? Text { get; init; }

    public IReadOnlyList<NodeId>? By { get; init; }

    /// <summary>Sources or organisations that the claim, or what it was said in, came through.</summary>
    public IReadOnlyList<NodeId>? Via { get; init; }

    /// <summary>Documents that the claim's evidence is from, or sources that published them.</summary>
    public IReadOnlyList<NodeId>? Citing { get; init; }

    public IReadOnlyList<string>? Stances { get; init; }

    public IReadOnlyList<string>? ClaimKinds { get; init; }

    public During? During { get; init; }

    /// <summary>Communications that it was said in: all that was, where nothing else is asked.</summary>
    public IReadOnlyList<NodeId>? SaidIn { get; init; }

    /// <summary>SAID: when it was said. HAPPENED: when an event it is about was. RECORDED: when it was entered.</summary>
    public TimeOf DuringOf { get; init; } = TimeOf.SAID;

    /// <summary>False: only what is DIRECT.</summary>
    public bool IncludeRelated { get; init; } = true;

    /// <summary>Only claims that were public by this instant.</summary>
    public DateTimeOffset? PublishedUntil { get; init; }

    public SpeakerOrder Order { get; init; }

    public int First { get; init; } = 25;

    /// <summary><see cref="Speaker.Cursor"/> of the last one seen.</summary>
    public string? After { get; init; }
}

/// <summary>Speakers, each with all that they said of what was asked.</summary>
/// <param name="Speakers">A page.</param>
/// <param name="Total">All speakers.</param>
/// <param name="Matched">The entities that the text was taken for.</param>
/// <param name="Complete">False when a cap was reached; the total is exact when true.</param>
/// <param name="UndatedLeftOut">Statements without the asked time.</param>
public sealed record SpeakerPage(IReadOnlyList<Speaker> Speakers, int Total, bool HasMore, IReadOnlyList<Entity> Matched, bool Complete, int UndatedLeftOut);

/// <param name="Statements">All of them, newest first, undated last.</param>
public sealed record Speaker(Entity Entity, IReadOnlyList<Statement> Statements, string Cursor)
{
    /// <summary>By the ontology's order.</summary>
    public IReadOnlyList<(string Stance, int Count)> Stances => [.. Enumerations.Stance.Values
        .Select(stance => (stance.Name, Statements.Count(statement => statement.Claim.Properties.Text("stance") == stance.Name))).Where(pair => pair.Item2 > 0)];

    public When? Latest => Statements.Count == 0 ? null : Statements[0].Claim.Properties.Time("saidAt");

    /// <summary>A page of the statements; after the <see cref="Statement.Cursor"/> of one.</summary>
    public Page<Statement> Page(int first, string? after = null)
    {
        var from = 0;
        if (after is not null && (from = 1 + Statements.ToList().FindIndex(statement => statement.Cursor == after)) == 0)
            throw new BadCursorException();
        var items = Statements.Skip(from).Take(first).ToList();
        return new Page<Statement>(items, from + items.Count < Statements.Count, Statements.Count);
    }
}

/// <summary>One thing somebody said.</summary>
/// <param name="Through">What lies between the claim and what was asked: events, or the claim it answers.</param>
/// <param name="Certainty">That of the weakest edge on the way, and why.</param>
public sealed record Statement(Entity Claim, StatementRelation Relation, IReadOnlyList<NodeId> Through, Certainty Certainty, string? Why)
{
    public string Cursor => Claim.Id.Value;
}

/// <summary>Claims on a subject, arranged by who made them.</summary>
public sealed class WhoSaidWhat(GraphAt graph)
{
    const int MostStatements = 20_000;

    public async Task<SpeakerPage> AskAsync(SayingQuery query, CancellationToken cancellation = default)
    {
        var asked = await AskedAsync(query, cancellation);
        var found = new SayingWays(graph);
        await found.CollectAsync(asked, query, cancellation);

        var made = await graph.LinksAsync(found.Ways.Keys, new LinkQuery { Kinds = [EdgeKinds.MadeClaim], Direction = Direction.IN, WithPayload = true }, cancellation);
        var said = made.SelectMany(pair => pair.Value.Items.GroupBy(link => link.Other)
            .Where(speaker => asked.By is null || asked.By.Contains(speaker.Key))
            .Select(speaker => new Said(pair.Key, speaker.MinBy(link => (link.Certainty, link.Edge))!))).ToList();
        var isComplete = found.IsComplete && said.Count <= MostStatements;
        said = [.. said.Take(MostStatements)];

        var claims = await graph.EntitiesAsync(said.Select(one => one.Claim), cancellation);
        said = [.. said.Where(one => Passes(claims[one.Claim], query))];
        said = await PassingAsync(said, made, asked, query, cancellation);
        var (inTime, undated) = await InTimeAsync(said, claims, query, cancellation);
        return await PageAsync(inTime, claims, found.Ways, query, asked.Matched, isComplete, undated, cancellation);
    }

    readonly record struct Said(NodeId Claim, Link By);

    async Task<Asked> AskedAsync(SayingQuery query, CancellationToken cancellation)
    {
        if (query.About is not { Count: > 0 } && string.IsNullOrWhiteSpace(query.Text) && query.By is not { Count: > 0 } && query.SaidIn is not { Count: > 0 })
            throw new BadInputException("Who said what needs one of about, text and by: what it is about, words of it, or who said it.");
        var known = await graph.KnownAsync([.. new[] { query.About, query.By, query.Via, query.Citing, query.SaidIn }.SelectMany(ids => ids ?? []).Distinct()], cancellation);
        IReadOnlyList<Entity> matched = string.IsNullOrWhiteSpace(query.Text) ? [] : await new Search(graph).NamedAsync(query.Text, cancellation: cancellation);
        return new Asked([.. Now(query.About).Concat(matched.Select(entity => entity.Id)).Distinct()], matched, query.By is null ? null : Now(query.By), query.Via is null ? null : Now(query.Via), query.Citing is null ? null : Now(query.Citing), query.SaidIn is null ? null : Now(query.SaidIn));

        HashSet<NodeId> Now(IReadOnlyList<NodeId>? ids) => [.. (ids ?? []).Select(id => known[id].Id)];
    }

    static bool Passes(Entity claim, SayingQuery query) =>
        (query.Stances is null || query.Stances.Contains(claim.Properties.Text("stance")))
        && (query.ClaimKinds is null || query.ClaimKinds.Contains(claim.Properties.Text("claimKind")))
        && (query.PublishedUntil is not { } instant || new PublishedUntil(instant).Covers(claim));

    /// <summary>Those that came through, and are proved by, what was asked.</summary>
    async Task<List<Said>> PassingAsync(List<Said> said, IReadOnlyDictionary<NodeId, Page<Link>> made, Asked asked, SayingQuery query, CancellationToken cancellation)
    {
        if (asked.Via is { } via)
        {
            var channels = await new Channels(graph).OfAsync([.. said.Select(one => one.Claim).Distinct()], cancellation);
            said = [.. said.Where(one => channels.GetValueOrDefault(one.Claim)?.Any(via.Contains) ?? false)];
        }
        if (asked.Citing is { } citing)
        {
            var documents = said.Select(one => one.Claim).Distinct().ToDictionary(claim => claim, claim => made.LinksOf(claim).SelectMany(link => link.Payload!.Edge.Evidence).Select(evidence => evidence.Document).Distinct().ToList());
            var cited = await new Publishers(graph).CitedAsync([.. documents.Values.SelectMany(ids => ids).Distinct()], citing, cancellation);
            said = [.. said.Where(one => documents[one.Claim].Any(cited.Contains))];
        }
        return said;
    }

    async Task<(List<Said> InTime, int Undated)> InTimeAsync(List<Said> said, IReadOnlyDictionary<NodeId, Entity> claims, SayingQuery query, CancellationToken cancellation)
    {
        if (query.During is not { } during)
            return (said, 0);
        if (query.DuringOf == TimeOf.SAID)
            return ([.. said.Where(one => during.Matches(claims[one.Claim].Properties.Time("saidAt")))], during.KeepUndated ? 0 : said.Count(one => claims[one.Claim].Properties.Time("saidAt")?.Interval is null));
        if (said.Count == 0)
            return (said, 0);
        var ids = said.Select(one => one.Claim).Distinct().ToList();
        Filter time = query.DuringOf switch
        {
            TimeOf.HAPPENED => new Filter.Related([EdgeKinds.About], Direction.OUT, new Filter.At(during)) { FarKinds = graph.KindsWith(Part.Event) },
            TimeOf.RECORDED => await new Everything(graph).RecordedAsync(during, cancellation),
            _ => throw new BadInputException("A claim is SAID, RECORDED, or about what HAPPENED; documents are PUBLISHED. Ask with one of the first three, or with publishedUntil.", "during.of"),
        };
        var pages = await graph.Reads.ListAsync(graph.At, [new ListQuery(graph.KindsWith(Part.Claim), new Filter.All([new Filter.Is(ids), time]), Order.ENTERED) { Size = ids.Count }], cancellation);
        var inTime = pages[0].Items.Select(claim => claim.Id).ToHashSet();
        return ([.. said.Where(one => inTime.Contains(one.Claim))], 0);
    }

    async Task<SpeakerPage> PageAsync(
        List<Said> said, IReadOnlyDictionary<NodeId, Entity> claims, IReadOnlyDictionary<NodeId, Way> ways, SayingQuery query, IReadOnlyList<Entity> matched, bool isComplete, int undated, CancellationToken cancellation)
    {
        var speakers = said.GroupBy(one => one.By.Other).ToDictionary(speaker => speaker.Key, speaker => speaker.Select(one => StatementOf(claims[one.Claim], ways[one.Claim], one.By)).OrderBy(statement => Newest(statement)).ThenBy(statement => statement.Claim.Serial).ToList());
        var serials = said.GroupBy(one => one.By.Other).ToDictionary(speaker => speaker.Key, speaker => speaker.First().By.OtherSerial);
        var entities = await graph.EntitiesAsync(query.Order == SpeakerOrder.NAME ? speakers.Keys : [], cancellation);
        var ordered = speakers.Keys.Select(id => (Id: id, Key: KeyOf(id))).OrderBy(pair => pair.Key).ToList();
        var after = query.After is null ? (SpeakerKey?)null : SpeakerKey.Read(query.After, query.Order);
        var rest = ordered.Where(pair => after is null || pair.Key.CompareTo(after.Value) > 0).ToList();
        var page = rest.Take(query.First).ToList();
        var shown = query.Order == SpeakerOrder.NAME ? entities : await graph.EntitiesAsync(page.Select(pair => pair.Id), cancellation);
        return new SpeakerPage([.. page.Select(pair => new Speaker(shown[pair.Id], speakers[pair.Id], pair.Key.Write(query.Order)))], speakers.Count, rest.Count > page.Count, matched, isComplete, undated);

        SpeakerKey KeyOf(NodeId id) => query.Order switch
        {
            SpeakerOrder.NAME => new SpeakerKey(0, entities[id].ByName, serials[id]),
            SpeakerOrder.LATEST => new SpeakerKey(Newest(speakers[id][0]), "", serials[id]),
            _ => new SpeakerKey(-speakers[id].Count, "", serials[id]),
        };
    }

    // The row's own key says the same without reading the row; undated ones have none.
    static long Newest(Statement statement) => statement.Claim.Time is { } time ? -time.Until : statement.Claim.Properties.Time("saidAt")?.Newest ?? TimeKeys.Undated;

    // Who made the claim is a step on the way too.
    static Statement StatementOf(Entity claim, Way way, Link by)
    {
        var isWeaker = by.Certainty > way.Certainty;
        return new Statement(claim, way.Relation, way.Through, by.Certainty.Weaker(way.Certainty), isWeaker ? by.Payload!.Edge.Why : way.Why);
    }
}

/// <summary>What was asked, at canonical ids.</summary>
sealed record Asked(IReadOnlyCollection<NodeId> About, IReadOnlyList<Entity> Matched, HashSet<NodeId>? By, HashSet<NodeId>? Via, HashSet<NodeId>? Citing, HashSet<NodeId>? SaidIn);

/// <summary>Where a speaker stands in the list.</summary>
readonly record struct SpeakerKey(long Number, string Text, long Serial) : IComparable<SpeakerKey>
{
    public int CompareTo(SpeakerKey other) =>
        Number != other.Number ? Number.CompareTo(other.Number)
        : string.CompareOrdinal(Text, other.Text) is not 0 and var text ? text
        : Serial.CompareTo(other.Serial);

    public string Write(SpeakerOrder order) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{order}|{Number}|{Serial}|{Text}");

    public static SpeakerKey Read(string cursor, SpeakerOrder order)
    {
        var parts = cursor.Split('|', 4);
        if (parts.Length != 4 || parts[0] != order.ToString() || !long.TryParse(parts[1], out var number) || !long.TryParse(parts[2], out var serial))
            throw new BadCursorException();
        return new SpeakerKey(number, parts[3], serial);
    }
}
