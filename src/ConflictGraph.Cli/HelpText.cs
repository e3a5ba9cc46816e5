using System.CommandLine;
using System.Globalization;
using System.Text;
using ConflictGraph.Cli.Commands;

namespace ConflictGraph.Cli;

/// <summary>What <c>--help</c> prints: one sentence, how to write it, each option with its default, two examples.</summary>
static class HelpText
{
    const int Width = 100;
    const int Gap = 3;

    static readonly IReadOnlyList<(Purpose Purpose, string Heading)> Headings =
    [
        (Purpose.Start, "Start"), (Purpose.Ask, "Ask"), (Purpose.Look, "Look closer"), (Purpose.Fill, "Fill"), (Purpose.Mend, "Mend, and say what is the same"),
        (Purpose.TakeOut, "Take out"), (Purpose.Care, "Look after the store"), (Purpose.Learn, "What it can hold, and your shell"),
    ];

    public static string Of(Command command)
    {
        var text = new StringBuilder();
        text.Append(command.Description).Append('\n');
        if (command is CgraphCommand tool)
            WriteCommand(text, tool);
        else
            WriteOverview(text, command);
        return text.ToString();
    }

    /// <summary>Every command of the tool with its path, in the order of the overview.</summary>
    public static IEnumerable<(string Path, CgraphCommand Command)> CommandsOf(Command root)
    {
        var all = Walk(root, "").ToList();
        return Headings.SelectMany(heading => all.Where(pair => pair.Command.Purpose == heading.Purpose));
    }

    static IEnumerable<(string Path, CgraphCommand Command)> Walk(Command command, string path) =>
        command.Subcommands.SelectMany(sub => sub is CgraphCommand tool ? [($"{path}{sub.Name}", tool)] : Walk(sub, $"{path}{sub.Name} "));

    public static string PathOf(Command command)
    {
        var names = new List<string>();
        for (Symbol? symbol = command; symbol is not null; symbol = symbol.Parents.FirstOrDefault())
            names.Insert(0, symbol is RootCommand ? "cgraph" : symbol.Name);
        return string.Join(' ', names);
    }

    static void WriteCommand(StringBuilder text, CgraphCommand command)
    {
        text.Append("\n  ").Append(PathOf(command));
        foreach (var argument in command.Arguments)
            text.Append(' ').Append(UsageOf(argument));
        text.Append(" [options]\n");
        if (command.Arguments.Count > 0)
            text.Append('\n');
        WriteRows(text, command.Arguments.Select(argument => (argument.HelpName ?? argument.Name, argument.Description ?? "")));
        text.Append("\nOptions\n");
        WriteRows(text, command.Options.Concat(RootOptionsOf(command)).Where(option => !option.Hidden).Select(option => (UsageOf(option), DescriptionOf(option))));
        text.Append("\nExamples\n");
        foreach (var example in command.Examples)
            text.Append("  cgraph ").Append(example).Append('\n');
    }

    static void WriteOverview(StringBuilder text, Command group)
    {
        text.Append("\n  ").Append(PathOf(group)).Append(" COMMAND [options]\n");
        var prefix = group is RootCommand ? "" : group.Name + " ";
        var commands = CommandsOf(group).ToList();
        foreach (var (purpose, heading) in Headings)
        {
            var rows = commands.Where(pair => pair.Command.Purpose == purpose).Select(pair => (prefix + pair.Path, pair.Command.Description ?? "")).ToList();
            if (rows.Count == 0)
                continue;
            text.Append('\n').Append(heading).Append('\n');
            WriteRows(text, rows);
        }
        text.Append("\n'cgraph COMMAND --help' tells about a command, with two examples.\n");
        if (group is RootCommand)
            text.Append("Exit codes: 0 done, 1 the check or the question found something wrong, 2 misused, 3 bad input, 4 no store, 130 interrupted.\n");
    }

    static IEnumerable<Option> RootOptionsOf(Command command)
    {
        Symbol symbol = command;
        while (symbol.Parents.FirstOrDefault() is { } parent)
            symbol = parent;
        return symbol is RootCommand root && root != command ? root.Options.Where(option => option.Recursive) : [];
    }

    static string UsageOf(Argument argument)
    {
        var name = argument.HelpName ?? argument.Name;
        var many = argument.Arity.MaximumNumberOfValues > 1 ? "…" : "";
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}{many}]" : name + many;
    }

    static string UsageOf(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(alias => alias.StartsWith('-')).OrderBy(alias => alias.Length).Append(option.Name));
        return option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) || option.HelpName is null ? names
            : option.Arity.MinimumNumberOfValues == 0 ? $"{names} [{option.HelpName}]" : $"{names} {option.HelpName}";
    }

    static string DescriptionOf(Option option)
    {
        var description = option.Description ?? "";
        if (option.Required)
            return $"{description} (required)";
        return option is { HasDefaultValue: true } && option.ValueType != typeof(bool) && option.GetDefaultValue() is { } value && !(value is System.Collections.ICollection)
            ? string.Create(CultureInfo.InvariantCulture, $"{description} (default: {value})") : description;
    }

    static void WriteRows(StringBuilder text, IEnumerable<(string Left, string Right)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return;
        var left = Math.Min(34, all.Max(row => row.Left.Length)) + Gap;
        foreach (var (name, description) in all)
        {
            text.Append("  ").Append(name);
            if (name.Length + Gap > left)
                text.Append('\n').Append(' ', left + 2);
            else
                text.Append(' ', left - name.Length);
            text.AppendJoin("\n" + new string(' ', left + 2), Wrap(description, Width - left - 2)).Append('\n');
        }
    }

    static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }
            if (line.Length > 0)
                line.Append(' ');
            line.Append(word);
        }
        yield return line.ToString();
    }
}
