using System.CommandLine;

namespace ConflictGraph.Cli.Commands;

/// <summary>What a command is for; the overview lists them under these headings.</summary>
enum Purpose { Start, Ask, Look, Fill, Mend, TakeOut, Care, Learn }

/// <summary>A command of the tool: one sentence, its options with their defaults, two examples that work on the sample world, and what it does.</summary>
abstract class CgraphCommand(string name, string sentence) : Command(name, sentence)
{
    /// <summary>Command lines without the leading <c>cgraph</c>; a test runs them.</summary>
    public abstract IReadOnlyList<string> Examples { get; }

    public abstract Purpose Purpose { get; }

    public abstract Task<ExitCode> RunAsync(ParseResult asked, Desk desk, CancellationToken cancellation);

    /// <summary>An option that takes a value.</summary>
    protected Option<T> Value<T>(string name, string helpName, string description)
    {
        var option = new Option<T>(name) { Description = description, HelpName = helpName };
        Add(option);
        return option;
    }

    protected Option<T> Value<T>(string name, string helpName, string description, T whenUnsaid)
    {
        var option = Value<T>(name, helpName, description);
        option.DefaultValueFactory = _ => whenUnsaid;
        return option;
    }

    /// <summary>An option that is there or not.</summary>
    protected Option<bool> Flag(string name, string description)
    {
        var option = new Option<bool>(name) { Description = description };
        Add(option);
        return option;
    }

    protected Argument<T> Takes<T>(string name, string description, ArgumentArity? arity = null)
    {
        var argument = new Argument<T>(name) { Description = description, HelpName = name };
        if (arity is { } counted)
            argument.Arity = counted;
        Add(argument);
        return argument;
    }
}
