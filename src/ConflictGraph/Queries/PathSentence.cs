using System.Text;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <summary>A path read out: «Lloyd Austin took part in the call (according to «Briefing»), which followed the summons, which is about the attack on Crimea (alleged by Russia)».</summary>
sealed class PathSentence
{
    readonly IReadOnlyDictionary<NodeId, NamedEvent> events;
    readonly IReadOnlyDictionary<string, string> says;
    readonly IReadOnlyDictionary<NodeId, string> speakers;

    PathSentence(IReadOnlyDictionary<NodeId, NamedEvent> events, IReadOnlyDictionary<string, string> says, IReadOnlyDictionary<NodeId, string> speakers) =>
        (this.events, this.says, this.speakers) = (events, says, speakers);

    public static async Task<PathSentence> OverAsync(GraphAt graph, IReadOnlyDictionary<NodeId, Entity> nodes, IReadOnlyCollection<Relation> edges, CancellationToken cancellation)
    {
        var sentences = new Sentences(graph);
        return new PathSentence(
            await sentences.EventsAsync([.. nodes.Values.Where(node => node.Kind.Is(Part.Event)).Select(node => node.Id).Distinct()], cancellation),
            await sentences.SaysAsync(edges, cancellation),
            await sentences.ClaimantsAsync([.. nodes.Values.Where(node => node.Kind.Is(Part.Claim)).Distinct()], cancellation));
    }

    public string Of(IReadOnlyList<Entity> nodes, IReadOnlyList<Relation> edges)
    {
        var text = new StringBuilder(Name(nodes[0]));
        for (var i = 0; i < edges.Count; i++)
        {
            var (edge, isForward) = (edges[i], edges[i].From == nodes[i].Id);
            text.Append(i == 0 ? " " : nodes[i].Kind == NodeKinds.Person ? ", who " : ", which ")
                .Append(isForward ? edge.Kind.Reads : edge.Kind.ReadsBack).Append(' ').Append(Name(nodes[i + 1])).Append(Hedge(edge));
        }
        return text.Append('.').ToString();
    }

    string Name(Entity node)
    {
        if (events.TryGetValue(node.Id, out var named))
            return $"«{named.Name}»{(named.Says.Length == 0 ? "" : $" ({named.Says})")}";
        return speakers.TryGetValue(node.Id, out var speaker) ? $"«{node.Name}» ({speaker})" : node.Name;
    }

    /// <summary>How the step itself stands, where the event it is at does not say it already; and that somebody inferred it.</summary>
    string Hedge(Relation edge)
    {
        var own = says.GetValueOrDefault(edge.Id) ?? "";
        var @event = edge.Kind.NeedsClaim ? events.GetValueOrDefault(edge.Kind.EventEnd == End.FROM ? edge.From : edge.To) : null;
        // Two events are joined by what the one's claims say, which its own name does not tell.
        if (@event is not null && @event.Modality == edge.Modality && (@event.Says == own || edge.Modality == Modality.OCCURRED))
            own = "";
        var sure = edge.Certainty == Certainty.STATED ? "" : edge.Certainty.ToString().ToLowerInvariant();
        // «Said something about» alone would make an allegation sound like any other word.
        var stance = edge.Kind.IsDirect && edge.Stance is { } word ? word.ToLowerInvariant().Replace('_', ' ') : "";
        string[] hedges = [.. new[] { own, stance, sure }.Where(hedge => hedge.Length > 0)];
        return hedges.Length == 0 ? "" : $" [{string.Join("; ", hedges)}]";
    }
}
