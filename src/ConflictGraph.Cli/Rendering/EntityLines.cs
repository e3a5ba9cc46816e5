using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;

namespace ConflictGraph.Cli.Rendering;

/// <summary>Things in a list; an event never without how it stands and by whose word.</summary>
static class EntityLines
{
    public static async Task ShowAsync(AnswerPage page, GraphAt graph, IReadOnlyList<Entity> entities, CancellationToken cancellation, int indent = 0)
    {
        var events = await EventsAsync(graph, entities, cancellation);
        foreach (var entity in entities)
        {
            var parts = new List<(string, Tone)> { ($"{entity.Kind}  ", Tone.Quiet), (Plain.Line(entity.Name), Tone.Normal) };
            if (events.GetValueOrDefault(entity.Id) is { Says.Length: > 0 } named)
                parts.Add(($" ({named.Says})", IsSure(entity) ? Tone.Quiet : Tone.Doubt));
            if (entity.Kind.Is(Part.Claim) && entity.Properties.Text("stance") is { } stance)
                parts.Add(($" [{stance}]", StatementLines.ToneOf(stance)));
            if (TimeOf(entity) is { } time)
                parts.Add(($"  {time}", Tone.Quiet));
            parts.Add(($"  {entity.Id}", Tone.Quiet));
            if (entity.RetractedIn is { } revision)
                parts.Add(($"  taken out in revision {revision}", Tone.Denial));
            page.Line(indent, parts);
        }
    }

    public static async Task<IReadOnlyList<object>> JsonAsync(GraphAt graph, IReadOnlyList<Entity> entities, CancellationToken cancellation)
    {
        var events = await EventsAsync(graph, entities, cancellation);
        return [.. entities.Select(entity => new
        {
            entity.Id,
            entity.Kind,
            entity.Name,
            Says = events.GetValueOrDefault(entity.Id)?.Says,
            Time = entity.Kind.Time is { } time ? entity.Properties.Time(time.Property) : null,
            entity.RetractedIn,
            entity.Properties,
        })];
    }

    public static string? TimeOf(Entity entity) => entity.Kind.Time is { } time && entity.Properties.Time(time.Property) is { } when ? ValueText.Of(when) : null;

    static bool IsSure(Entity entity) => entity.Properties.Text("modality") == nameof(Model.Modality.OCCURRED);

    static async Task<IReadOnlyDictionary<Model.NodeId, NamedEvent>> EventsAsync(GraphAt graph, IReadOnlyList<Entity> entities, CancellationToken cancellation) =>
        await new Sentences(graph).EventsAsync([.. entities.Where(entity => entity.Kind.Is(Part.Event)).Select(entity => entity.Id)], cancellation);
}
