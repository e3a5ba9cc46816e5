using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using GraphQLParser.AST;

namespace ConflictGraph.Acceptance.Tests.GraphQL.Attacks;

/// <summary>Documents made up from the schema: nearly valid ones, so that they get far.</summary>
sealed class RandomDocuments(SchemaBook book, Random random)
{
    static readonly string[] Ids = ["organisation:russia", "weapon:atacms", "person:pat-ryder", "location:crimea", "incident:crimea-attack", "document:briefing", "claim:nothing", "person:", "about:claim:a>weapon:atacms", "x"];
    static readonly string[] Texts = ["Russia", "missile", "Крим", "", "%", "a\\\"b", "2024-06-25", "[2024-06-24..2024-06-26]", "\\u0000", "OR", "*"];

    readonly StringBuilder fragments = new();
    readonly List<string> variables = [];
    readonly JsonObject values = [];
    int fragmentsMade;

    public static (string Document, JsonObject Variables) Make(SchemaBook book, Random random) => new RandomDocuments(book, random).Make();

    (string Document, JsonObject Variables) Make()
    {
        var writes = Chance(10);
        var body = Selected(writes ? "Mutation" : "Query", random.Next(1, 6));
        var declared = variables.Count == 0 ? "" : $"({string.Join(", ", variables)})";
        return ($"{(writes ? "mutation" : "query")} Asked{declared} {body}{fragments}", values);
    }

    bool Chance(int percent) => random.Next(100) < percent;

    T Any<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    string Selected(string type, int levels)
    {
        var text = new StringBuilder("{ ");
        for (var more = random.Next(1, 5); more > 0; more--)
            text.Append(One(type, levels)).Append(' ');
        return text.Append('}').ToString();
    }

    string One(string type, int levels)
    {
        var possible = book.PossibleTypes(type);
        if (Chance(4))
            return "__typename";
        if (possible.Count > 0 && (Chance(25) || book.FieldsOf(type).Count == 0))
        {
            var narrow = Any(possible);
            return $"... on {narrow}{Directive()} {Selected(narrow, levels)}";
        }
        if (Chance(3) && fragmentsMade < 5)
        {
            var name = $"F{fragmentsMade++}";
            fragments.Append(CultureInfo.InvariantCulture, $" fragment {name} on {type} {Selected(type, levels)}");
            return $"...{name}";
        }
        var fields = book.FieldsOf(type);
        return fields.Count == 0 ? "__typename" : Field(fields, levels);
    }

    string Field(IReadOnlyList<GraphQLFieldDefinition> fields, int levels)
    {
        var field = Any(fields);
        var type = SchemaBook.NameOf(field.Type);
        if (!book.IsLeaf(type) && levels == 0)
            return "__typename";
        var alias = Chance(70) ? $"a{random.Next(1000)}: " : "";
        var name = Chance(1) ? "nonsense" : field.Name.StringValue;
        return $"{alias}{name}{Arguments(field)}{Directive()}{(book.IsLeaf(type) ? "" : " " + Selected(type, levels - 1))}";
    }

    string Arguments(GraphQLFieldDefinition field)
    {
        var given = (field.Arguments?.Items ?? []).Where(argument => argument.Type is GraphQLNonNullType ? !Chance(1) : Chance(30)).Select(argument => $"{argument.Name.StringValue}: {Given(argument.Type)}").ToList();
        return given.Count == 0 ? "" : $"({string.Join(", ", given)})";
    }

    string Given(GraphQLType type)
    {
        if (!Chance(10) || type is not GraphQLNonNullType { Type: GraphQLNamedType named })
            return Value(type, 3);
        var name = $"v{variables.Count}";
        variables.Add($"${name}: {named.Name.StringValue}!");
        values[name] = book.Least(type);
        return $"${name}";
    }

