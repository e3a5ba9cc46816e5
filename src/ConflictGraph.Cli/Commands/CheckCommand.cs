using System.CommandLine;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.Projection;
using ConflictGraph.Storage;
using ConflictGraph.Writing;

namespace ConflictGraph.Cli.Commands;

sealed class CheckCommand : StoreCommand
{
    const int Shown = 100;

    readonly Option<bool> json;

    public CheckCommand() : base("check", "Look for faults: in the file, in quotes that do not stand where they should, and in what is computed from what was entered, which is made anew and compared.") =>
        json = Flag("--json", "The faults as JSON");

    public override Purpose Purpose => Purpose.Care;

    public override IReadOnlyList<string> Examples => ["check", "check --json"];

    protected override OpenTo Opens => OpenTo.Look;

    protected override async Task<ExitCode> RunAsync(ParseResult asked, IGraphStore store, Desk desk, CancellationToken cancellation)
    {
        var faults = await FaultsAsync(store, desk, cancellation);
        if (Stores.LeftToOthers(store) is { } left)
            desk.Say(left);
        var code = faults.Count == 0 ? ExitCode.Done : ExitCode.Wrong;
        var newest = await store.NewestAsync(cancellation);
        if (asked.GetValue(json))
            return await JsonAnswer.WriteAsync(desk, new { Revision = newest, Faults = faults }, code, cancellation);

        using var page = desk.Answer();
        foreach (var fault in faults.Take(Shown))
            page.Line(fault);
        if (faults.Count > Shown)
            page.Line($"Showing {Shown} of {faults.Count}; --json gives all.");
        page.Line(faults.Count == 0 ? $"No fault at revision {newest.Number}." : $"{StatementLines.Count(faults.Count, "fault")} at revision {newest.Number}. 'cgraph export --history' and 'cgraph restore' make a sound store of what was entered.");
        return code;
    }

    internal static async Task<IReadOnlyList<string>> FaultsAsync(IGraphStore store, Desk desk, CancellationToken cancellation)
    {
        var faults = await Stores.FaultsAsync(store, cancellation);
        if (faults.Count > 0)
            return faults;
        var newest = await store.NewestAsync(cancellation);
        return [.. await new EvidenceAudit(store).FaultsAsync(newest.Number, cancellation), .. (await new Rebuild(desk.World).CompareAsync(store, newest.Number, cancellation))
            .Select(difference => $"{difference.What}: stored is {difference.Stored ?? "nothing"}, from what was entered follows {difference.Rebuilt ?? "nothing"}.")];
    }
}
