using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using ConflictGraph.Wording;

namespace ConflictGraph.Queries;

/// <summary>How a claim comes to answer, by the surest of the ways that have its first label.</summary>
sealed record Way(StatementRelation Relation, IReadOnlyList<NodeId> Through, Certainty Certainty, string? Why);

/// <summary>Finds the claims that answer «who said what», each under the first label that fits.</summary>
sealed class SayingWays(GraphAt graph)
{
    const int MostEvents = 2_000;
    const int MostClaims = 20_000;

    static readonly EdgeKind[] Responses = [EdgeKinds.RespondsTo, EdgeKinds.Supports, EdgeKinds.Contradicts, EdgeKinds.Corrects, EdgeKinds.Retracts];

    readonly Dictionary<NodeId, Way> ways = [];

    public IReadOnlyDictionary<NodeId, Way> Ways => ways;

    public bool IsComplete { get; private set; } = true;

    public async Task CollectAsync(Asked asked, SayingQuery query, CancellationToken cancellation)
    {
        if (asked.About.Count == 0 && string.IsNullOrWhiteSpace(query.Text))
        {
            if (asked.By is { Count: > 0 } && asked.SaidIn is null)
                await AddMadeByAsync(asked.By, cancellation);
            else
                await AddSaidInAsync(asked.SaidIn!, cancellation);
            return;
        }
        await AddDirectAsync(asked, query, cancellation);
        if (query.IncludeRelated)
        {
            await AddThroughEventsAsync(asked.About, cancellation);
            await AddAnswersAsync(cancellation);
        }
        if (asked.SaidIn is { } saidIn)
            await KeepSaidInAsync(saidIn, cancellation);
    }

    async Task<HashSet<NodeId>> SaidInAsync(IReadOnlyCollection<NodeId> communications, CancellationToken cancellation)
    {
        var conveyed = await graph.LinksAsync(communications, new LinkQuery { Kinds = [EdgeKinds.ConveyedIn], Direction = Direction.IN, First = MostClaims }, cancellation);
        IsComplete &= !conveyed.HasMore();
        return [.. conveyed.Values.SelectMany(page => page.Items).Select(link => link.Other)];
    }

    async Task AddSaidInAsync(IReadOnlyCollection<NodeId> communications, CancellationToken cancellation)
    {
        foreach (var claim in await SaidInAsync(communications, cancellation))
            Add(claim, StatementRelation.DIRECT, [], Certainty.STATED, null);
    }

    async Task KeepSaidInAsync(IReadOnlyCollection<NodeId> communications, CancellationToken cancellation)
    {
        var said = await SaidInAsync(communications, cancellation);
        foreach (var claim in ways.Keys.Where(claim => !said.Contains(claim)).ToList())
            ways.Remove(claim);
    }

    async Task AddMadeByAsync(IReadOnlyCollection<NodeId> speakers, CancellationToken cancellation)
    {
        var made = await graph.LinksAsync(speakers, new LinkQuery { Kinds = [EdgeKinds.MadeClaim], Direction = Direction.OUT, First = MostClaims }, cancellation);
        IsComplete &= !made.HasMore();
        foreach (var link in made.Values.SelectMany(page => page.Items))
            Add(link.Other, StatementRelation.DIRECT, [], Certainty.STATED, null);
    }

    async Task AddDirectAsync(Asked asked, SayingQuery query, CancellationToken cancellation)
    {
        var about = await graph.LinksAsync(asked.About, new LinkQuery { Kinds = [EdgeKinds.About], Direction = Direction.IN, FarKinds = graph.KindsWith(Part.Claim), First = MostClaims, WithPayload = true }, cancellation);
        IsComplete &= !about.HasMore();
        foreach (var link in about.Values.SelectMany(page => page.Items))
            Add(link.Other, StatementRelation.DIRECT, [], link.Certainty, link.Payload!.Edge.Why);
        if (string.IsNullOrWhiteSpace(query.Text))
            return;

        var words = SearchQuery.Of(query.Text).Words;
        if (words.Count == 0)
            return;
        var texts = await graph.Reads.FindTextAsync(graph.At, new TextQuery([.. words.Select(word => (IReadOnlyList<string>)[word.Token, .. word.Latin])], TextFields.NAME | TextFields.LATIN, graph.KindsWith(Part.Claim), MostClaims), cancellation);
        IsComplete &= texts.Complete;
        // A document's own claim has the event's title for a text, and a title is nobody's words.
        foreach (var claim in texts.Entities.Where(claim => claim.Properties["reports"] is null))
            Add(claim.Id, StatementRelation.DIRECT, [], Certainty.STATED, null);
    }

