using System.Collections;
using System.Globalization;
using System.Text;
using GraphQL;

namespace ConflictGraph.GraphQL.Execution;

/// <summary>The arguments of a field and what is selected of its answer. Fields that ask alike have the same <see cref="Key"/> and are read together.</summary>
sealed class FieldAsked
{
    static readonly HashSet<string> Paging = ["first", "after", "last", "before"];

    readonly IReadOnlyDictionary<string, object?> arguments;
    readonly HashSet<string> selected;

    FieldAsked(IReadOnlyDictionary<string, object?> arguments, HashSet<string> selected)
    {
        (this.arguments, this.selected) = (arguments, selected);
        Key = Print(arguments);
        Question = Print(arguments.Where(argument => !Paging.Contains(argument.Key)));
    }

    /// <summary>All arguments as one text.</summary>
    public string Key { get; }

    /// <summary>The arguments without the page, which a cursor must have been given out for.</summary>
    public string Question { get; }

    public static FieldAsked Read(IResolveFieldContext context) => new(
        context.Arguments?.Where(argument => argument.Value.Value is not null).ToDictionary(argument => argument.Key, argument => argument.Value.Value) ?? [],
        [.. context.SubFields?.Values.Select(field => field.FieldType.Name) ?? []]);

    public bool Selects(string field) => selected.Contains(field);

    public T? Get<T>(string argument) => arguments.TryGetValue(argument, out var value) ? (T?)value : default;

    public int Number(string argument, int otherwise) => arguments.TryGetValue(argument, out var value) ? (int)value! : otherwise;

    public string? Text(string argument) => Get<object>(argument)?.ToString();

    /// <summary>A word of an enumeration of ours.</summary>
    public T Word<T>(string argument, T otherwise) where T : struct, Enum => Text(argument) is { } word ? Enum.Parse<T>(word) : otherwise;

    public T? WordOrNull<T>(string argument) where T : struct, Enum => Text(argument) is { } word ? Enum.Parse<T>(word) : null;

    /// <summary>Null where the argument was not given.</summary>
    public IReadOnlyList<string>? Texts(string argument) => arguments.TryGetValue(argument, out var value) ? TextsOf(value) : null;

    public static IReadOnlyList<string> TextsOf(object? value) => [.. ((IEnumerable)value!).Cast<object>().Select(item => item.ToString()!)];

    static string Print(IEnumerable<KeyValuePair<string, object?>> arguments)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in arguments)
        {
            text.Append(name).Append(':');
            Print(text, value);
        }
        return text.ToString();
    }

    static void Print(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null: text.Append('_'); break;
            case string word: text.Append(word.Length).Append('"').Append(word); break;
            case IEnumerable<KeyValuePair<string, object?>> members:
                text.Append('{');
                foreach (var (name, member) in members)
                {
                    text.Append(name).Append(':');
                    Print(text, member);
                }
                text.Append('}');
                break;
            case IEnumerable items:
                text.Append('[');
                foreach (var item in items)
                    Print(text, item);
                text.Append(']');
                break;
            default: text.Append(CultureInfo.InvariantCulture, $"{value};"); break;
        }
    }
}
