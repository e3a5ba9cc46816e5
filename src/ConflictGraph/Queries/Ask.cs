using System.Globalization;
using System.Text.RegularExpressions;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using ConflictGraph.Wording;

namespace ConflictGraph.Queries;

/// <summary>A question in plain words, as it was understood. Only what its kind needs is set.</summary>
/// <param name="Entities">What it names, in the order of the question.</param>
/// <param name="Known">Of an unclear one: the questions that are understood.</param>
public sealed record AskAnswer(string Question, QuestionKind Kind, IReadOnlyList<Entity> Entities, IReadOnlyList<string> Known)
{
    /// <summary>What it was read as, in a sentence.</summary>
    public required string ReadAs { get; init; }

    public SpeakerPage? WhoSaidWhat { get; init; }

    public IReadOnlyList<Sequence>? Sequences { get; init; }

    /// <summary>Attacks, or what happened, or everything within a place or a time.</summary>
    public LeftOut? Things { get; init; }

    /// <summary>Of the incidents among <see cref="Things"/>: the edges at each that say who, what and with what.</summary>
    public IReadOnlyDictionary<NodeId, IReadOnlyList<Relation>>? Parts { get; init; }

    /// <summary>Of the incidents among <see cref="Things"/>: what accounts say of harm.</summary>
    public IReadOnlyDictionary<NodeId, IReadOnlyList<Disagreement>>? Accounts { get; init; }

    public PathAnswer? Paths { get; init; }

    public DisagreementPage? Disagreements { get; init; }

    /// <summary>The graph as it was then; <see cref="Things"/> are its incidents.</summary>
    public GraphAt? KnownBy { get; init; }

    /// <summary>The claims that were public then, whenever they were entered.</summary>
    public Page<Entity>? Public { get; init; }

    public ChangesAnswer? Changes { get; init; }
}

/// <summary>Understands the desk's questions by their pattern.</summary>
public sealed partial class Ask(GraphAt graph)
{
    const int PageSize = 25;

    /// <summary>What may be asked, for those who ask what may be asked.</summary>
    public static readonly IReadOnlyList<string> Questions =
    [
        "who said what about ATACMS", "what did Belousov and Austin say to each other", "what did the call follow", "which attacks hit Crimea, with which weapons", "what happened in Odesa",
        "how are Austin and Crimea connected", "which accounts disagree (about Odesa)", "everything within the Belgorod region", "everything in the week of 2024-06-24", "what did we know on 2024-06-26", "what changed since 2024-06-26",
    ];

    public async Task<AskAnswer> AnswerAsync(string question, CancellationToken cancellation = default)
    {
        var (kind, match) = QuestionPatterns.Read(Spaces().Replace(question.Trim().TrimEnd('?', '.', '!').Trim(), " "));
        return kind switch
        {
            QuestionKind.WHO_SAID_WHAT => await WhoAsync(question, match, cancellation),
            QuestionKind.SAID_TO_EACH_OTHER => await EachOtherAsync(question, match, cancellation),
            QuestionKind.WHAT_FOLLOWED => await FollowedAsync(question, match, cancellation),
            QuestionKind.ATTACKS => await HappenedAsync(question, match, kind, cancellation),
            QuestionKind.WHAT_HAPPENED => await HappenedAsync(question, match, kind, cancellation),
            QuestionKind.HOW_CONNECTED => await ConnectedAsync(question, match, cancellation),
            QuestionKind.DISAGREEMENTS => await DisagreementsAsync(question, match, cancellation),
            QuestionKind.WITHIN => await EverythingAsync(question, match, cancellation),
            QuestionKind.KNOWN_BY => await KnownByAsync(question, match, cancellation),
            QuestionKind.CHANGED_SINCE => await ChangedAsync(question, match, cancellation),
            _ => await UnclearAsync(question, "This question is not one of those that are understood.", cancellation),
        };
    }