    async Task AddThroughEventsAsync(IReadOnlyCollection<NodeId> things, CancellationToken cancellation)
    {
        var parts = await graph.LinksAsync(things, new LinkQuery { Kinds = graph.ClaimNeeding(), First = MostClaims, WithPayload = true }, cancellation);
        IsComplete &= !parts.HasMore();
        var links = parts.Values.SelectMany(page => page.Items).ToList();
        // What was asked may itself be an event: then its own edges say what its claims are, and the event on the other side of FOLLOWED lies between.
        var events = links.Select(link => (Event: graph.Is(link.Other, Part.Event) ? link.Other : link.Node, Link: link)).Where(pair => graph.Is(pair.Event, Part.Event)).GroupBy(pair => pair.Event).ToList();
        if (events.Count > MostEvents)
        {
            IsComplete = false;
            events = [.. events.OrderBy(pairs => pairs.First().Link.Time is { } time ? -time.Until : TimeKeys.Undated).ThenBy(pairs => pairs.First().Link.OtherSerial).Take(MostEvents)];
        }

        var about = await graph.LinksAsync(
            events.Where(pairs => !things.Contains(pairs.Key)).Select(pairs => pairs.Key),
            new LinkQuery { Kinds = [EdgeKinds.About], Direction = Direction.IN, FarKinds = graph.KindsWith(Part.Claim), First = Reading.LinksPerNode, WithPayload = true }, cancellation);
        IsComplete &= !about.HasMore();
        var canonical = await graph.EntitiesAsync(events.SelectMany(pairs => pairs).SelectMany(pair => pair.Link.Payload!.Edge.AccordingTo), cancellation);
        var found = new Dictionary<NodeId, Way>();
        foreach (var pairs in events)
        {
            foreach (var (_, part) in pairs)
            {
                foreach (var claim in part.Payload!.Edge.AccordingTo.Select(canonical.Canonical))
                    Join(found, claim, pairs.Key, part.Certainty, part.Payload!.Edge.Why);
                foreach (var link in about.LinksOf(pairs.Key))
                    Join(found, link.Other, pairs.Key, part.Certainty.Weaker(link.Certainty), part.Certainty >= link.Certainty ? part.Payload!.Edge.Why ?? link.Payload!.Edge.Why : link.Payload!.Edge.Why);
            }
        }
        foreach (var (claim, way) in found)
            ways.TryAdd(claim, way);
    }

    async Task AddAnswersAsync(CancellationToken cancellation)
    {
        var answered = ways.Keys.ToList();
        var answers = await graph.LinksAsync(answered, new LinkQuery { Kinds = [.. Responses, EdgeKinds.Repeats], Direction = Direction.IN, First = Reading.LinksPerNode, WithPayload = true }, cancellation);
        IsComplete &= !answers.HasMore();
        var before = new Dictionary<NodeId, Way>(ways);
        // Responses first: a claim that both answers one and repeats another counts as a response.
        foreach (var link in answers.Values.SelectMany(page => page.Items).OrderBy(link => link.Kind == EdgeKinds.Repeats))
        {
            if (before.ContainsKey(link.Other))
                continue;
            var (asked, relation) = (before[link.Node], link.Kind == EdgeKinds.Repeats ? StatementRelation.REPEAT : StatementRelation.RESPONSE);
            Add(link.Other, relation, [link.Node], link.Certainty.Weaker(asked.Certainty), link.Certainty >= asked.Certainty ? link.Payload!.Edge.Why ?? asked.Why : asked.Why);
        }
    }

    void Add(NodeId claim, StatementRelation relation, IReadOnlyList<NodeId> through, Certainty certainty, string? why)
    {
        if (!ways.TryGetValue(claim, out var known))
            ways[claim] = new Way(relation, through, certainty, why);
        else if (known.Relation == relation)
            ways[claim] = new Way(relation, [.. known.Through.Union(through)], certainty < known.Certainty ? certainty : known.Certainty, certainty < known.Certainty ? why : known.Why);
    }

    static void Join(Dictionary<NodeId, Way> found, NodeId claim, NodeId through, Certainty certainty, string? why)
    {
        if (!found.TryGetValue(claim, out var known))
            found[claim] = new Way(StatementRelation.THROUGH_INCIDENT, [through], certainty, certainty == Certainty.STATED ? null : why);
        else
            found[claim] = new Way(StatementRelation.THROUGH_INCIDENT, [.. known.Through.Union([through])], certainty < known.Certainty ? certainty : known.Certainty, certainty < known.Certainty ? why : known.Why);
    }
}
