using System.CommandLine;
using ConflictGraph.Model;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using ConflictGraph.Writing;

namespace ConflictGraph.Cli.Commands;

sealed class RetractCommand : WritingCommand
{
    readonly Argument<string> thing;

    public RetractCommand() : base("retract", "Take out a thing or a relation, with what rests on it alone; it stays readable as of before.") =>
        thing = Takes<string>("THING", "A name or an id, of a relation too");

    public override IReadOnlyList<string> Examples => ["retract weapon:atacms --reason \"Entered by mistake\" --dry-run", "retract \"Lloyd Austin\" --reason \"To see what goes with him\" --dry-run --json"];

    protected override async Task<ExitCode> RunAsync(ParseResult asked, IGraphStore store, Desk desk, CancellationToken cancellation)
    {
        var name = asked.GetRequiredValue(thing);
        Step step = name.Contains('>', StringComparison.Ordinal)
            ? new Step.RetractEdge(new EdgeId(name))
            : new Step.RetractNode((await Meant.OneAsync(await GraphAt.NewestAsync(store, desk.World, cancellation), name, desk, cancellation)).Id);
        return await WriteAsync(asked, store, desk, step, cancellation);
    }
}
