using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Projection;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <summary>An event as it is named in a sentence: never without its modality and who says so.</summary>
/// <param name="Name">Its title.</param>
/// <param name="Says"><c>alleged by Russia</c>; empty where nobody says anything of it.</param>
public sealed record NamedEvent(Entity Event, string Name, Modality? Modality, string Says)
{
    public override string ToString() => Says.Length == 0 ? Name : $"{Name} ({Says})";
}

/// <summary>The one place that puts things into words.</summary>
public sealed class Sentences(GraphAt graph)
{
    /// <summary>Events with how they stand and by whom.</summary>
    public async Task<IReadOnlyDictionary<NodeId, NamedEvent>> EventsAsync(IReadOnlyCollection<NodeId> events, CancellationToken cancellation = default)
    {
        var links = await graph.LinksAsync(events, new LinkQuery { Kinds = [.. graph.ClaimNeeding(), EdgeKinds.About], WithPayload = true }, cancellation);
        var saying = events.ToDictionary(id => id, id => links.LinksOf(id).SelectMany(ClaimsAt).Distinct().ToList());
        var claims = await graph.EntitiesAsync([.. events, .. saying.Values.SelectMany(ids => ids)], cancellation);
        var derived = claims.Values.DistinctBy(entity => entity.Id).Where(entity => entity.Kind.Is(Part.Claim)).ToDictionary(entity => entity.Id, entity => Derived.Of(entity, graph.World));
        var makers = await graph.EntitiesAsync(derived.Values.SelectMany(claim => claim.Makers), cancellation);
        return events.Where(claims.ContainsKey).ToDictionary(id => id, id => Named(claims[id], [.. saying[id].Select(claims.Canonical).Distinct().Where(derived.ContainsKey).Select(claim => derived[claim])], makers));
    }

    /// <summary>Relations with those who say so: <c>alleged by Russia</c>; empty where the kind needs no claim.</summary>
    public async Task<IReadOnlyDictionary<string, string>> SaysAsync(IReadOnlyCollection<Relation> relations, CancellationToken cancellation = default)
    {
        var claims = await graph.EntitiesAsync(relations.SelectMany(relation => relation.AccordingTo), cancellation);
        var derived = claims.ToDictionary(pair => pair.Key, pair => Derived.Of(pair.Value, graph.World));
        var makers = await graph.EntitiesAsync(derived.Values.SelectMany(claim => claim.Makers), cancellation);
        return relations.DistinctBy(relation => relation.Id).ToDictionary(relation => relation.Id, relation => relation.Modality is null ? "" : Says(
            relation.Modality, NamesOf(relation.AccordingTo.Where(derived.ContainsKey).Select(claim => derived[claim]), relation.Modality, makers)));
    }

    /// <summary><c>alleged by Russia</c>, <c>according to «article»</c>: how something stands, and those who say so.</summary>
    public static string Says(Modality? modality, IReadOnlyList<string> speakers) => (modality, speakers.Count) switch
    {
        (null, _) => "",
        (Modality.OCCURRED, 0) => "",
        (Modality.OCCURRED, _) => $"according to {List(speakers)}",
        (Modality.HYPOTHETICAL, 0) => "spoken of as possible",
        (Modality.HYPOTHETICAL, _) => $"spoken of as possible by {List(speakers)}",
        (Modality.NEGATED, 0) => "denied",
        (Modality.NEGATED, _) => $"denied by {List(speakers)}",
        (_, 0) => modality.ToString()!.ToLowerInvariant(),
        _ => $"{modality.ToString()!.ToLowerInvariant()} {(modality == Modality.PLANNED ? "according to" : "by")} {List(speakers)}",
    };

    /// <summary>The verb of a stance: <c>alleges</c>.</summary>
    public static string Verb(string stance) => stance switch
    {
        "WARNS" => "warns",
        "NEITHER_CONFIRMS_NOR_DENIES" => "neither confirms nor denies",
        "RETRACTS" => "takes back",
        _ => stance.ToLowerInvariant().Replace('_', ' '),
    };

    /// <summary><c>Russia alleges: …</c>. Claims are whole sentences, so they are not bent into a clause.</summary>
    public static string Statement(string speaker, string stance, string text) => $"{speaker} {Verb(stance)}: {text}";

    /// <summary><c>A, B and C</c>; with many the first and how many others.</summary>
    public static string List(IReadOnlyList<string> names, int most = 3) => names.Count switch
    {
        0 => "",
        1 => names[0],
        _ when names.Count <= most => $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}",
        _ => $"{string.Join(", ", names.Take(most - 1))} and {names.Count - most + 1} others",
    };

    /// <summary>Of claims who makes them and how: <c>Russia alleges</c>.</summary>
    internal async Task<IReadOnlyDictionary<NodeId, string>> ClaimantsAsync(IReadOnlyCollection<Entity> claims, CancellationToken cancellation)
    {
        var derived = claims.ToDictionary(claim => claim.Id, claim => Derived.Of(claim, graph.World));
        var makers = await graph.EntitiesAsync(derived.Values.SelectMany(claim => claim.Makers), cancellation);
        return claims.ToDictionary(claim => claim.Id, claim => $"{List([.. derived[claim.Id].Makers.Where(makers.ContainsKey).Select(maker => NameOf(makers[maker]))])} {Verb(claim.Properties.Text("stance") ?? "ASSERTS")}");
    }

    IEnumerable<NodeId> ClaimsAt(Link link)
    {
        if (link.Kind.NeedsClaim)
            return link.EventOf() == link.Node ? link.Payload!.Edge.AccordingTo : [];
        return link.Direction == Direction.IN && graph.Is(link.Other, Part.Claim) ? [link.Other] : [];
    }

    static NamedEvent Named(Entity entity, IReadOnlyList<Derived> claims, IReadOnlyDictionary<NodeId, Entity> makers)
    {
        var modality = Enum.TryParse<Modality>(entity.Properties.Text("modality"), out var value) ? value : (Modality?)null;
        return new NamedEvent(entity, entity.Name, modality, Says(modality, NamesOf(claims, modality, makers)));
    }

    /// <summary>The makers of the claims that give a modality, oldest first.</summary>
    static IReadOnlyList<string> NamesOf(IEnumerable<Derived> claims, Modality? modality, IReadOnlyDictionary<NodeId, Entity> makers) =>
        [.. claims.Where(claim => claim.Value == modality && !claim.Corrected).SelectMany(claim => claim.Makers).Distinct().Where(makers.ContainsKey).Select(maker => makers[maker]).OrderBy(maker => maker.Serial)
            .Select(NameOf)];

    static string NameOf(Entity maker) => maker.Kind.Is(Part.Document) ? $"«{maker.Name}»" : maker.Name;
}
