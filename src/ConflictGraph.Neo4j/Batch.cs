using System.Globalization;

namespace ConflictGraph.Neo4j;

/// <summary>Rows on their way to one statement, as a list for each column: in parts that the server reads without delay.</summary>
sealed class Batch
{
    const int MostRows = 5_000;
    const int MostCharacters = 3_000_000;

    // The server's own limit on a text is 20,000,000 characters; above it a request is a "Bad Request".
    const int LongestText = 19_999_999;

    readonly ICypher cypher;
    readonly UnderWay underWay;
    readonly Statement statement;
    readonly string what;
    readonly string[] columns;
    readonly Parameters common;
    readonly List<object?>[] values;
    int characters;

    /// <param name="what">What the rows are, in the plural, for the error when some had nothing to go to.</param>
    public Batch(ICypher cypher, UnderWay underWay, Statement statement, string what, Parameters common, params string[] columns)
    {
        (this.cypher, this.underWay, this.statement, this.what, this.common, this.columns) = (cypher, underWay, statement, what, common, columns);
        values = [.. columns.Select(_ => new List<object?>())];
    }

    public async Task AddAsync(CancellationToken cancellation, params object?[] row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] is string { Length: > LongestText } tooLong)
                throw new LimitException("LIMIT_SIZE", string.Create(CultureInfo.InvariantCulture, $"A text of {tooLong.Length} characters is among the {what}; this store holds at most {LongestText} in one text. Divide it."));
            values[i].Add(row[i]);
            characters += row[i] is string text ? text.Length + 3 : 6;
        }
        if (values[0].Count >= MostRows || characters >= MostCharacters)
            await SendAsync(cancellation);
    }

    /// <summary>Sends what there is, once the request before is answered; the answer is not waited for.</summary>
    public async Task SendAsync(CancellationToken cancellation)
    {
        var count = values[0].Count;
        if (count == 0)
            return;
        var parameters = new Parameters(common);
        for (var i = 0; i < columns.Length; i++)
            (parameters[columns[i]], values[i]) = (values[i], []);
        characters = 0;
        await underWay.StartAsync(() => WriteAsync(parameters, count, cancellation));
    }

    // A row that had nothing to go to would drop out of the statement without a word, so what was done is counted.
    async Task WriteAsync(Parameters parameters, int count, CancellationToken cancellation)
    {
        var rows = await cypher.RunAsync(statement, parameters, cancellation);
        var done = rows[0].Long(0);
        if (done != count)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{count} {what} were to be written, and {done} found what they rest on."));
    }
}
