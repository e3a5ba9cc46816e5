using System.CommandLine;
using System.Globalization;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.Server.Access;
using ConflictGraph.Storage;

namespace ConflictGraph.Cli.Commands;

sealed class KeysListCommand : StoreCommand
{
    readonly Option<bool> json;

    public KeysListCommand() : base("list", "The keys of the store: whose, what they may do, and until when. Nobody can read a secret back.") => json = Flag("--json", "The answer as JSON");

    public override Purpose Purpose => Purpose.Care;

    public override IReadOnlyList<string> Examples => ["keys list", "keys list --json"];

    protected override async Task<ExitCode> RunAsync(ParseResult asked, IGraphStore store, Desk desk, CancellationToken cancellation)
    {
        var keys = await new AccessKeys(store.Settings, desk.Clock).ListAsync(cancellation);
        if (asked.GetValue(json))
            return await JsonAnswer.WriteAsync(desk, new { Keys = keys }, cancellation: cancellation);
        if (keys.Count == 0)
        {
            desk.Say("There are no keys. 'cgraph serve' answers this machine alone, and everybody on it may do everything.");
            return ExitCode.Done;
        }
        using var answer = desk.Answer();
        answer.Table(["whose", "role", "made", "until"], keys.Select(key => new[] { key.Name, key.Role.ToString().ToLowerInvariant(), Day(key.Made), Ending(key, desk.Clock.GetUtcNow()) }));
        return ExitCode.Done;
    }

    static string Ending(AccessKey key, DateTimeOffset now) => key.Expires is not { } end ? "" : key.HasExpiredAt(now) ? $"expired {Day(end)}" : Day(end);

    static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
