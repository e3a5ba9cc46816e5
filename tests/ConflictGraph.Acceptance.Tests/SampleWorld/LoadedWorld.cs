using ConflictGraph.Formats.Article;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Projection;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using ConflictGraph.TestKit;
using ConflictGraph.Writing;

namespace ConflictGraph.Acceptance.Tests.Samples;

/// <summary>A world that was loaded, with its answers as short lines that a table in a test can hold.</summary>
sealed class LoadedWorld(GraphAt graph)
{
    static readonly World World = World.Default;

    public GraphAt Graph => graph;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<LoadedWorld> OfAsync(SampleWorld sample) => OfAsync(sample, new MemoryGraphStore());

    public static async Task<LoadedWorld> OfAsync(SampleWorld sample, IGraphStore store)
    {
        await sample.LoadAsync(store, TimeProvider.System, Cancellation);
        return new(await GraphAt.NewestAsync(store, World, Cancellation));
    }

    /// <summary>The world of one article file.</summary>
    public static async Task<LoadedWorld> OfAsync(ArticleSource source)
    {
        var store = new MemoryGraphStore();
        var file = await new ArticleReader(World).ReadAsync(source, ArticleReader.InNothing, Cancellation);
        await new ChangeSets(store, TimeProvider.System, World).WriteAsync(file.ToChangeSet(), cancellation: Cancellation);
        return new(await GraphAt.NewestAsync(store, World, Cancellation));
    }

    public async Task<LoadedWorld> AsOfAsync(RevisionRef which) => new(await GraphAt.AsOfAsync(graph.Reads, which, World, Cancellation));

    public async Task<Entity> EntityAsync(string id) => (await graph.Reads.EntitiesAsync(graph.At, [new NodeId(id)], Cancellation))[new NodeId(id)];

    public async Task<IReadOnlyList<Entity>> AllAsync(params IReadOnlyList<NodeKind> kinds) =>
        (await graph.Reads.ListAsync(graph.At, [new ListQuery(kinds) { Size = 1000 }], Cancellation))[0].Items;

    public async Task<IReadOnlyList<NodeId>> EventsAsync() => [.. (await AllAsync(NodeKinds.Incident, NodeKinds.Communication)).Select(happening => happening.Id)];

    /// <summary><c>KIND other-end {properties} CERTAINTY</c> of the asserted edges of a kind at a node, with what they are according to.</summary>
    public async Task<string[]> EdgesAsync(string id, params EdgeKind[] kinds)
    {
        var links = await graph.Reads.LinksAsync(graph.At, [new NodeId(id)], new LinkQuery { Kinds = kinds, WithPayload = true }, Cancellation);
        return [.. links[new NodeId(id)].Items.Select(link => $"{link.Kind} {link.Other}{Role(link)} {link.Certainty}{Saying(link.Payload!.Edge.AccordingTo)}").Order(StringComparer.Ordinal)];

        static string Role(Link link) => string.Concat(link.Payload!.Edge.Properties.All.Where(property => property.Spec.Name is not "precision").Select(property => $" {property.Value}"));
    }

    /// <summary>Every quote that the edges of a kind at a node rest on.</summary>
    public async Task<IReadOnlyList<string>> QuotesAsync(string id, EdgeKind kind)
    {
        var links = await graph.Reads.LinksAsync(graph.At, [new NodeId(id)], new LinkQuery { Kinds = [kind], WithPayload = true }, Cancellation);
        return [.. links[new NodeId(id)].Items.SelectMany(link => link.Payload!.Edge.Evidence).Select(evidence => evidence.Quote).OfType<string>()];
    }

    /// <summary><c>MODALITY when EFFECTS</c> of an event; – for what is not derived.</summary>
    public async Task<string> DerivedAsync(string id)
    {
        var properties = (await EntityAsync(id)).Properties;
        var effects = properties.List<string>("effects");
        return $"{properties.Text("modality") ?? "–"} {Time(properties.Time("when"))} {(effects.Count == 0 ? "–" : string.Join(' ', effects.Order(StringComparer.Ordinal)))}";
    }

