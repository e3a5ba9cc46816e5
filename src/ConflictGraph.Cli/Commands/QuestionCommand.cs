using System.CommandLine;
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
            return await GraphAt.AsOfAsync(store, Instants.Revision(asOf), desk.World, cancellation);
        }
        catch (BadInputException error)
        {
            throw new MisusedException($"--as-of {asOf}: {error.Message}", error);
        }
    }
}
