using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Sqlite;

/// <summary>Where one step leads from an entity, for one path query at one revision.</summary>
interface ISteps
{
    /// <summary>Serials in order, each once; loops lead nowhere.</summary>
    long[] From(long serial);

    /// <summary>Whether it has more live asserted links than so many, whatever the query asks for.</summary>
    bool HasMoreLinksThan(long serial, int count);
}

/// <summary>Steps read from the file.</summary>
sealed class StepsInFile(Session session, long at, PathQuery query) : ISteps
{
    readonly Dictionary<long, long[]> known = [];
    readonly string statement = Sql.Text("steps", ("filter", string.Concat(
        query.EdgeKinds is null ? "" : " AND slot IN (SELECT value FROM json_each(:slots))",
        query.AtLeast is null ? "" : " AND certainty <= :certainty",
        query.Layer switch { Layer.ASSERTED => " AND edge > 0", Layer.DIRECT => " AND edge < 0", _ => "" })));

    public long[] From(long serial)
    {
        if (known.TryGetValue(serial, out var steps))
            return steps;
        using var rows = session.Prepare(statement).Bind(":node", serial).Bind(":at", at);
        if (query.EdgeKinds is { } kinds)
            rows.Bind(":slots", JsonLists.Of(kinds.SelectMany(kind => new[] { 2L * kind.Number, 2L * kind.Number + 1 })));
        if (query.AtLeast is { } certainty)
            rows.Bind(":certainty", (long)certainty);
        var found = new List<long>();
        while (rows.Step())
            found.Add(rows.Long(0));
        return known[serial] = [.. found];
    }

    public bool HasMoreLinksThan(long serial, int count)
    {
        using var rows = session.Get("count-links-up-to").Bind(":node", serial).Bind(":at", at).Bind(":most", count + 1L);
        return rows.Step() && rows.Long(0) > count;
    }
}