    string Value(GraphQLType type, int levels) => type switch
    {
        GraphQLNonNullType sure => Value(sure.Type, levels),
        _ when Chance(2) => "null",
        GraphQLListType list => $"[{string.Join(", ", Enumerable.Range(0, random.Next(0, 4)).Select(_ => Value(list.Type, levels)))}]",
        GraphQLNamedType named => Value(named.Name.StringValue, levels),
        _ => "null",
    };

    string Value(string type, int levels)
    {
        if (book.WordsOf(type) is { Count: > 0 } words)
            return Any(words);
        if (book.MembersOf(type) is { Count: > 0 } members)
            return Object(type, members, levels);
        return type switch
        {
            "Int" => Chance(80) ? random.Next(0, 30).ToString(CultureInfo.InvariantCulture) : Any(["-1", "2147483647", "0", "101", "99999999999"]),
            "Float" => Any(["1", "-180", "1.5e3", "90.1", "1e999"]),
            "Boolean" => Chance(50) ? "true" : "false",
            "ID" => $"\"{Any(Ids)}\"",
            "DateTime" => Any(["\"2024-06-26T00:00:00Z\"", "\"2030-01-01T00:00:00+02:00\"", "\"yesterday\""]),
            "JSON" => Any(["{ a: [1, 2] }", "\"x\"", "null", "1e99"]),
            "GeoJSON" => Any(["{ type: \"Point\", coordinates: [30, 46] }", "{ type: \"Polygon\", coordinates: [] }"]),
            _ => $"\"{Any(Texts)}\"",
        };
    }

    string Object(string type, IReadOnlyList<GraphQLInputValueDefinition> members, int levels)
    {
        var given = book.IsOneOf(type)
            ? [Any(members)]
            : members.Where(member => member.Type is GraphQLNonNullType ? !Chance(1) : levels > 0 && Chance(Math.Max(3, 200 / members.Count))).ToList();
        return $"{{ {string.Join(", ", given.Select(member => $"{member.Name.StringValue}: {Value(member.Type, levels - 1)}"))} }}";
    }

    string Directive() => Chance(96) ? "" : Any([" @include(if: true)", " @skip(if: true)", " @skip(if: false) @include(if: true)", " @nonsense", " @deprecated"]);
}

/// <summary>Ready-made operations with something wrong in them.</summary>
static class MutatedDocuments
{
    static readonly string[] Pieces =
    [
        "{", "}", "(", ")", "[", "]", ":", "...", "@skip(if: true)", "$x", "!", "\"", "\"\"\"", "#", "query", "mutation", "fragment F on Query", "null", "-1", "1e999", "first: 100", "first: -1", "__typename", "__schema { types { name } }",
        "\\u0000", "\0", "\uFEFF", "\uD83D", "é", "on Person", "nodes", "id", "revision { number }", ",,,,", "&", "|", "0x1F", "007",
    ];

    public static string Mutate(string document, IReadOnlyList<string> others, Random random)
    {
        var text = new StringBuilder(document);
        for (var changes = random.Next(1, 5); changes > 0; changes--)
            Change(text, others, random);
        return text.ToString();
    }

    static void Change(StringBuilder text, IReadOnlyList<string> others, Random random)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(1, 60), text.Length - at);
        var other = others[random.Next(others.Count)];
        switch (random.Next(9))
        {
            case 0: text.Remove(at, length); break;
            case 1: text.Insert(at, text.ToString(at, length)); break;
            case 2: text.Insert(at, Pieces[random.Next(Pieces.Length)]); break;
            case 3: text.Insert(at, $" {Pieces[random.Next(Pieces.Length)]} "); break;
            case 4: text.Length = at; break;
            case 5 when at < text.Length: text[at] = (char)random.Next(0x20, 0x7F); break;
            case 6 when at < text.Length: text[at] = (char)random.Next(0x10000); break;
            case 7: text.Insert(at, other.AsSpan(random.Next(other.Length / 2), Math.Min(100, other.Length / 2))); break;
            case 8: text.Append(' ').Append(other); break;
        }
    }
}
