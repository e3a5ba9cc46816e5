using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Writing;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>How values are given: which input a property of the ontology takes, and what is read from it.</summary>
sealed class ValueInputs(TypeBook types)
{
    const string Radius = "radius";

    InputObjectGraphType Name => types.Input("NameInput", null,
        Fields.Input("text", Fields.TextType.Sure()), Fields.Input("language", Fields.TextType), Fields.Input("script", Fields.TextType), Fields.Input("kind", types.Words(Enumerations.NameKind), null, "PRIMARY"));

    InputObjectGraphType ExternalId => types.Input("ExternalIdInput", null,
        Fields.Input("dataset", Fields.TextType.Sure()), Fields.Input("id", Fields.TextType.Sure()), Fields.Input("url", Fields.TextType));

    public InputObjectGraphType Translation => types.Input("TranslationInput", null,
        Fields.Input("language", Fields.TextType.Sure(), "BCP 47."), Fields.Input("text", Fields.TextType.Sure()), Fields.Input("by", Fields.TextType), Fields.Input("machine", Fields.FlagType, null, false));

    InputObjectGraphType Measure => types.Input("MeasureInput", "Any of low, best and high, as whole numbers; of people, unless a unit says otherwise.",
        Fields.Input("low", Fields.FloatType), Fields.Input("best", Fields.FloatType), Fields.Input("high", Fields.FloatType), Fields.Input("unit", Fields.TextType), Fields.Input("side", Fields.TextType));

    InputObjectGraphType When => types.Input("WhenInput", "Either edtf, or earliest and latest; what is not given is read off them.",
        Fields.Input("edtf", Scalars.Edtf), Fields.Input("earliest", Scalars.CivilTime), Fields.Input("latest", Scalars.CivilTime),
        Fields.Input("extent", types.Words<Extent>("TimeExtent")), Fields.Input("precision", types.Words<DatePrecision>()), Fields.Input("text", Fields.TextType, "The source's words, verbatim."),
        Fields.Input("zone", Fields.TextType), Fields.Input("basis", types.Words<TimeBasis>()), Fields.Input("yearUnknown", Fields.FlagType), Fields.Input("anchor", Fields.IdType, "The document whose date it was reckoned from."),
        Fields.Input("relation", types.Input("TimeRelationInput", null, Fields.Input("kind", types.Words<TimeRelationKind>().Sure()), Fields.Input("of", Fields.IdType.Sure()))));

    InputObjectGraphType Assertion => types.Input("AssertionInput", "One answer: at most one of measure, entity, when, effect and text.", [.. Answer()]);

    /// <summary>What an answer is given by.</summary>
    public IEnumerable<FieldType> Answer() =>
    [
        Fields.Input("question", types.Words(Enumerations.Question).Sure()), Fields.Input("polarity", types.Words(Enumerations.Polarity), null, "IS"), Fields.Input("measure", Measure),
        Fields.Input("entity", Fields.IdType, "With IS_NOT only; that it IS, an edge says."), Fields.Input("when", When), Fields.Input("effect", types.Words(Enumerations.Effect)), Fields.Input("text", Fields.TextType),
    ];

    /// <summary>The fields by which properties are given; in a patch none of them has to be.</summary>
    public IEnumerable<FieldType> Of(IEnumerable<PropertySpec> properties, bool isPatch)
    {
        foreach (var property in properties)
        {
            var type = property.IsList ? OneOf(property).Some() : OneOf(property);
            yield return Fields.Input(property.Name, property.IsRequired && !isPatch ? type.Sure() : type, property.Description);
            if (property.Type == PropertyType.Geometry)
                yield return Fields.Input(Radius, Fields.FloatType, "Metres round a point within which it lies.");
        }
    }

    /// <summary>Properties that a writer gives; the rest is the service's.</summary>
    public static IEnumerable<PropertySpec> Entered(NodeKind kind) =>
        kind.Properties.Where(property => !property.IsDerived && !property.IsInternal && !(kind.Is(Part.Document) && property.Name == "sha256"));

    public static Properties Read(Given given, IReadOnlyList<PropertySpec> specs) => Properties.Of(specs, ReadNamed(given, specs));

    /// <summary>Names and values of the properties that are given; of those given as null, null.</summary>
    public static IReadOnlyList<(string Name, object? Value)> ReadNamed(Given given, IReadOnlyList<PropertySpec> specs) =>
        [.. specs.Where(spec => given.Names(spec.Name)).Select(spec => (spec.Name, InputRefusedException.At(given.At(spec.Name), () => Read(spec, given))))];

    static object? Read(PropertySpec spec, Given given)
    {
        if (given[spec.Name] is not { } value)
            return null;
        var json = InputJson.Of(value, keepNulls: spec.Type == PropertyType.Json);
        var read = spec.Type == PropertyType.Geometry && given[Radius] is { } radius
            ? Geometry.Read(json, Convert.ToDouble(radius, System.Globalization.CultureInfo.InvariantCulture))
            : PropertyCodec.Read(spec, json);
        return read is null or false or System.Collections.ICollection { Count: 0 } ? null : PropertyCodec.Checked(spec, read);
    }

    public static Assertion ReadAnswer(Given given) => InputRefusedException.At(given.Path, () => ReadWhole(given));

    static Assertion ReadWhole(Given given)
    {
        try
        {
            return ValueCodec.ReadAssertion(InputJson.Of(given.Values.Where(member => member.Key is not ("event" or "accordingTo" or "evidence")).ToDictionary()));
        }
        catch (FormatException)
        {
            throw new BadInputException("Measures are whole numbers.", "measure");
        }
    }

    public IGraphType OneOf(PropertySpec property) => property.Type switch
    {
        PropertyType.Text => Fields.TextType,
        PropertyType.Number => Fields.IntType,
        PropertyType.Decimal => Fields.FloatType,
        PropertyType.Flag => Fields.FlagType,
        PropertyType.Enumeration => types.Words(property.Words!),
        PropertyType.When => When,
        PropertyType.Instant => Scalars.DateTime,
        PropertyType.Measure => Measure,
        PropertyType.Entity => Fields.IdType,
        PropertyType.Geometry => Scalars.GeoJson,
        PropertyType.Name => Name,
        PropertyType.ExternalId => ExternalId,
        PropertyType.Translation => Translation,
        PropertyType.Assertion => Assertion,
        PropertyType.Json => Scalars.Json,
        _ => throw new ArgumentOutOfRangeException(nameof(property), property.Type, "A property type without an input in the schema."),
    };
}
