namespace ConflictGraph.Ontology;

/// <summary>A closed list of words of the field, such as stances; what is not in it goes to the free <c>subtype</c> beside it.</summary>
public sealed class Enumeration(string name, string description, params IReadOnlyList<EnumerationValue> values)
{
    readonly Dictionary<string, EnumerationValue> byName = values.ToDictionary(value => value.Name, StringComparer.Ordinal);

    /// <summary>As GraphQL and the documentation call it: <c>IncidentType</c>.</summary>
    public string Name { get; } = name;

    public string Description { get; } = description;

    public IReadOnlyList<EnumerationValue> Values { get; } = values;

    public EnumerationValue? Find(string word) => byName.GetValueOrDefault(word);

    /// <summary>The words of a C# enumeration, in its order.</summary>
    public static Enumeration Of<T>(string description) where T : struct, Enum =>
        new(typeof(T).Name, description, [.. Enum.GetNames<T>().Select(word => new EnumerationValue(word))]);

    /// <summary>Words apart by spaces, for lists that need no codes.</summary>
    public static Enumeration Of(string name, string description, string words) =>
        new(name, description, [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new EnumerationValue(word))]);
}

/// <summary>One word, with its codes in the field's standards.</summary>
/// <param name="Acled">Event › sub-event of the ACLED codebook.</param>
/// <param name="Cameo">CAMEO codes, the closest first; as text, since they may begin with 0.</param>
/// <param name="Plover">Event, mode and context of PLOVER (2021 table).</param>
/// <param name="IsAttack">Whether an incident of this type is an attack.</param>
/// <param name="IsInterception">Whether an incident of this type is one weapon stopping another.</param>
/// <param name="Precision">Of a place of this kind: how precisely an event there is placed, a word of PlacePrecision.</param>
public sealed record EnumerationValue(
    string Name, string? Description = null, string? Acled = null, IReadOnlyList<string>? Cameo = null, string? Plover = null,
    bool IsAttack = false, bool IsInterception = false, string? Precision = null);
