using ConflictGraph.Model;

namespace ConflictGraph.Projection;

static class Modalities
{
    /// <summary>The first there is, in the order of the list.</summary>
    public static Modality? First(IEnumerable<Modality?> values) => values.Min();

    public static Certainty Weaker(Certainty a, Certainty b) => a > b ? a : b;

    public static Certainty Stronger(Certainty a, Certainty b) => a < b ? a : b;

    /// <summary>Of several ways to an end the strongest counts.</summary>
    public static void Strengthen<T>(this Dictionary<T, Certainty> ends, T end, Certainty certainty) where T : notnull =>
        ends[end] = ends.TryGetValue(end, out var known) ? Stronger(known, certainty) : certainty;
}