    async Task<AskAnswer> WhoAsync(string question, Match match, CancellationToken cancellation)
    {
        var by = match.Groups["by"].Success ? await NamedAsync(match.Groups["by"].Value, IsSpeaker, cancellation) : null;
        if (match.Groups["by"].Success && by is null)
            return await NobodyAsync(question, match.Groups["by"].Value, cancellation);
        var about = match.Groups["x"].Success ? Bare(match.Groups["x"].Value) : null;
        var id = NodeId.TryParse(about, out var given) ? given : (NodeId?)null;
        var said = await new WhoSaidWhat(graph).AskAsync(new SayingQuery { About = id is null ? null : [id.Value], Text = id is null ? about : null, By = by is null ? null : [by.Id], First = PageSize }, cancellation);
        return new AskAnswer(question, QuestionKind.WHO_SAID_WHAT, [.. (by is null ? [] : new[] { by }).Concat(said.Matched)], [])
        {
            ReadAs = by is null ? $"Who said what about {about}" : about is null ? $"What {by.Name} said" : $"What {by.Name} said about {about}",
            WhoSaidWhat = said,
        };
    }

    async Task<AskAnswer> EachOtherAsync(string question, Match match, CancellationToken cancellation)
    {
        if (await NamedAsync(match.Groups["a"].Value, IsSpeaker, cancellation) is not { } a)
            return await NobodyAsync(question, match.Groups["a"].Value, cancellation);
        if (await NamedAsync(match.Groups["b"].Value, IsSpeaker, cancellation) is not { } b)
            return await NobodyAsync(question, match.Groups["b"].Value, cancellation);
        var both = new Filter.All([new Filter.Related([EdgeKinds.ParticipatedIn], Direction.IN, new Filter.Is([a.Id])), new Filter.Related([EdgeKinds.ParticipatedIn], Direction.IN, new Filter.Is([b.Id]))]);
        var talks = await new Everything(graph).ListAsync(new ListQuery([NodeKinds.Communication], both, Order.NEWEST) { WithTotal = true }, cancellation: cancellation);
        IReadOnlyList<NodeId> ids = [.. talks.Page.Items.Select(talk => talk.Id)];
        return new AskAnswer(question, QuestionKind.SAID_TO_EACH_OTHER, [a, b], [])
        {
            ReadAs = $"What {a.Name} and {b.Name} said to each other",
            Things = talks,
            Parts = await PartsAsync(ids, cancellation),
            Sequences = await new WhatFollowed(graph).AskAsync(ids, cancellation),
            WhoSaidWhat = ids.Count == 0 ? null : await new WhoSaidWhat(graph).AskAsync(new SayingQuery { SaidIn = ids, By = [a.Id, b.Id] }, cancellation),
        };
    }

    static bool IsSpeaker(NodeKind kind) => kind.Is(Part.Speaker);

    // «Austin» is the man before it is the call with his name in its title.
    static bool IsThing(NodeKind kind) => !kind.Is(Part.Event);

    async Task<AskAnswer> FollowedAsync(string question, Match match, CancellationToken cancellation)
    {
        var named = match.Groups["x"].Value;
        var found = await FindAsync(named, kind => kind.Is(Part.Event), cancellation);
        // «The call» is one of many words for a communication, so all that answer are followed up.
        var events = found.Where(entity => entity.Kind.Is(Part.Event)).Take(5).ToList();
        if (events.Count == 0)
            return await NobodyAsync(question, named, cancellation);
        return new AskAnswer(question, QuestionKind.WHAT_FOLLOWED, events, []) { ReadAs = $"What {Sentences.List([.. events.Select(entity => $"«{entity.Name}»")])} followed", Sequences = await new WhatFollowed(graph).AskAsync([.. events.Select(entity => entity.Id)], cancellation) };
    }

