using System.Text.Json.Nodes;
using GraphQLParser;
using GraphQLParser.AST;

namespace ConflictGraph.Acceptance.Tests.GraphQL.Attacks;

/// <summary>The schema as an attacker reads it: every place where a value can be put.</summary>
sealed class SchemaBook
{
    readonly Dictionary<string, GraphQLTypeDefinition> types;

    SchemaBook(string schema) => types = Parser.Parse(schema).Definitions.OfType<GraphQLTypeDefinition>().ToDictionary(type => type.Name.StringValue);

    public static SchemaBook Read() => new(File.ReadAllText(Repository.PathOf("schema.graphql")));

    public IReadOnlyList<GraphQLFieldDefinition> FieldsOf(string type) => types.GetValueOrDefault(type) switch
    {
        GraphQLObjectTypeDefinition one => one.Fields?.Items ?? [],
        GraphQLInterfaceTypeDefinition one => one.Fields?.Items ?? [],
        _ => [],
    };

    public IReadOnlyList<string> PossibleTypes(string type) => types.GetValueOrDefault(type) switch
    {
        GraphQLUnionTypeDefinition union => [.. union.Types?.Items.Select(one => one.Name.StringValue) ?? []],
        GraphQLInterfaceTypeDefinition => [.. types.Values.OfType<GraphQLObjectTypeDefinition>().Where(one => one.Interfaces?.Items.Any(wide => wide.Name.StringValue == type) == true).Select(one => one.Name.StringValue)],
        _ => [],
    };

    public bool IsLeaf(string type) => !types.TryGetValue(type, out var known) || known is GraphQLScalarTypeDefinition or GraphQLEnumTypeDefinition;

    public IReadOnlyList<string> WordsOf(string type) => types.GetValueOrDefault(type) is GraphQLEnumTypeDefinition words ? [.. words.Values!.Items.Select(word => word.Name.StringValue)] : [];

    public IReadOnlyList<GraphQLInputValueDefinition> MembersOf(string type) => types.GetValueOrDefault(type) is GraphQLInputObjectTypeDefinition input ? input.Fields?.Items ?? [] : [];

    public bool IsOneOf(string type) => (types[type] as IHasDirectivesNode)?.Directives?.Items.Any(directive => directive.Name.StringValue == "oneOf") == true;

    public static string NameOf(GraphQLType type) => type switch
    {
        GraphQLNonNullType sure => NameOf(sure.Type),
        GraphQLListType list => NameOf(list.Type),
        GraphQLNamedType named => named.Name.StringValue,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>The least that a type takes.</summary>
    public JsonNode? Least(GraphQLType type, bool mustBe = false) => type switch
    {
        GraphQLNonNullType sure => Least(sure.Type, true),
        _ when !mustBe => null,
        GraphQLListType => new JsonArray(),
        GraphQLNamedType named => LeastNamed(named.Name.StringValue),
        _ => null,
    };

    JsonNode? LeastNamed(string name)
    {
        if (WordsOf(name) is [var word, ..])
            return word;
        if (MembersOf(name) is not { Count: > 0 } members)
            return name switch { "Int" => 1, "Float" => 1.5, "Boolean" => true, "ID" => "organisation:russia", "DateTime" => "2024-06-26T00:00:00Z", "JSON" => new JsonObject(), _ => "Russia" };
        var least = new JsonObject();
        foreach (var member in IsOneOf(name) ? members.Take(1) : members.Where(member => member.Type is GraphQLNonNullType && member.DefaultValue is null))
            least[member.Name.StringValue] = Least(member.Type, true);
        return least;
    }

    /// <summary>
    /// Every place under the root fields of a type where a value of one of these scalars goes; those of an input type once, where they lie nearest to the root.
    /// Lists are wanted as «[]».
    /// </summary>
    public IEnumerable<Place> PlacesFor(string root, params string[] wanted)
    {
        var seen = new HashSet<string>();
        foreach (var field in FieldsOf(root))
        {
            var waiting = new Queue<(GraphQLInputValueDefinition Argument, GraphQLType Type, string Path, Func<JsonNode?, JsonNode?> With)>();
            foreach (var argument in field.Arguments?.Items ?? [])
                waiting.Enqueue((argument, argument.Type, argument.Name.StringValue, value => value));
            while (waiting.TryDequeue(out var next))
            {
                var (argument, type, path, with) = next;
                switch (type)
                {
                    case GraphQLNonNullType sure:
                        waiting.Enqueue((argument, sure.Type, path, with));
                        break;
                    case GraphQLListType list:
                        if (wanted.Contains("[]"))
                            yield return new Place(this, root, field, argument, path, value => with(new JsonArray([.. Enumerable.Range(0, 15_000).Select(_ => Least(list.Type, true))])));
                        waiting.Enqueue((argument, list.Type, path + "[]", value => with(new JsonArray(value))));
                        break;
                    case GraphQLNamedType named when MembersOf(named.Name.StringValue) is { Count: > 0 } members:
                        foreach (var member in members.Where(member => seen.Add($"{named.Name.StringValue}.{member.Name.StringValue}")))
                            waiting.Enqueue((argument, member.Type, $"{path}.{member.Name.StringValue}", value =>
                            {
                                var whole = IsOneOf(named.Name.StringValue) ? [] : (JsonObject)LeastNamed(named.Name.StringValue)!;
                                whole[member.Name.StringValue] = value;
                                return with(whole);
                            }));
                        break;
                    case GraphQLNamedType named when wanted.Contains(named.Name.StringValue):
                        yield return new Place(this, root, field, argument, path, with);
                        break;
                }
            }
        }
    }
}

/// <summary>A place in a request, by the argument it is under.</summary>
sealed record Place(SchemaBook Book, string Root, GraphQLFieldDefinition Field, GraphQLInputValueDefinition Argument, string Path, Func<JsonNode?, JsonNode?> With)
{
    public override string ToString() => $"{Field.Name.StringValue}({Path})";

    /// <summary>The request that puts this value there, with the least of all else.</summary>
    public (string Query, JsonObject Variables) Put(JsonNode? value)
    {
        var given = new JsonObject { [Argument.Name.StringValue] = With(value) };
        foreach (var other in Field.Arguments!.Items.Where(other => other != Argument && other.Type is GraphQLNonNullType))
            given[other.Name.StringValue] = Book.Least(other.Type);
        var arguments = Field.Arguments.Items.Where(argument => given.ContainsKey(argument.Name.StringValue)).ToList();
        var declared = string.Join(", ", arguments.Select(argument => $"${argument.Name.StringValue}: {TextOf(argument.Type)}"));
        var passed = string.Join(", ", arguments.Select(argument => $"{argument.Name.StringValue}: ${argument.Name.StringValue}"));
        var selected = Book.IsLeaf(SchemaBook.NameOf(Field.Type)) ? "" : Selected();
        return ($"{(Root == "Query" ? "query" : "mutation")}({declared}) {{ {Field.Name.StringValue}({passed}) {selected} }}", given);
    }

    // A list is looked at as well, so that it is read.
    string Selected() => Book.FieldsOf(SchemaBook.NameOf(Field.Type)).Any(field => field.Name.StringValue == "totalCount") ? "{ totalCount nodes { __typename } }" : "{ __typename }";

    static string TextOf(GraphQLType type) => type switch
    {
        GraphQLNonNullType sure => TextOf(sure.Type) + "!",
        GraphQLListType list => $"[{TextOf(list.Type)}]",
        _ => SchemaBook.NameOf(type),
    };
}
