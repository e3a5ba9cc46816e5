using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>A value that names other things, with the revision at which those are read.</summary>
sealed record At<T>(ReadAt Reading, T Value);

/// <summary>The types of values: a time, a measure, a name …, and which type a property has.</summary>
sealed class Values
{
    readonly TypeBook types;

    public Values(TypeBook types)
    {
        this.types = types;
        Name.Add(
            Fields.Of<Name>("text", Fields.TextType.Sure(), name => name.Text), Fields.Of<Name>("language", Fields.TextType, name => name.Language),
            Fields.Of<Name>("script", Fields.TextType, name => name.Script), Fields.Of<Name>("kind", types.Words(Enumerations.NameKind).Sure(), name => name.Kind));
        ExternalId.Add(
            Fields.Of<ExternalId>("dataset", Fields.TextType.Sure(), id => id.Dataset), Fields.Of<ExternalId>("id", Fields.TextType.Sure(), id => id.Id), Fields.Of<ExternalId>("url", Fields.TextType, id => id.Url));
        Translation.Add(
            Fields.Of<Translation>("language", Fields.TextType.Sure(), text => text.Language), Fields.Of<Translation>("text", Fields.TextType.Sure(), text => text.Text),
            Fields.Of<Translation>("by", Fields.TextType, text => text.By), Fields.Of<Translation>("machine", Fields.FlagType.Sure(), text => text.Machine));
        Measure.Add(
            Fields.Of<Measure>("low", Fields.FloatType, measure => measure.Low), Fields.Of<Measure>("best", Fields.FloatType, measure => measure.Best), Fields.Of<Measure>("high", Fields.FloatType, measure => measure.High),
            Fields.Of<Measure>("unit", Fields.TextType, measure => measure.Unit, "Of people, unless it says otherwise."), Fields.Of<Measure>("side", Fields.TextType, measure => measure.Side));
        Codes.Add(
            Fields.Of<EnumerationValue>("acled", Fields.TextType, word => word.Acled, "Event › sub-event."), Fields.Of<EnumerationValue>("cameo", Fields.TextType.Many(), word => word.Cameo ?? [], "The closest first."),
            Fields.Of<EnumerationValue>("plover", Fields.TextType, word => word.Plover, "Event, mode, context."));
        FillWhen();
        FillAssertion();
    }

    public ObjectGraphType Name => types.Object("Name", "A name with its language, script and standing.");

    public ObjectGraphType ExternalId => types.Object("ExternalId", "What a thing is called in another dataset.");

    public ObjectGraphType Translation => types.Object("Translation");

    public ObjectGraphType Measure => types.Object("Measure", "A number as an account gives it: any of low, best and high.");

    public ObjectGraphType Codes => types.Object("Codes", "Codes of ACLED, CAMEO and PLOVER.");

    public ObjectGraphType When => types.Object("When", "A time as uncertain as it is reported. Bounds are civil times, both inclusive at their precision; a missing bound is open.");

    public ObjectGraphType Assertion => types.Object("Assertion", "One answer of a claim to one question, in one of five shapes.");

    public static At<When>? At(EntityAt entity, When? when) => when is null ? null : new(entity.At, when);

    /// <summary>The type of a property's field: lists are never null, nor are flags and what is required.</summary>
    public IGraphType TypeOf(PropertySpec property)
    {
        var one = OneOf(property);
        return property.IsList ? one.Many() : property.IsRequired || property.Type == PropertyType.Flag ? one.Sure() : one;
    }

    IGraphType OneOf(PropertySpec property) => property.Type switch
    {
        PropertyType.Text => Fields.TextType,
        PropertyType.Number => Fields.IntType,
        PropertyType.Decimal => Fields.FloatType,
        PropertyType.Flag => Fields.FlagType,
        PropertyType.Enumeration => types.Words(property.Words!),
        PropertyType.When => When,
        PropertyType.Instant => Scalars.DateTime,
        PropertyType.Measure => Measure,
        PropertyType.Entity => types.Entity,
        PropertyType.Geometry => Scalars.GeoJson,
        PropertyType.Name => Name,
        PropertyType.ExternalId => ExternalId,
        PropertyType.Translation => Translation,
        PropertyType.Assertion => Assertion,
        PropertyType.Json => Scalars.Json,
        _ => throw new ArgumentOutOfRangeException(nameof(property), property.Type, "A property type without a type in the schema."),
    };