    async Task<AskAnswer> HappenedAsync(string question, Match match, QuestionKind kind, CancellationToken cancellation)
    {
        var isAttacks = kind == QuestionKind.ATTACKS;
        if (await NamedAsync(match.Groups["x"].Value, one => one.Is(Part.Place), cancellation) is not { } thing)
            return await NobodyAsync(question, match.Groups["x"].Value, cancellation);
        var attacks = isAttacks ? new Filter.Has(NodeKinds.Incident.Property("incidentType")!, Op.IN, Enumerations.IncidentType.Values.Where(type => type.IsAttack).Select(type => type.Name).ToList()) : null;
        var list = new ListQuery([NodeKinds.Incident], attacks, Order.NEWEST) { Size = PageSize, WithTotal = true };
        var things = thing.Kind.Is(Part.Place)
            ? await new Everything(graph).ListAsync(list, new Filter.Inside(thing.Id, Disputed: match.Groups["disputed"].Success || !isAttacks ? Disputed.INCLUDE : Disputed.EXCLUDE), cancellation: cancellation)
            : await new Everything(graph).ListAsync(list with { Filter = list.Filter.And(new Filter.Related(isAttacks ? [EdgeKinds.Targeted] : graph.ClaimNeeding(), Direction.BOTH, new Filter.Is([thing.Id]))) }, cancellation: cancellation);
        IReadOnlyList<NodeId> ids = [.. things.Page.Items.Select(entity => entity.Id)];
        return new AskAnswer(question, kind, [thing], [])
        {
            ReadAs = isAttacks ? $"Attacks on {thing.Name}, with their weapons" : $"What happened in {thing.Name}",
            Things = things,
            Parts = await PartsAsync(ids, cancellation),
            Accounts = await new Accounts(graph).OfAsync(ids, ["DAMAGE", "KILLED", "INJURED"], cancellation: cancellation),
            WhoSaidWhat = isAttacks ? null : await new WhoSaidWhat(graph).AskAsync(new SayingQuery { About = [thing.Id] }, cancellation),
        };
    }

    async Task<AskAnswer> ConnectedAsync(string question, Match match, CancellationToken cancellation)
    {
        if (await NamedAsync(match.Groups["a"].Value, IsThing, cancellation) is not { } a)
            return await NobodyAsync(question, match.Groups["a"].Value, cancellation);
        if (await NamedAsync(match.Groups["b"].Value, IsThing, cancellation) is not { } b)
            return await NobodyAsync(question, match.Groups["b"].Value, cancellation);
        return new AskAnswer(question, QuestionKind.HOW_CONNECTED, [a, b], [])
        {
            ReadAs = $"How {a.Name} and {b.Name} are connected",
            Paths = await new Paths(graph).AskAsync(new ConnectionQuery(a.Id, b.Id) { Events = EventView.NODES }, cancellation),
        };
    }

    async Task<AskAnswer> DisagreementsAsync(string question, Match match, CancellationToken cancellation)
    {
        Entity? about = null;
        if (match.Groups["x"].Success && (about = await NamedAsync(match.Groups["x"].Value, IsThing, cancellation)) is null)
            return await NobodyAsync(question, match.Groups["x"].Value, cancellation);
        return new AskAnswer(question, QuestionKind.DISAGREEMENTS, about is null ? [] : [about], [])
        {
            ReadAs = about is null ? "Which accounts disagree" : $"Which accounts disagree about {about.Name}",
            Disagreements = await new Disagreements(graph).FindAsync(new DisagreementQuery(about is null ? null : [about.Id]) { WithTotal = true }, cancellation),
        };
    }

