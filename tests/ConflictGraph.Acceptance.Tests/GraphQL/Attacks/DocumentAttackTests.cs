using System.Net;
using System.Text.Json.Nodes;

namespace ConflictGraph.Acceptance.Tests.GraphQL.Attacks;

/// <summary>Documents that would cost much to read, to validate or to answer: each is refused before it costs anything.</summary>
public class DocumentAttackTests(Attacked attacked) : IClassFixture<Attacked>
{
    const string Number = "revision { number }";

    static readonly Dictionary<string, (string Document, string? Code)> All = new()
    {
        ["fragments that double at each of 10 steps"] = (Doubling(10), "LIMIT_SIZE"),
        ["fragments that double at each of 24 steps"] = (Doubling(24), "LIMIT_SIZE"),
        ["fragments that double at each of 400 steps"] = (Doubling(400), "LIMIT_SIZE"),
        ["a fragment within itself"] = ("{ ...A } fragment A on Query { revision { number } ...A }", "BAD_INPUT"),
        ["fragments in a circle"] = ("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }", "BAD_INPUT"),
        ["one field 10,000 times"] = ($"{{ {Times(10_000, _ => "me { role } ")} }}", "LIMIT_SIZE"),
        ["one field 10,000 times, below"] = ($"{{ people {{ nodes {{ {Times(10_000, _ => "id ")} }} }} }}", "LIMIT_SIZE"),
        ["one object 2,000 times"] = ($"{{ people(first: 1) {{ {Times(2_000, _ => "n{id}")} }} }}", "LIMIT_SIZE"),
        ["inline fragments, 200 in 100"] = ($"{{ {Times(20, _ => $"...on Query{{{Times(30, _ => "...on Query{me{role}}")}}}")} }}", "LIMIT_SIZE"),
        ["101 aliases of the root"] = ($"{{ {Times(101, i => $"a{i}: {Number} ")} }}", "LIMIT_SIZE"),
        ["101 aliases below"] = ($"{{ people {{ nodes {{ {Times(101, i => $"a{i}: id ")} }} }} }}", "LIMIT_ALIASES"),
        ["3,000 aliases"] = ($"{{ {Times(3_000, i => $"a{i}:me{{role}}")} }}", "LIMIT_SIZE"),
        ["10 unknown directives"] = ($"{{ revision {{ number {Times(10, _ => "@aa ")} }} }}", "BAD_INPUT"),
        ["100 directives"] = ($"{{ revision {{ number {Times(100, _ => "@skip(if: false) ")} }} }}", "LIMIT_SIZE"),
        ["10,000 unknown directives"] = ($"{{ revision {{ number {Times(10_000, _ => "@a ")} }} }}", "LIMIT_SIZE"),
        ["10,000 directives of the operation"] = ($"query {Times(10_000, _ => "@a ")} {{ {Number} }}", "LIMIT_SIZE"),
        ["directives of variables"] = ($"query($a: Int {Times(8_000, _ => "@a ")}) {{ people(first: $a) {{ totalCount }} }}", "LIMIT_SIZE"),
        ["13 levels"] = (Deep(6), "LIMIT_DEPTH"),
        ["50 levels"] = (Deep(25), "LIMIT_DEPTH"),
        ["5,000 levels"] = ($"{{ {Times(5_000, _ => "a{")}b{new string('}', 5_000)} }}", "LIMIT_DEPTH"),
        ["16,000 open braces"] = (new string('{', 16_000), "BAD_INPUT"),
        ["a list of 5,000 levels"] = ($"{{ nodes(ids: {new string('[', 5_000)}{new string(']', 5_000)}) {{ id }} }}", "LIMIT_DEPTH"),
        ["an object of 5,000 levels"] = ($"{{ people(filter: {Times(3_000, _ => "{not:")}{{}}{new string('}', 3_000)}) {{ totalCount }} }}", "LIMIT_DEPTH"),
        ["a type of 5,000 levels"] = ($"query($a: {new string('[', 5_000)}Int{new string(']', 5_000)}) {{ {Number} }}", "LIMIT_DEPTH"),
        ["introspection in a circle"] = ($"{{ __schema {{ types {{ {Times(4, _ => "fields { type { ")} name {new string('}', 8)} }} }} }}", "LIMIT_DEPTH"),
        ["20 times __type ofType"] = ($"{{ __type(name: \"Person\") {{ {Times(20, _ => "ofType { ")} name {new string('}', 20)} }} }}", null),
        ["100 times __type ofType"] = ($"{{ __type(name: \"Person\") {{ {Times(100, _ => "ofType { ")} name {new string('}', 100)} }} }}", "LIMIT_DEPTH"),
        ["100 in 100 in 100"] = ("{ people(first: 100) { nodes { neighbours(first: 100) { nodes { claimsAbout(first: 100) { nodes { id } } } } } } }", "LIMIT_COST"),
        ["20 of the dearest field"] = ($"{{ {Times(20, i => $"g{i}: subgraph(input: {{ nodeLimit: 2000, edgeLimit: 5000 }}) {{ edges {{ id }} }} ")} }}", "LIMIT_COST"),
        ["20 searches"] = ($"{{ {Times(20, i => $"s{i}: search(text: \"a\", first: 100) {{ nodes {{ entity {{ neighbours(first: 100) {{ nodes {{ id }} }} }} }} }} ")} }}", null),
        ["first less than none"] = ("{ people(first: -1) { totalCount } }", "BAD_INPUT"),
        ["first none"] = ("{ people(first: 0) { totalCount } }", null),
        ["first as large as a number can be"] = ("{ people(first: 2147483647) { totalCount } }", "LIMIT_PAGE"),
        ["first larger than a number can be"] = ("{ people(first: 99999999999) { totalCount } }", "BAD_INPUT"),
        ["first of 20,000 digits"] = ($"{{ people(first: {new string('9', 20_000)}) {{ totalCount }} }}", "BAD_INPUT"),
        ["first as text"] = ("{ people(first: \"1\") { totalCount } }", "BAD_INPUT"),
        ["first and last"] = ("{ people(first: 1, last: 1) { totalCount } }", "BAD_INPUT"),
        ["a small number of first lowers no cost"] = ("{ a: people(first: -1000000) { totalCount } people(first: 100) { nodes { neighbours(first: 100) { nodes { neighbours(first: 100) { nodes { id } } } } } } }", "LIMIT_COST"),
        ["100 unused variables"] = ($"query({Times(100, i => $"$v{i}: Int ")}) {{ {Number} }}", "BAD_INPUT"),
        ["5,000 unused variables"] = ($"query({Times(2_500, i => $"$v{i}:Int ")}) {{ {Number} }}", "LIMIT_SIZE"),
        ["3,000 operations"] = (Times(1_500, i => $"query q{i}{{me{{role}}}}"), "LIMIT_SIZE"),
        ["150 operations"] = (Times(150, i => $"query q{i}{{me{{role}}}}"), "BAD_INPUT"),
        ["3,000 fragments that nothing uses"] = ($"{{ {Number} }} {Times(1_000, i => $"fragment f{i} on Query{{me{{role}}}}")}", "LIMIT_SIZE"),
        ["200 fragments that nothing uses"] = ($"{{ {Number} }} {Times(200, i => $"fragment f{i} on Query{{me{{role}}}}")}", "BAD_INPUT"),
        ["one fragment 200 times"] = ($"{{ {Number} }} {Times(200, _ => "fragment f on Query{me{role}}")}", "BAD_INPUT"),
        ["fields that cannot be merged"] = ($"{{ {Times(20, i => $"people(first: {i}) {{ nodes {{ id }} }} ")} }}", "BAD_INPUT"),
        ["a document of 32,769 characters"] = ($"{{ {Number} }}".PadRight(32 * 1024 + 1), "LIMIT_SIZE"),
        ["a comment of 32,000 characters"] = ($"{{ {Number} }} #{new string('x', 32_000)}", null),
        ["30,000 backslashes"] = ($"{{ search(text: \"\"\"{Times(10_000, _ => "\\n ")}\"\"\") {{ totalCount }} }}", null),
        ["a string without an end"] = ($"{{ search(text: \"{new string('a', 30_000)}", "BAD_INPUT"),
        ["a slip, without a hint at the schema"] = ("{ revisio { number } }", "BAD_INPUT"),
        ["nothing"] = ("", "BAD_INPUT"),
        ["spaces"] = (new string(' ', 1_000), "BAD_INPUT"),
        ["only a fragment"] = ("fragment f on Query { me { role } }", "BAD_INPUT"),
        ["a definition of a type"] = ("type Query { a: Int }", "BAD_INPUT"),
        ["a subscription"] = ("subscription { revisions { number } }", "BAD_INPUT"),
        ["NUL"] = ("{ search(text: \"a\0b\") { totalCount } }", "BAD_INPUT"),
        ["NUL, escaped"] = ("{ search(text: \"a\\u0000b\") { totalCount } }", null),
        ["half a character, escaped"] = ("{ search(text: \"a\\uD83Db\") { totalCount } }", null),
        ["half a character in the name of a person"] = ("mutation { putEntity(input: { entity: { person: { name: \"a\\uDE00b\" } } }) { outcome } }", "BAD_INPUT"),
        ["half a character in the state of a view"] = ("mutation { saveView(input: { title: \"a\", revision: 1, nodeIds: [], state: { a: \"\\uD83D\" } }) { view { state } } }", "BAD_INPUT"),
        ["a number larger than all in the state of a view"] = ("mutation { saveView(input: { title: \"a\", revision: 1, nodeIds: [], state: { a: 1e999 } }) { view { state } } }", "BAD_INPUT"),
        ["a member twice in the state of a view"] = ("mutation { saveView(input: { title: \"a\", revision: 1, nodeIds: [], state: { a: 1, a: 2 } }) { view { state } } }", "BAD_INPUT"),
        ["a mark of byte order"] = ($"\uFEFF{{ {Number} }}", null),
        ["marks of direction"] = ($"\u202E{{ {Number} }}", "BAD_INPUT"),
        ["a name of another script"] = ("{ rеvision { number } }", "BAD_INPUT"),
        ["a filter of 64 times not"] = ($"{{ people(filter: {Times(60, _ => "{not:")}{{}}{new string('}', 60)}) {{ totalCount }} }}", "LIMIT_DEPTH"),
        ["a filter of 5 times not"] = ($"{{ people(filter: {Times(5, _ => "{not:")}{{}}{new string('}', 5)}) {{ totalCount }} }}", "LIMIT_DEPTH"),
        ["a filter of 51 conditions"] = ($"{{ people(filter: {{ or: [{Times(51, i => $"{{ rank: {{ eq: \"{i}\" }} }}")}] }}) {{ totalCount }} }}", "LIMIT_SIZE"),
        ["a filter of 3,000 empty ones"] = ($"{{ people(filter: {{ or: [{Times(3_000, _ => "{}")}] }}) {{ totalCount }} }}", "LIMIT_SIZE"),
        ["a filter that names a field twice"] = ("{ people(filter: { anonymous: true, anonymous: false }) { totalCount } }", "BAD_INPUT"),
        ["a filter in a circle of relations"] = ("{ people(filter: { relatedTo: { person: { name: { eq: \"a\" } } }, and: [{ or: [{ not: { relatedTo: { person: { name: { eq: \"a\" } } } } }] }] }) { totalCount } }", null),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_hostile_document_is_answered_or_refused(string name)
    {
        var (document, code) = All[name];

        var answer = await attacked.AskAsync(document);

        Assert.Null(Attacked.FaultOf(answer));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        if (code is not null)
            Assert.Equal(code, answer.Code);
        Assert.DoesNotContain("Did you mean", answer.Text, StringComparison.Ordinal);
        await attacked.AnswersStillAsync();
    }

    [Fact]
    public async Task A_document_that_is_known_is_reckoned_anew_with_each_request_s_variables()
    {
        const string query = "query($n: Int!) { people(first: $n) { nodes { neighbours(first: $n) { nodes { neighbours(first: $n) { nodes { id } } } } } } }";

        var little = await attacked.AskAsync(query, new JsonObject { ["n"] = 2 });
        var much = await attacked.AskAsync(query, new JsonObject { ["n"] = 100 });
        var none = await attacked.AskAsync(query, new JsonObject { ["n"] = -1 });

        Assert.Contains("\"cost\":{\"objects\":14,\"most\":50000}", little.Text, StringComparison.Ordinal);
        Assert.Equal(("LIMIT_COST", "BAD_INPUT"), (much.Code, none.Code));
    }

    [Theory]
    [InlineData("query($text: String!) { search(text: $text) { totalCount } }")]
    [InlineData("query($text: String!) { whoSaidWhat(text: $text) { totalCount } }")]
    [InlineData("query($text: String!) { people(filter: { name: { matches: $text } }) { totalCount } }")]
    public async Task What_is_searched_by_is_a_few_words_and_no_page_of_text(string query)
    {
        var fits = await attacked.AskAsync(query, new JsonObject { ["text"] = Times(64, i => $"w{i} ") });
        var many = await attacked.AskAsync(query, new JsonObject { ["text"] = Times(65, i => $"w{i} ") });
        var long_ = await attacked.AskAsync(query, new JsonObject { ["text"] = new string('a', 200_000) });
        var again = await attacked.AskAsync(query, new JsonObject { ["text"] = Times(300, _ => "a ") });

        Assert.Equal((null, "LIMIT_SIZE", "LIMIT_SIZE", null), (fits.Code, many.Code, long_.Code, again.Code));
    }

    [Theory]
    [InlineData("name: $name")]
    [InlineData("name: \"Short\", names: [{ text: $name }]")]
    public async Task What_a_thing_is_called_is_no_page_of_text(string named)
    {
        var query = $"mutation($name: String!) {{ putEntity(input: {{ dryRun: true, entity: {{ person: {{ {named} }} }} }}) {{ outcome }} }}";

        var fits = await attacked.AskAsync(query, new JsonObject { ["name"] = new string('n', 1_000) });
        var long_ = await attacked.AskAsync(query, new JsonObject { ["name"] = new string('n', 1_001) });

        Assert.Equal((null, "BAD_INPUT"), (fits.Code, long_.Code));
        Assert.Contains("at most 1000", long_.Text, StringComparison.Ordinal);
    }

    static string Times(int times, Func<int, string> text) => string.Concat(Enumerable.Range(0, times).Select(text));

    static string Doubling(int steps) => $"{{ ...F0 }} {Times(steps, i => $"fragment F{i} on Query{{...F{i + 1} ...F{i + 1}}}")}fragment F{steps} on Query{{{Number}}}";

    static string Deep(int levels) => $"{{ people {{ nodes {{ {Times(levels, _ => "neighbours { nodes { ")}id{new string('}', levels * 2)} }} }} }}";
}
