using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>What <c>during</c> means for a list: which time of which kinds.</summary>
static class Times
{
    /// <param name="zone">The zone of the field that asks, where the range names none.</param>
    public static During Read(object value, Zone? zone = null)
    {
        var given = (IDictionary<string, object?>)value;
        zone = given.Text("zone") is { } name ? Zone.Parse(name) : zone;
        // What is recorded is an instant: without a zone its days are those of UTC, and an offset counts.
        zone ??= Meaning(value) == TimeOf.RECORDED ? Zone.Utc : null;
        return During.Parse(given.Text("from"), given.Text("until"), given.Text("match") == "CERTAIN" ? TimeMatch.CERTAIN : TimeMatch.POSSIBLE, given.Text("undated") == "KEEP", zone);
    }

    public static TimeOf? Meaning(object value) => ((IDictionary<string, object?>)value).Text("of") is { } word ? Enum.Parse<TimeOf>(word) : null;

    /// <summary>In a list of several kinds those without the time that is asked do not match; in a list of one kind asking for it is a slip.</summary>
    public static ValueTask<Filter> ReadAsync(object value, FilterReading reading) => ReadAsync(value, reading, null);

    public static async ValueTask<Filter> ReadAsync(object value, FilterReading reading, Zone? zone)
    {
        var (during, asked) = (Read(value, zone), Meaning(value));
        if (asked == TimeOf.RECORDED)
            return await new Everything(reading.At.Graph).RecordedAsync(during, reading.Cancellation).ConfigureAwait(false);

        var parts = new List<Filter>();
        var own = reading.Kinds.Where(kind => kind.Time is { } time && (asked is null || asked == time.Meaning)).ToList();
        if (own.Count == reading.Kinds.Count)
            return new Filter.At(during);
        if (own.Count > 0)
            parts.Add(new Filter.All([new Filter.OfKind(own), new Filter.At(during)]));
        foreach (var kind in reading.Kinds.Except(own))
            if (Elsewhere(kind, asked, during, reading.At.World) is { } filter)
                parts.Add(reading.Kinds.Count == 1 ? filter : new Filter.All([new Filter.OfKind([kind]), filter]));
        if (parts.Count == 0 && reading.Kinds.Count == 1)
            throw new BadInputException($"A {reading.Kinds[0]} has no time{(asked is { } of ? $" {of}" : "")}: ask for when it was RECORDED, or leave 'during' out.", "during");
        return new Filter.Any(parts);
    }

    /// <summary>A claim happened when what it is about did; an event was said when a claim about it was.</summary>
    static Filter.Related? Elsewhere(NodeKind kind, TimeOf? asked, During during, World world) => asked switch
    {
        TimeOf.HAPPENED when kind.Is(Part.Claim) => new Filter.Related([EdgeKinds.About], Direction.OUT, new Filter.At(during)) { FarKinds = [.. world.NodeKinds.Where(far => far.Is(Part.Event))] },
        TimeOf.SAID when kind.Is(Part.Event) => new Filter.Related([EdgeKinds.About], Direction.IN, new Filter.At(during)) { FarKinds = [.. world.NodeKinds.Where(far => far.Is(Part.Claim))] },
        _ => null,
    };

    public static string? Text(this IDictionary<string, object?> given, string name) => given.TryGetValue(name, out var value) ? value?.ToString() : null;
}