    async Task<AskAnswer> EverythingAsync(string question, Match match, CancellationToken cancellation)
    {
        var asked = match.Groups["x"].Value;
        if (AskedTime.Read(asked) is { } during)
        {
            var kinds = graph.World.NodeKinds.Where(kind => kind.Time is not null).ToList();
            return new AskAnswer(question, QuestionKind.DURING, [], [])
            {
                ReadAs = $"Everything from {new CivilTime(during.From!.Value)} until before {new CivilTime(during.Until!.Value)}",
                Things = await new Everything(graph).ListAsync(new ListQuery(kinds, null, Order.OLDEST) { Size = PageSize, WithTotal = true }, during: during, cancellation: cancellation),
            };
        }
        if (await NamedAsync(asked, kind => kind.Is(Part.Place), cancellation) is not { } place || !place.Kind.Is(Part.Place))
            return await NobodyAsync(question, asked, cancellation);
        IReadOnlyList<NodeKind> placed = [.. EdgeKinds.OccurredAt.From.Union(EdgeKinds.LocatedIn.From).Union(EdgeKinds.BasedAt.From).OrderBy(kind => kind.Number)];
        return new AskAnswer(question, QuestionKind.WITHIN, [place], [])
        {
            ReadAs = $"Everything within {place.Name}",
            Things = await new Everything(graph).ListAsync(new ListQuery(placed, null, Order.ENTERED) { Size = PageSize, WithTotal = true }, new Filter.Inside(place.Id, Disputed: match.Groups["disputed"].Success ? Disputed.INCLUDE : Disputed.EXCLUDE), cancellation: cancellation),
        };
    }

    async Task<AskAnswer> KnownByAsync(string question, Match match, CancellationToken cancellation)
    {
        if (AskedTime.EndOf(match.Groups["when"].Value) is not { } instant)
            return await UnclearAsync(question, $"'{match.Groups["when"].Value}' is not a date that is read here; 2024-06-26 is one.", cancellation);
        var then = await GraphAt.AsOfAsync(graph.Reads, RevisionRef.AsOf(instant), graph.World, cancellation);
        return new AskAnswer(question, QuestionKind.KNOWN_BY, [], [])
        {
            ReadAs = string.Create(CultureInfo.InvariantCulture, $"What had been recorded by {instant:yyyy-MM-dd}, and what was public by then"),
            KnownBy = then,
            Things = await new Everything(then).ListAsync(new ListQuery([NodeKinds.Incident], null, Order.NEWEST) { Size = PageSize, WithTotal = true }, cancellation: cancellation),
            Public = (await graph.Reads.ListAsync(graph.At, [new ListQuery([NodeKinds.Claim], new PublishedUntil(instant).Claims, Order.NEWEST) { Size = PageSize, WithTotal = true }], cancellation))[0],
        };
    }

    async Task<AskAnswer> ChangedAsync(string question, Match match, CancellationToken cancellation)
    {
        var when = match.Groups["when"].Value;
        var since = Revision().Match(when) is { Success: true } numbered ? RevisionRef.Numbered(long.Parse(numbered.Groups[1].Value, CultureInfo.InvariantCulture))
            : AskedTime.EndOf(when) is { } instant ? RevisionRef.AsOf(instant) : null;
        if (since is null)
            return await UnclearAsync(question, $"'{when}' is neither a date nor a revision; 2024-06-26 and revision 3 are.", cancellation);
        return new AskAnswer(question, QuestionKind.CHANGED_SINCE, [], []) { ReadAs = $"What changed since {when}", Changes = await new WhatChanged(graph).AskAsync(new ChangesQuery(since), cancellation) };
    }

    async Task<IReadOnlyDictionary<NodeId, IReadOnlyList<Relation>>> PartsAsync(IReadOnlyList<NodeId> events, CancellationToken cancellation)
    {
        var links = await graph.LinksAsync(events, new LinkQuery { Kinds = graph.ClaimNeeding(), WithPayload = true }, cancellation);
        var relations = (await new Proofs(graph).OfLinksAsync([.. links.Values.SelectMany(page => page.Items)], cancellation)).ToLookup(relation => relation.Kind.EventEnd == End.FROM ? relation.From : relation.To);
        return events.ToDictionary(id => id, id => (IReadOnlyList<Relation>)[.. relations[id].DistinctBy(relation => relation.Id)]);
    }

