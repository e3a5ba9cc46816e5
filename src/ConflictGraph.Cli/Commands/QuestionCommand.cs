using System.CommandLine;
using System.Globalization;
using ConflictGraph.Queries;
using ConflictGraph.Storage;

namespace ConflictGraph.Cli.Commands;

/// <summary>A command that answers a question about the graph at one revision, for people or as JSON.</summary>
abstract class QuestionCommand : StoreCommand
{
    readonly Option<string?> asOf;
    readonly Option<bool> json;

    protected QuestionCommand(string name, string sentence) : base(name, sentence)
    {
        asOf = Value<string?>("--as-of", "REVISION|TIME", "The graph as it was at a revision or an instant (default: the newest)");
        json = Flag("--json", "The answer as JSON");
    }

    protected bool WantsJson(ParseResult asked) => asked.GetValue(json);

    protected sealed override async Task<ExitCode> RunAsync(ParseResult asked, IGraphStore store, Desk desk, CancellationToken cancellation) =>
        await AnswerAsync(asked, await GraphAsync(asked.GetValue(asOf), store, desk, cancellation), desk, cancellation);

    protected abstract Task<ExitCode> AnswerAsync(ParseResult asked, GraphAt graph, Desk desk, CancellationToken cancellation);

    internal static async Task<GraphAt> GraphAsync(string? asOf, IGraphStore store, Desk desk, CancellationToken cancellation)
    {
        if (asOf is null)
            return await GraphAt.NewestAsync(store, desk.World, cancellation);
        try
        {
            return await GraphAt.AsOfAsync(store, Read(asOf), desk.World, cancellation);
        }
        catch (BadInputException error)
        {
            throw new MisusedException($"--as-of {asOf}: {error.Message}", error);
        }
    }

    /// <summary>A number is a revision, a date its last moment (UTC), anything else a change set's id.</summary>
    static RevisionRef Read(string asOf)
    {
        if (long.TryParse(asOf, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return RevisionRef.Numbered(number);
        if (DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return RevisionRef.AsOf(new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddTicks(-1));
        return DateTimeOffset.TryParse(asOf, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) && char.IsAsciiDigit(asOf[0])
            ? RevisionRef.AsOf(instant)
            : RevisionRef.Of(asOf);
    }
}
