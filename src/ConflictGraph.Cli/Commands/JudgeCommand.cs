using System.CommandLine;
using ConflictGraph.Model;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using ConflictGraph.Writing;

namespace ConflictGraph.Cli.Commands;

sealed class JudgeCommand : WritingCommand
{
    const string Withdraw = "withdraw";

    readonly Argument<string> a;
    readonly Argument<string> b;
    readonly Argument<string> verdict;
    readonly Option<string?> canonical;

    public JudgeCommand() : base("judge", "Say whether two things are the same; what was entered stays as it is, and the judgement can be withdrawn.")
    {
        a = Takes<string>("A", "A name or an id");
        b = Takes<string>("B", "A name or an id");
        verdict = Takes<string>("VERDICT", $"same, different, unsure; or {Withdraw}, to take the judgement back");
        verdict.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "same", "different", "unsure", Withdraw);
        canonical = Value<string?>("--canonical", "THING", "Of the same: whose id and values stand for both (default: the older one)");
    }

    public override IReadOnlyList<string> Examples =>
        ["judge person:lloyd-austin person:pat-ryder different --reason \"Two people\" --dry-run", "judge weapon:atacms weapon:su-27 different --reason \"A missile and an aircraft\" --dry-run"];

    protected override async Task<ExitCode> RunAsync(ParseResult asked, IGraphStore store, Desk desk, CancellationToken cancellation)
    {
        var graph = await GraphAt.NewestAsync(store, desk.World, cancellation);
        var (left, right) = (await EndAsync(graph, asked.GetRequiredValue(a), desk, cancellation), await EndAsync(graph, asked.GetRequiredValue(b), desk, cancellation));
        var word = asked.GetRequiredValue(verdict);
        Step step = word.Equals(Withdraw, StringComparison.OrdinalIgnoreCase)
            ? new Step.WithdrawJudgement(left, right)
            : new Step.Judge(left, right, Enum.Parse<IdentityVerdict>(word, ignoreCase: true), asked.GetValue(canonical) is { } name ? await EndAsync(graph, name, desk, cancellation) : null, ReasonOf(asked), []);
        return await WriteAsync(asked, store, desk, step, cancellation);
    }

    /// <summary>An id means the very thing that was entered under it, even where it reads as another.</summary>
    static async Task<NodeId> EndAsync(GraphAt graph, string name, Desk desk, CancellationToken cancellation)
    {
        var meant = await Meant.OneAsync(graph, name, desk, cancellation);
        return NodeId.TryParse(name, out var id) ? id : meant.Id;
    }
}
