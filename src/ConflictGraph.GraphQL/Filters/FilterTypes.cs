using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>
/// Two conditions' types a kind, read off the ontology: its Match holds conditions on the thing itself, its Filter also those one step over its relations.
/// EntityMatch and EntityFilter go over several kinds, with an arm for each.
/// </summary>
sealed class FilterTypes(TypeBook types, FilterInputs inputs)
{
    readonly World world = types.World;

    public void Build()
    {
        foreach (var kind in world.NodeKinds)
            Fill(Match(kind), kind);
        FillEntity(EntityMatch, Match);
        foreach (var kind in world.NodeKinds)
            FillWithRelations(Filter(kind), kind);
        FillEntity(EntityFilter, Filter);
        foreach (var (edge, field) in SharedByAll())
            AddRelation(EntityFilter, edge, field);
    }

    public ConditionType EntityFilter => types.Conditions("EntityFilter", "For reads over several kinds; an arm holds for entities of that kind alone.");

    ConditionType EntityMatch => types.Conditions("EntityMatch", "One step away, of any kind; an arm holds for entities of that kind alone.");

    public ConditionType Filter(NodeKind kind) => types.Conditions(kind.Name + "Filter");

    public ConditionType Filter(IReadOnlyList<NodeKind> kinds) => kinds.Count == 1 ? Filter(kinds[0]) : EntityFilter;

    ConditionType Match(NodeKind kind) => types.Conditions(kind.Name + "Match", $"Conditions on a {kind} itself, one step away from what is listed.");

    void FillWithRelations(ConditionType filter, NodeKind kind)
    {
        Fill(filter, kind);
        foreach (var edge in world.EdgeKinds)
            foreach (var field in edge.Shown.Where(field => field.One is not null && field.OwnersIn(edge).Contains(kind)))
                AddRelation(filter, edge, field, kind);
        if (kind.Is(Part.Claim))
            filter.Add("citing", Fields.IdType.Some(), Citing.ReadAsync, "Documents, or Sources that published them, one of which its evidence cites.");
    }

    void Fill(ConditionType conditions, NodeKind kind)
    {
        conditions.AddLogic();
        conditions.Add("id", inputs.Ids, IsOneOf);
        conditions.Add("name", inputs.Text, value => FilterInputs.Named(kind.Property(kind.Title)!, value), kind.Title == "name" ? null : $"The {kind.Title}.");
        foreach (var property in kind.Properties.Where(property => !property.IsInternal && property.Name != kind.Title))
            AddProperty(conditions, property);
        if (Attacks(kind) is { } attacks)
            conditions.Add("isAttack", Fields.FlagType, value => value is true ? attacks : new Filter.Not(attacks), "By its type.");
        conditions.Add("during", inputs.During, Times.ReadAsync);
        AddPlace(conditions, kind);
    }

    void AddProperty(ConditionType conditions, PropertySpec property)
    {
        var name = property.IsList ? One(property.Name) : property.Name;
        switch (property)
        {
            case { Type: PropertyType.ExternalId, IsIndexed: true }: conditions.Add(name, inputs.ExternalId, FilterInputs.ExternallyKnown); break;
            case { IsList: true, IsIndexed: true, Words: { } words }: conditions.Add(name, inputs.OneOf(types.Words(words)), value => HasKey(property, value)); break;
            case { IsList: true, IsIndexed: true }: conditions.Add(name, inputs.Key, value => HasKey(property, value)); break;
            case { IsList: true }: break;
            case { Words: { } words }: conditions.Add(name, inputs.OneOf(types.Words(words)), value => FilterInputs.Has(property, value)); break;
            case { Type: PropertyType.Text, Name: not "description" }: conditions.Add(name, inputs.Key, value => FilterInputs.Has(property, value)); break;
            case { Type: PropertyType.Flag }: conditions.Add(name, Fields.FlagType, value => FilterInputs.HasFlag(property, value)); break;
            case { Type: PropertyType.Number }: conditions.Add(name, inputs.Number, value => FilterInputs.HasNumber(property, value)); break;
        }
    }

    void AddPlace(ConditionType conditions, NodeKind kind)
    {
        var places = world.EdgeKinds.Where(edge => edge.Places && edge.From.Contains(kind)).ToList();
        if (!kind.Is(Part.Place) && places.Count == 0)
            return;
        conditions.Add("within", inputs.Within, FilterInputs.Inside);
        conditions.Add("bounds", inputs.Bounds, value =>
        {
            var boxes = new Filter.Any([.. FilterInputs.Boxes(value).Select(box => new Filter.InBox(box))]);
            return kind.Is(Part.Place) ? boxes : new Filter.Related(places, Direction.OUT, boxes);
        });
    }

