using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>A type for each kind of node, its properties and edges read off the ontology, and the interfaces that they share.</summary>
sealed class KindTypes(TypeBook types, Values values, EdgeFields edges, EntityFields entityFields, PartFields partFields)
{
    readonly World world = types.World;

    public void Build()
    {
        types.Node.Add(Id());
        types.Entity.Add(OfEveryEntity(null));
        var fields = world.NodeKinds.ToDictionary(kind => kind, kind => OfEveryEntity(kind).Concat(OfKind(kind)).ToList());
        types.Event.Add(OfEveryEntity(null).Concat(SharedByEvents(fields)));
        foreach (var (kind, own) in fields)
        {
            var type = types.Of(kind);
            type.Add(own);
            type.AddResolvedInterface(types.Node);
            type.AddResolvedInterface(types.Entity);
            if (kind.Is(Part.Event))
                type.AddResolvedInterface(types.Event);
        }
        types.Node.ResolveType = types.Entity.ResolveType = types.Event.ResolveType = entity => types.Of(((EntityAt)entity).Kind);
        types.Entity.AddResolvedInterface(types.Node);
        types.Event.AddResolvedInterface(types.Node);
        types.Event.AddResolvedInterface(types.Entity);
    }

    static FieldType Id() => Fields.Of<EntityAt>("id", Fields.IdType.Sure(), entity => entity.Id.Value, "Our slug, stable across engines; of merged members the canonical one.");

    IEnumerable<FieldType> OfEveryEntity(NodeKind? kind) =>
    [
        Id(),
        Fields.Of<EntityAt>("asOf", Fields.IntType.Sure(), entity => entity.At.Revision.Number, "The revision it was read at: a cache that mixes revisions keys by id and asOf."),
        Fields.Of<EntityAt>("kind", types.NodeKind.Sure(), entity => entity.Kind.Word),
        Fields.Of<EntityAt>("name", Fields.TextType.Sure(), entity => entity.Entity.Name, "Its name or title, or a claim's text."),
        Fields.Of<EntityAt>("names", values.Name.Many(), entity => entity.Entity.Properties.List<Name>("names")),
        Fields.Of<EntityAt>("time", values.When, entity => entity.Kind.Time is { } time ? Values.At(entity, entity.Entity.Properties.Time(time.Property)) : null,
            "The one of its kind: when of an event, saidAt of a claim, publishedAt of a document; null on things."),
        .. Common.Select(Property),
        .. entityFields.All(),
        .. edges.OfEveryKind(kind),
    ];

    /// <summary>Properties that every kind has.</summary>
    IEnumerable<PropertySpec> Common => world.NodeKinds[0].Properties.Where(property => !property.IsInternal && property.Name is not ("name" or "names") && world.NodeKinds.All(kind => kind.Property(property.Name) == property));

    IEnumerable<FieldType> OfKind(NodeKind kind)
    {
        foreach (var property in kind.Properties.Except(Common).Where(property => !property.IsInternal && property.Name is not ("name" or "names")))
        {
            yield return Property(property);
            if (property.Type == PropertyType.Geometry)
                yield return Fields.Of<EntityAt>("radius", Fields.FloatType, entity => (entity.Entity.Properties[property.Name] as Geometry)?.RadiusMetres, "Metres round a point within which it lies; null for an area.");
        }
        foreach (var field in OfItsType(kind))
            yield return field;
        var ofParts = partFields.Of(kind, name => edges.Has(kind, name)).ToList();
        foreach (var field in ofParts.Concat(edges.OfKind(kind).Where(field => ofParts.All(own => own.Name != field.Name))))
            yield return field;
    }

    /// <summary>What the word for its type says besides: whether it is an attack, its codes in the standards of the field, how precise such a place is.</summary>
    IEnumerable<FieldType> OfItsType(NodeKind kind)
    {
        foreach (var property in kind.Properties.Where(property => property.Words is not null && !property.IsList))
        {
            var words = property.Words!;
            EnumerationValue? Word(EntityAt entity) => entity.Entity.Properties.Text(property.Name) is { } word ? words.Find(word) : null;
            if (property.Name == kind.TypeProperty && words.Values.Any(word => word.IsAttack))
                yield return Fields.Of<EntityAt>("isAttack", Fields.FlagType.Sure(), entity => Word(entity)?.IsAttack ?? false, "By its type.");
            if (property.Name == kind.TypeProperty && words.Values.Any(word => word.Cameo is not null))
                yield return Fields.Of<EntityAt>("codes", values.Codes.Sure(), entity => Word(entity) ?? new EnumerationValue(""), "Of its type, in the standards of the field.");
            if (words.Values.Any(word => word.Precision is not null))
                yield return Fields.Of<EntityAt>("precision", types.Words(Enumerations.PlacePrecision).Sure(), entity => Word(entity)?.Precision ?? "PART_OF_COUNTRY", "What its kind allows; the precision of one event there is on Place.");
        }
    }

    FieldType Property(PropertySpec property)
    {
        var type = values.TypeOf(property);
        return Fields.Of<EntityAt>(property.Name, type, entity => Values.Show(entity, property), property.Description);
    }

    /// <summary>What all kinds of event have in the same shape.</summary>
    IEnumerable<FieldType> SharedByEvents(Dictionary<NodeKind, List<FieldType>> fields)
    {
        var events = fields.Where(pair => pair.Key.Is(Part.Event)).Select(pair => pair.Value).ToList();
        var everywhere = types.Entity.Fields.Select(field => field.Name).ToHashSet();
        return events[0]
            .Where(field => !everywhere.Contains(field.Name) && events.All(other => other.Any(same => same.Name == field.Name && same.ResolvedType!.ToString() == field.ResolvedType!.ToString() && SameArguments(same, field))))
            .Select(field => new FieldType { Name = field.Name, Description = field.Description, ResolvedType = field.ResolvedType, Arguments = field.Arguments is null ? null : [.. field.Arguments.Select(argument => new QueryArgument(argument.ResolvedType!) { Name = argument.Name, DefaultValue = argument.DefaultValue })] });
    }

    static bool SameArguments(FieldType one, FieldType other) =>
        (one.Arguments ?? []).Select(argument => $"{argument.Name}:{argument.ResolvedType}").SequenceEqual((other.Arguments ?? []).Select(argument => $"{argument.Name}:{argument.ResolvedType}"));
}
