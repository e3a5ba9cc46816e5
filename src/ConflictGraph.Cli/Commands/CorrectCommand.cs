using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using ConflictGraph.Writing;

namespace ConflictGraph.Cli.Commands;

sealed class CorrectCommand : WritingCommand
{
    readonly Argument<string> thing;
    readonly Argument<string[]> changes;

    public CorrectCommand() : base("correct", "Correct values of a thing or of a relation; what stood there before stays in its history.")
    {
        thing = Takes<string>("THING", "A name or an id, of a relation too");
        changes = Takes<string[]>("PROPERTY=VALUE", "What it is to be; nothing after = takes the value away. Dates as EDTF, lists and maps as JSON. Of a relation also certainty=, why=, from=, to=", ArgumentArity.OneOrMore);
    }

    public override IReadOnlyList<string> Examples =>
        ["correct weapon:atacms \"description=US ballistic missile, launched from the ground\" --reason \"Added what it is\"", "correct ATACMS tags='[\"long range\"]' --reason \"For the weapons list\" --dry-run"];

    protected override async Task<ExitCode> RunAsync(ParseResult asked, IGraphStore store, Desk desk, CancellationToken cancellation)
    {
        var graph = await GraphAt.NewestAsync(store, desk.World, cancellation);
        var name = asked.GetRequiredValue(thing);
        var given = asked.GetRequiredValue(changes).Select(Split).ToList();
        Step step = name.Contains('>', StringComparison.Ordinal)
            ? OfRelation(new EdgeId(name), given, desk.World)
            : OfThing(await Meant.OneAsync(graph, name, desk, cancellation), given);
        return await WriteAsync(asked, store, desk, step, cancellation);
    }

    static Step.CorrectNode OfThing(Entity entity, List<(string Name, string Value)> given) =>
        new(entity.Id, [.. given.Select(change => (change.Name, Read(entity.Kind.Properties, change.Name, change.Value)))]);

    static Step.CorrectEdge OfRelation(EdgeId id, List<(string Name, string Value)> given, World world)
    {
        var kind = id.Read(world).Kind;
        var step = new Step.CorrectEdge(id);
        var properties = new List<(string, object?)>();
        foreach (var (name, value) in given)
        {
            switch (name)
            {
                case "certainty": step = step with { Certainty = Enum.TryParse<Certainty>(value, ignoreCase: true, out var certainty) ? certainty : throw new MisusedException($"'{value}' is no certainty. There are {string.Join(", ", Enum.GetNames<Certainty>())}.") }; break;
                case "why": step = step with { Why = value }; break;
                // HOLDS_OFFICE has a property «from»; there the end cannot be named.
                case "from" when kind.Property("from") is null: step = step with { From = NodeId.Parse(value) }; break;
                case "to" when kind.Property("to") is null: step = step with { To = NodeId.Parse(value) }; break;
                default: properties.Add((name, Read(kind.Properties, name, value))); break;
            }
        }
        return step with { Changes = properties };
    }

    static (string Name, string Value) Split(string change) => change.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
        ? (change[..at], change[(at + 1)..])
        : throw new MisusedException($"'{change}' is not written as PROPERTY=VALUE, such as description=\"A port\".");

    static object? Read(IReadOnlyList<PropertySpec> specs, string name, string value)
    {
        var spec = specs.FirstOrDefault(known => known.Name == name) ?? throw new MisusedException($"There is no property '{name}' here. There are {string.Join(", ", specs.Where(known => !known.IsDerived).Select(known => known.Name))}.");
        if (value.Length == 0)
            return null;
        if (!spec.IsList)
        {
            switch (spec.Type)
            {
                case PropertyType.Text or PropertyType.Enumeration: return value;
                case PropertyType.When when value[0] != '{': return When.Parse(value);
                case PropertyType.Number: return long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw new MisusedException($"{name} is a whole number, not '{value}'.");
                case PropertyType.Flag: return bool.TryParse(value, out var flag) ? flag : throw new MisusedException($"{name} is true or false, not '{value}'.");
                case PropertyType.Entity: return NodeId.Parse(value);
            }
        }
        return FromJson(spec, value);
    }

    static object? FromJson(PropertySpec spec, string value)
    {
        try
        {
            using var document = JsonDocument.Parse(value);
            return PropertyCodec.Read(spec, document.RootElement);
        }
        catch (JsonException error)
        {
            throw new MisusedException($"{spec.Name} is given as JSON{(spec.IsList ? ", a list: '[\"one\", \"two\"]'" : "")}; '{value}' is none.", error);
        }
    }
}
