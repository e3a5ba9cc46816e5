using System.CommandLine;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.Storage;
using ConflictGraph.Writing;

namespace ConflictGraph.Cli.Commands;

/// <summary>A command that writes one change set and tells what it did.</summary>
abstract class WritingCommand : StoreCommand
{
    readonly Option<string?> reason;
    readonly Option<string?> author;
    readonly Option<bool> dryRun;
    readonly Option<bool> json;

    protected WritingCommand(string name, string sentence, bool reasonIsRequired = true) : base(name, sentence)
    {
        reason = Value<string?>("--reason", "WHY", "Why; it is kept with the change");
        reason.Required = reasonIsRequired;
        author = Value<string?>("--author", "WHO", $"Who (default: ${Author.Variable}, or whoever is logged in)");
        dryRun = Flag("--dry-run", "Say what would be written, and write nothing");
        json = Flag("--json", "The answer as JSON");
    }

    protected override OpenTo Opens => OpenTo.Write;

    public override Purpose Purpose => Purpose.Mend;

    protected bool IsDryRun(ParseResult asked) => asked.GetValue(dryRun);

    protected bool WantsJson(ParseResult asked) => asked.GetValue(json);

    protected string? ReasonOf(ParseResult asked) => asked.GetValue(reason);

    protected async Task<ExitCode> WriteAsync(ParseResult asked, IGraphStore store, Desk desk, Step step, CancellationToken cancellation)
    {
        var set = new ChangeSet($"cgraph-{Name}-{Guid.NewGuid():N}", Author.Of(asked.GetValue(author), desk), asked.GetValue(reason), [step]);
        try
        {
            var answer = await new ChangeSets(store, desk.Clock, desk.World).WriteAsync(set, IsDryRun(asked), cancellation);
            return await WrittenLines.TellAsync(answer, store, desk, WantsJson(asked), cancellation);
        }
        catch (StepRefusedException refused) when (refused.InnerException is ConflictGraphException cause)
        {
            // There is one step, so its place in the change set is no news.
            throw cause;
        }
    }
}