    void FillEntity(ConditionType conditions, Func<NodeKind, ConditionType> arm)
    {
        conditions.AddLogic();
        conditions.Add("kind", inputs.OneOf(types.NodeKind), value => new Filter.OfKind([.. (FilterInputs.ValuesOf(value) ?? []).Select(world.NodeKind)]));
        conditions.Add("id", inputs.Ids, IsOneOf);
        conditions.Add("name", inputs.Text, (value, reading) => new(NamedOfAny(value, reading.Kinds)), "The name, title or text.");
        var shared = world.NodeKinds[0].Properties.Where(property => world.NodeKinds.All(kind => kind.Property(property.Name) == property));
        foreach (var property in shared.Where(property => !property.IsInternal && property.Name != "name"))
            AddProperty(conditions, property);
        conditions.Add("during", inputs.During, Times.ReadAsync);
        conditions.Add("within", inputs.Within, FilterInputs.Inside);
        foreach (var kind in world.NodeKinds)
            conditions.Add(kind.Prefix, arm(kind), async (value, reading) => new Filter.All([new Filter.OfKind([kind]), await arm(kind).ReadAsync(value, reading.Narrowed(kind)).ConfigureAwait(false)]));
    }

    static Filter NamedOfAny(object value, IReadOnlyList<NodeKind> kinds)
    {
        var byTitle = kinds.GroupBy(kind => kind.Title).ToList();
        return byTitle.Count == 1
            ? FilterInputs.Named(kinds[0].Property(kinds[0].Title)!, value)
            : new Filter.Any([.. byTitle.Select(same => new Filter.All([new Filter.OfKind([.. same]), FilterInputs.Named(same.First().Property(same.Key)!, value)]))]);
    }

    /// <summary>«At least one such relation»: to something of the far kinds that meets the conditions, with the tag that is asked.</summary>
    void AddRelation(ConditionType filter, EdgeKind edge, EdgeField field, NodeKind? owner = null)
    {
        var far = field.FarKindsIn(edge, owner);
        var match = far.Count == 1 ? Match(far[0]) : EntityMatch;
        var tag = field.Tags is null && edge.Tag?.Words is not null ? edge.Tag : null;
        filter.Add(field.One!, tag is null ? match : Tagged(match, tag), async (value, reading) =>
        {
            var given = (IDictionary<string, object?>)value;
            var tags = field.Tags;
            if (tag is not null && given.TryGetValue(tag.Name, out var asked) && asked is not null)
                (tags, given) = (FilterInputs.ValuesOf(asked), given.Where(pair => pair.Key != tag.Name).ToDictionary());
            var condition = given.Count == 0 ? null : await match.ReadAsync(given, reading.Of(far)).ConfigureAwait(false);
            return new Filter.Related([edge], field.At == End.FROM ? Direction.OUT : Direction.IN, condition) { Tags = tags, FarKinds = far.Count == field.AllFarKindsIn(edge).Count ? null : far };
        });
    }

    /// <summary>The conditions of a match together with one on the edge that leads there: in which role, for which use.</summary>
    InputObjectGraphType Tagged(ConditionType match, PropertySpec tag)
    {
        var name = $"{match.Name[..^"Match".Length]}By{char.ToUpperInvariant(tag.Name[0])}{tag.Name[1..]}";
        if (types.Has(name))
            return types.Input(name, null);
        return types.Input(name, $"One step away, and {tag.Description.ToLowerInvariant().TrimEnd('.')}.",
            [Fields.Input(tag.Name, inputs.OneOf(types.Words(tag.Words!))), .. match.Fields.Select(field => Fields.Input(field.Name, field.ResolvedType!, field.Description))]);
    }

    IEnumerable<(EdgeKind, EdgeField)> SharedByAll() =>
        from edge in world.EdgeKinds
        where !edge.SameKind
        from field in edge.Shown
        where field.One is not null && field.OwnersIn(edge).Count == world.NodeKinds.Count
        select (edge, field);

    static Filter IsOneOf(object value) => new Filter.Is(FilterInputs.IdsOf(FilterInputs.ValuesOf(value) ?? []));

    static Filter.HasKey HasKey(PropertySpec property, object value) => new Filter.HasKey(property.Name, FilterInputs.ValuesOf(value) ?? []);

    static Filter.Has? Attacks(NodeKind kind) =>
        kind.TypeProperty is { } type && kind.Property(type) is { Words: { } words } property && words.Values.Any(word => word.IsAttack)
            ? new Filter.Has(property, Op.IN, words.Values.Where(word => word.IsAttack).Select(word => word.Name).ToArray())
            : null;

    /// <summary>A list's condition is on one of its values: tags are asked by «tag».</summary>
    static string One(string many) => many.EndsWith('s') ? many[..^1] : many;
}
