using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>Which revisions there are.</summary>
sealed class RevisionReads(Reading reading)
{
    // number, changeSet, content, author, reason, at, firstNode, firstEdge, totals
    public static Revision Read(Row row) => new(
        row.Long(0), row.Text(1), row.Text(2), row.Text(3), row.TextOrNull(4), DateTimeOffset.FromUnixTimeMilliseconds(row.Long(5)), row.Long(6), row.Long(7), TotalsText.Read(row.Text(8)));

    public async Task<Revision?> FindAsync(RevisionRef which, CancellationToken cancellation)
    {
        var rows = which.Number is { } number ? await RunAsync("read/revision-by-number", new Parameters { ["number"] = number })
            : which.At is { } at ? await RunAsync("read/revision-as-of", new Parameters { ["instant"] = at.ToUnixTimeMilliseconds() })
            : await RunAsync("read/revision-of-change-set", new Parameters { ["changeSet"] = which.ChangeSet });
        return rows is [var row] ? Read(row) : null;

        Task<IReadOnlyList<Row>> RunAsync(string statement, Parameters parameters) => reading.RunAsync(statement, new Parameters(parameters) { ["known"] = reading.Known }, cancellation);
    }

    public async Task<Page<Revision>> PageAsync(RevisionQuery query, CancellationToken cancellation)
    {
        var parameters = new Parameters
        {
            ["after"] = Place.Number(query.Page.After, query.OldestFirst ? 0 : long.MaxValue), ["author"] = query.Author, ["prefix"] = query.ChangeSetPrefix,
            ["size"] = query.Page.Size + 1L, ["known"] = reading.Known,
        };
        if (query.About is { } about)
            (parameters["about"], parameters["way"]) = (about.Select(id => id.Value).OfType<string>().Distinct().ToArray(), query.OldestFirst ? 1L : -1L);
        var rows = await reading.RunAsync(query.About is not null ? "read/revisions-about" : query.OldestFirst ? "read/revisions-oldest-first" : "read/revisions-newest-first", parameters, cancellation);
        return Paged.Of(rows.Select(Read).ToList(), query.Page, revision => Place.Of(revision.Number));
    }
}
