using System.Text.Json;
using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.TestKit;

/// <summary>Rows as the port answers them.</summary>
static class Reading
{
    public static Entity Entity(this NodeVersion version, long? retractedIn = null) => new(version.Id, version.Kind, version.Serial, version.Shown, version.EnteredIn)
    {
        Version = version.Version,
        ByName = version.ByName,
        Time = version.Time,
        RetractedIn = retractedIn,
    };

    /// <summary>As it was entered, without what was merged into it or derived.</summary>
    public static Node Entered(this NodeVersion version)
    {
        using var json = JsonDocument.Parse(version.Entered ?? version.Shown);
        return new Node(version.Id, version.Kind, Properties.Read(version.Kind.Properties, json.RootElement, passOverUnknown: true));
    }

    public static StoredEdge Stored(this Row<EdgeVersion> row) => new(row.What.Edge, row.What.Version, row.From);

    public static StoredJudgement Stored(this Row<JudgementVersion> row) => new(row.What.Judgement, row.What.Version, row.From);

    public static bool Meets(this During during, TimeKeys? time) => time is not { } known
        ? during.KeepUndated
        : during.Match == TimeMatch.CERTAIN
            ? !(known.From < during.From) && !(known.Until > during.Until)
            : !(known.Until <= during.From) && !(known.From >= during.Until);

    /// <summary>A page whose cursor is the place in the whole answer: rows before a place never change.</summary>
    public static Page<T> Page<T>(this IEnumerable<T> all, PageOf page)
    {
        var start = PlaceOf(page.After);
        var rest = all.Skip(start).ToList();
        var hasMore = rest.Count > page.Size;
        return new Page<T>([.. rest.Take(page.Size)], hasMore, Next: hasMore ? $"{start + page.Size}" : null);
    }

    static int PlaceOf(string? after) => after is null ? 0 : int.TryParse(after, out var place) && place >= 0 ? place : throw new BadCursorException();
}
