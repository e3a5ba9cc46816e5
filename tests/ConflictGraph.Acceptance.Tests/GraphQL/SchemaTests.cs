using ConflictGraph.GraphQL.Execution;
using ConflictGraph.GraphQL.Schema;
using ConflictGraph.Ontology;
using ConflictGraph.TestKit;
using GraphQL.Types;

namespace ConflictGraph.Acceptance.Tests.GraphQL;

public class SchemaTests
{
    static readonly ISchema Schema = ConflictSchema.Of(World.Default);

    [Fact]
    public void The_schema_is_the_approved_one() => Approved.Same(new GraphQLExecutor(new MemoryGraphStore(), World.Default).SchemaText, "schema.graphql");

    [Fact]
    public void A_further_kind_has_its_type_lists_filter_and_edge_fields_without_a_line_of_its_own()
    {
        var vessel = new NodeKind(12, "Vessel", "vessels", "A ship or boat.", "name", PropertySpec.Text("name", "What it is called.").Required(), PropertySpec.Text("imo", "IMO number.").Indexed());
        var docked = new EdgeKind(43, "DOCKED_AT", "docked at", "was the port of", [vessel], [NodeKinds.Location], ("ports", "dockings"), "things", "none", "none") { Few = [End.FROM] };
        var hit = new EdgeKind(44, "HIT", "hit", "was hit in", [NodeKinds.Incident], [vessel], ("hits", "hitIn"), "events", "none", "none") { NeedsClaim = true, Few = [End.FROM] };

        var schema = ConflictSchema.Of(World.Default.With([vessel], [docked, hit]));

        Assert.Equal("[Location!]!", TypeOf(schema, "Vessel", "ports"));
        Assert.Equal("VesselConnection", TypeOf(schema, "Location", "dockings"));
        Assert.Equal("IncidentConnection", TypeOf(schema, "Vessel", "hitIn"));
        Assert.Equal("[HitLink!]!", TypeOf(schema, "Incident", "hits"));
        Assert.Equal("Vessel!", TypeOf(schema, "HitLink", "entity"));
        Assert.Equal("VesselConnection", TypeOf(schema, "Query", "vessels"));
        Assert.Equal("Vessel", TypeOf(schema, "Snapshot", "vessel"));
        Assert.Equal("KeyFilter", TypeOf(schema, "VesselFilter", "imo"));
        Assert.Equal("LocationMatch", TypeOf(schema, "VesselFilter", "ports"));
        Assert.Equal("VesselFilter", TypeOf(schema, "EntityFilter", "vessel"));
        Assert.Equal("VesselEntry", InputOf(schema, "EntityEntry", "vessel"));
        Assert.Equal("String!", InputOf(schema, "VesselEntry", "name"));
        Assert.Equal("String", InputOf(schema, "VesselPatch", "name"));
        Assert.Equal("[HitEntry!]", InputOf(schema, "IncidentEntry", "hits"));
        Assert.Contains(((EnumerationGraphType)schema.AllTypes["NodeKind"]!).Values, value => value.Name == "VESSEL");
    }

    /// <summary>Otherwise fragments on two kinds could not both select it.</summary>
    [Fact]
    public void A_field_name_has_one_shape_in_every_type_that_may_stand_in_its_place()
    {
        foreach (var together in Schema.AllTypes.OfType<IAbstractGraphType>())
            foreach (var field in together.PossibleTypes.SelectMany(type => type.Fields).GroupBy(field => field.Name))
                Assert.True(field.Select(one => ShapeOf(one.ResolvedType!)).Distinct().Count() == 1, $"{((IGraphType)together).Name}.{field.Key}: {string.Join(", ", field.Select(one => ShapeOf(one.ResolvedType!)).Distinct())}");
    }

