using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Projection;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <summary>How the accounts of one question stand to each other. Never a winner.</summary>
public enum AccountVerdict { SINGLE, AGREE, COMPATIBLE, UPDATED, DISAGREE }

/// <summary>The accounts of one event on one question (of a measure: of one side and unit), compared.</summary>
/// <param name="Id">Event, question, side and unit.</param>
public sealed record Disagreement(string Id, Entity Event, string Question, string? Side, string? Unit, AccountVerdict Verdict, IReadOnlyList<Account> Accounts, int IndependentOrigins)
{
    /// <summary>Accounts that say the same, together, with how many independent origins stand behind them.</summary>
    public required IReadOnlyList<AccountSide> Sides { get; init; }
}

/// <summary>What one origin answers: things add up, of measures and times the latest counts.</summary>
/// <param name="Claimants">Canonical, oldest first.</param>
/// <param name="Value">A short text for display.</param>
/// <param name="Answers">Those that count.</param>
/// <param name="Claims">The claims that give them, oldest first.</param>
/// <param name="Superseded">Claims of the same origin whose answer no longer counts: corrected, taken back, or followed by a later one.</param>
public sealed record Account(
    IReadOnlyList<NodeId> Claimants, string Value, IReadOnlyList<Answer> Answers, IReadOnlyList<NodeId> Claims, IReadOnlyList<NodeId> Origins, int IndependentOrigins, IReadOnlyList<NodeId> Superseded);

public sealed record AccountSide(string Value, IReadOnlyList<Account> Accounts, int IndependentOrigins);

/// <summary>One answer of one claim. At most one value is set; things are canonical.</summary>
public sealed record Answer(NodeId Claim, string Question, Polarity Polarity, string? Stance)
{
    public Measure? Measure { get; init; }

    public NodeId? Entity { get; init; }

    public When? When { get; init; }

    public string? Effect { get; init; }

    public string? Text { get; init; }
}

/// <summary>Who says what of events, question by question.</summary>
public sealed class Accounts(GraphAt graph)
{
    static readonly EdgeKind[] UpToOrganisations = [EdgeKinds.MemberOf, EdgeKinds.HoldsOffice, EdgeKinds.OfficeOf];

    /// <summary>All verdicts, by event; questions in the ontology's order, then side and unit. Events that are not there are absent.</summary>
    public async Task<IReadOnlyDictionary<NodeId, IReadOnlyList<Disagreement>>> OfAsync(
        IReadOnlyCollection<NodeId> events, IReadOnlyCollection<string>? questions = null, DateTimeOffset? publishedUntil = null, CancellationToken cancellation = default)
    {
        var links = await graph.LinksAsync(events, new LinkQuery { Kinds = [.. graph.World.EdgeKinds.Where(kind => kind.Answers is not null), EdgeKinds.About], WithPayload = true }, cancellation);
        var read = await graph.EntitiesAsync([.. events, .. links.Values.SelectMany(page => page.Items).SelectMany(ClaimsAt)], cancellation);
        var claims = read.Values.Where(entity => entity.Kind.Is(Part.Claim) && (publishedUntil is not { } instant || new PublishedUntil(instant).Covers(entity)))
            .DistinctBy(claim => claim.Id).ToDictionary(claim => claim.Id, claim => new AnsweringClaim(claim, Derived.Of(claim, graph.World)));

        var byEvent = events.Where(read.ContainsKey).ToDictionary(id => id, id => AnswersOf(links.LinksOf(id), read, claims).Where(answer => questions is null || questions.Contains(answer.Question)).Distinct().ToList());
        var things = await graph.EntitiesAsync(byEvent.Values.SelectMany(answers => answers).Select(answer => answer.Entity).OfType<NodeId>(), cancellation);
        foreach (var answers in byEvent.Values)
            for (var i = 0; i < answers.Count; i++)
                if (answers[i].Entity is { } thing && things.TryGetValue(thing, out var now) && now.Id != thing)
                    answers[i] = answers[i] with { Entity = now.Id };

        var origins = await Origins.OfAsync(graph, byEvent.Values.SelectMany(answers => answers).Select(answer => answer.Claim), cancellation);
        var above = await Steps.OfAsync(graph, things.Values.Select(thing => thing.Id), [.. graph.World.EdgeKinds.Where(kind => kind.LeadsUp)], cancellation);
        var organisations = await Steps.OfAsync(graph, claims.Keys.SelectMany(origins.Of).Select(origin => origin.Entity), UpToOrganisations, cancellation);
        var comparison = new AccountComparison(claims, await CorrectedAsync(origins, publishedUntil, cancellation), origins, above, organisations, new AnswerWording(things));
        return byEvent.ToDictionary(pair => pair.Key, pair => comparison.Compare(read[pair.Key], pair.Value));
    }

    /// <summary>A correction that was not public yet has corrected nothing yet.</summary>
    async Task<HashSet<NodeId>> CorrectedAsync(Origins origins, DateTimeOffset? publishedUntil, CancellationToken cancellation)
    {
        var corrections = origins.Corrections.ToList();
        if (publishedUntil is not { } instant)
            return [.. corrections.Select(pair => pair.Earlier)];
        var later = await graph.EntitiesAsync(corrections.Select(pair => pair.Later), cancellation);
        return [.. corrections.Where(pair => later.TryGetValue(pair.Later, out var claim) && new PublishedUntil(instant).Covers(claim)).Select(pair => pair.Earlier)];
    }

    IEnumerable<NodeId> ClaimsAt(Link link)
    {
        if (link.Kind.Answers is not null)
            return link.EventOf() == link.Node ? link.Payload!.Edge.AccordingTo : [];
        return link.Direction == Direction.IN && link.OtherKind.Is(Part.Claim) ? [link.Other] : [];
    }

    IEnumerable<Answer> AnswersOf(IEnumerable<Link> links, IReadOnlyDictionary<NodeId, Entity> read, Dictionary<NodeId, AnsweringClaim> claims)
    {
        foreach (var link in links)
        {
            foreach (var claim in ClaimsAt(link).Select(read.Canonical).Distinct().Select(claims.GetValueOrDefault).OfType<AnsweringClaim>())
            {
                if (link.Kind.Answers is { } rule)
                {
                    if (rule.Roles is null || (link.Tag is { } role && rule.Roles.Contains(role)))
                        yield return new Answer(claim.Id, rule.Question, Polarity.IS, claim.Stance) { Entity = link.Other };
                }
                else
                {
                    foreach (var says in claim.Entity.Properties.List<Assertion>("asserts"))
                        yield return new Answer(claim.Id, says.Question, says.Polarity, claim.Stance) { Measure = says.Measure, Entity = says.Entity, When = says.When, Effect = says.Effect, Text = says.Text };
                }
            }
        }
    }
}

/// <summary>A claim as its answers are weighed: who makes it, whether it was corrected, and when it was said.</summary>
sealed record AnsweringClaim(Entity Entity, Derived Derived)
{
    public NodeId Id => Entity.Id;

    public string? Stance => Entity.Properties.Text("stance");

    /// <summary>When it was said, at the latest; else when it was surely public; undated first, then by birth.</summary>
    public (long At, long Serial) Order => (Entity.Properties.Time("saidAt")?.Until ?? Entity.Properties.Number("publicFrom") ?? long.MinValue, Entity.Serial);
}