    static string Time(When? when) => when is null ? "–" : when.Precision is DatePrecision.RECENT or DatePrecision.NIGHT ? $"{when} {when.Precision}" : when.ToString();

    /// <summary>All direct edges: <c>KIND from → to MODALITY CERTAINTY (according to)</c>; those of claims by their stance. "doc" stands for a document's own claim.</summary>
    public async Task<string[]> DirectEdgesAsync(bool ofClaims)
    {
        var entities = ofClaims ? await AllAsync(NodeKinds.Claim) : await AllAsync(NodeKinds.Incident, NodeKinds.Communication);
        var edges = entities.SelectMany(entity => Derived.Of(entity, World).Direct);
        return [.. edges.Select(Line).Distinct().Order(StringComparer.Ordinal)];

        static string Line(DirectEdge edge)
        {
            var (from, to) = (edge.From.Value, edge.To.Value);
            // Who of two that talked comes first is a matter of serials, which differ from world to world.
            if (edge.Kind == EdgeKinds.CommunicatedWith && string.CompareOrdinal(from, to) > 0)
                (from, to) = (to, from);
            return edge.Kind == EdgeKinds.ClaimedAbout
                ? $"{from} → {to} {edge.Stance} ({edge.DerivedFrom})"
                : $"{edge.Kind} {from} → {to} {edge.Modality} {edge.Certainty}{Saying(edge.AccordingTo)}";
        }
    }

    /// <summary><c>claimant: claim RELATION STANCE KIND CERTAINTY</c>, a document's own claim as "doc".</summary>
    public async Task<string[]> WhoSaidAsync(SayingQuery query)
    {
        var page = await new WhoSaidWhat(graph).AskAsync(query, Cancellation);
        return
        [
            .. page.Speakers.SelectMany(speaker => speaker.Statements.Select(said =>
                $"{speaker.Entity.Id}: {Short(said.Claim.Id)} {said.Relation} {said.Claim.Properties.Text("stance")} {said.Claim.Properties.Text("claimKind")} {said.Certainty}"))
                .Order(StringComparer.Ordinal),
        ];
    }

    public async Task<IReadOnlyDictionary<NodeId, IReadOnlyList<Disagreement>>> AccountsAsync(params string[] events) =>
        await new Accounts(graph).OfAsync(events.Length == 0 ? await EventsAsync() : [.. events.Select(id => new NodeId(id))], cancellation: Cancellation);

    /// <summary><c>QUESTION VERDICT origins: answer by claimants; …</c> of one event. Accounts stand in order of their text.</summary>
    public async Task<string[]> VerdictsAsync(string happening, DateTimeOffset? publishedUntil = null)
    {
        var id = new NodeId(happening);
        var found = await new Accounts(graph).OfAsync([id], publishedUntil: publishedUntil, cancellation: Cancellation);
        return [.. found.GetValueOrDefault(id, []).Select(question => $"{question.Question} {question.Verdict} {question.IndependentOrigins}: {string.Join("; ", question.Accounts.Select(Line).Order(StringComparer.Ordinal))}")];

        static string Line(Account account) =>
            $"{string.Join(" + ", account.Answers.Select(Answered).Distinct().Order(StringComparer.Ordinal))} by {string.Join(", ", account.Claimants)}{(account.Superseded.Count == 0 ? "" : $" (was {string.Join(", ", account.Superseded)})")}";
    }

    static string Answered(Answer answer)
    {
        var value = answer switch
        {
            { Measure: { Best: { } best } } => FormattableString.Invariant($"{best}"),
            { Measure: { } measure } => FormattableString.Invariant($"{measure.Low}..{measure.High}"),
            { Entity: { } entity } => entity.Value,
            { When: { } when } => when.ToString(),
            _ => answer.Effect ?? answer.Text ?? "",
        };
        return answer.Polarity == Polarity.IS ? value : $"{answer.Polarity} {value}".TrimEnd();
    }

    static string Saying(IReadOnlyList<NodeId> claims) => claims.Count == 0 ? "" : $" ({string.Join(", ", claims.Select(Short))})";

    static string Short(NodeId claim) => claim.Value.StartsWith("claim:reports-", StringComparison.Ordinal) ? "doc" : claim.Value;
}