    [Fact]
    public void A_root_read_may_be_null_so_that_its_neighbours_stand_and_lists_hold_no_nulls()
    {
        var reads = ((IObjectGraphType)Schema.AllTypes["Query"]!).Fields.Where(field => field.Name != "revision").ToList();

        Assert.All(reads, field => Assert.False(field.ResolvedType is NonNullGraphType, field.Name));
        foreach (var type in Schema.AllTypes.OfType<IObjectGraphType>().Where(type => type.Name is not ("Query" or "Snapshot") && !type.Name.StartsWith("__", StringComparison.Ordinal)))
            Assert.All(type.Fields, field => Assert.True(ListOf(field.ResolvedType!) is not { } list || (list.ResolvedType is NonNullGraphType && (field.ResolvedType is NonNullGraphType || (ReadAlone.Contains(field.Name) && field.Arguments?.Count > 0))), $"{type.Name}.{field.Name}"));
    }

    [Fact]
    public void What_is_read_by_itself_may_be_null_so_that_the_thing_it_hangs_on_stands()
    {
        var alone = Schema.AllTypes.OfType<IComplexGraphType>().Where(type => type is not IInputObjectGraphType).SelectMany(type => type.Fields.Select(field => (Type: type, Field: field)))
            .Where(pair => (ReadAlone.Contains(pair.Field.Name) && pair.Field.Arguments?.Count > 0) || NameOf(pair.Field) is "Graph" || NameOf(pair.Field).EndsWith("Connection", StringComparison.Ordinal)).ToList();

        Assert.True(alone.Count > 100);
        Assert.All(alone, pair => Assert.False(pair.Field.ResolvedType is NonNullGraphType, $"{pair.Type.Name}.{pair.Field.Name}"));

        static string NameOf(FieldType field) => field.ResolvedType!.ToString()!.TrimEnd('!');
    }

    [Fact]
    public void Every_connection_follows_the_Relay_specification()
    {
        var connections = Schema.AllTypes.OfType<IObjectGraphType>().Where(type => type.Name.EndsWith("Connection", StringComparison.Ordinal)).ToList();

        Assert.True(connections.Count > 20);
        foreach (var connection in connections)
        {
            var name = connection.Name[..^"Connection".Length];
            Assert.Equal($"[{name}Edge!]!", connection.GetField("edges")!.ResolvedType!.ToString());
            Assert.Equal("PageInfo!", connection.GetField("pageInfo")!.ResolvedType!.ToString());
            Assert.Equal("String!", ((IObjectGraphType)Schema.AllTypes[name + "Edge"]!).GetField("cursor")!.ResolvedType!.ToString());
        }
        foreach (var (type, field) in Schema.AllTypes.OfType<IObjectGraphType>().SelectMany(type => type.Fields.Select(field => (type, field))).Where(pair => pair.field.ResolvedType!.ToString()!.TrimEnd('!').EndsWith("Connection", StringComparison.Ordinal)))
            Assert.True(field.Arguments?.Find("first") is not null && field.Arguments?.Find("after") is not null, $"{type.Name}.{field.Name}");
    }

    [Fact]
    public void What_the_service_keeps_for_its_own_use_is_not_shown()
    {
        foreach (var kind in World.Default.NodeKinds)
            foreach (var property in kind.Properties.Where(property => property.IsInternal))
                Assert.Null(((IObjectGraphType)Schema.AllTypes[kind.Name]!).GetField(property.Name));
    }

    /// <summary>Plain lists that ask the store a question of their own.</summary>
    static readonly string[] ReadAlone = ["accounts", "neighbourFacets"];

    static string InputOf(ISchema schema, string type, string field) => ((IInputObjectGraphType)schema.AllTypes[type]!).GetField(field)?.ResolvedType?.ToString() ?? $"{type}.{field} is not there";

    static string TypeOf(ISchema schema, string type, string field) => ((IComplexGraphType)schema.AllTypes[type]!).GetField(field)?.ResolvedType?.ToString() ?? $"{type}.{field} is not there";

    static ListGraphType? ListOf(IGraphType type) => type switch { NonNullGraphType sure => ListOf(sure.ResolvedType!), ListGraphType list => list, _ => null };

    /// <summary>List or not, null or not, and which scalar or enumeration; of objects only that they are.</summary>
    static string ShapeOf(IGraphType type) => type switch
    {
        NonNullGraphType sure => ShapeOf(sure.ResolvedType!) + "!",
        ListGraphType list => $"[{ShapeOf(list.ResolvedType!)}]",
        ScalarGraphType scalar => scalar.Name,
        _ => "{}",
    };
}
