using System.Text.Json;
using ConflictGraph.Ontology;

namespace ConflictGraph.Model;

/// <summary>What a node or edge carries, in the ontology's order. Two are equal when their canonical JSON is.</summary>
public sealed class Properties : IEquatable<Properties>
{
    public static readonly Properties Empty = new([]);

    readonly (PropertySpec Spec, object Value)[] values;
    string? json;

    Properties((PropertySpec, object)[] values, string? json = null) => (this.values, this.json) = (values, json);

    public bool IsEmpty => values.Length == 0;

    public IReadOnlyList<(PropertySpec Spec, object Value)> All => values;

    /// <summary>The canonical JSON object: properties in the ontology's order, absent ones left out.</summary>
    public string Json => json ??= Write();

    /// <summary>The value, or null when it is not there. Text and words are strings, lists are read-only lists, see <see cref="PropertyCodec"/>.</summary>
    public object? this[string name]
    {
        get
        {
            foreach (var (spec, value) in values)
                if (spec.Name == name)
                    return value;
            return null;
        }
    }

    public string? Text(string name) => this[name] as string;

    public bool Flag(string name) => this[name] is true;

    public long? Number(string name) => this[name] is long number ? number : null;

    public When? Time(string name) => this[name] as When;

    public IReadOnlyList<T> List<T>(string name) => this[name] as IReadOnlyList<T> ?? [];

    /// <summary>Properties of a kind from names and values as <see cref="PropertyCodec"/> holds them; null leaves one out. Unknown names are refused.</summary>
    public static Properties Of(IReadOnlyList<PropertySpec> specs, params IEnumerable<(string Name, object? Value)> values)
    {
        var given = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
            if (value is not null && value is not (System.Collections.ICollection { Count: 0 } or false))
                given[name] = value;
        var ordered = new List<(PropertySpec, object)>(given.Count);
        foreach (var spec in specs)
            if (given.Remove(spec.Name, out var value))
                ordered.Add((spec, PropertyCodec.Checked(spec, value)));
        if (given.Count > 0)
            throw new BadInputException($"There is no property '{given.Keys.First()}' here. Known: {string.Join(", ", specs.Select(spec => spec.Name))}.", given.Keys.First());
        return new Properties([.. ordered]);
    }

    /// <summary>Reads canonical or hand-written JSON; unknown names are refused unless they are to be passed over.</summary>
    public static Properties Read(IReadOnlyList<PropertySpec> specs, JsonElement element, bool passOverUnknown = false)
    {
        var read = new List<(string, object?)>();
        foreach (var property in element.EnumerateObject())
        {
            var spec = specs.FirstOrDefault(candidate => candidate.Name == property.Name);
            if (spec is not null)
                read.Add((spec.Name, PropertyCodec.Read(spec, property.Value)));
            else if (!passOverUnknown)
                throw new BadInputException($"There is no property '{property.Name}' here. Known: {string.Join(", ", specs.Select(known => known.Name))}.", property.Name);
        }
        return Of(specs, read);
    }

    /// <summary>Reads what a store keeps: it was checked when it was written and is in the ontology's order, so nothing is checked again.</summary>
    public static Properties ReadStored(IReadOnlyList<PropertySpec> specs, JsonElement element)
    {
        var read = new List<(PropertySpec, object)>(8);
        var next = 0;
        foreach (var property in element.EnumerateObject())
        {
            for (var i = 0; i < specs.Count; i++)
            {
                var spec = specs[(next + i) % specs.Count];
                if (!property.NameEquals(spec.Name))
                    continue;
                next += i + 1;
                if (PropertyCodec.Read(spec, property.Value) is { } value and not false)
                    read.Add((spec, value));
                break;
            }
        }
        return new Properties([.. read]);
    }

    public Properties With(IReadOnlyList<PropertySpec> specs, params IEnumerable<(string Name, object? Value)> changes)
    {
        var merged = values.Select(pair => (pair.Spec.Name, (object?)pair.Value)).ToDictionary(pair => pair.Name, pair => pair.Item2, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
            merged[name] = value;
        return Of(specs, merged.Select(pair => (pair.Key, pair.Value)));
    }

    public Properties Only(IReadOnlyList<PropertySpec> specs) => new([.. values.Where(pair => specs.Contains(pair.Spec))]);

    /// <summary>Writes the members of the JSON object, without its braces.</summary>
    public void WriteMembers(Utf8JsonWriter writer)
    {
        foreach (var (spec, value) in values)
        {
            writer.WritePropertyName(spec.Name);
            PropertyCodec.Write(writer, spec, value);
        }
    }

    public bool Equals(Properties? other) => other is not null && (ReferenceEquals(this, other) || Json == other.Json);

    public override bool Equals(object? obj) => Equals(obj as Properties);

    public override int GetHashCode() => Json.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Json;

    string Write()
    {
        if (values.Length == 0)
            return "{}";
        return JsonText.Write(this, static (writer, properties) =>
        {
            writer.WriteStartObject();
            properties.WriteMembers(writer);
            writer.WriteEndObject();
        });
    }
}