    public static object? Show(EntityAt entity, PropertySpec property) => Show(entity.At, entity.Entity.Properties, property);

    /// <summary>The value as its field gives it; an empty list or false where it is absent.</summary>
    public static object? Show(ReadAt at, Properties properties, PropertySpec property)
    {
        var value = properties[property.Name];
        return property.Type switch
        {
            _ when value is null => property.IsList ? Array.Empty<object>() : property.Type == PropertyType.Flag ? false : null,
            PropertyType.When when !property.IsList => new At<When>(at, (When)value),
            PropertyType.Assertion => ((IEnumerable<Assertion>)value).Select(assertion => new At<Assertion>(at, assertion)).ToArray(),
            PropertyType.Entity when property.IsList => at.Entities([.. (IEnumerable<NodeId>)value]),
            PropertyType.Entity => at.Entity((NodeId)value),
            PropertyType.Geometry => new RawJson(((Geometry)value).GeoJson),
            PropertyType.Json => new RawJson((string)value),
            _ => value,
        };
    }

    void FillWhen()
    {
        var relation = types.Object("TimeRelation", "«After the summit»: shown beside the bounds and never turned into them.");
        relation.Add(
            Fields.Of<At<WhenRelation>>("kind", types.Words<TimeRelationKind>().Sure(), at => at.Value.Kind),
            Fields.Of<At<WhenRelation>>("of", types.Entity.Sure(), at => at.Reading.Entity(at.Value.Of)));
        When.Add(
            Fields.Of<At<When>>("earliest", Scalars.CivilTime, at => at.Value.Earliest), Fields.Of<At<When>>("latest", Scalars.CivilTime, at => at.Value.Latest),
            Fields.Of<At<When>>("extent", types.Words<Extent>("TimeExtent", "MOMENT: one point somewhere between the bounds. SPAN: it lasted.").Sure(), at => at.Value.Extent),
            Fields.Of<At<When>>("precision", types.Words<DatePrecision>().Sure(), at => at.Value.Precision),
            Fields.Of<At<When>>("text", Fields.TextType, at => at.Value.Text, "The source's words, verbatim."), Fields.Of<At<When>>("zone", Fields.TextType, at => at.Value.Zone),
            Fields.Of<At<When>>("basis", types.Words<TimeBasis>().Sure(), at => at.Value.Basis),
            Fields.Of<At<When>>("yearUnknown", Fields.FlagType.Sure(), at => at.Value.YearUnknown, "No year is known (EDTF XXXX-03): it has no place on an axis."),
            Fields.Of<At<When>>("disputed", Fields.FlagType.Sure(), at => at.Value.Disputed, "On a derived time: two accounts have no instant in common."),
            Fields.Of<At<When>>("relation", relation, at => at.Value.Relation is { } to ? new At<WhenRelation>(at.Reading, to) : null),
            Fields.Of<At<When>>("edtf", Scalars.Edtf, at => at.Value.Edtf),
            Fields.Of<At<When>>("anchor", types.Object("Document"), at => at.Value.Anchor is { } anchor ? at.Reading.Entity(anchor) : null, "The document whose date it was reckoned from."));
    }

    void FillAssertion() => Assertion.Add(
        Fields.Of<At<Assertion>>("question", types.Words(Enumerations.Question).Sure(), at => at.Value.Question),
        Fields.Of<At<Assertion>>("polarity", types.Words(Enumerations.Polarity).Sure(), at => at.Value.Polarity),
        Fields.Of<At<Assertion>>("measure", Measure, at => at.Value.Measure),
        Fields.Of<At<Assertion>>("entity", types.Entity, at => at.Value.Entity is { } entity ? at.Reading.Entity(entity) : null),
        Fields.Of<At<Assertion>>("when", When, at => at.Value.When is { } when ? new At<When>(at.Reading, when) : null),
        Fields.Of<At<Assertion>>("effect", types.Words(Enumerations.Effect), at => at.Value.Effect),
        Fields.Of<At<Assertion>>("text", Fields.TextType, at => at.Value.Text));
}
