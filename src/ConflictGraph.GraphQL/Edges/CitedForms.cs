using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>The types in which edges stand in lists, each Cited: Participation, Place … Kinds that share a form share its type, with the properties of all of them.</summary>
sealed class CitedForms(TypeBook types, Values values, CitedFields citedFields)
{
    readonly World world = types.World;

    public void Build()
    {
        types.Cited.Add(citedFields.OfEveryCited());
        foreach (var forms in world.EdgeKinds.Where(kind => FormOf(kind) is not null).GroupBy(kind => FormOf(kind)!.Name))
            Fill(FormOf(forms.First())!, [.. forms]);
        types.Cited.ResolveType = cited => cited is RelationAt { SeenFrom: not null, Relation.Kind: var kind } && FormOf(kind) is { } form ? types.Object(form.Name) : types.Object("Relation");
    }

    /// <summary>Null where a list shows the far ends alone.</summary>
    public ObjectGraphType? Of(EdgeKind kind) => FormOf(kind) is { } form ? types.Object(form.Name, form.Description) : null;

    static CitedForm? FormOf(EdgeKind kind) => kind.Few.Count == 0 ? null : kind.Form ?? (kind.NeedsClaim ? new CitedForm(FormNameOf(kind), "entity", $"{kind.Name}, by an edge.") : null);

    /// <summary><c>LAUNCHED_FROM</c> → <c>LaunchedFromLink</c>.</summary>
    static string FormNameOf(EdgeKind kind) => string.Concat(kind.Name.Split('_').Select(word => word[0] + word[1..].ToLowerInvariant())) + "Link";

    void Fill(CitedForm form, IReadOnlyList<EdgeKind> kinds)
    {
        var type = types.Object(form.Name, form.Description);
        type.Add(citedFields.OfEveryCited());
        if (form.NamesKind)
            type.Add(Fields.Of<RelationAt>("kind", types.EdgeKind.Sure(), edge => edge.Relation.Kind.Name));
        if (form.Near is null)
            type.Add(Fields.Of<RelationAt>(form.Far, types.Of(FarKinds(kinds)).Sure(), edge => edge.At.Entity(edge.Far)));
        else
            type.Add(
                Fields.Of<RelationAt>(form.Near, types.Of(kinds[0].From).Sure(), edge => edge.At.Entity(edge.Relation.From)),
                Fields.Of<RelationAt>(form.Far, types.Of(kinds[0].To).Sure(), edge => edge.At.Entity(edge.Relation.To)));
        foreach (var property in kinds.SelectMany(kind => kind.Properties).DistinctBy(property => property.Name))
            type.Add(PropertyOf(property, kinds));
        type.AddResolvedInterface(types.Cited);
    }

    FieldType PropertyOf(PropertySpec property, IReadOnlyList<EdgeKind> kinds)
    {
        // A precision that nobody gave is what the place's own kind allows.
        if (property.Words == Enumerations.PlacePrecision)
            return Fields.Of<RelationAt>(property.Name, types.Words(property.Words).Sure(), edge => edge.Relation.Properties[property.Name] ?? edge.At.Entity(edge.Relation.To).Then(place => PrecisionOf(place!.Entity)), property.Description);
        var type = kinds.All(kind => kind.Property(property.Name) is not null) ? values.TypeOf(property) : values.TypeOf(property with { IsRequired = false });
        return Fields.Of<RelationAt>(property.Name, type, edge => Values.Show(edge.At, edge.Relation.Properties, property), property.Description);
    }

    static string PrecisionOf(Entity place) =>
        place.Kind.Properties.Select(property => property.Words?.Find(place.Properties.Text(property.Name) ?? "")?.Precision).FirstOrDefault(precision => precision is not null) ?? "PART_OF_COUNTRY";

    static List<NodeKind> FarKinds(IReadOnlyList<EdgeKind> kinds) => [.. kinds.SelectMany(kind => kind.Few.SelectMany(end => end == End.FROM ? kind.To : kind.From)).Distinct()];
}
