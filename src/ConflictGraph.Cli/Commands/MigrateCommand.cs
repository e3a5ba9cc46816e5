using System.CommandLine;

namespace ConflictGraph.Cli.Commands;

sealed class MigrateCommand : AddressedCommand
{
    public MigrateCommand() : base("migrate", "Bring the store of an older cgraph up to this one, after a safety copy beside it.") { }

    public override Purpose Purpose => Purpose.Care;

    public override IReadOnlyList<string> Examples => ["migrate", "migrate --store conflictgraph.db"];

    public override async Task<ExitCode> RunAsync(ParseResult asked, Desk desk, CancellationToken cancellation)
    {
        var address = AddressOf(asked, desk);
        desk.Say(await Stores.MigrateAsync(address, desk.Clock, cancellation) is { } copy
            ? $"{address} was brought up to date. As it was before it is kept in {copy}."
            : $"{address} is up to date.");
        return ExitCode.Done;
    }
}
