using System.Collections;
using ConflictGraph.Model;
using ConflictGraph.Writing;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>An input object and its place in the request, so that what is wrong with it can be said there.</summary>
sealed class Given(IDictionary<string, object?> values, string path)
{
    public string Path => path;

    public IDictionary<string, object?> Values => values;

    public object? this[string name] => values.TryGetValue(name, out var value) ? value : null;

    public string At(string name) => $"{path}.{name}";

    /// <summary>Given, and not as null.</summary>
    public bool Has(string name) => this[name] is not null;

    /// <summary>Given, perhaps as null.</summary>
    public bool Names(string name) => values.ContainsKey(name);

    public string? Text(string name) => this[name]?.ToString();

    public bool Flag(string name) => this[name] is true;

    public int? Number(string name) => this[name] as int?;

    public T? Word<T>(string name) where T : struct, Enum => Text(name) is { } word ? Enum.Parse<T>(word) : null;

    public NodeId Id(string name) => InputRefusedException.At(At(name), () => NodeId.Parse(Text(name)!));

    public NodeId? IdOrNull(string name) => Has(name) ? Id(name) : null;

    public IReadOnlyList<NodeId> Ids(string name) => [.. Items(name).Select((item, i) => InputRefusedException.At($"{At(name)}[{i}]", () => NodeId.Parse(item!.ToString()!)))];

    public IReadOnlyList<string> Texts(string name) => [.. Items(name).Select(item => item!.ToString()!)];

    public Given? Object(string name) => this[name] is IDictionary<string, object?> inner ? new Given(inner, At(name)) : null;

    public IEnumerable<Given> Objects(string name) => Items(name).Select((item, i) => new Given((IDictionary<string, object?>)item!, $"{At(name)}[{i}]"));

    /// <summary>The one member that an input with alternatives has.</summary>
    public (string Name, Given Value) One()
    {
        var (name, value) = values.First(member => member.Value is not null);
        return (name, new Given((IDictionary<string, object?>)value!, At(name)));
    }

    IEnumerable<object?> Items(string name) => this[name] is IEnumerable items and not string ? items.Cast<object?>() : [];

    /// <summary>Where in this input a text stands first; null where it does not.</summary>
    public string? Find(string text) => Find(values, path, text);

    /// <summary>The part of this input that a path leads to.</summary>
    public Given? Inside(string at) => at == path ? this : Find(values, path, at, out var found) ? new Given(found!, at) : null;

    static bool Find(object? value, string at, string wanted, out IDictionary<string, object?>? found)
    {
        found = null;
        if (!wanted.StartsWith(at, StringComparison.Ordinal))
            return false;
        if (at == wanted)
            return (found = value as IDictionary<string, object?>) is not null;
        foreach (var (inner, path) in Parts(value, at))
            if (Find(inner, path, wanted, out found))
                return true;
        return false;
    }

    static string? Find(object? value, string at, string text) =>
        value is string same && same == text ? at : Parts(value, at).Select(part => Find(part.Value, part.Path, text)).FirstOrDefault(path => path is not null);

    static IEnumerable<(object? Value, string Path)> Parts(object? value, string at) => value switch
    {
        string => [],
        IDictionary<string, object?> members => members.Select(member => (member.Value, $"{at}.{member.Key}")),
        IEnumerable items => items.Cast<object?>().Select((item, i) => (item, $"{at}[{i}]")),
        _ => [],
    };
}