    Task<AskAnswer> NobodyAsync(string question, string name, CancellationToken cancellation) => UnclearAsync(question, $"Nothing here is called '{Bare(name)}'.", cancellation);

    async Task<AskAnswer> UnclearAsync(string question, string why, CancellationToken cancellation) =>
        new(question, QuestionKind.UNCLEAR, await RecognisedAsync(question, cancellation), Questions) { ReadAs = why };

    /// <summary>What a name means here: an id, else the best of those whose kind is preferred, else the best.</summary>
    async Task<Entity?> NamedAsync(string name, Func<NodeKind, bool> isPreferred, CancellationToken cancellation) => await FindAsync(name, isPreferred, cancellation) is [var best, ..] ? best : null;

    async Task<IReadOnlyList<Entity>> FindAsync(string name, Func<NodeKind, bool> isPreferred, CancellationToken cancellation)
    {
        var bare = Bare(name);
        if (NodeId.TryParse(bare, out var id))
            return [.. (await graph.EntitiesAsync([id], cancellation)).Values];
        if (SearchQuery.Of(bare).Words.Count == 0)
            return [];
        var hits = await new Search(graph).FindAsync(bare, graph.KindsWithout(Part.Claim | Part.Document), 50, cancellation: cancellation);
        var named = hits.Hits.Where(hit => hit.Match != SearchMatch.Text).DefaultIfEmpty().OfType<SearchHit>().ToList();
        return [.. named.OrderBy(hit => hit.Match == SearchMatch.Typo).ThenByDescending(hit => isPreferred(hit.Entity.Kind)).Select(hit => hit.Entity)];
    }

    /// <summary>What the words of a question name: the longest names first, each word once.</summary>
    async Task<IReadOnlyList<Entity>> RecognisedAsync(string question, CancellationToken cancellation)
    {
        const int longest = 3, most = 10;
        var words = question.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(word => word.Trim('?', '.', ',', '!', '«', '»', '"', '\'')).Where(word => word.Length > 0).ToList();
        var found = new List<(int At, Entity Entity)>();
        var taken = new HashSet<int>();
        for (var length = Math.Min(longest, words.Count); length > 0; length--)
        {
            for (var at = 0; at + length <= words.Count && found.Count < most; at++)
            {
                var range = Enumerable.Range(at, length).ToList();
                if (range.Exists(taken.Contains) || !range.TrueForAll(i => IsNamelike(words[i])))
                    continue;
                if (await new Search(graph).NamedAsync(string.Join(' ', words.GetRange(at, length)), 1, cancellation) is not [var entity, ..])
                    continue;
                taken.UnionWith(range);
                found.Add((at, entity));
            }
        }
        return [.. found.OrderBy(pair => pair.At).Select(pair => pair.Entity).DistinctBy(entity => entity.Id)];
    }

    static bool IsNamelike(string word) => word.Length > 2 && !Plain.Contains(word.ToLowerInvariant());

    static readonly HashSet<string> Plain =
    [
        "the", "and", "who", "what", "which", "when", "where", "how", "why", "was", "were", "are", "did", "does", "has", "have", "had", "say", "said", "says", "tell", "about", "with", "from", "into", "for", "that", "this",
        "there", "any", "all", "everything", "happened", "happen", "hit", "attack", "attacks", "attacked", "know", "known", "changed", "since", "between", "within", "during", "week", "day", "connected", "disagree", "accounts", "please", "show", "list", "tell", "me",
    ];

    static string Bare(string name) => Article().Replace(name.Trim().Trim('"', '«', '»', '\'').Trim(), "");

    [GeneratedRegex(@"^(?:the|a|an) ", RegexOptions.IgnoreCase)]
    private static partial Regex Article();

    [GeneratedRegex(@"^revision (\d+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Revision();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
