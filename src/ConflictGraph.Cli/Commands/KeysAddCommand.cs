using System.CommandLine;
using System.Globalization;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Server.Access;
using ConflictGraph.Storage;

namespace ConflictGraph.Cli.Commands;

sealed class KeysAddCommand : StoreCommand
{
    readonly Argument<string> name;
    readonly Option<string> role;
    readonly Option<string?> expires;

    public KeysAddCommand() : base("add", "Make a key; its secret is printed this once, and only its hash is kept.")
    {
        name = Takes<string>("NAME", "Who has it: the author of what is written with it");
        role = Value<string>("--role", "ROLE", "reader reads and saves views, contributor adds, editor corrects, retracts, judges and imports, admin manages keys");
        role.Required = true;
        expires = Value<string?>("--expires", "DATE", "The first day on which it no longer counts (default: never)");
    }

    protected override OpenTo Opens => OpenTo.Create;

    public override Purpose Purpose => Purpose.Care;

    public override IReadOnlyList<string> Examples => ["keys add \"Olena at the desk\" --role editor", "keys add dashboard --role reader --expires 2030-01-01"];

    protected override async Task<ExitCode> RunAsync(ParseResult asked, IGraphStore store, Desk desk, CancellationToken cancellation)
    {
        var who = asked.GetRequiredValue(name);
        var secret = await new AccessKeys(store.Settings, desk.Clock).AddAsync(who, RoleOf(asked.GetRequiredValue(role)), DayOf(asked.GetValue(expires)), cancellation);
        desk.Say($"The key of '{who}'. It is not shown again:");
        using var answer = desk.Answer();
        answer.Line(secret);
        return ExitCode.Done;
    }

    static CallerRole RoleOf(string text) => Enum.TryParse<CallerRole>(text, ignoreCase: true, out var role) && Enum.IsDefined(role) ? role
        : throw new MisusedException($"--role {text}: a role is one of reader, contributor, editor, admin.");

    static DateTimeOffset? DayOf(string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new DateTimeOffset(day, default, TimeSpan.Zero)
        : throw new MisusedException($"--expires {text}: write a day such as 2030-01-01.");
}
