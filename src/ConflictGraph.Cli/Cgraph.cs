using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using ConflictGraph.Cli.Commands;
using ConflictGraph.Cli.Rendering;

namespace ConflictGraph.Cli;

/// <summary>The whole tool: reads a command line, runs its command, and turns what went wrong into words and an exit code.</summary>
public static class Cgraph
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Desk desk, CancellationToken cancellation = default)
    {
        var root = CommandTree.Build();
        var asked = root.Parse(args);
        var command = asked.CommandResult.Command;
        var path = HelpText.PathOf(command);
        desk.Verbose = asked.GetValue<bool>(CommandTree.Verbose);
        try
        {
            if (asked.Action is HelpAction || (command is RootCommand && args.Count == 0))
                return Print(desk, HelpText.Of(command));
            if (asked.Action is { } action and not System.CommandLine.Invocation.ParseErrorAction)
                return await PrintBuiltInAsync(asked, desk, cancellation);
            if (asked.Errors.Count > 0 || command is not CgraphCommand tool)
                return (int)Refuse(asked, path, desk);
            return (int)await tool.RunAsync(asked, desk, cancellation);
        }
        catch (Exception error)
        {
            // The one place where everything is caught: whatever it was, the user gets a sentence and a script a code.
            return (int)ErrorText.Tell(error, desk, path);
        }
    }

    static ExitCode Refuse(ParseResult asked, string path, Desk desk)
    {
        // Of an unknown word the parser also says that a command is missing; that is no news then.
        var messages = asked.Errors.Select(error => error.Message).Where(message => asked.UnmatchedTokens.Count == 0 || !message.StartsWith("Required command", StringComparison.Ordinal));
        foreach (var message in messages.Distinct().DefaultIfEmpty("Name a command."))
            desk.Say($"{path}: {message}");
        if (Nearest(asked) is { } meant)
            desk.Say($"Did you mean '{meant}'?");
        desk.Say($"'{path} --help' shows how it is written.");
        return ExitCode.Misused;
    }

    /// <summary>The command or option that a mistyped word is closest to.</summary>
    static string? Nearest(ParseResult asked)
    {
        if (asked.UnmatchedTokens is not [{ Length: >= 3 } word, ..])
            return null;
        var command = asked.CommandResult.Command;
        return command.Subcommands.Select(sub => sub.Name).Concat(command.Options.Select(option => option.Name))
            .Select(name => (Name: name, Distance: Wording.Typo.Distance(word, name, word.Length)))
            .Where(pair => pair.Distance <= Math.Max(1, word.Length / 3)).OrderBy(pair => pair.Distance).Select(pair => pair.Name).FirstOrDefault();
    }

    static int Print(Desk desk, string text)
    {
        using var writer = new StreamWriter(desk.Out, new UTF8Encoding(false), leaveOpen: true);
        writer.Write(text);
        return (int)ExitCode.Done;
    }

    /// <summary>What the parser answers by itself: the version, and suggestions for shells.</summary>
    static async Task<int> PrintBuiltInAsync(ParseResult asked, Desk desk, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(desk.Out, new UTF8Encoding(false), leaveOpen: true);
        return await asked.InvokeAsync(new InvocationConfiguration { Output = writer, Error = desk.Error, EnableDefaultExceptionHandler = false }, cancellation);
    }
}
