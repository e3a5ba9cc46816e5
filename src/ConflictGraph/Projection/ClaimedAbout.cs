using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Writing;

namespace ConflictGraph.Projection;

/// <summary>Layer 3: who said something about what, directly or through the events that a claim is about.</summary>
sealed class ClaimedAbout(Standing standing, Limits limits)
{
    static readonly Slot[] Slots = [new(EdgeKinds.MadeClaim, End.TO), new(EdgeKinds.About, End.FROM)];

    public IReadOnlyList<DirectEdge> Of(NodeId claim)
    {
        standing.Require(claim, Slots);
        var made = new Dictionary<NodeId, Certainty>();
        foreach (var (edge, maker) in standing.Edges(claim, EdgeKinds.MadeClaim, End.TO))
            if (standing.Is(maker, Part.Speaker))
                made.Strengthen(maker, edge.Certainty);
        if (made.Count == 0)
            return [];

        // Each thing with the ways to it: through events, or (default) about the thing itself.
        var ways = new Dictionary<NodeId, Dictionary<NodeId, Certainty>>();
        foreach (var (edge, end) in standing.Edges(claim, EdgeKinds.About, End.FROM))
        {
            if (standing.Is(end, Part.Event))
                foreach (var (thing, certainty) in standing.Event(end)!.ThingsOf(claim))
                    Ways(ways, thing).Strengthen(end, Modalities.Weaker(edge.Certainty, certainty));
            else if (!standing.Is(end, Part.Claim))
                Ways(ways, end).Strengthen(default, edge.Certainty);
            if (ways.Count * made.Count > limits.MostPairs)
                return [];
        }
        var stance = standing.Entity(claim).Properties.Text("stance");
        return
        [
            .. from maker in made
               from thing in ways
               where thing.Key != maker.Key
               orderby maker.Key, thing.Key
               let isDirect = thing.Value.ContainsKey(default)
               select new DirectEdge(
                   EdgeKinds.ClaimedAbout, maker.Key, thing.Key, claim, Modalities.Weaker(maker.Value, isDirect ? thing.Value[default] : thing.Value.Values.Min()), null, stance,
                   [claim], isDirect ? [] : [.. thing.Value.Keys.OrderBy(standing.Serial)]),
        ];
    }

    static Dictionary<NodeId, Certainty> Ways(Dictionary<NodeId, Dictionary<NodeId, Certainty>> ways, NodeId thing)
    {
        if (!ways.TryGetValue(thing, out var through))
            ways[thing] = through = [];
        return through;
    }
}
