using System.CommandLine;
using ConflictGraph.Server.Access;
using ConflictGraph.Storage;

namespace ConflictGraph.Cli.Commands;

sealed class KeysRevokeCommand : StoreCommand
{
    readonly Argument<string> name;

    public KeysRevokeCommand() : base("revoke", "Take a key back; a running server stops taking it within seconds.") =>
        name = Takes<string>("NAME", "Whose key");

    protected override OpenTo Opens => OpenTo.Write;

    public override Purpose Purpose => Purpose.Care;

    public override IReadOnlyList<string> Examples => ["keys revoke \"Olena at the desk\"", "keys revoke dashboard --store conflictgraph.db"];

    protected override async Task<ExitCode> RunAsync(ParseResult asked, IGraphStore store, Desk desk, CancellationToken cancellation)
    {
        var who = asked.GetRequiredValue(name);
        if (!await new AccessKeys(store.Settings, desk.Clock).RevokeAsync(who, cancellation))
            throw new BadInputException($"There is no key '{who}'. 'cgraph keys list' names those that are there.", "name");
        desk.Say($"The key of '{who}' no longer counts.");
        return ExitCode.Done;
    }
}
