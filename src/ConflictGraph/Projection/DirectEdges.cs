using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Projection;

/// <summary>The direct edges of one event, read claim by claim, so that no account's culprit meets another account's weapon.</summary>
sealed class DirectEdges
{
    static readonly string[] Carried = ["MUNITION", "PLATFORM", "LAUNCHER"];

    readonly Standing standing;
    readonly Limits limits;
    readonly NodeId happening;
    readonly IReadOnlyList<Spoke> star;
    readonly Dictionary<NodeId, List<Spoke>> byClaim = [];

    public DirectEdges(Standing standing, Limits limits, NodeId happening, IReadOnlyList<Spoke> star)
    {
        (this.standing, this.limits, this.happening, this.star) = (standing, limits, happening, star);
        foreach (var spoke in star)
            foreach (var claim in spoke.Claims)
            {
                if (!byClaim.TryGetValue(claim, out var said))
                    byClaim[claim] = said = [];
                said.Add(spoke);
            }
    }

    /// <summary>Null where they are too many to keep.</summary>
    public IReadOnlyList<DirectEdge>? All(IReadOnlyList<NodeId> claims)
    {
        if (IsCommunication && star.Where(spoke => spoke.Kind == EdgeKinds.ParticipatedIn).Select(spoke => spoke.End).Distinct().Count() > limits.MostParticipants)
            return null;
        var pairs = new Dictionary<(EdgeKind Kind, NodeId From, NodeId To), Dictionary<NodeId, Certainty>>();
        foreach (var claim in claims)
        {
            if (standing.Claim(claim) is not { Value: <= Modality.ALLEGED, Corrected: false })
                continue;
            foreach (var (kind, actors, others) in Joined(claim))
                foreach (var (from, certainty) in actors)
                    foreach (var (to, other) in others)
                        if (from != to)
                            Pair(pairs, (kind, from, to)).Strengthen(claim, Modalities.Weaker(certainty, other));
            if (pairs.Count > limits.MostPairs)
                return null;
        }
        return
        [
            .. pairs.OrderBy(pair => pair.Key.Kind.Number).ThenBy(pair => pair.Key.From).ThenBy(pair => pair.Key.To).Select(pair => new DirectEdge(
                pair.Key.Kind, pair.Key.From, pair.Key.To, happening, pair.Value.Values.Min(), Modalities.First(pair.Value.Keys.Select(claim => standing.Claim(claim)!.Value)), null,
                [.. pair.Value.Keys.OrderBy(standing.Serial)], [])),
        ];
    }

    /// <summary>What a claim about the event is about: targets, places, weapons and transferred things, as this claim says.</summary>
    public Dictionary<NodeId, Certainty> ThingsOf(NodeId claim)
    {
        var ends = Targets(claim);
        foreach (var kind in new[] { EdgeKinds.OccurredAt, EdgeKinds.UsedWeapon, EdgeKinds.Transferred })
            foreach (var (end, certainty) in Said(claim, kind))
                ends.Strengthen(end, certainty);
        return ends;
    }

    bool IsCommunication => standing.Kind(happening) == NodeKinds.Communication;

    IEnumerable<(EdgeKind, Dictionary<NodeId, Certainty>, Dictionary<NodeId, Certainty>)> Joined(NodeId claim)
    {
        if (IsCommunication)
        {
            foreach (var pair in Spoken(claim))
                yield return pair;
            yield break;
        }
        var type = Enumerations.IncidentType.Find(standing.Entity(happening).Properties.Text("incidentType") ?? "");
        var actors = Said(claim, EdgeKinds.ParticipatedIn, "INITIATOR");
        if (type is { IsAttack: true })
        {
            var targets = Targets(claim);
            yield return (EdgeKinds.Attacked, actors, targets.Count > 0 ? targets : Narrowest(claim));
        }
        if (type is { IsInterception: true })
        {
            var interceptors = Said(claim, EdgeKinds.ParticipatedIn, "INTERCEPTOR");
            actors = interceptors.Count > 0 ? interceptors : actors;
            yield return (EdgeKinds.Intercepted, actors, Targets(claim));
        }
        if (type is { IsAttack: true } or { IsInterception: true })
            yield return (EdgeKinds.Used, actors, Said(claim, EdgeKinds.UsedWeapon, Carried));
        if (type is { Name: "MILITARY_TRANSFER" })
        {
            yield return (EdgeKinds.Supplied, actors, Said(claim, EdgeKinds.ParticipatedIn, "RECIPIENT"));
            yield return (EdgeKinds.Supplied, actors, Said(claim, EdgeKinds.Transferred));
        }
    }

    // Each pair of participants, the older first; speakers do not speak with speakers, nor recipients with recipients.
    IEnumerable<(EdgeKind, Dictionary<NodeId, Certainty>, Dictionary<NodeId, Certainty>)> Spoken(NodeId claim)
    {
        var speaking = byClaim.GetValueOrDefault(claim, []).Where(spoke => spoke.Kind == EdgeKinds.ParticipatedIn).ToList();
        foreach (var x in speaking)
            foreach (var y in speaking)
                if (!(x.Tag == y.Tag && (x.Tag is "SPEAKER" or "RECIPIENT")) && standing.Serial(x.End) < standing.Serial(y.End))
                    yield return (EdgeKinds.CommunicatedWith, new() { [x.End] = x.Certainty }, new() { [y.End] = y.Certainty });
    }

    Dictionary<NodeId, Certainty> Said(NodeId claim, EdgeKind kind, params string[] tags)
    {
        var ends = new Dictionary<NodeId, Certainty>();
        foreach (var spoke in byClaim.GetValueOrDefault(claim, []))
            if (spoke.Kind == kind && (tags.Length == 0 || tags.Contains(spoke.Tag)))
                ends.Strengthen(spoke.End, spoke.Certainty);
        return ends;
    }

    /// <summary>The claim's narrowest named places, by the precision of the edge; of equally narrow ones, each.</summary>
    Dictionary<NodeId, Certainty> Narrowest(NodeId claim)
    {
        var named = byClaim.GetValueOrDefault(claim, []).Where(spoke => spoke.Kind == EdgeKinds.OccurredAt && !standing.IsAnonymous(spoke.End)).ToList();
        var ends = new Dictionary<NodeId, Certainty>();
        if (named.Count == 0)
            return ends;
        var finest = named.Min(spoke => PlacePrecisions.Width(spoke.Precision));
        foreach (var spoke in named.Where(spoke => PlacePrecisions.Width(spoke.Precision) == finest))
            ends.Strengthen(spoke.End, spoke.Certainty);
        return ends;
    }

    /// <summary>The claim's targets, an anonymous Location replaced by its narrowest named places.</summary>
    Dictionary<NodeId, Certainty> Targets(NodeId claim)
    {
        var ends = new Dictionary<NodeId, Certainty>();
        foreach (var (end, certainty) in Said(claim, EdgeKinds.Targeted))
        {
            var places = standing.Is(end, Part.Place) && standing.IsAnonymous(end) ? Narrowest(claim) : [];
            if (places.Count == 0)
                ends.Strengthen(end, certainty);
            foreach (var (place, other) in places)
                ends.Strengthen(place, Modalities.Weaker(certainty, other));
        }
        return ends;
    }

    static Dictionary<NodeId, Certainty> Pair<TKey>(Dictionary<TKey, Dictionary<NodeId, Certainty>> pairs, TKey key) where TKey : notnull
    {
        if (!pairs.TryGetValue(key, out var claims))
            pairs[key] = claims = [];
        return claims;
    }
}
