using System.Text;
using System.Text.Json.Nodes;
using ConflictGraph.Ontology;
using ConflictGraph.Projection;
using ConflictGraph.Writing;

namespace ConflictGraph.Acceptance.Tests.GraphQL.Attacks;

/// <summary>Hostile values in every place of the schema that takes one, of reading and of writing.</summary>
public class ValueAttackTests(Attacked attacked) : IClassFixture<Attacked>
{
    static readonly int EachPlace = Environment.GetEnvironmentVariable("EVERY_ATTACK") == "1" ? int.MaxValue : 2;

    static readonly SchemaBook Book = SchemaBook.Read();

    /// <summary>Statements of both engines, their syntaxes of searching, patterns, paths and letters that are no letters.</summary>
    static readonly string[] Texts =
    [
        "", " ", "'; DROP TABLE node; --", "\"} MATCH (n) DETACH DELETE n //", "person:x'}) MATCH (n) DETACH DELETE n //", "`); CALL dbms.shutdown() //", "$limit", "{{7*7}}", "%", "_%_%_%",
        "*:*", "a NEAR/2 b AND (c OR NOT d*) ^e:\"f", "\"", "a* \"b", "(((((", "title:[* TO *] ~2 +a -b", "(a+)+$", "../../etc/passwd", "person:../../x", "person:..", ":", "person:", "person:a:b",
        "organisation:russia\n", "organisation:russia ", "a\u0000b", "\u202Eabc\u0007\u001B[31m", "\uFEFF", "🇺🇦👩‍👩‍👧‍👦", "e\u0301\u0301\u0301\u0301", "İıſK", "𒈙", "2024-02-30", "9999-12-31T23:59:59.9999999-14:00", "0001-01-01T00:00:00+14:00",
        "-9999-01-01/..", "[..2024-01-01..]", "2024-06-25T24:61", "XXXX-XX-XX", "Y999999999999", "99999999999999999999", "-1", "1e999", "NaN", "null", "true", "[]", "{}",
    ];

    static readonly JsonNode?[] Numbers = [-1, 0, int.MaxValue, int.MinValue, long.MaxValue, 1.5, -0.0, double.MaxValue, double.Epsilon, JsonNode.Parse("1e999"), JsonNode.Parse("-1e999"), JsonNode.Parse(new string('9', 400)), "1", true, null];

    static readonly string[] Jsons =
    [
        "{}", "[]", "null", "\"text\"", "1e999", "-1e400", "12345678901234567890123456789", "0.1234567890123456789012345678901234567890", "{\"\":{\"\":[]}}", "{\"type\":\"Point\"}", "{\"type\":\"Point\",\"coordinates\":[1e999,0]}",
        "{\"type\":\"Point\",\"coordinates\":[\"a\",null]}", "{\"type\":\"Point\",\"coordinates\":[500,-500]}", "{\"type\":\"Polygon\",\"coordinates\":[]}", "{\"type\":\"Polygon\",\"coordinates\":[[]]}", "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1]]]}",
        "{\"type\":\"GeometryCollection\",\"geometries\":[]}", "{\"type\":\"LineString\",\"coordinates\":[[0,0,0,0,0]]}", "{\"type\":7,\"coordinates\":{}}", "{\"a\":\"\\u0000\"}", "{\"__proto__\":1}",
    ];

    [Theory]
    [InlineData("Query")]
    [InlineData("Mutation")]
    public Task A_hostile_text_is_taken_as_a_text_wherever_it_stands(string root) =>
        EverywhereAsync(root, ["String", "ID", "DateTime", "EDTF", "CivilTime", "RevisionOrInstant"], [.. Texts.Select(text => (JsonNode)text)]);

    [Theory]
    [InlineData("Query")]
    [InlineData("Mutation")]
    public Task A_text_of_200_KB_is_bounded_wherever_it_stands(string root) =>
        EverywhereAsync(root, ["String", "ID", "DateTime", "EDTF", "CivilTime", "RevisionOrInstant"], [new string('a', 200_000), string.Concat(Enumerable.Range(0, 30_000).Select(i => $"w{i:x} "))]);

    [Theory]
    [InlineData("Query")]
    [InlineData("Mutation")]
    public Task A_hostile_number_is_refused_or_bounded_wherever_it_stands(string root) => EverywhereAsync(root, ["Int", "Float", "Boolean"], Numbers);

    [Theory]
    [InlineData("Query")]
    [InlineData("Mutation")]
    public Task A_list_of_15_000_is_refused_or_bounded_wherever_it_stands(string root) => EverywhereAsync(root, ["[]"], [null]);

    [Fact]
    public Task Hostile_JSON_is_kept_as_it_is_or_refused_wherever_it_stands() =>
        EverywhereAsync("Mutation", ["JSON", "GeoJSON"], [.. Jsons.Select(json => JsonNode.Parse(json)), JsonNode.Parse($"{new string('[', 40)}{new string(']', 40)}"), JsonNode.Parse($"[{string.Join(',', Enumerable.Repeat("{}", 40_000))}]")]);

    /// <summary>Puts the values in the places, each place some of them in turn (all with EVERY_ATTACK=1, which takes minutes); whatever was written then is whole, and follows from what was entered.</summary>
    async Task EverywhereAsync(string root, string[] wanted, JsonNode?[] values)
    {
        var faults = new StringBuilder();
        var places = Book.PlacesFor(root, wanted).ToList();
        Assert.NotEmpty(places);

        var turn = 0;
        foreach (var place in places)
            foreach (var value in Enumerable.Range(0, Math.Min(EachPlace, values.Length)).Select(_ => values[turn++ % values.Length]))
            {
                var (query, variables) = place.Put(value?.DeepClone());
                if (Attacked.FaultOf(await attacked.AskAsync(query, variables)) is { } fault)
                    faults.AppendLine($"{place} = {Short(value?.ToJsonString() ?? "null")}: {Short(fault)}");
            }

        Assert.True(faults.Length == 0, faults.ToString());
        await attacked.AnswersStillAsync();
        Assert.Empty(await StoredFaultsAsync());
    }

    async Task<IEnumerable<string>> StoredFaultsAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var newest = await attacked.Store.NewestAsync(cancellation);
        return [.. await new EvidenceAudit(attacked.Store).FaultsAsync(newest.Number, cancellation), .. (await new Rebuild(World.Default).CompareAsync(attacked.Store, newest.Number, cancellation)).Select(difference => $"{difference}")];
    }

    static string Short(string text) => text.Length <= 300 ? text : text[..300] + "…";
}
