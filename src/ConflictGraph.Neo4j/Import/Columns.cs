using ConflictGraph.Ontology;

namespace ConflictGraph.Neo4j.Import;

/// <summary>The columns of files, in the order of the rows: names and types as the server's import writes them.</summary>
static class Columns
{
    // In the order of NodeRow.Columns.
    static readonly string[] OfVersion =
    [
        "id:string", "kind:string", "_node:long", "_version:long", "_enteredIn:long", "_canonical:long", "_listed:boolean", "_byName:string", "_oldest:long", "_newest:long", "_span:long", "_whenFrom:long", "_whenUntil:long",
        "_west:long", "_south:long", "_east:long", "_north:long", "_name:string", "_alias:string", "_latin:string", "_body:string", "_shown:string", "_entered:string", "_replaces:long", "_memberOf:long",
    ];

    // In the order of EdgeRow.LinkColumns, after the ends.
    const string OfLink = ":START_ID,:END_ID,_a:long,_b:long,_edge:long,_level:long,_tag:string,_span:long,_whenFrom:long,_whenUntil:long,_from:long";

    // In the order of EdgeRow.EdgeColumns.
    static readonly string[] OfEdge = ["id:string", "certainty:string", "json:string", "quote:string", "document:string", "accordingTo:string[]", "_replaces:long", "_enteredIn:long"];

    public static string Versions(NodeKind kind) => string.Join(',', [.. OfVersion, .. NativeHeaders(kind.Properties, OfVersion), "_from:long", "_to:long"]);

    public static string Entities(NodeKind kind) => string.Join(',', [":ID", "id:string", "kind:string", "_node:long", .. NativeHeaders(kind.Properties, OfEntity), "firstDay:date", "lastDay:date", "location:point{crs:WGS-84}", ":LABEL"]);

    public static string Links(EdgeKind kind) => string.Join(',', [OfLink, .. OfEdge, .. NativeHeaders(kind.Properties, OfEdge), "_to:long"]);

    public const string Direct = OfLink + ",certainty:string,derivedFrom:string,stance:string,firstDay:date,lastDay:date,_to:long";

    /// <summary>Values of what people read, each in its column. What the layout itself names so comes from there.</summary>
    public static IEnumerable<object?> NativeOfVersion(NodeKind kind, Parameters values) => Native(kind.Properties, OfVersion, values);

    public static IEnumerable<object?> NativeOfEntity(NodeKind kind, Parameters values) => Native(kind.Properties, OfEntity, values);

    public static IEnumerable<object?> NativeOfEdge(EdgeKind kind, Parameters values) => Native(kind.Properties, OfEdge, values);

    static readonly string[] OfEntity = ["id:string", "kind:string", "_node:long", "firstDay:date", "lastDay:date", "location:point"];

    static IEnumerable<PropertySpec> Natives(IReadOnlyList<PropertySpec> specs, string[] own) => specs.Where(spec => !own.Any(column => column.StartsWith(spec.Name + ":", StringComparison.Ordinal)));

    static IEnumerable<string> NativeHeaders(IReadOnlyList<PropertySpec> specs, string[] own) => Natives(specs, own).Select(spec => $"{spec.Name}:{TypeOf(spec)}");

    static IEnumerable<object?> Native(IReadOnlyList<PropertySpec> specs, string[] own, Parameters values) => Natives(specs, own).Select(spec => values.TryGetValue(spec.Name, out var value) ? Fitting(spec, value) : null);

    static string TypeOf(PropertySpec spec) => spec switch
    {
        { IsList: true, Type: PropertyType.Text or PropertyType.Enumeration or PropertyType.Entity } => "string[]",
        { IsList: false, Type: PropertyType.Number } => "long",
        { IsList: false, Type: PropertyType.Decimal } => "double",
        { IsList: false, Type: PropertyType.Flag } => "boolean",
        _ => "string",
    };

    // A file's column has one type; a value of another would be refused by the server, or worse, read as something else.
    static object? Fitting(PropertySpec spec, object? value) => (TypeOf(spec), value) switch
    {
        ("string[]", string[]) or ("long", long) or ("double", double) or ("boolean", bool) or ("string", string) => value,
        ("double", long number) => (double)number,
        _ => throw new InvalidOperationException($"{spec.Name} is {value?.GetType().Name}, and its column holds {TypeOf(spec)}."),
    };
}
